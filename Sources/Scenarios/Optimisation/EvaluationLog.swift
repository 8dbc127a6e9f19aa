import Foundation
import Models
import Synchronization

/// What runs of the model gave a search, kept line by line as they are made.
///
/// A search that is begun again takes the same course, since it is a function of its plan and of what is in the log; so what was run before is not
/// run again, and an interruption at any moment costs the runs that were under way. A last line that was cut off is dropped.
final class EvaluationLog: Sendable {
    /// One run.
    struct Key: Hashable, Sendable {
        /// Of the allocation.
        var text: String
        /// From 1.
        var replication: Int
    }

    private struct Line: Codable {
        var allocation: String
        var replication: Int
        var values: [Double]
        /// The beginning of SHA-256 of the rest, so that a change is found.
        var digest: String

        init(_ key: Key, _ values: [Double]) {
            (allocation, replication, self.values) = (key.text, key.replication, values)
            digest = Self.digest(key, values)
        }

        /// False where a number has changed since the line was written.
        var isIntact: Bool {
            replication > 0 && values.allSatisfy(\.isFinite)
                && digest == Self.digest(Key(text: allocation, replication: replication), values)
        }

        private static func digest(_ key: Key, _ values: [Double]) -> String {
            let text = "\(key.text)\n\(key.replication)\n\(values.map { "\($0 + 0)" }.joined(separator: " "))"
            return String(SHA256.hexadecimal(of: text).prefix(16))
        }
    }

    private struct Head: Codable, Equatable {
        var version: String
        var search: String

        enum CodingKeys: String, CodingKey {
            case version = "program_version"
            case search = "search_digest"
        }
    }

    private struct Content {
        var values: [Key: [Double]] = [:]
        var file: FileHandle?
    }

    /// Where it is.
    let path: String
    private let content = Mutex(Content())

    /// Opens or begins the log of a search.
    ///
    /// - Parameter digest: of all that a run depends on, apart from allocation and replication.
    /// - Throws: `StoreFailure` where the file cannot be written or holds another search.
    init(path: String, digest: String, force: Bool) throws {
        self.path = path
        let head = Head(version: programVersion, search: digest)
        let output = try OutputFile(path, .searchLog)
        if force || !FileManager.default.fileExists(atPath: path) {
            let text = String(decoding: try Self.encoder.encode(head), as: UTF8.self) + "\n"
            try output.write(text)
        }
        guard let data = FileManager.default.contents(atPath: path), let file = FileHandle(forUpdatingAtPath: path)
        else { throw StoreFailure(.cannotWrite, path: path, cause: "cannot write: \(plainCause(errno: errno))") }
        try BoundedJSON.check(data, file: path)
        let whole = data.prefix(through: data.lastIndex(of: UInt8(ascii: "\n")) ?? data.startIndex)
        let lines = whole.split(separator: UInt8(ascii: "\n"))
        try Self.require(lines.first.flatMap { try? JSONDecoder().decode(Head.self, from: $0) }, head, path)
        let values = try Self.values(lines.dropFirst(), path)
        try file.truncate(atOffset: UInt64(whole.count))
        try file.seekToEnd()
        content.withLock { $0 = Content(values: values, file: file) }
    }

    private static func require(_ found: Head?, _ head: Head, _ path: String) throws {
        guard found != head else { return }
        let cause =
            found == nil
            ? "this is no log of a search"
            : found?.version != head.version
                ? "it holds what version \(found?.version ?? "") of the program gave, not \(head.version)"
                : "it holds a search of another plan, or its scenario has changed since"
        throw StoreFailure(
            .cannotWrite, path: path, cause: "\(cause); begin anew with --force, or give another --output")
    }

    private static func values(_ lines: ArraySlice<Data>, _ path: String) throws -> [Key: [Double]] {
        var values: [Key: [Double]] = [:]
        for (number, line) in lines.enumerated() {
            guard let line = try? JSONDecoder().decode(Line.self, from: line), line.isIntact else {
                let cause = "line \(number + 2) is damaged; start over with --force, or give another --output"
                throw StoreFailure(.badFile, path: path, cause: cause)
            }
            values[Key(text: line.allocation, replication: line.replication)] = line.values
        }
        return values
    }

    /// How many runs are kept.
    var count: Int { content.withLock { $0.values.count } }

    /// What a run gave; nil where it was not made.
    func values(_ key: Key) -> [Double]? { content.withLock { $0.values[key] } }

    /// Keeps what a run gave.
    ///
    /// - Throws: `StoreFailure` where it cannot be written.
    func add(_ values: [Double], _ key: Key) throws {
        let line = Line(key, values)
        let bytes = try Self.encoder.encode(line) + Data("\n".utf8)
        try content.withLock { content in
            do {
                try content.file?.write(contentsOf: bytes)
            } catch {
                throw StoreFailure(.cannotWrite, path: path, cause: "cannot write: \(plainCause(of: error))")
            }
            content.values[key] = values
        }
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
