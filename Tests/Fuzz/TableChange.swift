import Simulator

/// One change of a CSV file; the first row is its header.
struct TableChange {
    let corpus: Corpus
    let isMild: Bool

    /// The cells of a line, quotes kept.
    static func cells(_ line: String) -> [String] {
        var (cells, cell, isQuoted) = ([String](), "", false)
        for character in line {
            if character == "\"" { isQuoted.toggle() }
            if character == ",", !isQuoted {
                cells.append(cell)
                cell = ""
            } else {
                cell.append(character)
            }
        }
        return cells + [cell]
    }

    /// Changes the table and says what was done.
    func apply(to rows: inout [[String]], _ stream: inout RandomStream) -> String {
        guard rows.count > 1 else { return "nothing" }
        let row = 1 + stream.index(below: rows.count - 1)
        guard !rows[row].isEmpty else { return "nothing" }
        let column = stream.index(below: rows[row].count)
        return isMild ? scale(&rows[row][column], &stream) : damage(&rows, row, column, &stream)
    }

    private func scale(_ cell: inout String, _ stream: inout RandomStream) -> String {
        let old = cell
        guard let number = Double(cell), abs(number) < 1e15 else { return "nothing" }
        let scaled = number * [0, 0.5, 0.9, 1.1, 2][stream.index(below: 5)]
        cell = cell.contains(".") ? "\(scaled)" : String(Int(scaled.rounded()))
        return "\(old) to \(cell)"
    }

    private func damage(
        _ rows: inout [[String]], _ row: Int, _ column: Int, _ stream: inout RandomStream
    ) -> String {
        switch stream.index(below: 8) {
        case 0:
            rows[row][column] = OddValues.all[stream.index(below: OddValues.all.count)]
            return "'\(rows[row][column].prefix(30))' in row \(row)"
        case 1:
            rows.remove(at: row)
            return "without row \(row)"
        case 2:
            rows.append(rows[row])
            return "row \(row) twice"
        case 3:
            for index in rows.indices where rows[index].indices.contains(column) { rows[index].remove(at: column) }
            return "without column \(column)"
        case 4:
            rows[0][min(column, rows[0].count - 1)] = corpus.keys[stream.index(below: corpus.keys.count)]
            return "another name of column \(column)"
        case 5:
            rows[row].append("1")
            return "a cell too many in row \(row)"
        case 6:
            let other = 1 + stream.index(below: rows.count - 1)
            if rows[other].indices.contains(column) {
                (rows[row][column], rows[other][column]) = (rows[other][column], rows[row][column])
            }
            return "cells of rows \(row) and \(other) swapped"
        default:
            for index in rows.indices where rows[index].indices.contains(column) {
                rows[index].append(rows[index][column])
            }
            return "column \(column) twice"
        }
    }
}
