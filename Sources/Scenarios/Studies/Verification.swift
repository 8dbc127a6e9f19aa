import Foundation
import Models
import Simulator

/// Whether a result file holds what it says, and whether the program gives the same again.
public struct Verification: Sendable {
    /// As the user wrote it.
    public var file: String
    /// Of the scenario.
    public var name: String
    /// The program that made the file.
    public var programVersion: String
    /// Replications 1 to this are checked; of a sweep, so many runs.
    public var replications: Int
    /// Of a sweep; nil for a study of one scenario.
    public var points: Int?
    /// SHA-256 of the stored scenario text, computed now.
    public var scenarioDigest: String
    /// The one that is stored.
    public var storedScenarioDigest: String
    /// SHA-256 of the stored rows, computed now.
    public var resultsDigest: String
    /// The one that is stored; nil where no run was finished.
    public var storedResultsDigest: String?
    /// The one of the replay; nil where nothing was replayed.
    public var replayedDigest: String?
    /// The first row that the replay gives differently.
    public var firstDifference: RowDifference?
    /// What else is not as it should be, one sentence each: the scenario text and the input, replications, the table of outcomes.
    public var differences: [String] = []

    /// True where all that could be compared is equal.
    public var matches: Bool {
        scenarioDigest == storedScenarioDigest && (storedResultsDigest ?? resultsDigest) == resultsDigest
            && (replayedDigest ?? resultsDigest) == resultsDigest && firstDifference == nil && differences.isEmpty
    }

    private var counts: [(String, JSONText)] {
        points.map { [("points", .integer($0)), ("runs", .integer(replications))] }
            ?? [("replications", .integer(replications))]
    }

    /// For `--json`.
    public var json: JSONText {
        .object(
            [
                ("file", .string(file)), ("name", .string(name)), ("program_version", .string(programVersion)),
            ] + counts + [
                ("scenario_digest", .string(scenarioDigest)),
                ("stored_scenario_digest", .string(storedScenarioDigest)), ("results_digest", .string(resultsDigest)),
                ("stored_results_digest", .optional(storedResultsDigest)),
                ("replayed_results_digest", .optional(replayedDigest)), ("differences", .strings(differences)),
                ("matches", .bool(matches)),
                (
                    "first_difference",
                    firstDifference.map {
                        .object([("stored", .optional($0.stored)), ("replayed", .optional($0.replayed))])
                    } ?? .null
                ),
            ])
    }
}

/// A row of the canonical CSV that differs between a file and its replay.
public struct RowDifference: Hashable, Sendable {
    /// In the file; nil where it has none there.
    public var stored: String?
    /// In the replay; nil where it has none there.
    public var replayed: String?

    /// The first difference of two lists of rows; nil where they are equal.
    init?(stored: [String], replayed: [String]) {
        for index in 0..<max(stored.count, replayed.count) {
            let a = index < stored.count ? stored[index] : nil
            let b = index < replayed.count ? replayed[index] : nil
            if a != b {
                (self.stored, self.replayed) = (a, b)
                return
            }
        }
        return nil
    }
}

extension Study {
    /// Checks a result file: its rows against its digests and, with `replay`, against the model run again.
    ///
    /// - Throws: `StoreFailure` where the file cannot be read; `CancellationError` where the task was cancelled.
    public func verify(
        _ path: String, replay: Bool, jobs: Int, progress: (StudyProgress) -> Void = { _ in }
    ) async throws -> Verification {
        let file = try StudyFile(reading: path)
        defer { try? file.close() }
        try file.requireSound()
        if try file.holdsSweep() {
            return try await verifySweep(file, replay: replay, jobs: jobs, progress: progress)
        }
        _ = try file.origin()
        let stored = try file.storedDigest()
        let count = try stored?.replications ?? file.completeReplications()
        var digest = ResultsDigest(names: file.names)
        var estimator = estimate(file.input)
        var differences = file.headerDifferences()
        for replication in stride(from: 1, through: count, by: 1) {
            try Task.checkCancellation()
            let run = StoredRun(point: 1, replication: replication)
            let found = try file.found(run)
            if !found.isIntact { differences.append("\(run) is not as it was written") }
            digest.add(found)
            estimator.add(found.observations)
        }
        if stored != nil {
            let confidence = try file.storedConfidence() ?? 0.95
            let outcomes = estimator.estimates().map {
                ReportedOutcome($0, names: file.names, confidence: confidence, replications: count)
            }
            differences += OutcomeDifferences.between(try file.storedOutcomes(ofPoint: 1), outcomes)
        }
        let text = CanonicalText.of(file.input)
        if text != file.header.scenarioText { differences.append("the scenario text is not that of the stored input") }
        var result = Verification(
            file: path, name: file.header.name, programVersion: file.header.programVersion, replications: count,
            scenarioDigest: SHA256.hexadecimal(of: text), storedScenarioDigest: file.header.scenarioDigest,
            resultsDigest: digest.text, storedResultsDigest: stored?.digest, differences: differences)
        if replay, count > 0 { try await self.replay(file, into: &result, jobs: jobs, progress: progress) }
        return result
    }

    private func replay(
        _ file: StudyFile, into result: inout Verification, jobs: Int, progress: (StudyProgress) -> Void
    ) async throws {
        try file.requireRunnable(file.input, "study.input")
        let (input, seed, replicate) = (file.input, file.header.seed, replicate)
        let canonical = CanonicalRows(names: file.names)
        var first: (replication: Int, difference: RowDifference)?
        var replayed = OrderedDigest(names: file.names)
        var done = 0
        let total = result.replications
        try await ReplicationRunner(jobs: jobs).run(1...total) {
            try replicate(input, seed, $0)
        } deliver: {
            let rows = canonical.rows($1.observations, replication: $0)
            let found = try file.found(StoredRun(point: 1, replication: $0))
            let stored = canonical.rows(found.observations, replication: $0)
            if $0 < first?.replication ?? .max, let difference = RowDifference(stored: stored, replayed: rows) {
                first = ($0, difference)
            }
            replayed.add($1.observations, replication: $0)
            done += 1
            progress(StudyProgress(name: file.header.name, done: done, total: total, found: 0))
        }
        result.firstDifference = first?.difference
        result.replayedDigest = replayed.digest.text
    }
}

/// A digest of replications that are handed over in any order.
private struct OrderedDigest {
    var digest: ResultsDigest
    private var waiting: [Int: [Observation]] = [:]
    private var next = 1

    init(names: CellNames) { digest = ResultsDigest(names: names) }

    mutating func add(_ observations: [Observation], replication: Int) {
        waiting[replication] = observations
        while let following = waiting.removeValue(forKey: next) {
            digest.add(following, replication: next)
            next += 1
        }
    }
}

extension Verification {
    /// For people, on a few lines.
    public var text: String { findings + (matches ? "Everything matches.\n" : "There is a difference.\n") }

    /// Without the verdict.
    var findings: String {
        let count =
            points.map { counted(replications, "run") + " at " + counted($0, "point") }
            ?? counted(replications, "replication")
        var lines = ["\(file): \(count) of \(name), version \(programVersion)"]
        lines.append("  scenario digest  \(scenarioDigest)" + mark(scenarioDigest == storedScenarioDigest))
        let isStored = (storedResultsDigest ?? resultsDigest) == resultsDigest
        lines.append("  results digest   \(resultsDigest)" + mark(isStored))
        lines += differences.map { "  DIFFERS: \($0)" }
        if storedResultsDigest == nil {
            lines.append("  no run was finished: there is no stored digest to compare with")
        }
        if let replayedDigest {
            lines.append("  replay           \(replayedDigest)" + mark(replayedDigest == resultsDigest))
        }
        if let firstDifference {
            lines.append("first row that differs (point,replication,name,by,day,value)")
            lines.append("  stored    \(firstDifference.stored ?? "none")")
            lines.append("  replayed  \(firstDifference.replayed ?? "none")")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func mark(_ matches: Bool) -> String { matches ? "" : "  DIFFERS from what is stored" }
}
