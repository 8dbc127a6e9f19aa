/// Aligned columns of text.
enum TextTable {
    /// Rows under a header, columns as wide as their widest cell; the last column is not padded.
    static func aligned(_ rows: [[String]], rightAligned: Set<Int> = []) -> String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let gap = String(repeating: " ", count: widths[column] - cell.count)
                if rightAligned.contains(column) { return gap + cell }
                return column == row.count - 1 ? cell : cell + gap
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }

    /// One row of comma-separated values; quoted where needed (RFC 4180).
    static func csv(_ row: [String]) -> String {
        row.map { cell in
            guard cell.contains(where: { ",\"".contains($0) || $0.isNewline }) else { return cell }
            return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }.joined(separator: ",") + "\n"
    }
}
