import Models

/// A table of comma-separated values (RFC 4180) whose cells know their places.
///
/// Written here because an error message has to name the line and column of a cell, which readers of CSV do
/// not keep.
struct CSVTable {
    /// A cell's text and where it begins.
    struct Cell {
        var text: String
        var line: Int
        var column: Int
    }

    /// The file.
    let file: String
    /// Names of the columns.
    let header: [String]
    /// Rows below the header; blank lines are left out.
    let rows: [[Cell]]
    private let problems: Problems

    /// The table of a file, or nil with a problem.
    ///
    /// - Parameter year: whose rows are kept of a file with several years; nil for a file with one.
    init?(_ path: Stated<String>, year: Stated<Int>? = nil, problems: Problems) {
        let file = path.value
        guard let text = Self.text(path, problems) else { return nil }
        problems.enter(file: file)
        var scanner = CSVScanner(text)
        guard let all = scanner.rows() else {
            let place = Place(file: file, line: scanner.quoteLine, column: scanner.quoteColumn)
            problems.add(place, "a quoted cell does not end; allowed: a closing '\"'")
            return nil
        }
        guard let header = all.first?.map(\.text) else {
            problems.add(Place(file: file), "the file is empty; allowed: a header and rows")
            return nil
        }
        self.file = file
        self.header = header
        self.problems = problems
        guard Self.columnsDiffer(all[0], file, problems) else { return nil }
        let whole = Self.whole(all.dropFirst(), cells: header.count, file, problems)
        guard let rows = Self.rows(whole, of: year, all[0], file, problems) else { return nil }
        self.rows = rows
    }

    /// False with problems where two columns have one name: which of them is meant cannot be known.
    private static func columnsDiffer(_ header: [Cell], _ file: String, _ problems: Problems) -> Bool {
        var seen: Set<String> = []
        let repeated = header.filter { !$0.text.isEmpty && !seen.insert($0.text).inserted }
        for cell in repeated {
            problems.add(
                Place(file: file, line: cell.line, column: cell.column),
                "there are two columns '\(cell.text)'; allowed: a name for each")
        }
        return repeated.isEmpty
    }

    private static func text(_ path: Stated<String>, _ problems: Problems) -> String? {
        let (file, what) = (path.value, "data file")
        guard let data = FilePath.contents(file, statedAt: path.place, what: what, problems: problems) else {
            return nil
        }
        if let fault = CSVFormat.fault(of: data) {
            problems.add(Place(file: file, line: fault.line, column: fault.column), fault.message)
            return nil
        }
        let text = String(decoding: data, as: UTF8.self)
        problems.noteRead(SourceFile(path: file, what: what, text: text))
        let cells = text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
        if let fault = CSVFormat.fault(ofHeader: cells) {
            problems.add(Place(file: file, line: 1, column: 1), fault)
            return nil
        }
        return cells
    }

    /// Rows with as many cells as the header.
    private static func whole(
        _ rows: some Sequence<[Cell]>, cells: Int, _ file: String, _ problems: Problems
    ) -> [[Cell]] {
        rows.filter { row in
            // Spreadsheets leave rows of commas below the last one.
            if row.allSatisfy(\.text.isEmpty) { return false }
            guard row.count != cells else { return true }
            let more =
                row.count > cells
                ? "; '.' is the decimal mark, thousands have no separator, and text with commas stands in quotes" : ""
            problems.add(Place(file: file, line: row.first?.line, column: 1), kind: "cells \(row.count > cells)") {
                "the row has \(row.count) cells; allowed: \(cells), as in the header\(more)"
            }
            return false
        }
    }

    /// Names of columns that say of which year a row is.
    private static let yearColumns = ["year", "år", "aar"]

    /// The rows of one year; nil with a problem where that is not known.
    private static func rows(
        _ rows: [[Cell]], of year: Stated<Int>?, _ header: [Cell], _ file: String, _ problems: Problems
    ) -> [[Cell]]? {
        guard let column = header.firstIndex(where: { yearColumns.contains($0.text.lowercased()) }) else { return rows }
        let years = Set(rows.map { $0[column].text }).sorted()
        guard years.count > 1 else { return rows }
        let list = years.prefix(10).joined(separator: ", ") + (years.count > 10 ? ", ..." : "")
        guard let year else {
            let (cell, example) = (header[column], Int(years.last ?? "") ?? 2020)
            problems.add(
                Place(file: file, line: cell.line, column: cell.column),
                "the column '\(cell.text)' holds several years: \(list); allowed: rows of one year, or 'year: \(example)' in the region"
            )
            return nil
        }
        problems.noteUse(of: year.place)
        guard years.contains(String(year.value)) else {
            problems.add(year.place, "'year' is \(year.value), of which '\(file)' has no rows; allowed: \(list)")
            return nil
        }
        return rows.filter { $0[column].text == String(year.value) }
    }

    /// Positions of columns, or nil with a problem where some are missing.
    func columns(_ names: [String]) -> [String: Int]? {
        var positions: [String: Int] = [:]
        for name in names { positions[name] = header.firstIndex(of: name) }
        let missing = names.filter { positions[$0] == nil }
        guard !missing.isEmpty else { return positions }
        let list = missing.map { "'\($0)'" }.joined(separator: ", ")
        let hints = missing.map { NearestName.hint(for: $0, among: header) }.distinct().joined()
        problems.add(
            Place(file: file, line: 1, column: 1),
            "there is no column \(list); needed: \(names.joined(separator: ", "))\(hints)")
        return nil
    }

    /// Where a cell is.
    func place(_ cell: Cell) -> Place { Place(file: file, line: cell.line, column: cell.column) }

    /// Reports what is wrong with a cell; many of a kind in the file become one message.
    func report(_ cell: Cell, kind: String, _ message: @autoclosure () -> String) {
        problems.add(place(cell), kind: kind, message)
    }

    /// Reports rows with the key of an earlier one.
    ///
    /// - Parameters:
    ///   - key: of a row; nil for one that does not count.
    ///   - title: of a row's key, for people.
    func reportRepeated<Key: Hashable>(_ key: ([Cell]) -> Key?, title: ([Cell]) -> String) {
        var lines: [Key: Int] = [:]
        for row in rows {
            guard let key = key(row) else { continue }
            guard let first = lines[key] else {
                lines[key] = row[0].line
                continue
            }
            report(row[0], kind: "twice", "\(title(row)) is listed twice, first in line \(first); allowed: once")
        }
    }

    /// Most people, jobs or firms of a place: twice as many as live in Norway.
    static let mostPeople = 1e7

    /// A number from zero to the most that a column can hold, or nil with a problem.
    func number(_ cell: Cell, _ column: String, most: Double = mostPeople) -> Double? {
        guard let quantity = Quantity(cell.text), quantity.unit.isEmpty, (0...most).contains(quantity.number)
        else {
            reportNumber(cell, column, most)
            return nil
        }
        return quantity.number
    }

    private func reportNumber(_ cell: Cell, _ column: String, _ most: Double) {
        let isNumber = Quantity(cell.text)?.unit.isEmpty == true
        let remedy = CSVFormat.remedy(ofNumber: cell.text)
        let wrong = remedy ?? (isNumber ? "is not in range" : "is not a number")
        report(
            cell, kind: "number \(column) \(remedy == nil) \(isNumber)",
            "'\(cell.text)' in column '\(column)' \(wrong); allowed: a number from 0 to \(shortNumber(most))")
    }

    /// Reports a column of counts with "." between thousands, which would be read as decimals.
    func reportThousands(_ column: String) {
        guard let position = header.firstIndex(of: column) else { return }
        guard CSVFormat.haveThousands(rows.lazy.map { $0[position].text }),
            let first = rows.first(where: { $0[position].text.contains(".") })?[position]
        else { return }
        let plain = first.text.replacing(".", with: "")
        report(
            first, kind: "thousands",
            "'\(first.text)' in column '\(column)' seems to have a separator of thousands; allowed: \(plain) for that, \(first.text)0 for a decimal"
        )
    }

    /// A whole number within a range, or nil with a problem.
    func integer(_ cell: Cell, _ column: String, _ range: ClosedRange<Int>) -> Int? {
        guard let value = Int(cell.text), range.contains(value) else {
            report(
                cell, kind: "integer \(column)",
                "'\(cell.text)' in column '\(column)' is not allowed; allowed: a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
            return nil
        }
        return value
    }
}

/// Splits text into rows of cells.
struct CSVScanner {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var line = 1
    private var column = 1
    /// Where the last quoted cell begins.
    private(set) var quoteLine = 1
    /// Where the last quoted cell begins.
    private(set) var quoteColumn = 1

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// All rows, or nil where a quoted cell does not end.
    mutating func rows() -> [[CSVTable.Cell]]? {
        var rows: [[CSVTable.Cell]] = []
        while index < scalars.count {
            guard let row = row() else { return nil }
            if row.count > 1 || row.first?.text.isEmpty == false { rows.append(row) }
        }
        return rows
    }

    private mutating func row() -> [CSVTable.Cell]? {
        var cells: [CSVTable.Cell] = []
        while true {
            guard let cell = cell() else { return nil }
            cells.append(cell)
            guard index < scalars.count else { return cells }
            let end = advance()
            if end == "\r", index < scalars.count, scalars[index] == "\n" { advance() }
            guard end == "," else { return cells }
        }
    }

    private mutating func cell() -> CSVTable.Cell? {
        let (startLine, startColumn) = (line, column)
        let text = index < scalars.count && scalars[index] == "\"" ? quoted() : plain()
        return text.map { CSVTable.Cell(text: $0, line: startLine, column: startColumn) }
    }

    private mutating func plain() -> String {
        var text = String.UnicodeScalarView()
        while index < scalars.count, scalars[index] != ",", scalars[index] != "\n", scalars[index] != "\r" {
            text.append(advance())
        }
        let isSpace = { (scalar: Unicode.Scalar) in " \t\u{A0}".unicodeScalars.contains(scalar) }
        guard let last = text.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(String.UnicodeScalarView(text[...last].drop(while: isSpace)))
    }

    private mutating func quoted() -> String? {
        (quoteLine, quoteColumn) = (line, column)
        advance()
        var text = String.UnicodeScalarView()
        while index < scalars.count {
            let scalar = advance()
            if scalar != "\"" {
                text.append(scalar)
            } else if index < scalars.count, scalars[index] == "\"" {
                text.append(advance())
            } else {
                return String(text) + plain()
            }
        }
        return nil
    }

    @discardableResult
    private mutating func advance() -> Unicode.Scalar {
        let scalar = scalars[index]
        index += 1
        column += 1
        let isEnd = scalar == "\n" || scalar == "\r" && (index == scalars.count || scalars[index] != "\n")
        if isEnd { (line, column) = (line + 1, 1) }
        return scalar
    }
}
