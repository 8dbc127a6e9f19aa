import Foundation
import Models
import Simulator

/// What a sweep gives: the outcomes of every point, and the values of each replication for what is analysed on.
public struct SweepReport: Sendable {
    /// Of the plan.
    public var name: String
    /// SHA-256 of all points.
    public var digest: String
    /// SHA-256 of the canonical rows of all runs.
    public var resultsDigest: String
    /// In the order of the plan.
    public var points: [SweepPoint]
    /// Of the whole region or of arms, by point.
    public var outcomes: [[ReportedOutcome]]
    /// Values of single replications by response and point, where an analysis asked for them.
    public var values: [SweepResponse: [[Double]]]
    /// Executed runs.
    public var runs: Int
    /// The result file.
    public var path: String
    /// The tidy table of outcomes.
    public var outcomesPath: String

    /// Estimates every point, one after the other, and stores and exports what comes out.
    ///
    /// A look at fewer replications than were finished before does not take the fuller table away.
    init(
        _ file: StudyFile, path: String, points: [SweepPoint], cells: StudyCells, confidence: Double,
        responses: [String]
    ) throws {
        let csv = (path as NSString).deletingPathExtension + "-outcomes.csv"
        (name, self.path, outcomesPath) = (file.header.name, path, csv)
        (digest, self.points, runs) = (file.header.scenarioDigest, points, cells.count)
        let isFullest = try (file.storedDigest()?.replications ?? 0) <= runs
        // A kill while points are estimated again must not leave the outcomes of some beside the digest of before.
        if isFullest { try file.discardDigest(unlessOf: runs) }
        var all: [[ReportedOutcome]] = []
        var values = SweepValues(responses, scenarios: points.map(\.scenario).distinct().count)
        var results = ResultsDigest(names: file.names)
        let estimation = SweepEstimation(
            file: file, points: points, replications: cells.replications, confidence: confidence)
        func estimate(write: (String) throws -> Void) throws {
            try estimation.run(write: write) { point, replications, outcomes in
                for (run, observations) in replications {
                    results.add(observations, point: point.id, replication: run.replication)
                }
                values.add(point, replications.map(\.observations))
                if isFullest { try file.store(outcomes, point: point.id) }
                all.append(outcomes)
            }
        }
        if isFullest {
            try OutputFile(csv, .table).write { try estimate(write: $0) }
        } else {
            try estimate { _ in }
        }
        outcomes = all
        self.values = values.found
        resultsDigest = results.text
        if isFullest { try file.store(digest: results.text, runs: runs) }
    }

    /// Paired differences of every later scenario from the first, design point by design point.
    func differences(atDesignPoint number: Int) -> [Difference] {
        let (count, start) = (scenarios.count, number * scenarios.count)
        guard count > 1 else { return [] }
        return (start + 1..<start + count).flatMap { index in
            SweepDifferences.between(
                outcomes[start], outcomes[index], names: (a: points[start].scenario, b: points[index].scenario))
        }
    }

    /// For `--json`: every outcome and difference of every point, and how these outcomes lie over the points.
    public func json(_ responses: [String]) -> JSONText {
        let settings = settings
        let factors = SweepFactors(settings)
        let count = scenarios.count
        return .object([
            ("name", .string(name)), ("sweep_digest", .string(digest)), ("results_digest", .string(resultsDigest)),
            ("program_version", .string(programVersion)), ("runs", .integer(runs)), ("factors", factors.json),
            (
                "points",
                .array(
                    points.indices.map { index in
                        .object([
                            ("point", .integer(points[index].id)), ("design_point", .integer(index / count + 1)),
                            ("scenario", .string(points[index].scenario)),
                            ("settings", factors.json(points[index].settings)),
                            ("outcomes", .array(outcomes[index].map(\.json))),
                        ])
                    })
            ),
            (
                "differences",
                .array(
                    settings.indices.flatMap { number in
                        differences(atDesignPoint: number).map { difference in
                            difference.json.preceded(by: ("design_point", .integer(number + 1)))
                        }
                    })
            ),
            ("series", .array(summaries(responses).map(\.json))),
            ("noise_limit", .number(SweepSummary.noiseLimit(points: settings.count))),
        ])
    }
}

/// Of what an analysis asks: an outcome under a scenario, for the whole region or an arm.
public struct SweepResponse: Hashable, Sendable {
    /// As in the contract.
    public var outcome: String
    /// Of the plan.
    public var scenario: String
    /// Index of the arm; nil for the whole region.
    public var arm: Int?
}

/// Collects the values of single replications.
struct SweepValues {
    /// By response and point of the scenario; not a number where undefined.
    private(set) var found: [SweepResponse: [[Double]]] = [:]
    private let outcomes: Set<String>

    private let scenarios: Int

    init(_ outcomes: [String], scenarios: Int) {
        self.outcomes = Set(outcomes)
        self.scenarios = max(1, scenarios)
    }

    mutating func add(_ point: SweepPoint, _ replications: [[Observation]]) {
        guard !outcomes.isEmpty else { return }
        defer { level(through: (point.id - 1) / scenarios + 1, of: point.scenario) }
        var rows: [SweepResponse: [Double]] = [:]
        for (index, observations) in replications.enumerated() {
            for value in OutcomeCatalogue.values(for: point.input, replications: [observations], names: outcomes) {
                var arm: Int?
                if case .arm(let number) = value.group { arm = number }
                let response = SweepResponse(outcome: value.name, scenario: point.scenario, arm: arm)
                rows[response, default: Array(repeating: .nan, count: replications.count)][index] = value.value
            }
        }
        for (response, row) in rows {
            level(response, through: (point.id - 1) / scenarios)
            found[response, default: []].append(row)
        }
    }

    /// Where nothing was defined at a design point, a response has no value there.
    private mutating func level(through count: Int, of scenario: String) {
        for response in found.keys where response.scenario == scenario { level(response, through: count) }
    }

    private mutating func level(_ response: SweepResponse, through count: Int) {
        while found[response, default: []].count < count { found[response, default: []].append([]) }
    }
}
