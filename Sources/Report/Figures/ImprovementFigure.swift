import Models
import Scenarios

// What the best that was found is above every other allocation, as a forest plot.
extension ReportContext {
    /// Nil where no improvement could be estimated.
    func improvementFigure(_ search: OptimisationReading, id: String) -> Figure? {
        let rows = search.improvements.filter { $0.estimate != nil }
        guard !rows.isEmpty else { return nil }
        let told = rows.filter { $0.ends.map { $0.low > 0 } ?? false }.count
        let shown = drawn(search.unit, upTo: largest(rows), isDifference: true)
        let groups = [false, true].map { breaks in
            rows.enumerated().filter { ($0.element.brokenRule != nil) == breaks }
        }
        return Figure(
            id: id,
            title: phrases("optimisation.gains.title", ["told": numbers.text(told), "all": numbers.text(rows.count)]),
            lead: phrases(
                "optimisation.gains.lead", ["percent": percentText(search), "outcome": label(search.objective)]),
            description: phrases("optimisation.gains.description"),
            drawing: .plot(
                traces: groups.enumerated().compactMap { improvements($1, scale: shown.scale, style: $0) },
                layout: improvementLayout(rows, unit: shown.unit), height: 110 + 34 * rows.count,
                narrow: Plot.object([:])),
            source: phrases("source.optimisation", ["members": "improvements"]),
            tables: [improvementTable(search, name: id)],
            legend: [
                LegendItem(text: phrases("optimisation.keeps"), kind: .mark(0)),
                LegendItem(text: phrases("optimisation.breaks"), kind: .mark(1)),
            ])
    }

    private func largest(_ rows: [OptimisationReading.Improvement]) -> Double {
        rows.flatMap { [abs($0.estimate ?? 0), abs($0.ends?.low ?? 0), abs($0.ends?.high ?? 0)] }.max() ?? 0
    }

    private func improvements(
        _ rows: [(offset: Int, element: OptimisationReading.Improvement)], scale: Double, style: Int
    ) -> JSONText? {
        guard !rows.isEmpty else { return nil }
        return Plot.object([
            "type": .string("scatter"), "mode": .string("markers"), "showlegend": .bool(false),
            "x": Plot.numbers(rows.map { $0.element.estimate.map { $0 * scale } }),
            "y": Plot.numbers(rows.map { Double($0.offset) }),
            "error_x": Plot.object([
                "type": .string("data"),
                "array": Plot.numbers(rows.map { $0.element.simultaneousHalfWidth.map { $0 * scale } }),
                "color": .string(Palette.colour(style)), "thickness": .number(1.8), "width": .integer(4),
            ]),
            "marker": Plot.object([
                "color": .string(Palette.colour(style)), "symbol": .string(Palette.mark(style)), "size": .integer(10),
            ]),
            "text": .strings(rows.map { Plot.escaped($0.element.over) }),
            "hovertemplate": .string("%{text}: %{x:.2f}<extra></extra>"),
        ])
    }

    private func improvementLayout(_ rows: [OptimisationReading.Improvement], unit: String) -> JSONText {
        let names = rows.map { row in
            Plot.escaped(row.over + (row.brokenRule.map { " (\(ruleText($0)))" } ?? ""))
        }
        return Plot.object([
            "xaxis": Plot.object([
                "title": Plot.object(["text": .string(phrases("axis.improvement", ["unit": unit]))]),
                "zeroline": .bool(true), "zerolinecolor": .string(Palette.ink), "zerolinewidth": .number(1.2),
            ]),
            "yaxis": Plot.object([
                "tickvals": Plot.numbers(rows.indices.map(Double.init)), "ticktext": .strings(names),
                "range": Plot.numbers([Double(rows.count) - 0.4, -0.6]), "showgrid": .bool(false),
                "zeroline": .bool(false), "wrap": .bool(true),
            ]),
        ])
    }

    // MARK: table

    /// A row for the best and for each of what it was compared with.
    func improvementTable(_ search: OptimisationReading, name: String) -> DataTable {
        let hidden = ["level_half_width", "improvement_half_width"]
        let numbered = ["level", "improvement", "equality", "cost"] + hidden
        var keys = ["allocation", "level", hidden[0], "improvement", hidden[1], "equality", "cost", "rule"]
        if search.equality == nil { keys.removeAll { $0 == "equality" } }
        let rows = [bestCells(search)] + search.improvements.map { improvementCells($0, search) }
        return DataTable(
            name: name,
            title: phrases(
                "table.optimisation", ["outcome": label(search.objective), "percent": percentText(search)]),
            columns: keys.map { key in
                .init(
                    title: phrases(
                        "column.optimisation." + key, ["unit": numbers.unit(search.unit)]),
                    name: key, isNumber: numbered.contains(key), isHidden: hidden.contains(key))
            }, rows: rows)
    }

    private func bestCells(_ search: OptimisationReading) -> [DataTable.Cell] {
        let (level, half) = (search.level?.estimate, search.level?.halfWidth)
        let equality: [DataTable.Cell] = search.equality == nil ? [] : [.init("–", nil)]
        return [
            .init(search.best.name), withInterval(level, half, search.unit), .init("", half), .init("–", nil),
            .init("", nil),
        ] + equality + [.init("–", nil), .init("", raw: "")]
    }

    private func improvementCells(
        _ improvement: OptimisationReading.Improvement, _ search: OptimisationReading
    ) -> [DataTable.Cell] {
        let equality: [DataTable.Cell] =
            search.equality == nil
            ? []
            : [
                .init(
                    numbers.outcome(improvement.equality, unit: search.equalityUnit ?? "", signed: true),
                    improvement.equality)
            ]
        let cost = improvement.cost("cost_total")?.estimate
        return [
            .init(improvement.over), withInterval(improvement.level, improvement.levelHalfWidth, search.unit),
            .init("", improvement.levelHalfWidth),
            withInterval(improvement.estimate, improvement.simultaneousHalfWidth, search.unit, signed: true),
            .init("", improvement.simultaneousHalfWidth),
        ] + equality + [
            .init(numbers.outcome(cost, unit: "NOK per year", like: 1e6, signed: true), cost),
            .init(
                improvement.brokenRule.map { phrases("optimisation.breaks_by", ["what": ruleText($0)]) }
                    ?? phrases("optimisation.keeps"), raw: improvement.brokenRule?.rule ?? ""),
        ]
    }

    /// `12.3 (11.0 to 13.6)`
    private func withInterval(
        _ estimate: Double?, _ half: Double?, _ unit: String, signed: Bool = false
    ) -> DataTable.Cell {
        let text = numbers.outcome(estimate, unit: unit, signed: signed)
        let interval = around(estimate, half, unit, signed: signed).text
        return .init(half == nil ? text : "\(text) (\(interval))", estimate)
    }

    /// An interval, of a level in shares no wider than it can be; the CSV has its half-width.
    func around(_ estimate: Double?, _ half: Double?, _ unit: String, signed: Bool = false) -> DataTable.Cell {
        guard let estimate, let half else { return .init("–", nil) }
        let isLevel = unit == "share" && !signed
        let (low, high) = (
            isLevel ? max(0, estimate - half) : estimate - half, isLevel ? min(1, estimate + half) : estimate + half
        )
        return .init(numbers.interval(low, high, unit: unit, signed: signed), half)
    }
}
