import Foundation
import GRDB

/// A row of a result file whose values are checked as they are read, since the file may come from anywhere.
struct StoredRow {
    /// What numbers may be: far beyond anything that a run gives, and small enough to be added and printed.
    static let numbers = -1e15...1e15

    let row: Row
    /// Names the place of a value in messages.
    let table: String
    let path: String

    /// A text.
    func text(_ column: String) throws -> String {
        guard let text = try optionalText(column) else { throw wrong(column, .null, "a text") }
        return text
    }

    /// A text, or nil for NULL.
    func optionalText(_ column: String) throws -> String? {
        let value = try value(column)
        switch value.storage {
        case .null: return nil
        case .string(let text): return text
        default: throw wrong(column, value, "a text")
        }
    }

    /// A whole number within a range.
    func integer(_ column: String, _ range: ClosedRange<Int>) throws -> Int {
        let value = try value(column)
        guard case .int64(let number) = value.storage, let found = Int(exactly: number), range.contains(found) else {
            throw wrong(column, value, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return found
    }

    /// A number within a range.
    func number(_ column: String, _ range: ClosedRange<Double> = numbers) throws -> Double {
        guard let number = try optionalNumber(column, range) else { throw wrong(column, .null, Self.allowed(range)) }
        return number
    }

    /// A number within a range, or nil for NULL.
    func optionalNumber(_ column: String, _ range: ClosedRange<Double> = numbers) throws -> Double? {
        let value = try value(column)
        switch value.storage {
        case .null: return nil
        case .double(let number) where range.contains(number): return number
        case .int64(let number) where range.contains(Double(number)): return Double(number)
        default: throw wrong(column, value, Self.allowed(range))
        }
    }

    private func value(_ column: String) throws -> DatabaseValue {
        guard row.hasColumn(column) else { throw StoreFailure.damaged(path, "\(table) has no column '\(column)'") }
        return row[column]
    }

    private static func allowed(_ range: ClosedRange<Double>) -> String {
        "a number from \(range.lowerBound) to \(range.upperBound)"
    }

    /// What a value is that may not be there.
    private func wrong(_ column: String, _ value: DatabaseValue, _ allowed: String) -> StoreFailure {
        let found =
            switch value.storage {
            case .null: "NULL"
            case .int64(let number): "\(number)"
            case .double(let number): "\(number)"
            case .string: "a text"
            case .blob: "a BLOB"
            }
        return .damaged(path, "\(table).\(column) is \(found); allowed: \(allowed)")
    }
}

extension StudyFile {
    /// The rows of a query, in order.
    ///
    /// - Parameter table: names the place of a value in messages.
    func rows(
        _ sql: String, _ arguments: StatementArguments = [], of table: String, in db: Database
    ) throws -> [StoredRow] {
        try Row.fetchAll(db, sql: sql, arguments: arguments).map { StoredRow(row: $0, table: table, path: path) }
    }
}
