import Foundation

/// A text file that appears complete or not at all: written beside its place and moved there.
public struct AtomicFile {
    /// Where it will be.
    public let path: String

    /// The file at a path.
    public init(path: String) { self.path = path }

    /// Writes what `body` hands over, piece by piece.
    ///
    /// - Throws: `StoreFailure` naming the path and the cause; nothing is left behind then.
    public func write(_ body: ((String) throws -> Void) throws -> Void) throws {
        let draft = path + ".partial"
        guard let stream = fopen(draft, "w") else { throw failure(errno) }
        do {
            try body { text in
                var text = text
                let written = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, stream) == $0.count }
                guard written else { throw failure(errno) }
            }
        } catch {
            fclose(stream)
            unlink(draft)
            throw error
        }
        guard fclose(stream) == 0 else { throw abandoned(draft, errno) }
        StoreWrites.count()
        guard rename(draft, path) == 0 else { throw abandoned(draft, errno) }
        StoreWrites.count()
    }

    private func abandoned(_ draft: String, _ code: Int32) -> StoreFailure {
        unlink(draft)
        return failure(code)
    }

    private func failure(_ code: Int32) -> StoreFailure {
        StoreFailure(.cannotWrite, path: path, cause: "cannot write: \(plainCause(errno: code))")
    }
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
