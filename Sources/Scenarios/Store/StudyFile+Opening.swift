import Foundation
import GRDB

extension StudyFile {
    /// Opens the database at a path for writing.
    static func openForWriting(_ path: String, isDraft: Bool) throws -> DatabaseQueue {
        var configuration = configuration(readonly: false)
        if isDraft {
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
        } else {
            use(Journal(for: path), in: &configuration)
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func use(_ journal: Journal, in configuration: inout Configuration) {
        switch journal {
        case .writeAheadLog: configuration.journalMode = .wal
        case .rollback:
            configuration.prepareDatabase { db in
                // A log that was left by a run on a local disk is taken over first.
                guard try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") == journal.rawValue else {
                    throw DatabaseError(resultCode: .SQLITE_BUSY)
                }
                try db.execute(sql: "PRAGMA synchronous = FULL")
            }
        }
    }

    /// Opens the database at a path for reading.
    ///
    /// A process that was killed while it wrote may leave a rollback journal or a log that only a connection with write access can
    /// apply. The file is then opened for writing once, under its lock, so that SQLite recovers it. A file on a read-only medium that needs
    /// no recovery is opened as one that nobody changes.
    ///
    /// - Parameter isLocked: the caller holds the lock of the file.
    /// - Throws: `DatabaseError`; `StoreFailure` where recovery is needed and nothing can be written, or another process writes for long.
    static func openForReading(_ path: String, isLocked: Bool) throws -> DatabaseQueue {
        do {
            return try openAndProbe(path)
        } catch let error as DatabaseError where needsRecovery(error) {
            if canRecover(path) {
                try recover(path, isLocked: isLocked)
                return try openAndProbe(path)
            }
            if let journal = journal(of: path) {
                throw StoreFailure(.cannotWrite, path: path, cause: cannotRecover(journal))
            }
            return try openAndProbe(unchangingURI(path))
        }
    }

    private static func cannotRecover(_ journal: String) -> String {
        let name = (journal as NSString).lastPathComponent
        return "a process was killed while it wrote to this file; recovery needs write access, and the file or its "
            + "folder is read-only; copy it with '\(name)' to a folder that can be written to"
    }

    private static func configuration(readonly: Bool) -> Configuration {
        StoreWrites.countSystemCalls()
        var configuration = Configuration()
        configuration.label = "fotfeste.study"
        configuration.readonly = readonly
        configuration.busyMode = .timeout(2)
        return configuration
    }

    /// SQLite opens a file without reading it; what is wrong shows at the first read.
    private static func openAndProbe(_ path: String) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: path, configuration: configuration(readonly: true))
        do {
            try queue.read { _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
            return queue
        } catch {
            try? queue.close()
            throw error
        }
    }

    private static func needsRecovery(_ error: DatabaseError) -> Bool {
        [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode)
    }

    private static func canRecover(_ path: String) -> Bool {
        let path = StoreLock.resolved(path)
        let folder = parentFolder(of: path)
        return access(path, W_OK) == 0 && access(folder.isEmpty ? "." : folder, W_OK) == 0
    }

    /// What a killed process left beside the file and is not empty.
    private static func journal(of path: String) -> String? {
        ["-journal", "-wal"].map { StoreLock.resolved(path) + $0 }.first { file in
            var found = stat()
            return stat(file, &found) == 0 && found.st_size > 0
        }
    }

    /// Reads once with write access, which makes SQLite apply or roll back what was left.
    ///
    /// Another process that holds the lock may be in the middle of a change; it is waited for, two seconds at most.
    private static func recover(_ path: String, isLocked: Bool) throws {
        let deadline = ContinuousClock.now + .seconds(2)
        var lock: StoreLock?
        while !isLocked, lock == nil {
            do {
                lock = try StoreLock(for: path)
            } catch {
                if let queue = try? openAndProbe(path) { return try queue.close() }
                guard ContinuousClock.now < deadline else { throw error }
                usleep(20_000)
            }
        }
        defer { lock?.release() }
        let queue = try DatabaseQueue(path: path, configuration: configuration(readonly: false))
        defer { try? queue.close() }
        try queue.write { _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
    }

    /// A name by which SQLite opens the file without locks, logs and shared memory.
    private static func unchangingURI(_ path: String) -> String {
        let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
        let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#%"))
        return "file://\(absolute.addingPercentEncoding(withAllowedCharacters: allowed) ?? absolute)?immutable=1"
    }
}
