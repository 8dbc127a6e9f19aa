import Foundation
import GRDB
import Models

/// A study on disk: one SQLite file that holds all that is needed to read, continue, check and replay it.
///
/// While a study runs, its file has a write-ahead log beside it or, on a network file system, a rollback journal (`Journal`), so that it is
/// sound whenever the process is killed; `close` leaves one file. For use by one task at a time.
public final class StudyFile {
    /// Where it is.
    public let path: String
    /// What the file says of the study.
    public let header: StudyHeader
    /// The names of the groups in it.
    public let names: CellNames
    /// The model's input.
    public let input: ModelInput
    let queue: DatabaseQueue
    var measureIDs: [Measure: Int] = [:]
    var cellIDs: [Cell: Int] = [:]
    private let writable: Bool

    /// What a file is for.
    enum Role { case study, block }

    /// Opens a result file for reading.
    ///
    /// - Throws: `StoreFailure` where it is missing or not a sound result file.
    public convenience init(reading path: String) throws { try self.init(path: path, writable: false) }

    /// Opens a result file, for writing under the lock of the caller.
    ///
    /// - Parameters:
    ///   - isDraft: no other process knows of the file, and nobody trusts it until it is finished: no log beside it, no waiting for the disk.
    ///   - isLocked: the caller holds the lock of the file.
    ///   - blockInput: for a block of a plan, which does not repeat the input.
    init(
        path: String, writable: Bool, isDraft: Bool = false, isLocked: Bool = false, blockInput: ModelInput? = nil
    ) throws {
        self.path = path
        self.writable = writable
        try Self.requireDatabase(path)
        queue = try StoreFailure.explained(path) {
            try writable
                ? Self.openForWriting(path, isDraft: isDraft) : Self.openForReading(path, isLocked: isLocked)
        }
        let (database, role) = (queue, blockInput == nil ? Role.study : .block)
        let header = try StoreFailure.explained(path) {
            try database.read { db in
                try Self.requireFormat(db, of: role, path: path)
                try StudySchema.requireIntact(in: db, path: path)
                try StoredPart.study.requireIntact(in: db, path: path)
                return try Self.readHeader(db, path: path)
            }
        }
        self.header = header
        input = try blockInput ?? InputSnapshot(stored: header.inputText, path: path).input
        names = CellNames(input)
        try readIDs()
    }

    /// Makes an empty result file, complete or not at all.
    static func create(
        _ path: String, header: StudyHeader, origin: StudyOrigin? = nil, as role: Role = .study,
        maximumPages: Int? = nil
    ) throws {
        let draft = hiddenPath(beside: path, "creating")
        removeDatabase(draft)
        do {
            try StoreFailure.explained(path) {
                StoreWrites.countSystemCalls()
                let queue = try DatabaseQueue(path: draft)
                try queue.writeWithoutTransaction { db in
                    if let maximumPages { try db.execute(sql: "PRAGMA max_page_count = \(maximumPages)") }
                    try db.inTransaction {
                        try StudySchema.create(in: db, as: role)
                        try insert(header, in: db)
                        try origin?.insert(in: db)
                        for part in [StoredPart.study, .origin, .points, .results] { try part.seal(in: db) }
                        return .commit
                    }
                }
                try queue.close()
                try moveIntoPlace(draft, path)
            }
        } catch {
            removeDatabase(draft)
            throw error
        }
    }

    /// Closes the file; a file opened for writing is left without a log beside it.
    public func close() throws {
        try StoreFailure.explained(path) {
            if writable {
                try queue.writeWithoutTransaction { _ = try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
            }
            try queue.close()
        }
    }

    /// Writes a copy without gaps: equal content gives equal bytes, whatever happened to the file before.
    func copy(to target: String) throws {
        try StoreFailure.explained(target) {
            try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [target]) }
        }
    }

    /// Removes a database and what SQLite keeps beside it.
    static func removeDatabase(_ path: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] where unlink(path + suffix) == 0 { StoreWrites.count() }
    }

    /// Moves a closed database over another; a log of the other would be taken for the new one's, so it goes first.
    static func moveIntoPlace(_ source: String, _ target: String) throws {
        for suffix in ["-wal", "-shm", "-journal"] where unlink(target + suffix) == 0 { StoreWrites.count() }
        guard rename(source, target) == 0 else {
            throw StoreFailure(.cannotWrite, path: target, cause: "cannot write: \(plainCause(errno: errno))")
        }
        StoreWrites.count()
    }
}

extension StudyFile {
    private static func requireDatabase(_ path: String) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            let exists = FileManager.default.fileExists(atPath: path)
            throw StoreFailure(.badFile, path: path, cause: exists ? "cannot be read" : "no such file")
        }
        defer { try? handle.close() }
        let magic = try? handle.read(upToCount: 16)
        guard magic == Data("SQLite format 3\0".utf8) else {
            throw StoreFailure(.badFile, path: path, cause: "this is not a result file (not an SQLite database)")
        }
    }

    private static func requireFormat(_ db: Database, of role: Role, path: String) throws {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        guard application == StudySchema.applicationID(role) else {
            let isBlock = application == StudySchema.applicationID(.block)
            let found =
                isBlock
                ? "a block of a plan; 'fotfeste merge' makes one of all" : "an SQLite database of another program"
            let cause = role == .block ? "this is not a block of a plan" : "this is not a result file (\(found))"
            throw StoreFailure(.badFile, path: path, cause: cause)
        }
        let format = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard format == StudySchema.formatVersion else {
            let remedy =
                format < StudySchema.formatVersion
                ? "; run the study again with --force, or use the version of the program that made it" : ""
            let known = "this program reads format \(StudySchema.formatVersion)"
            throw StoreFailure(
                .badFile, path: path, cause: "this result file has format \(format); \(known)\(remedy)")
        }
    }

    private static func insert(_ header: StudyHeader, in db: Database) throws {
        let notes = String(decoding: try JSONEncoder().encode(header.notes), as: UTF8.self)
        try db.execute(
            sql: "INSERT INTO study VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                header.name, header.description, header.scenarioText, header.scenarioDigest, header.programVersion,
                String(header.seed), header.horizonDays, header.warmupDays, notes, header.inputText,
            ])
    }

    private static func readHeader(_ db: Database, path: String) throws -> StudyHeader {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM study") else {
            throw StoreFailure.damaged(path, "the description of the study is missing")
        }
        let study = StoredRow(row: row, table: "study", path: path)
        let (name, seed, notes) = (try study.text("name"), try study.text("seed"), try study.text("notes"))
        guard !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            throw StoreFailure.damaged(path, "study.name holds control characters; allowed: text")
        }
        guard let seed = UInt64(seed) else {
            throw StoreFailure.damaged(path, "study.seed is '\(seed)'; allowed: a whole number from 0")
        }
        guard let notes = try? JSONDecoder().decode([String].self, from: Data(notes.utf8)) else {
            throw StoreFailure.damaged(path, "study.notes is not a list of texts")
        }
        let horizon = try study.number("horizon_days", 0...InputSnapshot.longestDays)
        return StudyHeader(
            name: name, description: try study.text("description"), scenarioText: try study.text("scenario"),
            scenarioDigest: try study.text("scenario_digest"), programVersion: try study.text("program_version"),
            seed: seed, horizonDays: horizon, warmupDays: try study.number("warmup_days", 0...horizon), notes: notes,
            inputText: try study.text("input"))
    }
}
