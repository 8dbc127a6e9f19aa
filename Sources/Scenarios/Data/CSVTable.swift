/// A table of comma-separated values (RFC 4180) whose cells know their places.
///
/// Written here because an error message has to name the line and column of a cell, which readers of CSV do not keep.
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
    init?(_ path: Stated<String>, problems: Problems) {
        let file = path.value
        guard let text = FilePath.read(file, statedAt: path.place, what: "data file", problems: problems) else {
            return nil
        }
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
        rows = all.dropFirst().filter { row in
            guard row.count != header.count else { return true }
            let place = Place(file: file, line: row.first?.line, column: 1)
            problems.add(place, "the row has \(row.count) cells; allowed: \(header.count), as in the header")
            return false
        }
    }

    /// Positions of columns, or nil with a problem for each that is missing.
    func columns(_ names: [String]) -> [String: Int]? {
        var positions: [String: Int] = [:]
        for name in names {
            if let position = header.firstIndex(of: name) {
                positions[name] = position
            } else {
                let hint = NearestName.hint(for: name, among: header)
                let needed = names.joined(separator: ", ")
                problems.add(
                    Place(file: file, line: 1, column: 1), "there is no column '\(name)'; needed: \(needed)\(hint)")
            }
        }
        return positions.count == Set(names).count ? positions : nil
    }

    /// Where a cell is.
    func place(_ cell: Cell) -> Place { Place(file: file, line: cell.line, column: cell.column) }

    /// Reports what is wrong with a cell.
    func report(_ cell: Cell, _ message: String) { problems.add(place(cell), message) }

    /// A number from zero to a thousand million, or nil with a problem.
    func number(_ cell: Cell, _ column: String) -> Double? {
        guard let quantity = Quantity(cell.text), quantity.unit.isEmpty, (0...1e9).contains(quantity.number)
        else {
            problems.add(
                place(cell),
                "'\(cell.text)' in column '\(column)' is not a number; allowed: a number from 0 to 1000000000")
            return nil
        }
        return quantity.number
    }

    /// A whole number within a range, or nil with a problem.
    func integer(_ cell: Cell, _ column: String, _ range: ClosedRange<Int>) -> Int? {
        guard let value = Int(cell.text), range.contains(value) else {
            problems.add(
                place(cell),
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
            guard index < scalars.count, advance() == "," else { return cells }
        }
    }

    private mutating func cell() -> CSVTable.Cell? {
        let (startLine, startColumn) = (line, column)
        let text = index < scalars.count && scalars[index] == "\"" ? quoted() : plain()
        return text.map { CSVTable.Cell(text: $0, line: startLine, column: startColumn) }
    }

    private mutating func plain() -> String {
        var text = String.UnicodeScalarView()
        while index < scalars.count, scalars[index] != ",", scalars[index] != "\n" {
            let scalar = advance()
            if scalar != "\r" { text.append(scalar) }
        }
        return String(text)
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
        if scalar == "\n" { (line, column) = (line + 1, 1) }
        return scalar
    }
}
