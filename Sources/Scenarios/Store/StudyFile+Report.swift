import Foundation
import GRDB
import Models
import Simulator

/// A point of a sweep as its file holds it.
public struct StoredPoint: Sendable {
    /// From 1.
    public var id: Int
    /// Name of the scenario.
    public var scenario: String
    /// SHA-256 of the resolved scenario.
    var digest: String
    /// Factors with their values, in the order of the plan.
    public var settings: [SweepPlan.Setting]
    /// As estimated when the sweep was finished; none before.
    public var outcomes: [StoredOutcome]
}

/// A row of the table of outcomes.
public struct StoredOutcome: Sendable {
    /// As in the contract.
    public var name: String
    /// For example `share`.
    public var unit: String
    /// The kind of group, such as `municipality`; empty for the whole region.
    var by: String
    /// Name of the group, which in a sweep is an arm of a cohort; empty for the whole region.
    public var arm: String
    /// In its unit; nil where undefined.
    public var estimate: Double?
    /// Lower end of the interval; nil where one replication cannot tell.
    public var low: Double?
    /// Upper end of the interval; nil where there is none.
    public var high: Double?
    /// Level of the interval, in (0, 1).
    public var level: Double
    /// How the interval was computed; nil where there is none.
    public var method: IntervalMethod?
    /// From how many replications.
    public var replications: Int

    /// Half the width of the interval, (high - low) / 2; nil without an interval.
    public var halfWidth: Double? { low.flatMap { low in high.map { ($0 - low) / 2 } } }
}

extension StudyFile {
    /// How many runs of all points are stored.
    public func storedRunCount() throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM replication") ?? 0 }
    }

    /// The outcomes of a point as they were stored when the study was finished.
    func storedOutcomes(ofPoint point: Int) throws -> [StoredOutcome] {
        try read { try storedOutcomes(ofPoint: point, in: $0) }
    }

    /// The points of a sweep with their outcomes, in order.
    ///
    /// - Throws: `StoreFailure` where the file is damaged.
    public func storedPoints() throws -> [StoredPoint] {
        try read { db in
            try StoredPart.points.requireIntact(in: db, path: path)
            let points = try rows(
                "SELECT id, parameters FROM point WHERE parameters <> '{}' ORDER BY id", of: "point", in: db)
            return try points.map { row in
                let id = try row.integer("id", Self.numbers)
                guard var point = StoredPoint(id: id, json: try row.text("parameters")) else {
                    throw StoreFailure.damaged(path, "point.parameters of point \(id) cannot be read")
                }
                point.outcomes = try storedOutcomes(ofPoint: id, in: db)
                return point
            }
        }
    }

    /// The outcomes of a point as they were stored when the study was finished.
    private func storedOutcomes(ofPoint point: Int, in db: Database) throws -> [StoredOutcome] {
        try StoredPart.outcomes(point: point).requireIntact(in: db, path: path)
        let sql = "SELECT * FROM outcome WHERE point = ? ORDER BY name, \"by\", \"group\""
        return try rows(sql, [point], of: "outcome", in: db).map(StoredOutcome.init)
    }
}

extension StoredPoint {
    /// Reads what `SweepPoint.json` wrote; the order of the settings is that of the text.
    init?(id: Int, json: String) {
        guard let object = BoundedJSON.object(Data(json.utf8)),
            let scenario = object["scenario"] as? String, let settings = object["settings"] as? [String: String],
            let digest = object["scenario_digest"] as? String
        else { return nil }
        func place(_ name: String) -> String.Index {
            json.range(of: JSONText.quoted(name) + ":")?.lowerBound ?? json.endIndex
        }
        let ordered = settings.sorted { place($0.key) < place($1.key) }
        self.init(
            id: id, scenario: scenario, digest: digest,
            settings: ordered.map { SweepPlan.Setting(name: $0.key, value: $0.value) },
            outcomes: [])
    }
}

extension StoredOutcome {
    /// What estimates and ends of intervals may be: with few replications an end may be far beyond all that is observed.
    fileprivate static let numbers = -1e300...1e300
    /// What levels of intervals may be.
    static let levels = 0.0.nextUp...1.0.nextDown

    init(_ row: StoredRow) throws {
        let low = try row.optionalNumber("low", Self.numbers)
        let high = try row.optionalNumber("high", (low ?? Self.numbers.lowerBound)...Self.numbers.upperBound)
        self.init(
            name: try row.text("name"), unit: try row.text("unit"), by: try row.text("by"),
            arm: try row.text("group"), estimate: try row.optionalNumber("estimate", Self.numbers), low: low,
            high: high,
            level: try row.number("confidence", Self.levels), method: try row.method(),
            replications: try row.integer("replications", StudyFile.numbers))
    }
}

extension StoredRow {
    /// How an interval was computed; nil where there is none.
    fileprivate func method() throws -> IntervalMethod? {
        guard let name = try optionalText("method") else { return nil }
        guard let method = IntervalMethod(rawValue: name) else {
            let allowed = IntervalMethod.allCases.map(\.rawValue).joined(separator: ", ")
            throw StoreFailure.damaged(path, "outcome.method is '\(name)'; allowed: \(allowed)")
        }
        return method
    }
}
