import GRDB

/// The tables of a result file.
enum StudySchema {
    /// Marks an SQLite file as a result file, `FotF`, or as a block of a plan, `FotB`.
    static func applicationID(_ role: StudyFile.Role) -> Int {
        switch role {
        case .study: 0x466F_7446
        case .block: 0x466F_7442
        }
    }

    /// Goes up when a program that knows only the format before could misread the file.
    ///
    /// Version 2 has a digest for every replication and for every other part.
    static let formatVersion = 2

    static func create(in db: Database, as role: StudyFile.Role) throws {
        try db.execute(sql: tables)
        try db.execute(sql: "PRAGMA application_id = \(applicationID(role))")
        try db.execute(sql: "PRAGMA user_version = \(formatVersion)")
    }

    /// Refuses a file in which a table or view is missing or defined otherwise than this program does, and one with triggers: a view in
    /// place of a table could compute for ever. Other tables, views and indices that a user has added are left alone.
    ///
    /// - Throws: `StoreFailure` with the name of the table.
    static func requireIntact(in db: Database, path: String) throws {
        var found: [String: String] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL") {
            let row = StoredRow(row: row, table: "sqlite_master", path: path)
            let (type, name) = (try row.text("type"), try row.text("name"))
            if type == "trigger" { throw StoreFailure.damaged(path, "it has a trigger, '\(name)'") }
            found[name] = try row.text("sql")
        }
        guard !definitions.isEmpty else {
            throw StoreFailure(.cannotWrite, path: path, cause: "SQLite cannot make a database in memory")
        }
        for (name, sql) in definitions.sorted(by: { $0.key < $1.key }) where found[name] != sql {
            throw StoreFailure.damaged(
                path,
                found[name] == nil
                    ? "there is no table '\(name)'" : "the table '\(name)' is not defined as by this program")
        }
    }

    /// By name, as SQLite keeps them.
    private static let definitions: [String: String] = {
        let rows = try? DatabaseQueue().write { db in
            try db.execute(sql: tables)
            return try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        }
        return (rows ?? []).reduce(into: [:]) { $0[$1["name"] ?? ""] = $1["sql"] }
    }()

    private static let tables = """
        CREATE TABLE study(
          id INTEGER PRIMARY KEY CHECK (id = 1),
          name TEXT NOT NULL,
          description TEXT NOT NULL,
          scenario TEXT NOT NULL,
          scenario_digest TEXT NOT NULL,
          program_version TEXT NOT NULL,
          seed TEXT NOT NULL,
          horizon_days REAL NOT NULL,
          warmup_days REAL NOT NULL,
          notes TEXT NOT NULL,
          input TEXT NOT NULL);
        CREATE TABLE source(
          id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, what TEXT NOT NULL, text TEXT NOT NULL);
        CREATE TABLE origin(what TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE point(id INTEGER PRIMARY KEY, parameters TEXT NOT NULL);
        INSERT INTO point VALUES (1, '{}');
        CREATE TABLE point_input(point INTEGER PRIMARY KEY, difference TEXT NOT NULL);
        CREATE TABLE replication(
          point INTEGER NOT NULL, replication INTEGER NOT NULL, events INTEGER NOT NULL, digest TEXT NOT NULL,
          PRIMARY KEY (point, replication)) WITHOUT ROWID;
        CREATE TABLE measure(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, unit TEXT NOT NULL);
        CREATE TABLE cell(
          id INTEGER PRIMARY KEY, municipality TEXT, municipality_name TEXT, segment TEXT, team TEXT, arm TEXT);
        CREATE TABLE observation(
          point INTEGER NOT NULL, replication INTEGER NOT NULL, measure INTEGER NOT NULL, cell INTEGER NOT NULL,
          day INTEGER NOT NULL, value REAL NOT NULL,
          PRIMARY KEY (point, replication, measure, cell, day)) WITHOUT ROWID;
        CREATE TABLE outcome(
          point INTEGER NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, "by" TEXT NOT NULL, "group" TEXT NOT NULL,
          estimate REAL, half_width REAL, confidence REAL NOT NULL, replications INTEGER NOT NULL, reason TEXT,
          low REAL, high REAL, method TEXT,
          PRIMARY KEY (point, name, "by", "group")) WITHOUT ROWID;
        CREATE TABLE results_digest(replications INTEGER PRIMARY KEY, digest TEXT NOT NULL);
        CREATE TABLE content_digest(part TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
        CREATE VIEW observations AS
          SELECT o.point, o.replication, m.name, m.unit, c.municipality, c.municipality_name, c.segment, c.team, c.arm,
            CASE WHEN o.day < 0 THEN NULL ELSE o.day END AS day, o.value
          FROM observation o JOIN measure m ON m.id = o.measure JOIN cell c ON c.id = o.cell;
        """
}
