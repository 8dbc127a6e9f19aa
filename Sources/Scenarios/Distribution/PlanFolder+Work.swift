import Foundation
import Simulator

/// A block that is done.
public struct FinishedBlock: Sendable {
    /// Its file.
    public var path: String
    /// How many runs it has.
    public var runs: Int
    /// True where it was done before, or by another task in the meantime.
    public var wasDone: Bool
}

extension PlanFolder {
    /// Runs a block.
    ///
    /// 1. A block that is done, read through, is left as it is; one that is damaged or foreign is made anew.
    /// 2. What an earlier task had stored when it was asked to stop is taken over.
    /// 3. Runs are stored one by one, in order, in a file that no other task knows.
    /// 4. The finished file is moved into place.
    ///
    /// Two tasks that run the same block get in nobody's way: both make the same bytes. Cancelling the task leaves what is stored to the next.
    ///
    /// - Parameter scratch: a folder for the file while it grows, such as one on the machine's own disk.
    /// - Throws: `StudyInterrupted` when cancelled; `InvalidInput` for a number that is not that of a block; `StoreFailure` where the plan is
    ///   damaged or another program's, or nothing can be written.
    public func work(
        block: Int, jobs: Int, scratch: String? = nil, study: Study = Study(), program: ProgramIdentity = .current,
        progress: (StudyProgress) -> Void = { _ in }
    ) async throws -> FinishedBlock {
        try require(block: block)
        try require(program)
        let content = try content()
        let header = try header(ofBlock: block, content)
        let input = content.points[0].input
        var finished = FinishedBlock(path: blockPath(block), runs: manifest.blocks[block].runs, wasDone: true)
        if try state(ofBlock: block, input: input, thorough: true) == .done { return finished }
        do {
            try await run(block, header, content, jobs: jobs, scratch: scratch, study.replicate, progress)
        } catch let failure as StoreFailure {
            // Another task finished the block, and what merging tidied away was this one's file.
            guard try state(ofBlock: block, input: input, thorough: true) == .done else { throw failure }
            return finished
        }
        finished.wasDone = false
        return finished
    }

    private func run(
        _ block: Int, _ header: StudyHeader, _ content: PlanContent, jobs: Int, scratch: String?,
        _ replicate: @escaping Replicate, _ progress: (StudyProgress) -> Void
    ) async throws {
        let draft = try BlockDraft(self, block: block, header: header, content: content, scratch: scratch)
        do {
            try await fill(draft.file, block, content, jobs: jobs, replicate, progress)
            try draft.finish()
        } catch is CancellationError {
            let stored = try draft.file.storedRunCount()
            stored > 0 ? try draft.park() : draft.discard()
            throw StudyInterrupted(
                path: stored > 0 ? partPath(block) : path, stored: stored, total: manifest.blocks[block].runs,
                unit: manifest.unit)
        } catch {
            draft.discard()
            throw error
        }
    }

    private func fill(
        _ file: StudyFile, _ block: Int, _ content: PlanContent, jobs: Int, _ replicate: @escaping Replicate,
        _ progress: (StudyProgress) -> Void
    ) async throws {
        let (runs, stored) = (content.cut.runs(of: block), try file.storedRuns())
        var now = StudyProgress(
            name: "\(manifest.name), block \(block)", done: stored.count, total: runs.count, found: stored.count,
            unit: manifest.unit)
        progress(now)
        let missing = runs.filter { !stored.contains(StoredRun(point: $0.point + 1, replication: $0.replication)) }
        try await ReplicationRunner(jobs: jobs).run(missing, order: .asGiven) {
            try content.evaluate($0, replicate)
        } deliver: { run, result in
            try file.store(result, point: run.point + 1, replication: run.replication)
            FreedMemory.giveBack()
            now.done += 1
            progress(now)
        }
    }
}
