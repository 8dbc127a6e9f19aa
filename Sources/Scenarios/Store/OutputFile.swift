import Foundation

/// A file that a command writes for its user: nothing is overwritten but a product of the same kind, and the
/// file appears complete or not at all.
///
/// A symbolic link stays, and the file that it leads to is written.
public struct OutputFile: Sendable {
    /// As the user wrote it.
    public let path: String
    /// The file itself, behind all links.
    let target: String
    private let product: Product
    private let inputs: [String]

    /// Decides whether a command may write a file, before its work begins.
    ///
    /// - Parameters:
    ///   - path: where it is to be.
    ///   - inputs: what the command reads; none of it may be the file, under any name.
    /// - Throws: `StoreFailure` where the file is an input, is no product of this kind, or is not a file.
    public init(_ path: String, _ product: Product, inputs: [String] = []) throws {
        (self.path, self.product, self.inputs) = (path, product, inputs)
        target = try Self.behindLinks(path)
        try require()
    }

    /// Writes a text, and makes the folder where it is missing.
    ///
    /// - Throws: `StoreFailure` where something else took the place in the meantime, or nothing can be
    ///   written.
    public func write(_ text: String) throws { try write { try $0(text) } }

    /// Writes what `body` hands over, piece by piece, and makes the folder where it is missing.
    ///
    /// - Throws: `StoreFailure` where something else took the place in the meantime, or nothing can be
    ///   written.
    public func write(_ body: ((String) throws -> Void) throws -> Void) throws {
        let folder = parentFolder(of: path)
        if !folder.isEmpty { try makeFolder(folder) }
        try require()
        try AtomicFile(path: target, name: path).write(body)
    }

    private func require() throws {
        guard !path.hasSuffix("/") else { throw refusal("this names a folder; name a file") }
        let place = FileIdentity(target)
        for input in inputs
        where FilePath.identity(input) == FilePath.identity(path) || place.map({ $0 == FileIdentity(input) }) ?? false {
            throw refusal("this is an input of the command; write elsewhere with --output")
        }
        guard let place else { return }
        switch place.kind {
        case S_IFREG: break
        case S_IFDIR: throw refusal("this is a folder; name a file")
        default: throw refusal("this is not a file that can be replaced; name another")
        }
        guard access(target, R_OK) == 0 else { throw refusal("cannot write: \(plainCause(errno: errno))") }
        guard product.isMade(at: target) else {
            throw refusal(
                "a file that is no \(product.name) of this program is in the way; move it away, or write elsewhere with --output"
            )
        }
    }

    private func refusal(_ cause: String) -> StoreFailure { StoreFailure(.cannotWrite, path: path, cause: cause) }

    private static func behindLinks(_ path: String) throws -> String {
        var found = stat()
        guard lstat(path, &found) == 0, found.st_mode & S_IFMT == S_IFLNK else { return path }
        guard let target = realpath(path, nil) else {
            throw StoreFailure(
                .cannotWrite, path: path,
                cause:
                    "this symbolic link leads to nothing (\(plainCause(errno: errno))); remove it, or name another file"
            )
        }
        defer { free(target) }
        return String(cString: target)
    }
}

/// What tells files apart: equal for all names of one file, hard links and letters of either case included.
private struct FileIdentity: Equatable {
    private let device: UInt64
    private let number: UInt64
    /// As in `stat(2)`: `S_IFREG`, `S_IFDIR`, ...
    let kind: mode_t

    /// Nil where there is nothing.
    init?(_ path: String) {
        var found = stat()
        guard stat(path, &found) == 0 else { return nil }
        (device, number, kind) = (UInt64(found.st_dev), UInt64(found.st_ino), found.st_mode & S_IFMT)
    }
}
