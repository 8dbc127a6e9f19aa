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
        try write(SweepTable.header(points.first?.settings.map(\.name) ?? []))
        for point in points {
            try Task.checkCancellation()
            let replications = try file.runs(ofPoint: point.id, first: replications).map { run in
                (run, try file.observations(ofReplication: run.replication, point: point.id))
            }
            let outcomes = outcomes(of: point, replications.map(\.1))
            try use(point, replications, outcomes)
            try write(outcomes.map { SweepTable.line(point, $0) }.joined())
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

/// The tidy table of a sweep.
enum SweepTable {
    static func header(_ factors: [String]) -> String {
        csvLine(
            ["point", "scenario"] + factors + [
                "name", "unit", "arm", "estimate", "low", "high", "half_width", "confidence", "method",
                "replications", "reason",
            ])
    }

    static func line(_ point: SweepPoint, _ outcome: ReportedOutcome) -> String {
        let numbers = [outcome.estimate, outcome.low, outcome.high, outcome.halfWidth].map { $0.map { "\($0)" } ?? "" }
        return csvLine(
            ["\(point.id)", point.scenario] + point.settings.map(\.value) + [
                outcome.name, outcome.unit, outcome.group.value,
            ]
                + numbers + ["\(outcome.level)", outcome.methodText, "\(outcome.replications)", outcome.reason ?? ""])
    }
}
