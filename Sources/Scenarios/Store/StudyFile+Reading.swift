import GRDB
import Models

extension StudyFile {
    /// The numbers of the stored replications, in order.
    public func storedReplications() throws -> [Int] {
        try read { try Int.fetchAll($0, sql: "SELECT replication FROM replication WHERE point = 1 ORDER BY 1") }
    }

    /// The largest N for which replications 1...N are all stored.
    public func completeReplications() throws -> Int {
        try storedReplications().enumerated().prefix { $0.offset + 1 == $0.element }.count
    }

    /// Executed events of replications 1...`count`.
    public func events(through count: Int) throws -> Int {
        try read {
            try Int.fetchOne(
                $0, sql: "SELECT sum(events) FROM replication WHERE point = 1 AND replication <= ?",
                arguments: [count]) ?? 0
        }
    }

    /// Executed events of one replication.
    func events(ofReplication replication: Int, point: Int) throws -> Int {
        try read {
            try Int.fetchOne(
                $0, sql: "SELECT events FROM replication WHERE point = ? AND replication = ?",
                arguments: [point, replication]) ?? 0
        }
    }

    /// The observations of one replication, sorted by measure, cell and day.
    public func observations(ofReplication replication: Int, point: Int = 1) throws -> [Observation] {
        let measures = Dictionary(uniqueKeysWithValues: measureIDs.map { ($1, $0) })
        let cells = Dictionary(uniqueKeysWithValues: cellIDs.map { ($1, $0) })
        let observations = try read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT measure, cell, day, value FROM observation WHERE point = ? AND replication = ?")
            let rows = try Row.fetchCursor(statement, arguments: [point, replication])
            var observations: [Observation] = []
            while let row = try rows.next() {
                guard let measure = measures[row[0]], let cell = cells[row[1]] else {
                    throw StoreFailure.damaged(path, "an observation without a name")
                }
                observations.append(Observation(measure: measure, cell: cell, day: row[2], value: row[3]))
            }
            return observations
        }
        let measureRanks = Self.ranks(measureIDs.keys.sorted())
        let cellRanks = Self.ranks(cellIDs.keys.sorted())
        return observations.ranked { (measureRanks[$0.measure] ?? 0, cellRanks[$0.cell] ?? 0, $0.day) }
    }

    /// The digest that was stored at the end of a run, and of how many replications; nil where no run was finished.
    public func storedDigest() throws -> (replications: Int, digest: String)? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT replications, digest FROM results_digest").map { ($0[0], $0[1]) }
        }
    }

    /// The confidence level of the stored outcomes; nil where no run was finished.
    public func storedConfidence() throws -> Double? {
        try read { try Double.fetchOne($0, sql: "SELECT confidence FROM outcome LIMIT 1") }
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
                try Row.fetchAll(db, sql: "SELECT id, name FROM measure"),
                try Row.fetchAll(db, sql: "SELECT * FROM cell")
            )
        }
        for row in measures {
            guard let measure = Measure(rawValue: row[1]) else {
                throw StoreFailure(
                    .badFile, path: path, cause: "this version does not know the measure \(row[1] as String)")
            }
            measureIDs[measure] = row[0]
        }
        for row in cells {
            // A file from before there were cohorts has no column of arms.
            let cell = names.cell(
                municipality: row["municipality"], segment: row["segment"], team: row["team"], arm: row["arm"])
            guard let cell else { throw StoreFailure.damaged(path, "a group without a name") }
            cellIDs[cell] = row["id"]
        }
    }

    private static func ranks<Key: Hashable>(_ sorted: [Key]) -> [Key: Int] {
        Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    }

    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try StoreFailure.explained(path) { try queue.read(body) }
    }
}
