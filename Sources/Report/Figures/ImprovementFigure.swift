import Models
import Scenarios

// What the best that was found is above every other allocation, as a forest plot.
extension ReportContext {
    /// Nil where no improvement could be estimated.
    func improvementFigure(_ search: OptimisationReading, id: String) -> Figure? {
        let rows = search.improvements.filter { $0.estimate != nil }
        guard !rows.isEmpty else { return nil }
        let told = rows.filter { $0.ends.map { $0.low > 0 } ?? false }.count
        let gains = gains(search)
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
                traces: groups.enumerated().compactMap { improvements($1, gains, style: $0) },
                layout: improvementLayout(rows, unit: gains.unit), height: 110 + 34 * rows.count,
                narrow: Plot.object([:])),
            source: phrases("source.optimisation", ["members": "improvements"]),
            tables: [improvementTable(search, name: id)],
            legend: [
                LegendItem(text: phrases("optimisation.keeps"), kind: .mark(0)),
                LegendItem(text: phrases("optimisation.breaks"), kind: .mark(1)),
            ])
    }

    private func improvements(
        _ rows: [(offset: Int, element: OptimisationReading.Improvement)], _ gains: NumberRow, style: Int
    ) -> JSONText? {
        guard !rows.isEmpty else { return nil }
        return Plot.object([
            "type": .string("scatter"), "mode": .string("markers"), "showlegend": .bool(false),
            "x": Plot.numbers(rows.map { $0.element.estimate.map { $0 * gains.factor } }),
            "y": Plot.numbers(rows.map { Double($0.offset) }),
            "error_x": Plot.object([
                "type": .string("data"),
                "array": Plot.numbers(rows.map { $0.element.simultaneousHalfWidth.map { $0 * gains.factor } }),
                "color": .string(Palette.colour(style)), "thickness": .number(1.8), "width": .integer(4),
            ]),
            "marker": Plot.object([
                "color": .string(Palette.colour(style)), "symbol": .string(Palette.mark(style)), "size": .integer(10),
            ]),
            "text": .strings(rows.map { Plot.escaped($0.element.over) }),
            "customdata": .strings(rows.map { gains.amount($0.element.estimate, signed: true) }),
            "hovertemplate": .string("%{text}: %{customdata}<extra></extra>"),
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
                        "column.optimisation." + key,
                        [
                            "unit": levels(search).unit, "gain": gains(search).unit, "money": extraCosts(search).unit,
                        ]),
                    name: key, isNumber: numbered.contains(key), isHidden: hidden.contains(key))
            }, rows: rows)
    }

    private func bestCells(_ search: OptimisationReading) -> [DataTable.Cell] {
        let (level, half) = (search.level?.estimate, search.level?.halfWidth)
        let equality: [DataTable.Cell] = search.equality == nil ? [] : [.init("–", nil)]
        return [
            .init(search.best.name), withInterval(level, half, levels(search), isShare: search.unit == "share"),
            .init("", half), .init("–", nil),
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
                .init(equalities(search)(improvement.equality, signed: true), improvement.equality)
            ]
        let cost = improvement.cost("cost_total")?.estimate
        return [
            .init(improvement.over),
            withInterval(
                improvement.level, improvement.levelHalfWidth, levels(search), isShare: search.unit == "share"),
            .init("", improvement.levelHalfWidth),
            withInterval(improvement.estimate, improvement.simultaneousHalfWidth, gains(search), signed: true),
            .init("", improvement.simultaneousHalfWidth),
        ] + equality + [
            .init(extraCosts(search)(cost, signed: true), cost),
            .init(
                improvement.brokenRule.map { phrases("optimisation.breaks_by", ["what": ruleText($0)]) }
                    ?? phrases("optimisation.keeps"), raw: improvement.brokenRule?.rule ?? ""),
        ]
    }

    /// `12.3 (11.0 to 13.6)`
    private func withInterval(
        _ estimate: Double?, _ half: Double?, _ row: NumberRow, isShare: Bool = false, signed: Bool = false
    ) -> DataTable.Cell {
        let text = row(estimate, signed: signed)
        let interval = around(estimate, half, row, isShare: isShare, signed: signed).text
        return .init(half == nil ? text : "\(text) (\(interval))", estimate)
    }

    /// An interval, of a level in shares no wider than it can be; the CSV has its half-width.
    func around(
        _ estimate: Double?, _ half: Double?, _ row: NumberRow, isShare: Bool = false, signed: Bool = false
    ) -> DataTable.Cell {
        guard let estimate, let half else { return .init("–", nil) }
        let (low, high) = (estimate - half, estimate + half)
        return .init(
            row.interval(
                isShare ? max(0, low) : low, isShare ? min(1, high) : high, around: estimate, signed: signed), half)
    }
}
