import Foundation
import GRDB

/// A result file that cannot be read or written: the path, and the cause in plain words.
public struct StoreFailure: Error, Hashable, Sendable {
    /// What the failure means to the caller.
    public enum Kind: Hashable, Sendable {
        /// What is there is not a sound result file: exit code 65.
        case badFile
        /// Nothing can be written, or another study is in the way: exit code 73.
        case cannotWrite
    }

    /// What the failure means to the caller.
    public var kind: Kind
    /// The file or folder.
    public var path: String
    /// Why, in plain words.
    public var cause: String

    /// A failure from its parts.
    public init(_ kind: Kind, path: String, cause: String) {
        self.kind = kind
        self.path = path
        self.cause = cause
    }

    /// `path: error: cause`
    public var text: String { "\(path): error: \(cause)" }
}

extension StoreFailure {
    /// Runs `body`; what SQLite and the file system report becomes a failure in plain words about `path`.
    static func explained<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw failure(error, path: path)
        } catch let error as RowDecodingError {
            throw damaged(path, "a value is of another kind: \(error)")
        } catch let error as CocoaError {
            throw StoreFailure(.cannotWrite, path: path, cause: "cannot write: \(plainCause(of: error))")
        }
    }

    private static func failure(_ error: DatabaseError, path: String) -> StoreFailure {
        switch error.resultCode {
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHORT_READ:
            return damaged(path, "it ends too early")
        case .SQLITE_NOTADB:
            return StoreFailure(.badFile, path: path, cause: "this is not a result file (not an SQLite database)")
        case .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_NOMEM,
            .SQLITE_FORMAT, .SQLITE_RANGE, .SQLITE_SCHEMA:
            return damaged(path, error.message ?? "\(error.resultCode)")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return StoreFailure(.cannotWrite, path: path, cause: "another process is writing to this file")
        case .SQLITE_FULL:
            return StoreFailure(.cannotWrite, path: path, cause: "cannot write: the disk is full")
        default:
            return StoreFailure(.cannotWrite, path: path, cause: "cannot write: \(sqliteCause(error, path: path))")
        }
    }

    /// A file whose content is not what was written.
    static func damaged(_ path: String, _ detail: String) -> StoreFailure {
        StoreFailure(.badFile, path: path, cause: "this result file is damaged (\(detail))")
    }

    private static func sqliteCause(_ error: DatabaseError, path: String) -> String {
        if isFull(path) { return "the disk is full" }
        switch error.extendedResultCode {
        case .SQLITE_IOERR_LOCK, .SQLITE_IOERR_RDLOCK, .SQLITE_IOERR_CHECKRESERVEDLOCK: return withoutLocks(path)
        default: break
        }
        switch error.resultCode {
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: return "the file or its folder is read-only"
        case .SQLITE_CANTOPEN:
            let folder = parentFolder(of: path)
            let writable = FileManager.default.isWritableFile(atPath: folder.isEmpty ? "." : folder)
            return writable ? "the file cannot be opened" : "the folder is read-only"
        default: return error.message ?? "\(error.resultCode)"
        }
    }

    /// Of a file system that cannot lock, such as Lustre that is mounted without `flock`.
    static func withoutLocks(_ path: String) -> String {
        let kind = FileSystem(of: path)?.networkName.map { " (\($0))" } ?? ""
        return "this file system\(kind) cannot lock files; write to a local disk with --output"
    }

    private static func isFull(_ path: String) -> Bool {
        let folder = parentFolder(of: path)
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.isEmpty ? "." : folder)
        let free = attributes?[.systemFreeSize] as? NSNumber
        return free.map { $0.int64Value < 16_384 } ?? false
    }
}

/// The cause of a file system error in plain words.
func plainCause(of error: any Error) -> String {
    let cocoa = error as? CocoaError
    let underlying = cocoa?.userInfo[NSUnderlyingErrorKey] as? NSError
    let code = underlying.map { Int32($0.code) } ?? (error as? POSIXError)?.code.rawValue
    if let code { return plainCause(errno: code) }
    switch cocoa?.code {
    case .fileWriteOutOfSpace: return "the disk is full"
    case .fileWriteNoPermission, .fileWriteVolumeReadOnly, .fileReadNoPermission: return "permission denied"
    case .fileNoSuchFile, .fileReadNoSuchFile: return "no such file or folder"
    default: return error.localizedDescription
    }
}

/// The cause behind an error number in plain words.
func plainCause(errno code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT: "the disk is full"
    case EACCES, EPERM: "permission denied"
    case EROFS: "the file system is read-only"
    case ENOENT: "no such file or folder"
    case ENOTDIR: "a part of the path is a file, not a folder"
    case EISDIR: "this is a folder"
    default: String(cString: strerror(code)).lowercased()
    }
}
