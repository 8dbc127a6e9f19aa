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
        scripts.map { "# \(shellWord($0.path))\n\($0.text)\n" }.joined() + commands.map { $0 + "\n" }.joined()
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
        guard let (blocks, unfinished) = try toSubmit(missingOnly, isRehearsal, slurm, progress) else { return nil }
        let jobs = PlanJobs(self, options, blocks: blocks, unfinished: unfinished)
        return isRehearsal ? jobs.rehearsed : try hand(jobs, to: slurm)
    }

    /// Writes the scripts and submits them; what was submitted is noted at once.
    private func hand(_ jobs: PlanJobs, to slurm: Slurm) throws -> SubmittedPlan {
        try requireRoom(for: jobs.blocks, slurm)
        let files = try jobs.scripts.map { (try OutputFile($0.path, .jobScript), $0.text) }
        for (file, text) in files { try file.write(text) }
        var submitted = SubmittedPlan(scripts: jobs.scripts, blocks: jobs.blocks)
        if !jobs.blocks.isEmpty {
            submitted.job = try slurm.submit(jobs.arrayWords)
            try note(Submission(job: submitted.job, blocks: BlockNumbers.text(jobs.blocks), merge: nil))
        }
        submitted.mergeJob = try slurm.submit(jobs.merge(after: submitted.job))
        try note(Submission(job: nil, blocks: "", merge: submitted.mergeJob))
        return submitted
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
                    + "with 'fotfeste work \(word) --block 0' and so on")
        }
    }

    /// Slurm's own message for too many blocks names neither the limit nor a remedy.
    private func requireRoom(for blocks: [Int], _ slurm: Slurm) throws {
        guard let last = blocks.last, let largest = slurm.largestIndex(), last > largest else { return }
        throw StoreFailure(
            .cannotWrite, path: path,
            cause:
                "cannot submit: arrays of this cluster have at most \(largest + 1) tasks (MaxArraySize); plan at most "
                + counted(largest + 1, "block"))
    }
}
