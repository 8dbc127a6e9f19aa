import Foundation
import GRDB
import Models

extension StudyFile {
    /// States the points of a sweep with their inputs, unless the file has them already.
    func state(_ points: [SweepPoint]) throws {
        let base = try InputSnapshot(stored: header.inputText, path: path)
        // What is equal to the base becomes one with it in memory, which makes the many comparisons cheap.
        let regions = OncePerRegion { region in
            let own = RegionSnapshot(region)
            return own == base.region ? base.region : own
        }
        try StoreFailure.explained(path) {
            try queue.write { db in
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
                try StoredPart.points.seal(in: db)
            }
        }
    }

    /// True for the file of a sweep, false for that of a study of one scenario.
    public func holdsSweep() throws -> Bool {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM point WHERE parameters <> '{}'") ?? 0 } > 0
    }

    /// The points of a sweep as they were stated, in order; their regions are shared where they are the same.
    ///
    /// - Throws: `StoreFailure` where the file is damaged.
    func sweepPoints() throws -> [SweepPoint] {
        let base = try InputSnapshot(stored: header.inputText, path: path)
        return try read { db in
            try StoredPart.points.requireIntact(in: db, path: path)
            let inputs = try rows("SELECT * FROM point_input ORDER BY point", of: "point_input", in: db)
            let points = try rows("SELECT * FROM point ORDER BY id", of: "point", in: db)
            guard inputs.count == points.count else { throw StoreFailure.damaged(path, "inputs of points are missing") }
            return try zip(points, inputs).enumerated().map { index, rows in
                let id = try rows.0.integer("id", (index + 1)...(index + 1))
                _ = try rows.1.integer("point", id...id)
                guard let point = StoredPoint(id: id, json: try rows.0.text("parameters")) else {
                    throw StoreFailure.damaged(path, "point.parameters of point \(id) cannot be read")
                }
                let input = try input(of: id, rows.1.text("difference"), from: base)
                return SweepPoint(
                    id: id, scenario: point.scenario, settings: point.settings, input: input, digest: point.digest)
            }
        }
    }

    /// What sets the input of each point apart from that of the first, as text, in order; none in a study of one scenario.
    func pointDifferences() throws -> [String] {
        try read { db in
            try StoredPart.points.requireIntact(in: db, path: path)
            return try rows("SELECT difference FROM point_input ORDER BY point", of: "point_input", in: db).map {
                try $0.text("difference")
            }
        }
    }

    /// The input of a point, checked like that of the first.
    private func input(of id: Int, _ text: String, from base: InputSnapshot) throws -> ModelInput {
        let place = "point_input.difference of point \(id)"
        let difference = try InputSnapshot.decode(InputDifference.self, text, place: place, path: path)
        let snapshot = difference.applied(to: base)
        try snapshot.check(region: difference.region != nil, place: place, path: path)
        return snapshot.input(
            in: difference.region?.region ?? input.region, teams: difference.teams?.map(\.team) ?? input.teams)
    }

    /// What is stored: points and replications.
    func storedRuns() throws -> Set<StoredRun> {
        try read { db in
            let rows = try rows("SELECT point, replication FROM replication", of: "replication", in: db)
            return Set(
                try rows.map {
                    StoredRun(
                        point: try $0.integer("point", Self.numbers),
                        replication: try $0.integer("replication", Self.numbers))
                })
        }
    }

    /// The stored replications of a point, in order.
    func storedReplications(ofPoint point: Int) throws -> [Int] {
        try read { db in
            let sql = "SELECT replication FROM replication WHERE point = ? ORDER BY 1"
            return try rows(sql, [point], of: "replication", in: db).map { try $0.integer("replication", Self.numbers) }
        }
    }

    /// The first so many stored runs of a point, in order; all of them without a number.
    ///
    /// - Throws: `StoreFailure` where there are fewer.
    func runs(ofPoint point: Int, first count: Int?) throws -> [StoredRun] {
        let stored = try storedReplications(ofPoint: point)
        guard stored.count >= count ?? 0 else {
            throw StoreFailure.damaged(
                path, "of point \(point) \(stored.count) replications are stored, not \(count ?? 0)")
        }
        return stored.prefix(count ?? stored.count).map { StoredRun(point: point, replication: $0) }
    }

    /// How many runs of each point the stored digest is of; nil where no sweep was finished.
    func finishedReplications(points: Int) throws -> Int? {
        guard let stored = try storedDigest() else { return nil }
        guard points > 0, stored.replications % points == 0 else {
            throw StoreFailure.damaged(path, "\(stored.replications) runs are not those of \(points) points")
        }
        return stored.replications / points
    }

    /// Stores what was estimated for one point, in place of what was there.
    func store(_ outcomes: [ReportedOutcome], point: Int) throws {
        try StoreFailure.explained(path) {
            try queue.write { db in
                try db.execute(sql: "DELETE FROM outcome WHERE point = ?", arguments: [point])
                for outcome in outcomes { try insert(outcome, point: point, in: db) }
                try StoredPart.outcomes(point: point).seal(in: db)
            }
        }
    }

    /// Stores the digest of a finished sweep.
    func store(digest: String, runs: Int) throws {
        try StoreFailure.explained(path) {
            try queue.write { db in
                try db.execute(sql: "DELETE FROM results_digest")
                try db.execute(sql: "INSERT INTO results_digest VALUES (?, ?)", arguments: [runs, digest])
                try StoredPart.results.seal(in: db)
            }
        }
    }

    /// Marks a sweep as unfinished, unless its stored digest covers this number of runs.
    func discardDigest(unlessOf runs: Int) throws {
        try StoreFailure.explained(path) {
            try queue.write { db in
                try db.execute(sql: "DELETE FROM results_digest WHERE replications <> ?", arguments: [runs])
                try StoredPart.results.seal(in: db)
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

/// A run of a study or of a sweep that is stored.
struct StoredRun: Hashable, Sendable, CustomStringConvertible {
    var point: Int
    var replication: Int

    var description: String { "replication \(replication)" + (point == 1 ? "" : " of point \(point)") }
}
