import ArgumentParser
import Scenarios

/// `fotfeste submit`
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Hands the blocks of a plan to Slurm, and a job that merges them.",
        discussion: """
            Examples: fotfeste submit results/plan --time 02:00:00 --memory 2G; fotfeste submit results/plan --missing

            Writes slurm/work.sh and slurm/merge.sh into the plan folder and submits them: an array with a task for each block, and the merge,
            which waits until all have ended well. 'status' says how far they are; --missing submits again what failed.
            """)

    @Argument(help: "A plan folder.", completion: .directory)
    var plan: String

    @Flag(help: "Only blocks that are neither done nor in the queue.")
    var missing = false

    @Flag(help: "Print the scripts and commands; write and submit nothing.")
    var dryRun = false

    @Option(help: "Partition of the cluster.")
    var partition: String?

    @Option(help: "Limit of the time of a block, such as 02:00:00.")
    var time: String?

    @Option(help: "Memory of a block, such as 2G.")
    var memory: String?

    @Option(help: "Memory of the merge (default: that of a block).")
    var mergeMemory: String?

    @Option(help: "Account to charge.")
    var account: String?

    @Option(help: "Cores of a block: so many replications run at the same time.")
    var cores: Int = 1

    @Option(help: "Blocks that run at the same time at most (default: as many as there is room for).")
    var atOnce: Int?

    @Option(help: "A line of shell before the program, such as 'module load GSL'; may be given several times.")
    var setup: [String] = []

    @Option(help: "A folder on the node's own disk for files while they grow, such as '$TMPDIR'.")
    var scratch: String?

    @Option(
        name: .customLong("sbatch"), parsing: .unconditionalSingleValue,
        help: "An option of sbatch as it stands, such as --sbatch --qos=low; may be given several times.")
    var extra: [String] = []

    func validate() throws {
        try require(cores, in: StudyLimits.jobs, "--cores")
        try require(atOnce, in: StudyLimits.blocks, "--at-once")
        let words =
            [("--partition", partition), ("--time", time), ("--memory", memory), ("--merge-memory", mergeMemory)]
            + [("--account", account)] + extra.map { ("--sbatch", $0) }
        for (option, value) in words where value?.contains(where: { $0.isNewline || $0 == "\0" }) ?? false {
            throw ValidationError("\(option): one line, without line ends")
        }
        for line in extra where !line.hasPrefix("-") {
            throw ValidationError("--sbatch: an option with its dashes, such as --qos=low, not '\(line)'")
        }
    }

    func run() async throws {
        let options = SlurmOptions(
            partition: partition, time: time, memory: memory, mergeMemory: mergeMemory, account: account, cores: cores,
            atOnce: atOnce, extra: extra, setup: setup, scratch: scratch)
        let (plan, missing, dryRun) = (plan, missing, dryRun)
        let submitted = try await Interruption.cancelling(saying: "stopping") {
            let printer = ProgressPrinter()
            return try PlanFolder(plan).submit(
                options, missingOnly: missing, isRehearsal: dryRun, progress: printer.show)
        }
        guard let submitted else { return Output.write("nothing to submit: all is done or in the queue\n") }
        Output.write(dryRun ? submitted.rehearsal : submitted.text)
    }
}
