import Foundation
import Models
import Simulator

/// What a sweep will take, by its first runs.
public struct SweepForecast: Sendable {
    /// Runs that are left.
    public var runs: Int
    /// Of the clock.
    public var seconds: Double
    /// Of the finished result file.
    public var megabytes: Double

    /// One line.
    public var text: String {
        let time = seconds < 90 ? String(format: "%.0f s", seconds) : String(format: "%.0f min", seconds / 60)
        return "forecast: \(counted(runs, "run")) left, about \(time) on this machine; a result file of about "
            + String(format: "%.0f MB", max(1, megabytes))
    }
}

/// A sweep that is run and kept: every scenario at every design point.
public struct Sweep: Sendable {
    /// What is run.
    public let plan: SweepPlan
    /// The points, in order.
    public let points: [SweepPoint]
    /// What the points of a design `draws` are made of; nil for other designs.
    public let draws: ParameterDraws?
    let cells: StudyCells
    let origin: StudyOrigin
    private let replicate: Replicate

    /// A sweep with its scenarios read.
    ///
    /// - Throws: `InvalidInput` with everything that is wrong with a scenario at any point.
    public init(
        _ plan: SweepPlan,
        replicate: @escaping Replicate = { try FollowUp.replicateUnlessCancelled($0, seed: $1, replication: $2) }
    ) throws {
        self.plan = plan
        self.replicate = replicate
        try plan.requireSize()
        let problems = Problems(files: plan.files)
        Self.noteSources(of: plan, problems)
        draws = plan.design == .draws ? try ParameterDraws(plan, problems) : nil
        points = try draws?.points ?? plan.points(problems)
        origin = StudyOrigin(problems.filesRead)
        try Self.requireSameGroups(points, file: plan.path)
        cells = plan.cells(designPoints: points.count / max(1, plan.scenarios.count))
    }

    /// Keeps the plan, where it is a file of its own, and the posterior that it draws from.
    private static func noteSources(of plan: SweepPlan, _ problems: Problems) {
        let posterior = plan.source?.posterior.map { [($0.path, "posterior")] } ?? []
        let files = plan.scenarios.contains(plan.path) ? [] : [(plan.path, "plan of a sweep")]
        for (path, what) in files + posterior {
            _ = FilePath.read(path, statedAt: Place(file: path), what: what, problems: problems)
        }
    }

    /// Runs what is missing, estimates the outcomes of each point, and stores all as it goes.
    ///
    /// Runs are stored one by one in a fixed order, so that the file holds the same after any interruption and for any number of jobs.
    ///
    /// - Parameters:
    ///   - responses: outcomes of which the values of single replications are wanted.
    ///   - forecast: told once, after the first runs.
    /// - Throws: `StudyInterrupted` when cancelled; `StoreFailure` where the result file cannot be used or written.
    public func run(
        options: StudyOptions, responses: [String] = [], forecast: (SweepForecast) -> Void = { _ in },
        progress: (StudyProgress) -> Void = { _ in }
    ) async throws -> SweepReport {
        let place = try StudyPlace(header: header(), name: plan.name, options: options, origin: origin)
        defer { place.lock.release() }
        let file = try StudyFile(path: place.working, writable: true)
        do {
            try file.requireSound()
            try file.state(points)
            try await fill(file, jobs: options.jobs, forecast: forecast, progress: progress)
            let report = try SweepReport(
                file, path: place.path, points: points, cells: cells, confidence: options.confidence,
                responses: responses)
            try file.close()
            try place.finish()
            return report
        } catch is CancellationError {
            let stored = try file.storedRuns().count
            try file.close()
            throw StudyInterrupted(path: place.working, stored: stored, total: cells.count)
        } catch {
            try? file.close()
            throw error
        }
    }

    private func fill(
        _ file: StudyFile, jobs: Int, forecast: (SweepForecast) -> Void, progress: (StudyProgress) -> Void
    ) async throws {
        let stored = try file.storedRuns()
        let runs = Set(cells.lazy.map { StoredRun(point: $0.point + 1, replication: $0.replication) })
        let found = stored.intersection(runs).count
        let (began, bytes) = (ContinuousClock.now, try file.bytes())
        var done = found
        let look = min(cells.count, found + 2 * jobs + 2)
        func tell() {
            progress(
                StudyProgress(name: plan.name, done: done, total: cells.count, found: found, unit: "runs"))
        }
        tell()
        let (points, seed, replicate) = (points, plan.seed, replicate)
        try await cells.run(jobs: jobs) { cell in
            stored.contains(StoredRun(point: cell.point + 1, replication: cell.replication))
        } evaluate: { cell in
            var result = try replicate(points[cell.point].input, seed, cell.replication)
            result.observations = result.observations.thinned()
            return result
        } deliver: { cell, result in
            try file.store(result, point: cell.point + 1, replication: cell.replication)
            FreedMemory.giveBack()
            done += 1
            if done == look {
                let (fresh, left) = (Double(done - found), cells.count - done)
                let passed = (ContinuousClock.now - began).components
                let seconds = (Double(passed.seconds) + Double(passed.attoseconds) * 1e-18) / fresh * Double(left)
                let size = try file.bytes()
                let growth = Double(size - bytes) / fresh * Double(left)
                forecast(SweepForecast(runs: left, seconds: seconds, megabytes: (Double(size) + growth) * 1e-6))
            }
            tell()
        }
    }

    /// How long the runs are going to take, judged before they start; nil for less than a minute.
    ///
    /// - Throws: `CancellationError` where the task was cancelled.
    public func forecast(jobs: Int) throws -> StudyForecast? {
        let runs = cells.count / max(1, points.count)
        return try StudyForecast(points.map { .init($0.input, seed: plan.seed, runs: runs) }, jobs: jobs)
    }

    /// The header of the result file: its scenario text is that of all points, so that equal texts mean equal sweeps.
    ///
    /// The number of replications is not in it: a sweep with more of them goes on where one with fewer ended.
    func header() throws -> StudyHeader {
        guard let first = points.first else {
            throw InvalidInput(diagnostics: [Diagnostic(file: plan.path, message: "there is no point")])
        }
        let text = Self.text(of: points)
        return StudyHeader(
            name: plan.name, description: "", scenarioText: text, scenarioDigest: SHA256.hexadecimal(of: text),
            programVersion: programVersion, seed: plan.seed, horizonDays: first.input.horizon.days,
            warmupDays: first.input.warmup.days, notes: [], inputText: try InputSnapshot(first.input).text())
    }
}

extension Sweep {
    /// What a sweep is, as text: equal texts mean equal sweeps.
    static func text(of points: [SweepPoint]) -> String {
        (["sweep of \(points.count) points"] + points.map(\.json.text)).joined(separator: "\n")
    }

    /// Refuses what one result file has no place for: the groups of its numbers are those of all points.
    fileprivate static func requireSameGroups(_ points: [SweepPoint], file: String) throws {
        guard let first = points.first else { return }
        for point in points where point.groups != first.groups {
            let message =
                "'\(point.scenario)' has other \(point.input.cohort == nil ? "municipalities" : "municipalities or arms") than '\(first.scenario)'; allowed: scenarios with the same ones"
            throw InvalidInput(diagnostics: [Diagnostic(file: file, message: message)])
        }
    }
}

extension SweepPoint {
    fileprivate var groups: [[String]] {
        [input.region.municipalities.map(\.number), input.cohort?.arms.map(\.name) ?? []]
    }

    /// As it stands in the result file.
    var json: JSONText {
        .object([
            ("scenario", .string(scenario)), ("scenario_digest", .string(digest)),
            ("settings", .object(settings.map { ($0.name, .string($0.value)) })),
        ])
    }
}
