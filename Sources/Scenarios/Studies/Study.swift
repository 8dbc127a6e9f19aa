import Foundation
import Models
import Simulator

/// How a study is run and where it is kept.
public struct StudyOptions: Sendable {
    /// In place of the scenario's seed.
    public var seed: UInt64?
    /// In place of the scenario's number of replications; at least 1.
    public var replications: Int?
    /// How many replications run at the same time.
    public var jobs: Int
    /// A folder, or a path that ends in `.sqlite`.
    public var output: String
    /// Replaces another study that is in the way.
    public var force: Bool
    /// Level of the intervals, in (0, 1).
    public var confidence: Double

    /// Options; the defaults are those of the command line.
    public init(
        seed: UInt64? = nil, replications: Int? = nil, jobs: Int = ProcessInfo.processInfo.activeProcessorCount,
        output: String = "results", force: Bool = false, confidence: Double = 0.95
    ) {
        self.seed = seed
        self.replications = replications
        self.jobs = jobs
        self.output = output
        self.force = force
        self.confidence = confidence
    }

    /// The result file of a study of this name.
    public func path(for name: String) -> String {
        if output.hasSuffix(".sqlite") { return output }
        let file = name.replacingOccurrences(of: "/", with: "-") + ".sqlite"
        return (output as NSString).appendingPathComponent(file)
    }
}

/// How far a study is.
public struct StudyProgress: Sendable {
    /// Of the scenario.
    public var name: String
    /// Stored replications of those asked for.
    public var done: Int
    /// Replications asked for.
    public var total: Int
    /// Those of `done` that were stored before this run.
    public var found: Int
    /// What is counted.
    public var unit = "replications"
}

/// A study was stopped before its end; what is stored is sound.
public struct StudyInterrupted: Error, Sendable {
    /// The result file.
    public var path: String
    /// Replications that are stored.
    public var stored: Int
    /// Replications asked for.
    public var total: Int
    /// What is counted.
    public var unit = "replications"

    /// For the one who stopped it.
    public var text: String {
        "interrupted: \(stored) of \(total) \(unit) are stored in \(path); the same command continues"
    }
}

/// A finished study and its files.
public struct StudyResult: Sendable {
    /// What came out.
    public var report: RunReport
    /// The result file.
    public var path: String
    /// The outcomes as CSV.
    public var outcomesPath: String
}

/// One replication of the model: a pure function of input, seed and replication number.
public typealias Replicate = @Sendable (ModelInput, UInt64, Int) throws -> ReplicationResult

/// Runs a scenario and keeps all that comes out.
public struct Study: Sendable {
    /// What is run.
    public var replicate: Replicate
    /// How outcomes are estimated.
    public var estimate: Estimation
    /// Is handed each replication when it is stored, one at a time, in the order in which they are finished.
    package var observe: @Sendable (_ replication: Int, _ result: ReplicationResult) -> Void = { _, _ in }
    /// How they are estimated for the whole region and for arms alone, to see whether there are enough replications.
    var estimateWhole: Estimation

    /// A study of the follow-up model, or of another in tests.
    public init(
        replicate: @escaping Replicate = { try FollowUp.replicateUnlessCancelled($0, seed: $1, replication: $2) },
        estimate: Estimation? = nil
    ) {
        self.replicate = replicate
        self.estimate = estimate ?? { OutcomeEstimator(for: $0) }
        estimateWhole =
            estimate ?? {
                OutcomeEstimator(for: $0) { group in
                    if case .arm = group { true } else { group == .region }
                }
            }
    }

    /// Runs the replications that are missing, estimates the outcomes and writes them beside the result file.
    ///
    /// Cancelling the task stops the study within a second: what is finished is stored, what is running is not.
    ///
    /// - Throws: `StudyInterrupted` when cancelled; `StoreFailure` where the result file cannot be used or written.
    public func run(
        _ scenario: Scenario, options: StudyOptions, progress: (StudyProgress) -> Void = { _ in }
    ) async throws -> StudyResult {
        let began = ContinuousClock.now
        let total = max(1, options.replications ?? scenario.replications)
        let place = try StudyPlace(scenario, options: options)
        defer { place.lock.release() }
        var report = try await fill(place, total: total, options: options, progress: progress)
        try place.finish()
        let passed = ContinuousClock.now - began
        report.seconds = passed.seconds
        // A look at fewer replications than were finished before does not take the fuller table away.
        if try finished(place) <= total { try Export.outcomes(report, to: place.table) }
        return StudyResult(report: report, path: place.path, outcomesPath: place.table.path)
    }

    /// From how many replications the stored outcomes are.
    private func finished(_ place: StudyPlace) throws -> Int {
        let file = try StudyFile(reading: place.path)
        defer { try? file.close() }
        return try file.storedDigest()?.replications ?? 0
    }

    private func fill(
        _ place: StudyPlace, total: Int, options: StudyOptions, progress: (StudyProgress) -> Void
    ) async throws -> RunReport {
        try await filled(place, total: total, jobs: options.jobs, progress: progress) { file in
            let report = try RunReport(
                file, replications: total, confidence: options.confidence, estimate: estimate)
            if try (file.storedDigest()?.replications ?? 0) <= total { try file.store(report) }
            return report
        }
    }

    /// Runs what is missing and estimates outcomes of the whole; the study is not finished by it.
    ///
    /// - Returns: how many replications had been stored before, and the outcomes.
    func look(
        _ scenario: Scenario, through total: Int, _ options: StudyOptions, progress: (StudyProgress) -> Void
    ) async throws -> (found: Int, outcomes: [ReportedOutcome]) {
        let place = try StudyPlace(scenario, options: options)
        defer { place.lock.release() }
        var found = 0
        let outcomes = try await filled(place, total: total, jobs: options.jobs) {
            found = $0.found
            progress($0)
        } use: { file in
            var estimator = estimateWhole(file.input)
            for replication in 1...total {
                try Task.checkCancellation()
                estimator.add(try file.observations(ofReplication: replication))
            }
            return estimator.estimates().map {
                ReportedOutcome($0, names: file.names, confidence: options.confidence, replications: total)
            }.filter(\.group.isWhole)
        }
        return (found, outcomes)
    }

    /// Runs what is missing, and then hands the file over.
    private func filled<Result>(
        _ place: StudyPlace, total: Int, jobs: Int, progress: (StudyProgress) -> Void,
        use: (StudyFile) throws -> Result
    ) async throws -> Result {
        let file = try StudyFile(path: place.working, writable: true)
        do {
            try file.requireSound()
            try await runMissing(file, total: total, jobs: jobs, progress: progress)
            let result = try use(file)
            try file.close()
            return result
        } catch is CancellationError {
            let stored = try file.storedReplications().filter { $0 <= total }.count
            try file.close()
            throw StudyInterrupted(path: place.working, stored: stored, total: total)
        } catch {
            let stored = try? file.storedReplications().count
            try? file.close()
            if place.isNew, stored == 0 { StudyFile.removeDatabase(place.working) }
            throw error
        }
    }

    private func runMissing(
        _ file: StudyFile, total: Int, jobs: Int, progress: (StudyProgress) -> Void
    ) async throws {
        let stored = Set(try file.storedReplications())
        let missing = (1...total).filter { !stored.contains($0) }
        let found = total - missing.count
        var done = found
        progress(StudyProgress(name: file.header.name, done: done, total: total, found: found))
        let (input, seed, replicate) = (file.input, file.header.seed, replicate)
        try await ReplicationRunner(jobs: jobs).run(missing) { replication in
            try replicate(input, seed, replication)
        } deliver: { replication, result in
            try file.store(result, replication: replication)
            FreedMemory.giveBack()
            observe(replication, result)
            done += 1
            progress(StudyProgress(name: file.header.name, done: done, total: total, found: found))
        }
    }
}
