import Foundation

/// How far a plan is: by the files of its blocks and, where it was submitted, by what the scheduler knows.
public struct PlanStatus: Sendable {
    /// A block that was submitted, has left the queue and is not there.
    public struct Failure: Sendable {
        /// From 0.
        public var block: Int
        /// How it ended.
        public var cause: String
        /// Of its task.
        public var log: String
    }

    /// Of the study.
    public var name: String
    /// The plan folder.
    public var path: String
    /// How many there are.
    public var blocks: Int
    /// Finished.
    public var done: [Int] = []
    /// In the queue, with their states as Slurm names them: `PENDING`, `RUNNING`, `COMPLETING`, ...
    public var queued: [(block: Int, state: String)] = []
    /// At work.
    public var running: [Int] { queued.filter { $0.state == "RUNNING" }.map(\.block) }
    /// Not yet at work.
    public var waiting: [Int] { queued.filter { $0.state == "PENDING" }.map(\.block) }
    /// Submitted and gone.
    public var failed: [Failure] = []
    /// Whose file is damaged or foreign, with what is wrong.
    public var refused: [(block: Int, complaint: String)] = []
    /// Begun by a task that was not submitted, and that may still run.
    public var begun: [Int] = []
    /// Not begun.
    public var missing: [Int] = []
    /// The digest of the merged study; nil where there is none.
    public var mergedDigest: String?
    /// Where the job that merges is: `running`, `waiting`, or another state as Slurm names it; nil where
    /// there is none.
    public var mergeJob: String?
    /// Why the queue could not be asked; nil where it could, or nothing was submitted.
    public var queueProblem: String?

    /// Those that a task has to be submitted for.
    public var toDo: [Int] { (failed.map(\.block) + refused.map(\.block) + begun + missing).sorted() }
}

extension PlanFolder {
    /// How far the plan is.
    ///
    /// - Parameter thorough: every row of every block is read and compared with its digest.
    /// - Throws: `StoreFailure` where the plan is damaged; `CancellationError` where the task was cancelled.
    public func status(thorough: Bool = false, progress: (StudyProgress) -> Void = { _ in }) throws -> PlanStatus {
        try status(thorough: thorough, slurm: .system, progress: progress)
    }

    func status(
        thorough: Bool = false, slurm: Slurm, progress: (StudyProgress) -> Void = { _ in }
    ) throws -> PlanStatus {
        var status = PlanStatus(name: manifest.name, path: path, blocks: manifest.blocks.count)
        let jobs = try SubmittedTasks(self, slurm)
        (status.queueProblem, status.mergeJob) = (jobs.problem, jobs.merge)
        let snapshot = try StudyFile(reading: snapshotPath)
        defer { try? snapshot.close() }
        let begun = begunBlocks()
        var now = StudyProgress(
            name: "looking at \(manifest.name)", done: 0, total: manifest.blocks.count, found: 0, unit: "blocks")
        for block in manifest.blocks.indices {
            try Task.checkCancellation()
            let state = try state(ofBlock: block, input: snapshot.input, thorough: thorough)
            status.add(block, state, jobs, isBegun: begun.contains(block))
            now.done += 1
            progress(now)
        }
        if let merged = try? StudyFile(reading: mergedPath) {
            defer { try? merged.close() }
            status.mergedDigest = try? merged.storedDigest()?.digest
        }
        return status
    }

    /// Blocks of which a task has left something, or is at work.
    private func begunBlocks() -> Set<Int> {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/blocks")) ?? []
        return Set(
            names.filter { $0.hasPrefix(".block-") || $0.hasSuffix(".part") }.compactMap { name in
                Int(name.drop { !$0.isNumber }.prefix { $0.isNumber })
            })
    }
}

extension PlanStatus {
    fileprivate mutating func add(_ block: Int, _ state: BlockState, _ jobs: SubmittedTasks, isBegun: Bool) {
        if state == .done {
            done.append(block)
        } else if let task = jobs.queued[block] {
            queued.append((block, task.state))
        } else if jobs.problem == nil, let job = jobs.job(of: block) {
            let cause = state.complaint ?? jobs.ending(ofBlock: block, in: job) ?? "ended without a result"
            failed.append(Failure(block: block, cause: cause, log: "\(path)/slurm/\(job)-\(block).log"))
        } else if let complaint = state.complaint {
            refused.append((block, complaint))
        } else if isBegun {
            begun.append(block)
        } else {
            missing.append(block)
        }
    }
}

/// What was submitted for a plan, and what has become of it.
struct SubmittedTasks {
    private(set) var queued: [Int: Slurm.QueuedTask] = [:]
    private var endings: [Slurm.TaskName: String] = [:]
    /// Where the job that merges is, if it is in the queue.
    private(set) var merge: String?
    /// Why the queue could not be asked.
    private(set) var problem: String?
    private var jobs: [Int: String] = [:]

    init(_ folder: PlanFolder, _ slurm: Slurm) throws {
        let submissions = try folder.submissions()
        for submission in submissions {
            for block in BlockNumbers.list(submission.blocks) { jobs[block] = submission.job }
        }
        let arrays = submissions.compactMap(\.job)
        let merges = submissions.compactMap(\.merge)
        do {
            for task in try slurm.queue(of: arrays + merges) { add(task, isMerge: merges.contains(task.job)) }
        } catch let failure as StoreFailure {
            problem = "\(failure.path): \(failure.cause)"
        }
        endings.merge(slurm.endings(of: arrays)) { $1 }
    }

    /// The queue shows tasks for some minutes after their end.
    private mutating func add(_ task: Slurm.QueuedTask, isMerge: Bool) {
        if isMerge {
            guard !task.hasEnded else { return }
            merge = ["PENDING": "waiting", "RUNNING": "running"][task.state] ?? task.state
        } else if let block = task.index {
            if task.hasEnded {
                endings[Slurm.TaskName(job: task.job, index: block)] = task.state
            } else {
                queued[block] = task
            }
        }
    }

    /// How a block's task ended, in the words of Slurm; nil where it does not say.
    func ending(ofBlock block: Int, in job: String) -> String? { endings[Slurm.TaskName(job: job, index: block)] }

    /// The job in which a block was submitted last.
    func job(of block: Int) -> String? { jobs[block] }

    /// Jobs of which tasks are in the queue.
    var unfinished: [String] { Set(queued.values.map(\.job)).sorted() }
}
