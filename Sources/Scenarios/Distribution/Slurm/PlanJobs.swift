import Foundation

/// The job scripts of a plan, and the words with which `sbatch` takes them.
struct PlanJobs {
    /// Those that need a task; none where only the merge is left.
    let blocks: [Int]
    /// The array's script and that of the merge, with their paths.
    let scripts: [(path: String, text: String)]
    private let plan: String
    private let array: String
    /// Earlier jobs of which tasks are in the queue.
    private let unfinished: [String]

    init(_ folder: PlanFolder, _ options: SlurmOptions, blocks: [Int], unfinished: [String]) {
        (self.blocks, self.unfinished) = (blocks, unfinished)
        let path = folder.path
        let plan = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        let both = [JobScript.Work.block, .merge].map { work in
            JobScript(
                work: work, options: options, name: folder.manifest.name, plan: plan, program: Self.program,
                blocks: folder.manifest.blocks.count)
        }
        (self.plan, array) = (plan, both[0].array(blocks))
        scripts = zip(["work.sh", "merge.sh"], both).map { ("\(plan)/slurm/\($0)", $1.text) }
    }

    /// For the array.
    var arrayWords: [String] { ["--array=\(array)", "--chdir=\(plan)", scripts[0].path] }

    /// For the merge, which waits until the new blocks have ended well, and earlier ones in any way: merging finds what is missing.
    func merge(after job: String?) -> [String] {
        let parts = (job.map { ["afterok:\($0)"] } ?? []) + unfinished.map { "afterany:\($0)" }
        let wait = parts.isEmpty ? [] : ["--dependency=\(parts.joined(separator: ","))", "--kill-on-invalid-dep=yes"]
        return wait + ["--chdir=\(plan)", scripts[1].path]
    }

    /// What would be submitted.
    var rehearsed: SubmittedPlan {
        let words = (blocks.isEmpty ? [] : [arrayWords]) + [merge(after: blocks.isEmpty ? nil : "JOB")]
        let commands = words.map { (["sbatch"] + $0).map(shellWord).joined(separator: " ") }
        return SubmittedPlan(scripts: scripts, commands: commands, blocks: blocks)
    }

    /// The program that runs.
    private static let program =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
}
