/// Texts side by side, each wrapped within its column.
struct TextColumns {
    private let widths: [Int]
    private static let gap = 3

    /// Columns of given widths.
    init(widths: [Int]) { self.widths = widths.map { max(1, $0) } }

    /// So many columns of one width over the whole width.
    init(_ count: Int, width: Int) {
        self.init(widths: Array(repeating: (width - (count - 1) * Self.gap) / count, count: count))
    }

    /// A first column of a given width, the others sharing the rest.
    init(first: Int, others: Int, width: Int) {
        let rest = (width - first - others * Self.gap) / max(1, others)
        self.init(widths: [first] + Array(repeating: rest, count: others))
    }

    /// The lines of a row of cells.
    func row(_ cells: [String]) -> String {
        let columns = zip(cells, widths).map { wrapped($0, indent: "", width: $1).split(separator: "\n") }
        return (0..<(columns.map(\.count).max() ?? 0)).map { line in
            var text = ""
            for (index, column) in columns.enumerated() {
                let part = line < column.count ? String(column[line]) : ""
                text += part + String(repeating: " ", count: max(0, widths[index] + Self.gap - part.count))
            }
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }.joined()
    }
}
