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
    /// Name of the arm of a cohort; empty for the whole region.
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

    /// The points of a sweep with their outcomes, in order.
    ///
    /// - Throws: `StoreFailure` where the file is damaged.
    public func storedPoints() throws -> [StoredPoint] {
        let (rows, outcomes) = try read { db in
            (
                try Row.fetchAll(db, sql: "SELECT id, parameters FROM point WHERE parameters <> '{}' ORDER BY id"),
                Dictionary(
                    grouping: try Row.fetchAll(db, sql: "SELECT * FROM outcome ORDER BY point, name, \"by\", \"group\"")
                ) { $0["point"] as Int }
            )
        }
        return try rows.map { row in
            guard let point = StoredPoint(id: row["id"], json: row["parameters"]) else {
                throw StoreFailure.damaged(path, "a point without a description")
            }
            var whole = point
            whole.outcomes = (outcomes[point.id] ?? []).map(StoredOutcome.init)
            return whole
        }
    }
}

extension StoredPoint {
    /// Reads what `SweepPoint.json` wrote; the order of the settings is that of the text.
    init?(id: Int, json: String) {
        guard (try? BoundedJSON.check(Data(json.utf8), file: "")) != nil,
            let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any],
            let scenario = object["scenario"] as? String, let settings = object["settings"] as? [String: String]
        else { return nil }
        func place(_ name: String) -> String.Index {
            json.range(of: JSONText.quoted(name) + ":")?.lowerBound ?? json.endIndex
        }
        let ordered = settings.sorted { place($0.key) < place($1.key) }
        self.init(
            id: id, scenario: scenario, settings: ordered.map { SweepPlan.Setting(name: $0.key, value: $0.value) },
            outcomes: [])
    }
}

extension StoredOutcome {
    /// A stored row; the interval of a file from before it had ends is symmetric, by the jackknife.
    init(_ row: Row) {
        let estimate: Double? = row["estimate"]
        let half: Double? = row["half_width"]
        let ends = estimate.flatMap { estimate in half.map { (low: estimate - $0, high: estimate + $0) } }
        self.init(
            name: row["name"], unit: row["unit"], arm: row["group"], estimate: estimate,
            low: row["low"] ?? ends?.low, high: row["high"] ?? ends?.high, level: row["confidence"],
            method: (row["method"] as String?).flatMap(IntervalMethod.init) ?? ends.map { _ in .jackknife },
            replications: row["replications"])
    }
}
