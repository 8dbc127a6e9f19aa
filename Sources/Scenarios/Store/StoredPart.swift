import Foundation
import GRDB

/// A part of a result file that has a digest of its rows beside it, so that every command that reads the part finds a change.
///
/// Replications have theirs in their own rows.
enum StoredPart {
    case study, origin, points, results
    case outcomes(point: Int)

    /// As the table `content_digest` names it.
    var name: String {
        switch self {
        case .study: "study"
        case .origin: "origin"
        case .points: "points"
        case .results: "results"
        case .outcomes(let point): "outcomes \(point)"
        }
    }

    /// The tables that may have changed.
    private var tables: String {
        switch self {
        case .study: "table study"
        case .origin: "tables source and origin"
        case .points: "tables point and point_input"
        case .results: "table results_digest"
        case .outcomes(let point): "table outcome, point \(point)"
        }
    }

    private var queries: [String] {
        switch self {
        case .study: ["SELECT * FROM study ORDER BY id"]
        case .origin: ["SELECT * FROM source ORDER BY id", "SELECT * FROM origin ORDER BY what"]
        case .points: ["SELECT * FROM point ORDER BY id", "SELECT * FROM point_input ORDER BY point"]
        case .results: ["SELECT * FROM results_digest ORDER BY replications"]
        case .outcomes(let point):
            ["SELECT * FROM outcome WHERE point = \(point) ORDER BY name, \"by\", \"group\""]
        }
    }

    /// Stores the digest of the rows as they are now.
    func seal(in db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO content_digest VALUES (?, ?)", arguments: [name, try digest(in: db)])
    }

    /// Compares the rows with the stored digest.
    ///
    /// - Throws: `StoreFailure` where they differ.
    func requireIntact(in db: Database, path: String) throws {
        let stored = try Row.fetchOne(db, sql: "SELECT digest FROM content_digest WHERE part = ?", arguments: [name])
        let text = try stored.map { try StoredRow(row: $0, table: "content_digest", path: path).text("digest") }
        guard try digest(in: db) == (text ?? RowsDigest().text) else {
            throw StoreFailure.damaged(path, "\(tables): not as they were written")
        }
    }

    private func digest(in db: Database) throws -> String {
        var digest = RowsDigest()
        for sql in queries {
            let rows = try Row.fetchCursor(db, sql: sql)
            while let row = try rows.next() { digest.add(row) }
        }
        return digest.text
    }
}

/// SHA-256 of rows of a database: of each value its kind, its length in bytes and its bytes, of each row its number of values.
private struct RowsDigest {
    private var hash = SHA256()

    mutating func add(_ row: Row) {
        add(UInt8(ascii: "r"), withUnsafeBytes(of: UInt64(row.count).littleEndian, Array.init))
        for (_, value) in row {
            switch value.storage {
            case .null: add(UInt8(ascii: "n"), [])
            case .int64(let number): add(UInt8(ascii: "i"), withUnsafeBytes(of: number.littleEndian, Array.init))
            case .double(let number):
                add(UInt8(ascii: "d"), withUnsafeBytes(of: number.bitPattern.littleEndian, Array.init))
            case .string(let text): add(UInt8(ascii: "t"), Array(text.utf8))
            case .blob(let data): add(UInt8(ascii: "b"), Array(data))
            }
        }
    }

    private mutating func add(_ kind: UInt8, _ bytes: [UInt8]) {
        hash.update([kind] + withUnsafeBytes(of: UInt64(bytes.count).littleEndian, Array.init))
        hash.update(bytes)
    }

    /// In lower-case hex.
    var text: String { hash.hexadecimal }
}
