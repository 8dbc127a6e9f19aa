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
    static let formatVersion = 1

    static func create(in db: Database, as role: StudyFile.Role) throws {
        try db.execute(sql: tables)
        try db.execute(sql: "PRAGMA application_id = \(applicationID(role))")
        try db.execute(sql: "PRAGMA user_version = \(formatVersion)")
    }

    /// Of sweeps; files from before there was one get it when their sweep is run again.
    static let pointInputs =
        "CREATE TABLE IF NOT EXISTS point_input(point INTEGER PRIMARY KEY, difference TEXT NOT NULL)"

    /// Adds the columns of outcomes that files from before they existed lack; their values are null until outcomes are stored again.
    static func addMissingColumns(in db: Database) throws {
        let known = Set(try db.columns(in: "outcome").map(\.name))
        for (name, type) in [("low", "REAL"), ("high", "REAL"), ("method", "TEXT")] where !known.contains(name) {
            try db.execute(sql: "ALTER TABLE outcome ADD COLUMN \(name) \(type)")
        }
    }

    /// The files that a study was read from, as they stood when it was begun, and with what it was run.
    static let origin = """
        CREATE TABLE source(
          id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, what TEXT NOT NULL, text TEXT NOT NULL);
        CREATE TABLE origin(what TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """

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
        CREATE TABLE point(id INTEGER PRIMARY KEY, parameters TEXT NOT NULL);
        INSERT INTO point VALUES (1, '{}');
        CREATE TABLE replication(
          point INTEGER NOT NULL, replication INTEGER NOT NULL, events INTEGER NOT NULL,
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
        CREATE VIEW observations AS
          SELECT o.point, o.replication, m.name, m.unit, c.municipality, c.municipality_name, c.segment, c.team, c.arm,
            CASE WHEN o.day < 0 THEN NULL ELSE o.day END AS day, o.value
          FROM observation o JOIN measure m ON m.id = o.measure JOIN cell c ON c.id = o.cell;
        """
}
