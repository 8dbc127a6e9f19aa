import Scenarios

/// A table of the report, for reading and as CSV.
struct DataTable {
    /// A column: as it is headed, and as the CSV names it.
    struct Column {
        var title: String
        var name: String
        var isNumber: Bool
        /// True where only the CSV has it.
        var isHidden = false
    }

    /// A cell: as it is read, and as the CSV has it.
    struct Cell {
        var text: String
        var raw: String
        var isCode = false
        /// A name below the text, which the CSV does not have.
        var note: String?

        /// A text.
        init(_ text: String, raw: String? = nil, isCode: Bool = false, note: String? = nil) {
            (self.text, self.raw, self.isCode, self.note) = (text, raw ?? text, isCode, note)
        }

        /// A number as it is shown, with its full value for the CSV.
        init(_ text: String, _ value: Double?) {
            (self.text, raw) = (text, value.map { "\($0)" } ?? "")
        }
    }

    /// By which a file with it is named.
    var name: String
    /// What it shows.
    var title: String
    var columns: [Column]
    var rows: [[Cell]]

    /// For the template.
    var context: [String: Any] {
        [
            "name": name, "title": title, "many": rows.count > 24,
            "columns": columns.map {
                ["title": $0.title, "name": $0.name, "number": $0.isNumber, "hidden": $0.isHidden] as [String: Any]
            },
            "rows": rows.map { row in
                ["cells": zip(row.indices, row).map { cell($0, $1) }] as [String: Any]
            },
        ]
    }

    private func cell(_ index: Int, _ cell: Cell) -> [String: Any] {
        [
            "text": cell.text, "raw": cell.raw, "same": cell.raw == cell.text && cell.note == nil,
            "number": columns[index].isNumber, "hidden": columns[index].isHidden, "code": cell.isCode,
            "head": index == 0, "notes": [cell.note].compactMap(\.self),
        ]
    }
}
