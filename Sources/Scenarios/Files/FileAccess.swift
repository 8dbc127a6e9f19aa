import Foundation

/// Which files a reader may open: base scenarios, data of regions, plans and posteriors all go through it.
package struct FileAccess: Sendable {
    /// Most bytes of a file that is read as a whole.
    package static let mostBytes = 512 << 20

    /// Nil for all that the user of the process may read.
    private let folders: [String]?

    /// No file at all.
    package static let none = FileAccess(folders: [])
    /// All files that the user may read: the command line, whose user states the paths.
    package static let user = FileAccess(folders: nil)

    /// Regular files in these folders and below; links that lead out of them are no way around that.
    package static func within(_ folders: [String]) -> FileAccess {
        FileAccess(folders: folders.map { FilePath.identity($0) + "/" })
    }

    /// Why a file is not read.
    enum Obstacle: Error {
        case outside, missing, folder, special, unreadable
        case tooLong(most: Int)

        /// In words, for whoever stated the path.
        func text(_ path: String, what: String) -> String {
            switch self {
            case .outside: "\(what) '\(path)' may not be read here; allowed: files that come with the program"
            case .missing: "there is no \(what) '\(path)'"
            case .folder: "\(what) '\(path)' is a folder; allowed: a file"
            case .special: "\(what) '\(path)' is no regular file; allowed: a file"
            case .unreadable: "\(what) '\(path)' cannot be read; allowed: a file that you may read"
            case .tooLong(let most): "\(what) '\(path)' is too long; allowed: \(Self.size(most))"
            }
        }

        private static func size(_ bytes: Int) -> String {
            bytes < 1 << 20 ? "\(bytes >> 10) KB" : "\(bytes >> 20) MB"
        }
    }

    /// Refuses a path outside the folders.
    func requireWithin(_ path: String) throws(Obstacle) {
        if let folders, !folders.contains(where: FilePath.identity(path).hasPrefix) { throw .outside }
    }

    /// The bytes of a file.
    ///
    /// - Parameter most: bytes that it may have; no more are read, whatever kind of file it is.
    func contents(_ path: String, most: Int = mostBytes) throws(Obstacle) -> Data {
        try requireWithin(path)
        var state = stat()
        guard stat(path, &state) == 0 else { throw .missing }
        let kind = state.st_mode & S_IFMT
        guard kind != S_IFDIR else { throw .folder }
        guard kind == S_IFREG || folders == nil else { throw .special }
        guard kind != S_IFREG || state.st_size <= most else { throw .tooLong(most: most) }
        guard let handle = FileHandle(forReadingAtPath: path) else { throw .unreadable }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: most + 1) else {
            guard kind == S_IFREG, state.st_size == 0 else { throw .unreadable }
            return Data()
        }
        guard data.count <= most else { throw .tooLong(most: most) }
        return data
    }
}
