import Models
import Scenarios

// Efficiency against equality: the allocations of a search that no other beats on both.
extension ReportContext {
    /// Nil for a search without an outcome of equality.
    func frontierFigure(_ search: OptimisationReading, id: String) -> Figure? {
        let points = search.frontier.filter { $0.objective != nil && $0.equality != nil }
        guard let equality = search.equality, !points.isEmpty else { return nil }
        let (x, y) = frontierRows(points, search)
        let names = points.filter { !$0.dominated }.map { shownName($0, search) }
        return Figure(
            id: id,
            title: phrases(
                names.count == 1 ? "optimisation.frontier.title_one" : "optimisation.frontier.title",
                ["names": phrases.list(names)]),
            lead: phrases(
                "optimisation.frontier.lead", ["objective": label(search.objective), "equality": label(equality)]),
            description: phrases("optimisation.frontier.description"),
            drawing: .plot(
                traces: [frontierLine(points, (x.factor, y.factor))].compactMap(\.self)
                    + frontierPoints(points, x, y),
                layout: frontierLayout(search, equality, points, x, y), height: 400,
                narrow: Plot.object([:])),
            source: phrases("source.optimisation", ["members": "frontier"]),
            tables: [frontierTable(points, search, equality, id: id)],
            legend: frontierLegend(points, search))
    }

    /// Equality along the axis, what was sought upwards.
    private func frontierRows(
        _ points: [OptimisationReading.Point], _ search: OptimisationReading
    ) -> (x: NumberRow, y: NumberRow) {
        (
            numbers.row(
                search.equalityUnit ?? "1", points.map(\.equality), halfWidths: points.map(\.equalityHalfWidth)),
            numbers.row(search.unit, points.map(\.objective), halfWidths: points.map(\.objectiveHalfWidth))
        )
    }

    private func shownName(_ point: OptimisationReading.Point, _ search: OptimisationReading) -> String {
        point.name == search.best.name ? phrases("optimisation.best", ["name": point.name]) : point.name
    }

    private func frontierLegend(_ points: [OptimisationReading.Point], _ search: OptimisationReading) -> [LegendItem] {
        points.enumerated().map { index, point in
            LegendItem(text: "\(index + 1) \(shownName(point, search))", kind: .mark(point.dominated ? 4 : 0))
        }
    }

    /// Steps between what is not beaten would promise what nobody tried: a dotted line.
    private func frontierLine(_ points: [OptimisationReading.Point], _ scale: (x: Double, y: Double)) -> JSONText? {
        let unbeaten = points.filter { !$0.dominated }.sorted { ($0.equality ?? 0) < ($1.equality ?? 0) }
        guard unbeaten.count > 1 else { return nil }
        return Plot.object([
            "type": .string("scatter"), "mode": .string("lines"), "showlegend": .bool(false),
            "x": Plot.numbers(unbeaten.map { $0.equality.map { $0 * scale.x } }),
            "y": Plot.numbers(unbeaten.map { $0.objective.map { $0 * scale.y } }), "hoverinfo": .string("skip"),
            "line": Plot.object([
                "color": .string(Palette.colour(0)), "width": .number(1.5), "dash": .string("dot"),
            ]),
        ])
    }

    /// A trace for what is not beaten and one for the rest.
    private func frontierPoints(
        _ points: [OptimisationReading.Point], _ x: NumberRow, _ y: NumberRow
    ) -> [JSONText] {
        return [false, true].compactMap { dominated in
            let own = points.enumerated().filter { $0.element.dominated == dominated }
            guard !own.isEmpty else { return nil }
            let style = dominated ? 4 : 0
            return Plot.object([
                "type": .string("scatter"), "mode": .string("markers"), "showlegend": .bool(false),
                "x": Plot.numbers(own.map { $0.element.equality.map { $0 * x.factor } }),
                "y": Plot.numbers(own.map { $0.element.objective.map { $0 * y.factor } }),
                "error_x": halves(own.map { $0.element.equalityHalfWidth.map { $0 * x.factor } }),
                "error_y": halves(own.map { $0.element.objectiveHalfWidth.map { $0 * y.factor } }),
                "marker": Plot.object([
                    "color": .string(Palette.colour(style)), "symbol": .string(Palette.mark(style)),
                    "size": .integer(12),
                ]),
                "hovertext": .strings(own.map { Plot.escaped($0.element.name) }),
                "customdata": .strings(
                    own.map { "\(y.amount($0.element.objective)), \(x.amount($0.element.equality))" }),
                "hovertemplate": .string("%{hovertext}: %{customdata}<extra></extra>"),
            ])
        }
    }

    private func halves(_ values: [Double?]) -> JSONText {
        Plot.object([
            "type": .string("data"), "array": Plot.numbers(values), "color": .string("#a8a8a8"),
            "thickness": .number(1), "width": .integer(2),
        ])
    }

    private func frontierLayout(
        _ search: OptimisationReading, _ equality: String, _ points: [OptimisationReading.Point],
        _ x: NumberRow, _ y: NumberRow
    ) -> JSONText {
        // Numbered as in the legend; the script of the page finds a place for each beside its point.
        let numbers = points.enumerated().map { index, point in
            Plot.object([
                "text": .string("\(index + 1)"), "x": .number((point.equality ?? 0) * x.factor),
                "y": .number((point.objective ?? 0) * y.factor),
            ])
        }
        let xs = points.map { (($0.equality ?? 0) * x.factor, ($0.equalityHalfWidth ?? 0) * x.factor) }
        let ys = points.map { (($0.objective ?? 0) * y.factor, ($0.objectiveHalfWidth ?? 0) * y.factor) }
        return Plot.object([
            "xaxis": frontierAxis(equality, x.unit, xs, note: phrases("axis.more_equal")),
            "yaxis": frontierAxis(search.objective, y.unit, ys), "pointLabels": .array(numbers),
            "annotations": .array([
                Plot.note(
                    phrases("optimisation.frontier.both"), x: 1, y: 1, colour: Palette.grey, anchor: "right",
                    shift: (-4, 2), references: ("paper", "paper"), size: 12, vertical: "bottom")
            ]),
            "margin": Plot.object(["t": .integer(28)]),
        ])
    }

    /// As far as the intervals go; what is better lies to the right and above.
    private func frontierAxis(
        _ outcome: String, _ unit: String, _ values: [(middle: Double, half: Double)], note: String = ""
    ) -> JSONText {
        let text = label(outcome) + (unit.isEmpty ? "" : ", " + unit)
        let low = values.map { $0.middle - $0.half }.min() ?? 0
        let high = values.map { $0.middle + $0.half }.max() ?? 1
        let margin = high > low ? 0.06 * (high - low) : max(abs(high), 1) * 0.1
        let ends = [low - margin, high + margin]
        return Plot.object([
            "title": Plot.object(["text": .string(note.isEmpty ? text : "\(text) (\(note))")]),
            "zeroline": .bool(false),
            "range": Plot.numbers(OutcomeCatalogue.preference(of: outcome) == .smaller ? ends.reversed() : ends),
        ])
    }

    private func frontierTable(
        _ points: [OptimisationReading.Point], _ search: OptimisationReading, _ equality: String, id: String
    ) -> DataTable {
        let keys = ["point", "allocation", "objective", "interval", "equality", "equality_interval", "beaten"]
        let (x, y) = frontierRows(points, search)
        func named(_ name: String, _ row: NumberRow) -> String {
            label(name) + (row.unit.isEmpty ? "" : ", " + row.unit)
        }
        let names: KeyValuePairs = [
            "objective": named(search.objective, y), "equality": named(equality, x), "percent": percentText(search),
        ]
        return DataTable(
            name: id, title: phrases("table.optimisation_frontier"),
            columns: keys.map {
                .init(title: phrases("column.frontier." + $0, names), name: $0, isNumber: $0 != "allocation")
            },
            rows: points.enumerated().map { index, point in
                [
                    .init(numbers.text(index + 1), Double(index + 1)), .init(point.name),
                    .init(y(point.objective), point.objective),
                    around(point.objective, point.objectiveHalfWidth, y, isShare: search.unit == "share"),
                    .init(x(point.equality), point.equality),
                    around(point.equality, point.equalityHalfWidth, x, isShare: search.equalityUnit == "share"),
                    .init(numbers.text(100 * point.probabilityDominated), point.probabilityDominated),
                ]
            })
    }
}
