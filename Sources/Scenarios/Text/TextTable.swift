/// A table in plain text with columns as wide as they need to be.
struct TextTable {
    /// How a column is aligned.
    enum Alignment { case left, right }

    private let alignments: [Alignment]
    private var rows: [[String]] = []

    init(_ alignments: [Alignment]) { self.alignments = alignments }

    /// Adds a row of cells; a row of one cell is a heading and widens nothing.
    mutating func add(_ cells: String...) { rows.append(cells) }
    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// All lines, each indented by two spaces, headings by none.
    var text: String {
        let widths = alignments.indices.map { column in
            rows.filter { $0.count > 1 }.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { line($0, widths: widths) }.joined(separator: "\n") + "\n"
    }

    private func line(_ cells: [String], widths: [Int]) -> String {
        guard cells.count > 1 else { return cells.first ?? "" }
        let padded = zip(cells.indices, cells).map { column, cell in
            let space = String(repeating: " ", count: max(0, widths[column] - cell.count))
            return alignments[column] == .left ? cell + space : space + cell
        }
        var line = "  " + padded.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line
    }
}
