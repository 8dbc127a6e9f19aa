import Foundation
import Models
import Simulator

/// A study that was merged from its blocks, and its files.
public enum MergedStudy: Sendable {
    /// Of one scenario.
    case study(StudyResult)
    /// Of a sweep.
    case sweep(SweepReport)

    /// SHA-256 of the canonical rows of all runs: that of the study run on one machine.
    public var resultsDigest: String {
        switch self {
        case .study(let result): result.report.resultsDigest
        case .sweep(let report): report.resultsDigest
        }
    }
}

extension PlanFolder {
    /// Merges all blocks into the result file of the study, as if it had been run on one machine, and estimates the outcomes.
    ///
    /// 1. The lock of the merged study is taken, and what a merge that was killed left behind goes.
    /// 2. Every block is opened, read through and compared with its digest; it has to hold the runs that
    ///    follow from the snapshot, whatever the manifest says. All that is wrong is reported at once, and
    ///    nothing is written then.
    /// 3. Their runs are stored, one at a time in memory, in a copy of the study from before its first run.
    /// 4. Outcomes are estimated, stored and exported as after a run on one machine, and the file is moved
    ///    into place.
    /// 5. What tasks that were killed left behind is tidied away.
    ///
    /// - Parameter responses: outcomes of a sweep of which the values of single replications are wanted.
    /// - Throws: `InvalidInput` with the blocks that are missing, damaged or foreign; `StoreFailure` where the plan is damaged or another
    ///   program's, a fuller study is in the way, or nothing can be written; `CancellationError` where the task was cancelled.
    public func merge(
        study: Study = Study(), responses: (ModelInput) -> [String] = { _ in [] }, program: ProgramIdentity = .current,
        progress: (StudyProgress) -> Void = { _ in }
    ) throws -> MergedStudy {
        let began = ContinuousClock.now
        try require(program)
        let content = try content()
        for block in manifest.blocks.indices { _ = try header(ofBlock: block, content) }
        let output = try OutputFile(mergedPath, .resultFile)
        let table = try OutputFile((mergedPath as NSString).deletingPathExtension + "-outcomes.csv", .table)
        let lock = try StoreLock(for: mergedPath)
        defer { lock.release() }
        try requireSameStudy(as: content.header, isLocked: true)
        try requireNoFuller(isLocked: true)
        removeDrafts()
        let draft = "\(path)/.merged"
        defer { StudyFile.removeDatabase(draft) }
        try StoreFailure.explained(draft) { try FileManager.default.copyItem(atPath: snapshotPath, toPath: draft) }
        let file = try StudyFile(path: draft, writable: true, isDraft: true)
        defer { try? file.close() }
        try gather(content.cut, into: file, progress: progress)
        var merged = try estimate(file, content, study, responses(content.points[0].input))
        try file.close()
        try flush(draft)
        try StudyFile.moveIntoPlace(draft, output.target)
        if case .study(var result) = merged {
            let passed = ContinuousClock.now - began
            result.report.seconds = passed.seconds
            try Export.outcomes(result.report, to: table)
            merged = .study(result)
        }
        tidy()
        return merged
    }

    /// Stores the runs of all blocks.
    private func gather(_ cut: BlockCut, into merged: StudyFile, progress: (StudyProgress) -> Void) throws {
        var states: [Int: BlockState] = [:]
        var now = StudyProgress(
            name: "merging \(manifest.name)", done: 0, total: manifest.runs, found: 0, unit: manifest.unit)
        for block in manifest.blocks.indices {
            do {
                let file = try open(block, input: merged.input)
                defer { try? file.close() }
                let runs = try file.storedRunsInOrder()
                try require(runs, toBe: cut.runs(of: block))
                try requireIntact(file, runs) { run, stored in
                    now.done += 1
                    progress(now)
                    // Where something is missing nothing is kept; what follows is only looked at.
                    guard states.isEmpty else { return }
                    try merged.store(
                        ReplicationResult(observations: stored.observations, events: stored.events), point: run.point,
                        replication: run.replication)
                }
            } catch let obstacle as BlockObstacle {
                states[block] = obstacle.state
            }
        }
        guard states.isEmpty else { throw invalid(states) }
        let count = try merged.storedRunCount()
        guard count == cut.cells.count else {
            throw StoreFailure(
                .badFile, path: path,
                cause: "the blocks hold \(count) runs, and the plan has \(cut.cells.count); plan anew")
        }
    }

    /// Refuses a block with other runs than those that the snapshot cuts out for it.
    private func require(_ runs: [StoredRun], toBe cells: [StudyCell]) throws {
        let planned = Set(cells.map { StoredRun(point: $0.point + 1, replication: $0.replication) })
        guard Set(runs) == planned else {
            throw BlockObstacle(state: .damaged(planned.isSubset(of: runs) ? "it has other runs" : "runs are missing"))
        }
    }

    /// What keeps the blocks from being merged.
    private func invalid(_ states: [Int: BlockState]) -> InvalidInput {
        let missing = states.filter { $0.value == .missing }.keys.sorted()
        var found: [Diagnostic] = []
        if let first = missing.first {
            let blocks = (missing.count == 1 ? "block " : "blocks ") + BlockNumbers.text(missing)
            found.append(
                Diagnostic(
                    file: path,
                    message: "\(blocks) of \(manifest.blocks.count) \(missing.count == 1 ? "is" : "are") missing; "
                        + "'fotfeste work \(word) --block \(first)' or 'fotfeste submit \(word) --missing' makes what is missing"
                ))
        }
        for (block, state) in states.sorted(by: { $0.key < $1.key }) {
            guard let text = state.complaint else { continue }
            found.append(
                Diagnostic(
                    file: blockPath(block),
                    message: "\(text); 'fotfeste work \(word) --block \(block)' makes it anew"))
        }
        return InvalidInput(diagnostics: found)
    }

    private func estimate(
        _ file: StudyFile, _ content: PlanContent, _ study: Study, _ responses: [String]
    ) throws -> MergedStudy {
        if manifest.kind == .sweep {
            return .sweep(
                try SweepReport(
                    file, path: mergedPath, points: content.points, cells: content.cut.cells,
                    confidence: manifest.confidence, responses: responses))
        }
        let report = try RunReport(
            file, replications: manifest.replications, confidence: manifest.confidence, estimate: study.estimate)
        try file.store(report)
        let outcomes = (mergedPath as NSString).deletingPathExtension + "-outcomes.csv"
        return .study(StudyResult(report: report, path: mergedPath, outcomesPath: outcomes))
    }

    /// Refuses to replace another study that has the name of the merged one; one that is damaged is replaced.
    private func requireSameStudy(as header: StudyHeader, isLocked: Bool) throws {
        guard let file = try? StudyFile(path: mergedPath, writable: false, isLocked: isLocked) else { return }
        defer { try? file.close() }
        guard let obstacle = header.obstacle(toContinuing: file.header) else { return }
        throw StoreFailure(.cannotWrite, path: mergedPath, cause: "\(obstacle); move it away first")
    }

    /// Refuses to replace a merged study to which replications were added since.
    func requireNoFuller(isLocked: Bool) throws {
        guard let file = try? StudyFile(path: mergedPath, writable: false, isLocked: isLocked) else { return }
        defer { try? file.close() }
        guard let stored = try? file.storedDigest()?.replications, stored > manifest.runs else { return }
        throw StoreFailure(
            .cannotWrite, path: mergedPath,
            cause: "it holds \(stored) \(manifest.unit), more than were planned (\(manifest.runs)); move it away first")
    }

    /// What merges that were killed left behind, under the lock.
    private func removeDrafts() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] where name.hasPrefix(".merged") {
            unlink("\(path)/\(name)")
        }
    }

    private func tidy() {
        let folder = path + "/blocks"
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where name.hasPrefix(".block-") || name.hasSuffix(".part") {
            unlink("\(folder)/\(name)")
        }
    }
}

extension BlockState {
    /// What is wrong with the file; nil where nothing is, or there is none.
    var complaint: String? {
        switch self {
        case .done, .missing: nil
        case .damaged(let cause): "this block is damaged (\(Self.inner(cause)))"
        case .foreign(let cause): "this block \(cause)"
        }
    }

    /// The cause within `this result file is damaged (cause)`.
    private static func inner(_ cause: String) -> String {
        let head = "this result file is damaged ("
        return cause.hasPrefix(head) && cause.hasSuffix(")") ? String(cause.dropFirst(head.count).dropLast()) : cause
    }
}
