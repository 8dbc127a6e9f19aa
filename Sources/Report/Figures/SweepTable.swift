import Models
import Scenarios

// The points of a sweep as a table.
extension ReportContext {
    /// A row for each point of each scenario or arm.
    func sweepTable(_ sweep: SweepReading, _ outcome: String, unit: String, id: String) -> DataTable {
        let columns: [DataTable.Column] =
            [
                .init(title: phrases("column.point"), name: "point", isNumber: true),
                .init(title: phrases("column.study"), name: "scenario", isNumber: false),
            ]
            + sweep.factors.indices.map { index in
                .init(
                    title: sweptText(sweep, index), name: sweep.factors[index], isNumber: sweep.isNumber(index))
            } + [
                .init(title: phrases("column.estimate"), name: "estimate", isNumber: true),
                .init(
                    title: phrases("column.interval", ["percent": numbers.text(95) + "\u{A0}%"]), name: "half_width",
                    isNumber: true),
            ]
        // A column is one row of numbers: its unit stands in the title.
        let row = sweptRow(sweep, outcome, unit)
        let rows = sweep.points.flatMap { point in
            point.outcomes.filter { $0.name == outcome }.map { value -> [DataTable.Cell] in
                let start: [DataTable.Cell] = [
                    .init(numbers.text(point.id), Double(point.id)),
                    .init([point.scenario, value.arm].filter { !$0.isEmpty }.joined(separator: ", ")),
                ]
                let settings = point.settings.indices.map { cell(point.settings[$0], isNumber: sweep.isNumber($0)) }
                let end: [DataTable.Cell] = [
                    .init(row(value.estimate), value.estimate),
                    .init(row.interval(value.low, value.high, around: value.estimate), value.halfWidth),
                ]
                return start + settings + end
            }
        }
        return DataTable(
            name: id, title: label(outcome) + (row.unit.isEmpty ? "" : ", " + row.unit), columns: columns, rows: rows)
    }

    private func cell(_ setting: SweepPlan.Setting, isNumber: Bool) -> DataTable.Cell {
        guard isNumber, let number = setting.number else { return .init(setting.value) }
        return .init(numbers.significant(number), raw: shortNumber(number))
    }
}
