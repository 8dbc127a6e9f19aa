import Foundation

/// Tables of reference values in `Fixtures/`.
enum Fixture {
    struct Row {
        fileprivate let cells: [String: String]

        func text(_ column: String) -> String { cells[column] ?? "" }
        /// The number of a column; nil where it is missing (NA).
        func number(_ column: String) -> Double? { Double(text(column)) }
    }

    static func rows(_ name: String) -> [Row] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/\(name).csv")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n").map { $0.split(separator: ",").map { String($0) } }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Row(cells: Dictionary(zip(header, $0)) { first, _ in first }) }
    }
}
