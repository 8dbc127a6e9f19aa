import CNettle
import Foundation

/// SHA-256, by GNU Nettle: a system library, so that a fresh clone builds in half the time that a package of cryptography takes.
struct SHA256 {
    private var context = sha256_ctx()

    init() { nettle_sha256_init(&context) }

    /// Adds bytes to what is digested.
    mutating func update(_ bytes: [UInt8]) { nettle_sha256_update(&context, bytes.count, bytes) }

    /// Adds a text in UTF-8.
    mutating func update(_ text: String) { update(Array(text.utf8)) }

    /// The digest of all that was added, in lower-case hex.
    var hexadecimal: String {
        var copy = context
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        fotfeste_sha256_digest(&copy, &digest)
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The digest of a text in UTF-8, in lower-case hex.
    static func hexadecimal(of text: String) -> String {
        var hash = SHA256()
        hash.update(text)
        return hash.hexadecimal
    }

    /// The digest of a file, in lower-case hex; a megabyte of it is in memory.
    ///
    /// - Throws: `StoreFailure` where it cannot be read.
    static func hexadecimal(ofFile path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw StoreFailure(.badFile, path: path, cause: "cannot be read")
        }
        defer { try? handle.close() }
        var hash = SHA256()
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(Array(piece)) }
        return hash.hexadecimal
    }
}
