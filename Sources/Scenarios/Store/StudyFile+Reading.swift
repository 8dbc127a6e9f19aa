import GRDB
import Models

extension StudyFile {
    /// What numbers of points, replications and runs may be.
    static let numbers = 1...1_000_000_000

    /// The numbers of the stored replications, in order.
    public func storedReplications() throws -> [Int] { try storedReplications(ofPoint: 1) }

    /// The largest N for which replications 1...N are all stored.
    public func completeReplications() throws -> Int {
        try storedReplications().enumerated().prefix { $0.offset + 1 == $0.element }.count
    }

    /// The observations of one replication, sorted by measure, cell and day.
    ///
    /// - Throws: `StoreFailure` where the replication is missing or not as it was written.
    public func observations(ofReplication replication: Int, point: Int = 1) throws -> [Observation] {
        try stored(StoredRun(point: point, replication: replication)).observations
    }

    /// A replication, compared with its digest.
    ///
    /// - Throws: `StoreFailure` where it is missing or not as it was written.
    func stored(_ run: StoredRun) throws -> StoredReplication {
        let found = try found(run)
        guard found.isIntact else { throw StoreFailure.damaged(path, "\(run) is not as it was written") }
        return found
    }

    /// A replication as it is found, whether or not it is as it was written.
    ///
    /// - Throws: `StoreFailure` where it is missing or cannot be read.
    func found(_ run: StoredRun) throws -> StoredReplication {
        var (events, stored, observations) = (0, "", [Observation]())
        try read { db in
            let sql = "SELECT events, digest FROM replication WHERE point = ? AND replication = ?"
            guard let head = try rows(sql, [run.point, run.replication], of: "replication", in: db).first else {
                throw StoreFailure.damaged(path, "\(run) is missing")
            }
            events = try head.integer("events", 0...Int(StoredRow.numbers.upperBound))
            stored = try head.text("digest")
            observations = try self.observations(of: run, in: db)
        }
        let canonical = CanonicalRows(names: names, point: run.point)
        let text = canonical.text(observations, replication: run.replication)
        let digest = canonical.digest(text, replication: run.replication, events: events)
        let measureRanks = Self.ranks(measureIDs.keys.sorted())
        let cellRanks = Self.ranks(cellIDs.keys.sorted())
        let inOrder = observations.ranked { (measureRanks[$0.measure] ?? 0, cellRanks[$0.cell] ?? 0, $0.day) }
        return StoredReplication(
            events: events, observations: inOrder, text: text, isIntact: digest == stored)
    }

    /// Of any scenario, days: 100 years.
    private static let longestHorizon = 36_525

    private func observations(of run: StoredRun, in db: Database) throws -> [Observation] {
        let measures = Dictionary(measureIDs.map { ($1, $0) }) { first, _ in first }
        let cells = Dictionary(cellIDs.map { ($1, $0) }) { first, _ in first }
        // The input is that of the first point; others of a sweep may have another horizon.
        let days = -1...(run.point == 1 ? Int(input.horizon.days.rounded(.up)) : Self.longestHorizon)
        let statement = try db.cachedStatement(
            sql: "SELECT measure, cell, day, value FROM observation WHERE point = ? AND replication = ?")
        let rows = try Row.fetchCursor(statement, arguments: [run.point, run.replication])
        var observations: [Observation] = []
        while let row = try rows.next() {
            let named = StoredRow(row: row, table: "observation", path: path)
            guard let measure = measures[try named.integer("measure", 0...Int.max)],
                let cell = cells[try named.integer("cell", 0...Int.max)]
            else { throw StoreFailure.damaged(path, "an observation of \(run) has no name") }
            observations.append(
                Observation(
                    measure: measure, cell: cell, day: try named.integer("day", days),
                    value: try named.number("value")))
        }
        return observations
    }

    /// The digest that was stored at the end of a run, and of how many replications; nil where no run was finished.
    ///
    /// - Throws: `StoreFailure` where it is not as it was written, or of more replications than are stored.
    public func storedDigest() throws -> (replications: Int, digest: String)? {
        try read { db in
            try StoredPart.results.requireIntact(in: db, path: path)
            let found = try rows("SELECT replications, digest FROM results_digest", of: "results_digest", in: db)
            guard let row = found.first else { return nil }
            let stored = try Int.fetchOne(db, sql: "SELECT count(*) FROM replication") ?? 0
            let finished = try row.integer("replications", Self.numbers)
            guard finished <= stored else {
                throw StoreFailure.damaged(path, "\(finished) runs were finished and \(stored) are stored")
            }
            return (finished, try row.text("digest"))
        }
    }

    /// The confidence level of the stored outcomes; nil where no run was finished.
    public func storedConfidence() throws -> Double? {
        try read { db in
            let sql = "SELECT point, confidence FROM outcome ORDER BY point LIMIT 1"
            return try rows(sql, of: "outcome", in: db).first.map { row in
                let point = try row.integer("point", Self.numbers)
                try StoredPart.outcomes(point: point).requireIntact(in: db, path: path)
                return try row.number("confidence", StoredOutcome.levels)
            }
        }
    }

    /// Looks through the whole file for damage.
    ///
    /// - Throws: `StoreFailure` with what was found.
    func requireSound() throws {
        let finding = try read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        guard finding == "ok" else { throw StoreFailure.damaged(path, finding ?? "no answer of SQLite") }
    }

    /// Learns the ids of the stored measures and cells.
    func readIDs() throws {
        let (measures, cells) = try read { db in
            (
                try rows("SELECT * FROM measure", of: "measure", in: db),
                try rows("SELECT * FROM cell", of: "cell", in: db)
            )
        }
        for row in measures {
            let name = try row.text("name")
            guard let measure = Measure(rawValue: name) else {
                throw StoreFailure(.badFile, path: path, cause: "this version does not know the measure '\(name)'")
            }
            guard try row.text("unit") == measure.unit else {
                throw StoreFailure.damaged(path, "measure.unit of '\(name)' is not \(measure.unit)")
            }
            measureIDs[measure] = try row.integer("id", 0...Int.max)
        }
        for row in cells {
            let cell = names.cell(
                municipality: try row.optionalText("municipality"), segment: try row.optionalText("segment"),
                team: try row.optionalText("team"), arm: try row.optionalText("arm"))
            guard let cell else {
                throw StoreFailure.damaged(path, "a group in the table cell is not one of the input")
            }
            guard try row.optionalText("municipality_name") == names.municipalityName(cell) else {
                throw StoreFailure.damaged(path, "cell.municipality_name is not that of the input")
            }
            cellIDs[cell] = try row.integer("id", 0...Int.max)
        }
    }

    private static func ranks<Key: Hashable>(_ sorted: [Key]) -> [Key: Int] {
        Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    }

    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try StoreFailure.explained(path) { try queue.read(body) }
    }
}

/// A replication as its file holds it, compared with its digest.
struct StoredReplication: Sendable {
    /// Executed events.
    var events: Int
    /// Sorted by measure, cell and day.
    var observations: [Observation]
    /// Its rows of the canonical CSV, each with its line end.
    var text: [UInt8]
    /// True where they have the digest with which they were written.
    var isIntact: Bool
}
