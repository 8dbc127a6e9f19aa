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
    init(_ sweep: Sweep, _ file: StudyFile, path: String, confidence: Double, responses: [String]) throws {
        let csv = (path as NSString).deletingPathExtension + "-outcomes.csv"
        (name, self.path, outcomesPath) = (sweep.plan.name, path, csv)
        (digest, points, runs) = (file.header.scenarioDigest, sweep.points, sweep.cells.count)
        var all: [[ReportedOutcome]] = []
        var values = SweepValues(responses, scenarios: sweep.plan.scenarios.count)
        var results = ResultsDigest(names: file.names)
        let names = sweep.points.first?.settings.map(\.name) ?? []
        try AtomicFile(path: csv).write { write in
            try write(SweepTable.header(names))
            for point in sweep.points {
                let outcomes = try Self.outcomes(of: point, file, confidence, &results, &values)
                try file.store(outcomes, point: point.id)
                try write(outcomes.map { SweepTable.line(point, $0) }.joined())
                all.append(outcomes)
            }
        }
        outcomes = all
        self.values = values.found
        resultsDigest = results.text
        try file.store(digest: results.text, runs: runs)
    }

    private static func outcomes(
        of point: SweepPoint, _ file: StudyFile, _ confidence: Double, _ digest: inout ResultsDigest,
        _ values: inout SweepValues
    ) throws -> [ReportedOutcome] {
        let stored = try file.storedReplications(ofPoint: point.id)
        var replications: [[Observation]] = []
        for replication in stored {
            let observations = try file.observations(ofReplication: replication, point: point.id)
            digest.add(observations, point: point.id, replication: replication)
            replications.append(observations)
        }
        values.add(point, replications)
        return OutcomeCatalogue.estimates(for: point.input, replications: replications, groups: \.isWhole).map {
            ReportedOutcome($0, names: file.names, confidence: confidence, replications: stored.count)
        }
    }

    /// For `--json`.
    public var json: JSONText {
        .object([
            ("name", .string(name)), ("sweep_digest", .string(digest)), ("results_digest", .string(resultsDigest)),
            ("program_version", .string(programVersion)), ("runs", .integer(runs)),
            (
                "points",
                .array(
                    zip(points, outcomes).map { point, outcomes in
                        .object([
                            ("point", .integer(point.id)), ("scenario", .string(point.scenario)),
                            ("settings", .object(point.settings.map { ($0.name, .string($0.value)) })),
                            ("outcomes", .array(outcomes.map(\.json))),
                        ])
                    })
            ),
        ])
    }
}

/// The tidy table of a sweep.
enum SweepTable {
    static func header(_ factors: [String]) -> String {
        csvLine(
            ["point", "scenario"] + factors + [
                "name", "unit", "arm", "estimate", "low", "high", "half_width", "confidence", "replications", "reason",
            ])
    }

    static func line(_ point: SweepPoint, _ outcome: ReportedOutcome) -> String {
        let numbers = [outcome.estimate, outcome.low, outcome.high, outcome.halfWidth].map { $0.map { "\($0)" } ?? "" }
        return csvLine(
            ["\(point.id)", point.scenario] + point.settings.map(\.value) + [
                outcome.name, outcome.unit, outcome.group.value,
            ]
                + numbers + ["\(outcome.confidence)", "\(outcome.replications)", outcome.reason ?? ""])
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
