import Models

/// Estimates the outcomes of a sweep point by point, so that the runs of one point at a time are in memory.
struct SweepEstimation {
    typealias Replications = [(run: StoredRun, observations: [Observation])]

    let file: StudyFile
    let points: [SweepPoint]
    /// The first so many of each point.
    let replications: Int
    let confidence: Double

    /// Writes the tidy table of all points, and hands over what each of its rows is made from.
    ///
    /// - Throws: `CancellationError` where the task was cancelled.
    func run(
        write: (String) throws -> Void,
        use: (SweepPoint, Replications, [ReportedOutcome]) throws -> Void = { _, _, _ in }
    ) throws {
        let table = SweepTable(points)
        try write(table.header)
        var base: [ReportedOutcome] = []
        for (index, point) in points.enumerated() {
            try Task.checkCancellation()
            let replications = try file.runs(ofPoint: point.id, first: replications).map { run in
                (run, try file.observations(ofReplication: run.replication, point: point.id))
            }
            let outcomes = outcomes(of: point, replications.map(\.1))
            try use(point, replications, outcomes)
            try write(outcomes.map { table.line(point, $0) }.joined())
            if index.isMultiple(of: table.scenarios) {
                base = outcomes
            } else {
                let names = (a: points[index - index % table.scenarios].scenario, b: point.scenario)
                let differences = SweepDifferences.between(base, outcomes, names: names)
                try write(differences.map { table.line(point, $0, replications: replications.count) }.joined())
            }
        }
    }
}

extension SweepEstimation {
    /// The outcomes of one point, from the observations of its replications.
    func outcomes(of point: SweepPoint, _ replications: [[Observation]]) -> [ReportedOutcome] {
        OutcomeCatalogue.estimates(for: point.input, replications: replications, groups: \.isWhole).map {
            ReportedOutcome($0, names: file.names, confidence: confidence, replications: replications.count)
        }
    }
}

/// Paired differences at one design point.
enum SweepDifferences {
    /// Of every outcome that both scenarios have, in the order of the first.
    static func between(
        _ first: [ReportedOutcome], _ later: [ReportedOutcome], names: (a: String, b: String)
    ) -> [Difference] {
        let found = Dictionary(
            later.map { (OutcomeKey($0), $0) }, uniquingKeysWith: { first, _ in first })
        return first.compactMap { outcome in
            found[OutcomeKey(outcome)].map { Difference(from: outcome, to: $0, names: names) }
        }
    }
}

/// Which outcome of whom.
struct OutcomeKey: Hashable {
    var name: String
    var group: GroupLabel

    init(_ outcome: ReportedOutcome) { (name, group) = (outcome.name, outcome.group) }
    init(name: String, group: GroupLabel) { (self.name, self.group) = (name, group) }
}

/// The tidy table of a sweep: a row for each outcome of each point, and for each paired difference with the first scenario.
struct SweepTable {
    /// How many scenarios there are at each design point.
    let scenarios: Int
    private let factors: SweepFactors

    init(_ points: [SweepPoint]) {
        scenarios = max(1, points.map(\.scenario).distinct().count)
        factors = SweepFactors(points.map(\.settings))
    }

    /// The columns before those of the factors, by which the table is known.
    static let leading = ["point", "design_point", "kind", "scenario", "against"]

    var header: String {
        csvLine(
            Self.leading + factors.header + [
                "name", "unit", "arm", "estimate", "low", "high", "half_width", "confidence", "method",
                "replications", "correlation", "reason",
            ])
    }

    func line(_ point: SweepPoint, _ outcome: ReportedOutcome) -> String {
        let numbers = [outcome.estimate, outcome.low, outcome.high, outcome.halfWidth].map(Self.number)
        let what = [outcome.name, outcome.unit, outcome.group.value]
        let rest = [
            "\(outcome.level)", outcome.methodText, "\(outcome.replications)", "", outcome.reason ?? "",
        ]
        return csvLine(start(point, point.scenario, against: "") + what + numbers + rest)
    }

    /// The scenario of a difference is named `b less a`, so that levels and differences are never taken together.
    func line(_ point: SweepPoint, _ difference: Difference, replications: Int) -> String {
        let numbers = [difference.estimate, difference.low, difference.high, difference.halfWidth].map(Self.number)
        let scenario = "\(difference.b) less \(difference.a)"
        let reason = difference.estimate == nil ? "undefined under one of the two" : ""
        let what = [difference.name, difference.unit, difference.group.value]
        let method = difference.low == nil ? "" : difference.method.rawValue
        let rest = [
            "\(difference.level)", method, "\(replications)", Self.number(difference.correlation), reason,
        ]
        return csvLine(start(point, scenario, against: difference.a) + what + numbers + rest)
    }

    private func start(_ point: SweepPoint, _ scenario: String, against: String) -> [String] {
        let designPoint = (point.id - 1) / scenarios + 1
        let kind = against.isEmpty ? "level" : "difference"
        return ["\(point.id)", "\(designPoint)", kind, scenario, against] + factors.fields(point.settings)
    }

    private static func number(_ value: Double?) -> String { value.map { "\($0 + 0)" } ?? "" }
}
