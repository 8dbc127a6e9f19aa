import Foundation

/// A text file that appears complete or not at all: written beside its place and moved there.
public struct AtomicFile {
    /// Where it will be.
    public let path: String
    /// For messages.
    private let name: String

    /// The file at a path.
    public init(path: String) { self.init(path: path, name: path) }

    /// The file at a path that its user knows by another name.
    init(path: String, name: String) { (self.path, self.name) = (path, name) }

    /// Writes what `body` hands over, piece by piece.
    ///
    /// What a killed process left half-written is written over.
    ///
    /// - Throws: `StoreFailure` naming the path and the cause; nothing is left behind then.
    public func write(_ body: ((String) throws -> Void) throws -> Void) throws {
        let draft = hiddenPath(beside: path)
        let stream = try open(draft)
        do {
            try body { text in
                var text = text
                let written = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, stream) == $0.count }
                guard written else { throw failure(errno) }
            }
            guard fflush(stream) == 0, fsync(fileno(stream)) == 0 else { throw failure(errno) }
            StoreWrites.count()
            guard rename(draft, path) == 0 else { throw failure(errno) }
            StoreWrites.count()
            fclose(stream)
        } catch {
            unlink(draft)
            fclose(stream)
            throw error
        }
    }

    /// Opens the draft, empty and locked as long as it is open, so that two writers take turns.
    private func open(_ draft: String) throws -> UnsafeMutablePointer<FILE> {
        while true {
            let descriptor = Foundation.open(draft, O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o666)
            guard descriptor >= 0 else { throw failure(errno) }
            // Where the file system has no locks, writers do not take turns.
            flock(descriptor, LOCK_EX)
            guard isCurrent(descriptor, draft) else {
                close(descriptor)
                continue
            }
            guard ftruncate(descriptor, 0) == 0, let stream = fdopen(descriptor, "w") else {
                let code = errno
                close(descriptor)
                throw failure(code)
            }
            return stream
        }
    }

    /// False where another writer moved the draft into place while this one waited.
    private func isCurrent(_ descriptor: Int32, _ draft: String) -> Bool {
        var (held, named) = (stat(), stat())
        return fstat(descriptor, &held) == 0 && stat(draft, &named) == 0 && held.st_ino == named.st_ino
    }

    private func failure(_ code: Int32) -> StoreFailure {
        StoreFailure(.cannotWrite, path: name, cause: "cannot write: \(plainCause(errno: code))")
    }
}

/// A hidden name beside a path, which nobody else gives a file.
///
/// - Parameter what: tells drafts of one path apart.
func hiddenPath(beside path: String, _ what: String = "partial") -> String {
    (parentFolder(of: path) as NSString)
        .appendingPathComponent(".\((path as NSString).lastPathComponent).fotfeste-\(what)")
}

/// The folder of a path: empty for a name alone, `/` for one at the root.
///
/// `deletingLastPathComponent` of Foundation's `NSString` ends the process for a path of a single letter
/// (Swift 6.3 on Linux).
package func parentFolder(of path: String) -> String {
    let (bytes, slash) = (Array(path.utf8), UInt8(ascii: "/"))
    guard let end = bytes.lastIndex(where: { $0 != slash }) else { return bytes.isEmpty ? "" : "/" }
    guard let cut = bytes[..<end].lastIndex(of: slash) else { return "" }
    guard let last = bytes[..<cut].lastIndex(where: { $0 != slash }) else { return "/" }
    return String(decoding: bytes[...last], as: UTF8.self)
}

/// Makes a folder with all folders above it, where it is missing.
///
/// - Throws: `StoreFailure` naming the folder and the cause.
public func makeFolder(_ path: String) throws {
    let isThere = { (path: String) -> Bool in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
    if path.isEmpty || isThere(path) { return }
    if FileManager.default.fileExists(atPath: path) {
        throw StoreFailure(.cannotWrite, path: path, cause: "cannot write: this is a file, not a folder")
    }
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
        made += part
        let code = mkdir(made, 0o777) == 0 ? 0 : errno
        if code != 0, !isThere(made) {
            let cause = plainCause(errno: code == EEXIST ? ENOTDIR : code)
            throw StoreFailure(.cannotWrite, path: path, cause: "cannot make the folder: \(cause)")
        }
        made += "/"
    }
}
