import Foundation
import Models

/// The canonical CSV of raw outcomes, made one replication at a time.
///
/// Rows are sorted by point, replication, name, `by` (both by their UTF-8 bytes) and day. Values have the shortest digits that give the
/// same number back; the day is empty where there is none.
struct CanonicalRows {
    static let header = "point,replication,name,by,day,value"
    let names: CellNames
    /// Of a sweep; 1 in a study of one scenario.
    var point = 1

    /// The rows of one replication, without line ends.
    func rows(_ observations: [Observation], replication: Int) -> [String] {
        let cells = Dictionary(
            uniqueKeysWithValues: Set(observations.map(\.cell)).map { ($0, names.by($0)) })
        let inOrder = cells.sorted { precedes($0.value, $1.value) }
        let rank = Dictionary(uniqueKeysWithValues: inOrder.enumerated().map { ($1.key, $0) })
        let quoted = cells.mapValues(csvField)
        return observations.ranked { (Self.measureRanks[$0.measure] ?? 0, rank[$0.cell] ?? 0, $0.day) }.map { row in
            let day = row.day < 0 ? "" : String(row.day)
            return "\(point),\(replication),\(row.measure.rawValue),\(quoted[row.cell] ?? ""),\(day),\(row.value + 0)"
        }
    }

    /// The rows of one replication as bytes, each with its line end.
    func text(_ observations: [Observation], replication: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in rows(observations, replication: replication) {
            bytes.append(contentsOf: row.utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// SHA-256 of a line `point,replication,events` and the rows of one replication: what is stored beside it.
    ///
    /// - Parameter text: the rows as `text` gives them.
    func digest(_ text: [UInt8], replication: Int, events: Int) -> String {
        var hash = SHA256()
        hash.update("\(point),\(replication),\(events)\n")
        hash.update(text)
        return hash.hexadecimal
    }

    private static let measureRanks = Dictionary(
        uniqueKeysWithValues: Measure.allCases.sorted { $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8) }
            .enumerated().map { ($1, $0) })

    private func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}

extension Array {
    /// Sorted by three whole numbers, each worked out once.
    func ranked(by rank: (Element) -> (Int, Int, Int)) -> [Element] {
        let keys = indices.map { (rank(self[$0]), $0) }
        return keys.sorted { ($0.0.0, $0.0.1, $0.0.2, $0.1) < ($1.0.0, $1.0.1, $1.0.2, $1.1) }.map { self[$0.1] }
    }
}

/// SHA-256 of the canonical rows of replications 1, 2, ..., added in this order.
struct ResultsDigest {
    private var canonical: CanonicalRows
    private var hash = SHA256()

    init(names: CellNames) {
        canonical = CanonicalRows(names: names)
        hash.update(CanonicalRows.header + "\n")
    }

    mutating func add(_ observations: [Observation], point: Int = 1, replication: Int) {
        canonical.point = point
        add(canonical.text(observations, replication: replication))
    }

    /// Adds the rows of a stored replication.
    mutating func add(_ stored: StoredReplication) { add(stored.text) }

    private mutating func add(_ text: [UInt8]) { hash.update(text) }

    /// In lower-case hex.
    var text: String { hash.hexadecimal }
}
