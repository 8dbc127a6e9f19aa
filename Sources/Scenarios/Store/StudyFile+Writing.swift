import GRDB
import Models

extension StudyFile {
    /// Stores one finished replication: all of it or nothing.
    ///
    /// - Throws: `StoreFailure` where the disk is full or the like, `ModelFault` where the result makes no sense.
    func store(_ result: ReplicationResult, point: Int = 1, replication: Int) throws {
        let canonical = CanonicalRows(names: names, point: point)
        let digest = canonical.digest(
            canonical.text(result.observations, replication: replication), replication: replication,
            events: result.events)
        try StoreFailure.explained(path) {
            do {
                try queue.write { db in
                    try requireNothing(of: StoredRun(point: point, replication: replication), in: db)
                    try db.execute(
                        sql: "INSERT INTO replication VALUES (?, ?, ?, ?)",
                        arguments: [point, replication, result.events, digest])
                    try insert(result.observations, point: point, replication: replication, in: db)
                }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                throw ModelFault(replication: replication, text: error.message ?? "a number came twice")
            }
        }
    }

    /// Refuses a file that has observations of a replication that it does not list.
    private func requireNothing(of run: StoredRun, in db: Database) throws {
        let sql = "SELECT 1 FROM observation WHERE point = ? AND replication = ? LIMIT 1"
        guard try Row.fetchOne(db, sql: sql, arguments: [run.point, run.replication]) == nil else {
            throw StoreFailure.damaged(path, "there are observations of \(run), which is not listed")
        }
    }

    /// Stores what was estimated, in place of what was there.
    func store(_ report: RunReport) throws {
        try StoreFailure.explained(path) {
            try queue.write { db in
                try db.execute(sql: "DELETE FROM outcome; DELETE FROM results_digest")
                try db.execute(
                    sql: "INSERT INTO results_digest VALUES (?, ?)",
                    arguments: [report.replications, report.resultsDigest])
                for outcome in report.outcomes { try insert(outcome, in: db) }
                try StoredPart.outcomes(point: 1).seal(in: db)
                try StoredPart.results.seal(in: db)
            }
        }
    }

    /// Keeps the file from growing beyond so many pages, as a full disk would.
    func limit(pages: Int) throws {
        try queue.writeWithoutTransaction { _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = \(pages)") }
    }

    private func insert(_ observations: [Observation], point: Int, replication: Int, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?)")
        for observation in observations {
            guard observation.value.isFinite else {
                throw ModelFault(
                    replication: replication,
                    text: "\(observation.measure.rawValue) is \(observation.value), not a finite number")
            }
            let measure = try id(of: observation.measure, in: db)
            let cell = try id(of: observation.cell, in: db)
            try statement.execute(arguments: [point, replication, measure, cell, observation.day, observation.value])
        }
    }

    private func id(of measure: Measure, in db: Database) throws -> Int {
        if let known = measureIDs[measure] { return known }
        try db.execute(
            sql: "INSERT INTO measure(name, unit) VALUES (?, ?)", arguments: [measure.rawValue, measure.unit])
        let id = Int(db.lastInsertedRowID)
        measureIDs[measure] = id
        return id
    }

    private func id(of cell: Cell, in db: Database) throws -> Int {
        if let known = cellIDs[cell] { return known }
        let columns: [(String, String?)] = [
            ("municipality", names.municipality(cell)), ("municipality_name", names.municipalityName(cell)),
            ("segment", names.segment(cell)), ("team", names.team(cell)), ("arm", names.arm(cell)),
        ].filter { $0.1 != nil }
        let (list, marks) = (columns.map(\.0).joined(separator: ", "), columns.map { _ in "?" }.joined(separator: ", "))
        try db.execute(
            sql: columns.isEmpty ? "INSERT INTO cell DEFAULT VALUES" : "INSERT INTO cell(\(list)) VALUES (\(marks))",
            arguments: StatementArguments(columns.map(\.1)))
        let id = Int(db.lastInsertedRowID)
        cellIDs[cell] = id
        return id
    }

    func insert(_ outcome: ReportedOutcome, point: Int = 1, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO outcome(point, name, unit, "by", "group", estimate, low, high, half_width,
                  confidence, method, replications, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                point, outcome.name, outcome.unit, outcome.group.key, outcome.group.value, outcome.estimate,
                outcome.low, outcome.high, outcome.halfWidth, outcome.level,
                outcome.low.map { _ in outcome.method.rawValue },
                outcome.replications, outcome.reason,
            ])
    }
}
