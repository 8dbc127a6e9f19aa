/// A table in Markdown.
struct MarkdownTable {
    private var lines: [String]

    init(_ header: [String]) {
        lines = [Self.line(header), Self.line(header.map { _ in "---" })]
    }

    mutating func add(_ cells: [String]) { lines.append(Self.line(cells)) }

    /// All lines, with a line end after each.
    var text: String { lines.map { $0 + "\n" }.joined() }

    private static func line(_ cells: [String]) -> String {
        "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
}
