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
            id: id, title: extraCostTitle(search.closest ?? rows[0]),
            lead: phrases("optimisation.costs.lead", ["percent": percentText(search)]),
            description: phrases("optimisation.costs.description"),
            drawing: .plot(
                traces: Self.parts.map { costBars(rows, names, $0.name, $0.colour, isHatched: $0.isHatched) }
                    + [totalCosts(rows, names)],
                layout: extraCostLayout(names), height: 110 + 40 * rows.count, narrow: Plot.object([:])),
            source: phrases("source.optimisation", ["members": "improvements"]),
            tables: [extraCostTable(rows, search, id: id)],
            legend: Self.parts.map {
                LegendItem(
                    text: phrases("optimisation." + $0.name), kind: $0.isHatched ? .hatch : .fill($0.colour))
            } + [LegendItem(text: phrases("optimisation.cost_total"), kind: .mark(2))])
    }

    private func extraCostTitle(_ rival: OptimisationReading.Improvement) -> String {
        func text(_ name: String) -> String {
            numbers.outcome(rival.cost(name)?.estimate, unit: "NOK per year", like: 1e6, signed: true)
        }
        return phrases(
            "optimisation.costs.title",
            ["name": rival.over, "total": text("cost_total"), "instruments": text("cost_instruments")])
    }

    private func million(_ cost: Double?) -> Double? { cost.map { $0 * 1e-6 } }

    private func costBars(
        _ rows: [OptimisationReading.Improvement], _ names: [String], _ part: String, _ colour: String, isHatched: Bool
    ) -> JSONText {
        let pattern = Plot.object([
            "shape": .string(isHatched ? "/" : ""), "fgcolor": .string(Palette.ink), "bgcolor": .string(colour),
            "size": .integer(7), "solidity": .number(0.25),
        ])
        return Plot.object([
            "type": .string("bar"), "orientation": .string("h"), "showlegend": .bool(false),
            "y": Plot.numbers(rows.indices.map(Double.init)),
            "x": Plot.numbers(rows.map { million($0.cost(part)?.estimate) }),
            "marker": Plot.object([
                "color": .string(colour), "pattern": pattern,
                "line": Plot.object(["color": .string(Palette.ink), "width": .number(0.7)]),
            ]),
            "text": .strings(names), "textposition": .string("none"),
            "hovertemplate": .string("%{text}: %{x:.2f}<extra>\(phrases("optimisation." + part))</extra>"),
        ])
    }

    private func totalCosts(_ rows: [OptimisationReading.Improvement], _ names: [String]) -> JSONText {
        let totals = rows.map { $0.cost("cost_total") }
        return Plot.object([
            "type": .string("scatter"), "mode": .string("markers"), "showlegend": .bool(false),
            "y": Plot.numbers(rows.indices.map(Double.init)), "x": Plot.numbers(totals.map { million($0?.estimate) }),
            "error_x": Plot.object([
                "type": .string("data"), "array": Plot.numbers(totals.map { million($0?.simultaneousHalfWidth) }),
                "color": .string(Palette.colour(2)), "thickness": .number(1.6), "width": .integer(4),
            ]),
            "marker": Plot.object([
                "color": .string(Palette.colour(2)), "symbol": .string(Palette.mark(2)), "size": .integer(11),
                "line": Plot.object(["color": .string("#ffffff"), "width": .number(1.5)]),
            ]),
            "text": .strings(names),
            "hovertemplate": .string("%{text}: %{x:.2f}<extra>\(phrases("optimisation.cost_total"))</extra>"),
        ])
    }

    private func extraCostLayout(_ names: [String]) -> JSONText {
        Plot.object([
            "barmode": .string("relative"), "bargap": .number(0.35),
            "xaxis": Plot.object([
                "title": Plot.object(["text": .string(phrases("axis.extra_cost"))]),
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
        DataTable(
            name: id, title: phrases("table.optimisation_costs"),
            columns: [
                .init(title: phrases("column.optimisation.allocation"), name: "over", isNumber: false),
                .init(title: phrases("column.outcome"), name: "label", isNumber: false),
                .init(title: phrases("axis.extra_cost"), name: "estimate", isNumber: true),
                .init(
                    title: phrases("column.interval", ["percent": percentText(search)]),
                    name: "simultaneous_half_width", isNumber: true),
                .init(title: phrases("column.name"), name: "name", isNumber: false),
            ],
            rows: rows.flatMap { row in
                row.costs.map { cost in
                    [
                        .init(row.over), .init(label(cost.name)),
                        .init(
                            numbers.outcome(cost.estimate, unit: "NOK per year", like: 1e6, signed: true),
                            cost.estimate),
                        aroundMillions(cost), .init(cost.name, isCode: true),
                    ]
                }
            })
    }

    private func aroundMillions(_ cost: OptimisationReading.Cost) -> DataTable.Cell {
        guard let estimate = cost.estimate, let half = cost.simultaneousHalfWidth else { return .init("–", nil) }
        let ends = [estimate - half, estimate + half].map {
            numbers.outcome($0, unit: "NOK per year", like: 1e6, signed: true)
        }
        return .init(numbers.range(ends[0], ends[1]), half)
    }
}
