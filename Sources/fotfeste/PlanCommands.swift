import ArgumentParser
import Foundation
import Scenarios

/// `fotfeste plan`
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Cuts a study or sweep into blocks that machines of a cluster can run.",
        discussion: """
            Example: fotfeste plan scenarios/troms-finnmark-2019.yaml --replications 1000 --blocks 50 --output results/plan

            The folder has all that blocks need. 'work' runs one of them, 'merge' puts all together: the result is that of one machine, to the
            byte. With Slurm, 'submit' does both. The number of replications is fixed beforehand; there is no --precision.
            """)

    @Argument(help: "A scenario file, or a plan of a sweep.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    @Option(help: "How many blocks, at most one for each run.")
    var blocks: Int

    @Option(help: "The plan folder, which is made.")
    var output: String

    @OptionGroup var design: DesignArguments

    @Flag(help: "Print the plan as JSON.")
    var json = false

    @Flag(help: "Replace another plan, with all of its blocks.")
    var force = false

    func validate() throws {
        try require(blocks, in: StudyLimits.blocks, "--blocks")
    }

    func run() async throws {
        let (folder, wasThere) = try PlanFolder.create(
            output, of: try study(), blocks: blocks, confidence: design.confidence, force: force)
        if wasThere { Talk.line("\(folder.path): this plan is there already; nothing is changed") }
        Output.write(json ? folder.json.text : folder.text)
    }

    private func study() throws -> PlannedStudy {
        guard SweepPlan.isPlan(file) else {
            let scenario = try Scenario.load(path: file, settings: design.settings)
            return try PlannedStudy(scenario, seed: design.seed, replications: design.replications)
        }
        if !design.settings.isEmpty { throw ValidationError("--set: a plan of a sweep states parameters as factors") }
        var plan = try SweepPlan.load(path: file)
        plan.seed = design.seed ?? plan.seed
        plan.replications = design.replications ?? plan.replications
        return try PlannedStudy(Sweep(plan))
    }
}

/// `fotfeste work`
struct WorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "Runs one block of a plan.",
        discussion: """
            Example: fotfeste work results/plan --block 0

            A block that is done is not run again. Ctrl-C or a request to end stops it; the same command goes on with what was stored. That two
            machines run the same block does no harm.
            """)

    @Argument(help: "A plan folder.", completion: .directory)
    var plan: String

    @Option(help: "The number of the block, from 0.")
    var block: Int

    @Option(help: "Replications that run at the same time (default: one per core).")
    var jobs: Int?

    @Option(help: "A folder on the machine's own disk for the file while it grows (default: the plan folder).")
    var scratch: String?

    func validate() throws {
        try require(jobs, in: StudyLimits.jobs, "--jobs")
    }

    func run() async throws {
        let (plan, block, scratch) = (plan, block, scratch)
        let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        let finished = try await Interruption.cancelling {
            let printer = ProgressPrinter()
            return try await PlanFolder(plan).work(block: block, jobs: jobs, scratch: scratch, progress: printer.show)
        }
        if finished.wasDone { Talk.line("block \(block): done before; nothing to do") }
        Output.write(finished.path + "\n")
    }
}

/// `fotfeste merge`
struct MergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Puts the blocks of a plan together and prints the outcomes.",
        discussion: """
            Example: fotfeste merge results/plan

            Exits with 65, and says which, where blocks are missing, damaged, or made by another program; nothing is written then.
            """)

    @Argument(help: "A plan folder.", completion: .directory)
    var plan: String

    @Flag(help: "Print JSON in place of tables.")
    var json = false

    func run() async throws {
        let plan = plan
        let merged = try await Interruption.cancelling(saying: "stopping") {
            let printer = ProgressPrinter()
            return try PlanFolder(plan).merge(
                responses: { SweepReport.usualResponses(isOfCohorts: $0.cohort != nil) }, progress: printer.show)
        }
        switch merged {
        case .study(let result):
            Output.write(json ? result.report.json.text : RunText(result.report).text + "\n" + filesText([result]))
        case .sweep(let report):
            let names = SweepReport.usualResponses(isOfCohorts: report.points.first?.input.cohort != nil)
            Output.write(
                json ? report.json(names).text : SweepText(report, outcomes: names).text + "\n" + filesText(report))
        }
    }
}

/// `fotfeste status`
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Says which blocks of a plan are done, running, or failed.",
        discussion: "Example: fotfeste status results/plan")

    @Argument(help: "A plan folder.", completion: .directory)
    var plan: String

    @Flag(help: "Read every block through, as merging does.")
    var check = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let (plan, check) = (plan, check)
        let status = try await Interruption.cancelling(saying: "stopping") {
            let printer = check ? ProgressPrinter() : nil
            return try PlanFolder(plan).status(thorough: check) { printer?.show($0) }
        }
        Output.write(json ? status.json.text : status.text)
    }
}
