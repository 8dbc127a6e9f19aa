import Models
import Scenarios

// What the best that was found costs more than the others as simulated: what the budget holds, and what it does not.
extension ReportContext {
    private static let parts: [(name: String, colour: String, isHatched: Bool)] = [
        ("cost_posts", Palette.tasks[4], false), ("cost_supervision", Palette.tasks[1], false),
        ("cost_travel", Palette.places[1], false), ("cost_instruments", "#ffffff", true),
    ]

    /// Nil where no cost could be estimated.
    func extraCostFigure(_ search: OptimisationReading, id: String) -> Figure? {
        let rows = search.improvements.filter { $0.cost("cost_total")?.estimate != nil }
        guard !rows.isEmpty else { return nil }
        let names = rows.map { Plot.escaped($0.over) }
        return Figure(
            id: id, title: extraCostTitle(search.closest ?? rows[0], search),
            lead: phrases("optimisation.costs.lead", ["percent": percentText(search)]),
            description: phrases("optimisation.costs.description"),
            drawing: .plot(
                traces: Self.parts.map { costBars(rows, names, $0, extraCosts(search)) }
                    + [totalCosts(rows, names, extraCosts(search))],
                layout: extraCostLayout(names, unit: extraCosts(search).unit), height: 110 + 40 * rows.count,
                narrow: Plot.object([:])),
            source: phrases("source.optimisation", ["members": "improvements"]),
            tables: [extraCostTable(rows, search, id: id)],
            legend: Self.parts.map {
                LegendItem(
                    text: phrases("optimisation." + $0.name), kind: $0.isHatched ? .hatch : .fill($0.colour))
            } + [LegendItem(text: phrases("optimisation.cost_total"), kind: .mark(2))])
    }

    private func extraCostTitle(_ rival: OptimisationReading.Improvement, _ search: OptimisationReading) -> String {
        let money = extraCosts(search)
        func text(_ name: String) -> String { money(rival.cost(name)?.estimate, signed: true) }
        return phrases(
            "optimisation.costs.title",
            [
                "name": rival.over, "total": text("cost_total"), "instruments": text("cost_instruments"),
                "unit": money.unit,
            ])
    }

    private typealias CostPart = (name: String, colour: String, isHatched: Bool)

    private func costBars(
        _ rows: [OptimisationReading.Improvement], _ names: [String], _ part: CostPart, _ money: NumberRow
    ) -> JSONText {
        let costs = rows.map { $0.cost(part.name)?.estimate }
        let pattern = Plot.object([
            "shape": .string(part.isHatched ? "/" : ""), "fgcolor": .string(Palette.ink),
            "bgcolor": .string(part.colour),
            "size": .integer(7), "solidity": .number(0.25),
        ])
        return Plot.object([
            "type": .string("bar"), "orientation": .string("h"), "showlegend": .bool(false),
            "y": Plot.numbers(rows.indices.map(Double.init)),
            "x": Plot.numbers(costs.map { $0.map { $0 * money.factor } }),
            "marker": Plot.object([
                "color": .string(part.colour), "pattern": pattern,
                "line": Plot.object(["color": .string(Palette.ink), "width": .number(0.7)]),
            ]),
            "text": .strings(names), "textposition": .string("none"),
            "customdata": .strings(costs.map { money.amount($0, signed: true) }),
            "hovertemplate": .string("%{text}: %{customdata}<extra>\(phrases("optimisation." + part.name))</extra>"),
        ])
    }

    private func totalCosts(
        _ rows: [OptimisationReading.Improvement], _ names: [String], _ money: NumberRow
    ) -> JSONText {
        let totals = rows.map { $0.cost("cost_total") }
        return Plot.object([
            "type": .string("scatter"), "mode": .string("markers"), "showlegend": .bool(false),
            "y": Plot.numbers(rows.indices.map(Double.init)),
            "x": Plot.numbers(totals.map { $0?.estimate.map { $0 * money.factor } }),
            "error_x": Plot.object([
                "type": .string("data"),
                "array": Plot.numbers(totals.map { $0?.simultaneousHalfWidth.map { $0 * money.factor } }),
                "color": .string(Palette.colour(2)), "thickness": .number(1.6), "width": .integer(4),
            ]),
            "marker": Plot.object([
                "color": .string(Palette.colour(2)), "symbol": .string(Palette.mark(2)), "size": .integer(11),
                "line": Plot.object(["color": .string("#ffffff"), "width": .number(1.5)]),
            ]),
            "text": .strings(names),
            "customdata": .strings(totals.map { money.amount($0?.estimate, signed: true) }),
            "hovertemplate": .string("%{text}: %{customdata}<extra>\(phrases("optimisation.cost_total"))</extra>"),
        ])
    }

    private func extraCostLayout(_ names: [String], unit: String) -> JSONText {
        Plot.object([
            "barmode": .string("relative"), "bargap": .number(0.35),
            "xaxis": Plot.object([
                "title": Plot.object(["text": .string(phrases("axis.extra_cost", ["unit": unit]))]),
                "zeroline": .bool(true), "zerolinecolor": .string(Palette.ink), "zerolinewidth": .number(1.2),
            ]),
            "yaxis": Plot.object([
                "tickvals": Plot.numbers(names.indices.map(Double.init)), "ticktext": .strings(names),
                "range": Plot.numbers([Double(names.count) - 0.4, -0.6]), "showgrid": .bool(false),
                "zeroline": .bool(false), "wrap": .bool(true),
            ]),
        ])
    }

    private func extraCostTable(
        _ rows: [OptimisationReading.Improvement], _ search: OptimisationReading, id: String
    ) -> DataTable {
        let money = extraCosts(search)
        return DataTable(
            name: id, title: phrases("table.optimisation_costs"),
            columns: [
                .init(title: phrases("column.optimisation.allocation"), name: "over", isNumber: false),
                .init(title: phrases("column.outcome"), name: "label", isNumber: false),
                .init(title: phrases("axis.extra_cost", ["unit": money.unit]), name: "estimate", isNumber: true),
                .init(
                    title: phrases("column.interval", ["percent": percentText(search)]),
                    name: "simultaneous_half_width", isNumber: true),
                .init(title: phrases("column.name"), name: "name", isNumber: false),
            ],
            rows: rows.flatMap { row in
                row.costs.map { cost in
                    [
                        .init(row.over), .init(label(cost.name)),
                        .init(money(cost.estimate, signed: true), cost.estimate),
                        around(cost.estimate, cost.simultaneousHalfWidth, money, signed: true),
                        .init(cost.name, isCode: true),
                    ]
                }
            })
    }
}
