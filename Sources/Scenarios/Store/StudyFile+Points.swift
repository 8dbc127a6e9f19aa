import Foundation
import GRDB
import Models

extension StudyFile {
    /// States the points of a sweep, unless the file has them already.
    func state(_ points: [SweepPoint]) throws {
        try StoreFailure.explained(path) {
            try queue.write { db in
                guard try Int.fetchOne(db, sql: "SELECT count(*) FROM point WHERE parameters <> '{}'") == 0 else {
                    return
                }
                let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO point VALUES (?, ?)")
                for point in points { try statement.execute(arguments: [point.id, point.json.text]) }
            }
        }
    }

    /// Refuses the file of a sweep, for what is meant for studies of one scenario.
    ///
    /// - Throws: `StoreFailure` that names what there is instead.
    public func requireStudy() throws {
        let points = try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM point WHERE parameters <> '{}'") ?? 0 }
        guard points > 0 else { return }
        throw StoreFailure(
            .badFile, path: path,
            cause: "this file holds a sweep, not a study of one scenario; its outcomes are in the table beside it")
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

    /// Stores what was estimated for one point, in place of what was there.
    func store(_ outcomes: [ReportedOutcome], point: Int) throws {
        try StoreFailure.explained(path) {
            try queue.write { db in
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
