import Foundation

/// A gzipped tar archive, packed and unpacked by the system's `tar` (GNU tar is part of every Debian and Ubuntu).
///
/// A library would be one more package to install for every build, and own code for a format with such a history of traps would be worse.
struct Archive {
    let path: String

    /// Packs a folder under its own name: sorted names, no times and owners, so that equal files give equal bytes.
    ///
    /// The archive appears complete or not at all.
    ///
    /// - Throws: `StoreFailure` where it cannot be written; `CancellationError` where the task was cancelled.
    func pack(_ name: String, in folder: String) throws {
        let draft = hiddenPath(beside: path)
        defer { unlink(draft) }
        let (status, _, talk) = try tar([
            "--create", "--file", draft, "--use-compress-program", "gzip -n", "--format", "gnu", "--sort", "name",
            "--mtime", "@0", "--owner", "0", "--group", "0", "--numeric-owner", "--mode", "u=rwX,go=rX", "--directory",
            folder, "--", name,
        ])
        guard status == 0 else {
            throw StoreFailure(.cannotWrite, path: path, cause: "cannot write: \(Self.cause(talk))")
        }
        guard rename(draft, path) == 0 else {
            throw StoreFailure(.cannotWrite, path: path, cause: "cannot write: \(plainCause(errno: errno))")
        }
    }

    /// True where it has a file whose path matches a pattern of `tar`; reads no further than that.
    func holds(_ pattern: String) -> Bool {
        let arguments = ["--list", "--gzip", "--file", path, "--wildcards", "--occurrence=1", "--", pattern]
        return (try? tar(arguments).status) == 0
    }

    /// Unpacks into an empty folder.
    ///
    /// 1. Every name and kind is read; an archive with anything but files and folders below its own is refused, and so is one that is far
    ///    larger unpacked than results are, such as one of sparse files.
    /// 2. Its files have to fit on the disk.
    /// 3. `tar` unpacks, and would itself leave out parts of names that lead outside.
    ///
    /// - Throws: `StoreFailure` for what is no sound archive or does not fit; `CancellationError` where the task was cancelled.
    func unpack(into folder: String) throws {
        let members = try members()
        let size = members.reduce(0) { $0 + $1.bytes }
        guard size <= most else {
            let (found, allowed) = (Self.megabytes(size), Self.megabytes(most))
            throw damaged("unpacked it takes \(found); allowed: \(allowed) for an archive of its size")
        }
        let free = try? FileManager.default.attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? NSNumber
        if let free, Double(size) > free.doubleValue {
            throw StoreFailure(
                .cannotWrite, path: folder, cause: "cannot write: unpacked, \(path) takes \(Self.megabytes(size))")
        }
        let (status, _, talk) = try tar([
            "--extract", "--gzip", "--file", path, "--no-same-owner", "--no-same-permissions", "--directory", folder,
        ])
        guard status == 0 else { throw damaged(Self.cause(talk)) }
    }

    /// What the archive has itself, bytes.
    private var bytes: Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    /// What it may hold, bytes: result files are compressed to a third, and texts that repeat themselves to a hundredth.
    private var most: Int { 64_000_000 + 400 * min(bytes, 1 << 48) }

    private static let mostMembers = 100_000

    private static func megabytes(_ bytes: Int) -> String { String(format: "%.0f MB", Double(bytes) * 1e-6) }

    private struct Member {
        var bytes: Int
        var name: String
    }

    /// What the archive holds, if all of it may be unpacked.
    private func members() throws -> [Member] {
        let limit = Tool.Limit(seconds: 60 + Double(bytes) * 1e-6, outputBytes: 1000 * Self.mostMembers)
        let (status, listing, talk): Tool.Outcome
        do {
            (status, listing, talk) = try tar(
                ["--list", "--verbose", "--gzip", "--file", path, "--numeric-owner", "--quoting-style", "escape"],
                limit: limit)
        } catch is Tool.LimitReached {
            throw damaged("its list of files has no end")
        }
        guard status == 0 else { throw damaged(Self.cause(talk)) }
        let lines = listing.split(separator: "\n")
        guard lines.count <= Self.mostMembers else {
            throw damaged("it holds \(lines.count) files; allowed: \(Self.mostMembers)")
        }
        return try lines.map(member)
    }

    /// A line such as `-rw-r--r-- 0/0  512 1970-01-01 00:00 name`; a name with a line end or the like has it escaped.
    private func member(_ line: Substring) throws -> Member {
        let fields = line.split(separator: " ", maxSplits: 5)
        guard fields.count == 6 else { throw damaged("it holds something without a name") }
        let name = String(fields[5])
        guard line.hasPrefix("-") || line.hasPrefix("d"), let bytes = Int(fields[2]) else {
            throw damaged("it holds something that is neither file nor folder: \(name)")
        }
        guard (0...1 << 44).contains(bytes) else { throw damaged("the size of a file is \(bytes) bytes: \(name)") }
        guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
            throw damaged("it names a place outside of itself: \(name)")
        }
        return Member(bytes: bytes, name: name)
    }

    private func damaged(_ detail: String) -> StoreFailure {
        StoreFailure(.badFile, path: path, cause: "this bundle is damaged (\(detail))")
    }

    /// The first line of what `tar` says, in which it names its cause.
    private static func cause(_ talk: String) -> String {
        talk.split(separator: "\n").first.map(String.init) ?? "tar does not say why"
    }

    private func tar(_ arguments: [String], limit: Tool.Limit? = nil) throws -> Tool.Outcome {
        let outcome = try Tool.run("tar", ["--force-local"] + arguments, limit: limit)
        try Task.checkCancellation()
        return outcome
    }
}
