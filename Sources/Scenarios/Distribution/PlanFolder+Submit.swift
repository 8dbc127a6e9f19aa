import Foundation

/// What was submitted, or would be.
public struct SubmittedPlan: Sendable {
    /// The scripts with their paths.
    public var scripts: [(path: String, text: String)] = []
    /// The commands that submit them.
    public var commands: [String] = []
    /// Blocks that are submitted.
    public var blocks: [Int] = []
    /// The array's job; nil where none is needed, or in a rehearsal.
    public var job: String?
    /// The job that merges.
    public var mergeJob: String?

    /// What would be done, for people.
    public var rehearsal: String {
        scripts.map { "# \($0.path)\n\($0.text)\n" }.joined() + commands.map { $0 + "\n" }.joined()
    }

    /// What was done, for people.
    public var text: String {
        var text = ""
        if let job { text += "blocks \(BlockNumbers.text(blocks)): job \(job)\n" }
        if let mergeJob { text += "merge: job \(mergeJob)\n" }
        return text
    }
}

extension PlanFolder {
    /// Writes the job scripts and submits an array of blocks, and a job that merges when all of them have ended well.
    ///
    /// - Parameters:
    ///   - missingOnly: blocks that are neither done, by their rows, nor in the queue; else all, which only a plan that was not submitted before
    ///     can be asked for.
    ///   - isRehearsal: nothing is written or submitted.
    /// - Returns: what was submitted; nil where all is done and merged, or in the queue.
    /// - Throws: `StoreFailure` where there is no Slurm, or where it refuses; `CancellationError` where the task was cancelled.
    public func submit(
        _ options: SlurmOptions, missingOnly: Bool = false, isRehearsal: Bool = false,
        progress: (StudyProgress) -> Void = { _ in }
    ) throws -> SubmittedPlan? {
        try submit(options, missingOnly: missingOnly, isRehearsal: isRehearsal, slurm: .system, progress: progress)
    }

    func submit(
        _ options: SlurmOptions, missingOnly: Bool, isRehearsal: Bool, slurm: Slurm,
        program: ProgramIdentity = .current, progress: (StudyProgress) -> Void = { _ in }
    ) throws -> SubmittedPlan? {
        try require(program)
        if !isRehearsal { try requireSlurm(slurm) }
        guard let todo = try toSubmit(missingOnly, isRehearsal, slurm, progress) else { return nil }
        var plan = SubmittedPlan(blocks: todo.blocks)
        let scripts = [JobScript.Work.block, .merge].map { work in
            JobScript(work: work, options: options, name: manifest.name, plan: absolute(path), program: Self.program)
        }
        let paths = ["work.sh", "merge.sh"].map { absolute(path) + "/slurm/" + $0 }
        plan.scripts = zip(paths, scripts).map { ($0, $1.text) }
        let array = "--array=\(BlockNumbers.text(todo.blocks))" + (options.atOnce.map { "%\($0)" } ?? "")
        if isRehearsal {
            let job = todo.blocks.isEmpty ? nil : "JOB"
            if job != nil { plan.commands.append("sbatch \(array) \(shellWord(paths[0]))") }
            let merge = ["sbatch"] + dependency(on: job, todo.unfinished) + [shellWord(paths[1])]
            plan.commands.append(merge.joined(separator: " "))
            return plan
        }
        try requireRoom(slurm)
        try makeFolder(slurmFolder)
        for (path, text) in plan.scripts { try AtomicFile(path: path).write { try $0(text) } }
        if !todo.blocks.isEmpty {
            plan.job = try slurm.submit([array, paths[0]])
            try note(Submission(job: plan.job, blocks: BlockNumbers.text(todo.blocks), merge: nil))
        }
        plan.mergeJob = try slurm.submit(dependency(on: plan.job, todo.unfinished) + [paths[1]])
        try note(Submission(job: nil, blocks: "", merge: plan.mergeJob))
        return plan
    }

    /// The merge waits until the new blocks have ended well, and the old ones in any way: merging itself finds what is missing.
    private func dependency(on job: String?, _ unfinished: [String]) -> [String] {
        let parts = (job.map { ["afterok:\($0)"] } ?? []) + unfinished.map { "afterany:\($0)" }
        return parts.isEmpty ? [] : ["--dependency=\(parts.joined(separator: ","))", "--kill-on-invalid-dep=yes"]
    }

    /// Blocks that need a task, and jobs whose tasks are still in the queue; nil where nothing is left to submit.
    private func toSubmit(
        _ missingOnly: Bool, _ isRehearsal: Bool, _ slurm: Slurm, _ progress: (StudyProgress) -> Void
    ) throws -> (blocks: [Int], unfinished: [String])? {
        guard missingOnly else {
            guard try submissions().isEmpty || isRehearsal else {
                throw StoreFailure(
                    .cannotWrite, path: path,
                    cause: "this plan was submitted before; --missing submits what is neither done nor in the queue")
            }
            return (Array(manifest.blocks.indices), [])
        }
        let status = try status(thorough: true, slurm: slurm, progress: progress)
        if let problem = status.queueProblem, !isRehearsal {
            throw StoreFailure(.cannotWrite, path: path, cause: "the queue could not be asked (\(problem))")
        }
        let isMerged = status.done.count == status.blocks && status.mergedDigest != nil
        if status.toDo.isEmpty, isMerged || status.mergeJob != nil { return nil }
        return (status.toDo, try SubmittedTasks(self, slurm).unfinished)
    }

    private func requireSlurm(_ slurm: Slurm) throws {
        guard slurm.isThere("sbatch") else {
            throw StoreFailure(
                .cannotWrite, path: path,
                cause:
                    "cannot submit: there is no sbatch here; go to a machine with Slurm, load its module, or run the blocks "
                    + "with 'fotfeste work \(path) --block 0' and so on")
        }
    }

    /// Slurm's own message for too many blocks names neither the limit nor a remedy.
    private func requireRoom(_ slurm: Slurm) throws {
        guard let largest = slurm.largestIndex(), manifest.blocks.count - 1 > largest else { return }
        throw StoreFailure(
            .cannotWrite, path: path,
            cause:
                "cannot submit: arrays of this cluster have at most \(largest + 1) tasks (MaxArraySize); plan at most "
                + "\(largest + 1) blocks")
    }

    private func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// The program that runs.
    private static let program =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
}
