import Foundation
import GRDB
import Models

extension StudyFile {
    /// States the points of a sweep with their inputs, unless the file has them already.
    func state(_ points: [SweepPoint]) throws {
        let base = try InputSnapshot(text: header.inputText)
        // What is equal to the base becomes one with it in memory, which makes the many comparisons cheap.
        let regions = OncePerRegion { region in
            let own = RegionSnapshot(region)
            return own == base.region ? base.region : own
        }
        try StoreFailure.explained(path) {
            try queue.write { db in
                try db.execute(sql: StudySchema.pointInputs)
                guard try Int.fetchOne(db, sql: "SELECT count(*) FROM point_input") == 0 else { return }
                let point = try db.cachedStatement(sql: "INSERT OR REPLACE INTO point VALUES (?, ?)")
                let input = try db.cachedStatement(sql: "INSERT INTO point_input VALUES (?, ?)")
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                for each in points {
                    let difference = try encoder.encode(
                        InputDifference(InputSnapshot(each.input, regions: regions), from: base))
                    try point.execute(arguments: [each.id, each.json.text])
                    try input.execute(arguments: [each.id, String(decoding: difference, as: UTF8.self)])
                }
            }
        }
    }

    /// True for the file of a sweep, false for that of a study of one scenario.
    public func holdsSweep() throws -> Bool {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM point WHERE parameters <> '{}'") ?? 0 } > 0
    }

    /// The points of a sweep as they were stated, in order; their regions are shared where they are the same.
    ///
    /// - Throws: `StoreFailure` where the file is damaged, or from before inputs of points were stored.
    func sweepPoints() throws -> [SweepPoint] {
        let base = try InputSnapshot(text: header.inputText)
        return try read { db in
            guard try db.tableExists("point_input") else {
                throw StoreFailure(
                    .badFile, path: path,
                    cause:
                        "this sweep is from before the inputs of its points were stored; the command that made it adds them"
                )
            }
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, json_extract(parameters, '$.scenario') AS scenario,
                      json_extract(parameters, '$.scenario_digest') AS digest, difference
                    FROM point LEFT JOIN point_input ON point = id ORDER BY id
                    """)
            return try rows.enumerated().map { index, row in
                guard row["id"] == index + 1, let scenario: String = row["scenario"],
                    let digest: String = row["digest"],
                    let text: String = row["difference"],
                    let difference = try BoundedJSON.decode(InputDifference.self, from: Data(text.utf8), file: path)
                else { throw StoreFailure.damaged(path, "a point cannot be read") }
                return SweepPoint(
                    id: index + 1, scenario: scenario, settings: try settings(ofPoint: index + 1, in: db),
                    input: input(difference, from: base), digest: digest)
            }
        }
    }

    /// What sets the input of each point apart from that of the first, as text, in order; none in a study of one scenario.
    func pointDifferences() throws -> [String] {
        try read { db in
            guard try db.tableExists("point_input") else { return [] }
            return try String.fetchAll(db, sql: "SELECT difference FROM point_input ORDER BY point")
        }
    }

    private func settings(ofPoint point: Int, in db: Database) throws -> [SweepPlan.Setting] {
        let sql = "SELECT key, value FROM point, json_each(parameters, '$.settings') AS setting WHERE point.id = ?"
        return try Row.fetchAll(db, sql: sql, arguments: [point]).map { SweepPlan.Setting(name: $0[0], value: $0[1]) }
    }

    private func input(_ difference: InputDifference, from base: InputSnapshot) -> ModelInput {
        difference.applied(to: base).input(
            in: difference.region?.region ?? input.region, teams: difference.teams?.map(\.team) ?? input.teams)
    }

    /// What is stored: points and replications.
    func storedRuns() throws -> Set<StoredRun> {
        try read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT point, replication FROM replication")
            return Set(rows.map { StoredRun(point: $0[0], replication: $0[1]) })
        }
    }

    /// The stored replications of a point, in order.
    func storedReplications(ofPoint point: Int) throws -> [Int] {
        try read {
            try Int.fetchAll(
                $0, sql: "SELECT replication FROM replication WHERE point = ? ORDER BY 1", arguments: [point])
        }
    }

    /// The first so many stored runs of a point, in order.
    func runs(ofPoint point: Int, first count: Int) throws -> [StoredRun] {
        try storedReplications(ofPoint: point).prefix(count).map { StoredRun(point: point, replication: $0) }
    }

    /// How many runs of each point the stored digest is of; nil where no sweep was finished.
    func finishedReplications(points: Int) throws -> Int? {
        try storedDigest().map { $0.replications / max(1, points) }
    }

    /// Stores what was estimated for one point, in place of what was there.
    func store(_ outcomes: [ReportedOutcome], point: Int) throws {
        try StoreFailure.explained(path) {
            try queue.write { db in
                try StudySchema.addMissingColumns(in: db)
                try db.execute(sql: "DELETE FROM outcome WHERE point = ?", arguments: [point])
                for outcome in outcomes { try insert(outcome, point: point, in: db) }
            }
        }
    }

    /// Stores the digest of a finished sweep.
    func store(digest: String, runs: Int) throws {
        try StoreFailure.explained(path) {
            try queue.write { db in
                try db.execute(sql: "DELETE FROM results_digest")
                try db.execute(sql: "INSERT INTO results_digest VALUES (?, ?)", arguments: [runs, digest])
            }
        }
    }

    /// How large the database is, bytes.
    func bytes() throws -> Int {
        try read { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            return try pages * (Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
        }
    }
}

/// A run of a sweep that is stored.
struct StoredRun: Hashable, Sendable {
    var point: Int
    var replication: Int
}
