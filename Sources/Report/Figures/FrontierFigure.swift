import Models
import Scenarios

// Efficiency against equality: the allocations of a search that no other beats on both.
extension ReportContext {
    /// Nil for a search without an outcome of equality.
    func frontierFigure(_ search: OptimisationReading, id: String) -> Figure? {
        let points = search.frontier.filter { $0.objective != nil && $0.equality != nil }
        guard let equality = search.equality, !points.isEmpty else { return nil }
        let y = drawn(search.unit, upTo: points.compactMap { $0.objective.map(abs) }.max() ?? 0)
        let x = drawn(search.equalityUnit ?? "", upTo: 0)
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
                traces: [frontierLine(points, (x.scale, y.scale))].compactMap(\.self)
                    + frontierPoints(points, (x.scale, y.scale)),
                layout: frontierLayout(search, equality, points, x, y), height: 400,
                narrow: Plot.object([:])),
            source: phrases("source.optimisation", ["members": "frontier"]),
            tables: [frontierTable(points, search, equality, id: id)],
            legend: frontierLegend(points, search))
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
    private func frontierPoints(_ points: [OptimisationReading.Point], _ scale: (x: Double, y: Double)) -> [JSONText] {
        return [false, true].compactMap { dominated in
            let own = points.enumerated().filter { $0.element.dominated == dominated }
            guard !own.isEmpty else { return nil }
            let style = dominated ? 4 : 0
            return Plot.object([
                "type": .string("scatter"), "mode": .string("markers"), "showlegend": .bool(false),
                "x": Plot.numbers(own.map { $0.element.equality.map { $0 * scale.x } }),
                "y": Plot.numbers(own.map { $0.element.objective.map { $0 * scale.y } }),
                "error_x": halves(own.map { $0.element.equalityHalfWidth.map { $0 * scale.x } }),
                "error_y": halves(own.map { $0.element.objectiveHalfWidth.map { $0 * scale.y } }),
                "marker": Plot.object([
                    "color": .string(Palette.colour(style)), "symbol": .string(Palette.mark(style)),
                    "size": .integer(12),
                ]),
                "hovertext": .strings(own.map { Plot.escaped($0.element.name) }),
                "hovertemplate": .string("%{hovertext}: %{y:.2f}, %{x:.3f}<extra></extra>"),
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
        _ x: (scale: Double, unit: String), _ y: (scale: Double, unit: String)
    ) -> JSONText {
        // Numbered as in the legend; the script of the page finds a place for each beside its point.
        let numbers = points.enumerated().map { index, point in
            Plot.object([
                "text": .string("\(index + 1)"), "x": .number((point.equality ?? 0) * x.scale),
                "y": .number((point.objective ?? 0) * y.scale),
            ])
        }
        let xs = points.map { (($0.equality ?? 0) * x.scale, ($0.equalityHalfWidth ?? 0) * x.scale) }
        let ys = points.map { (($0.objective ?? 0) * y.scale, ($0.objectiveHalfWidth ?? 0) * y.scale) }
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
        let names: KeyValuePairs = [
            "objective": label(search.objective), "equality": label(equality), "percent": percentText(search),
        ]
        return DataTable(
            name: id, title: phrases("table.optimisation_frontier"),
            columns: keys.map {
                .init(title: phrases("column.frontier." + $0, names), name: $0, isNumber: $0 != "allocation")
            },
            rows: points.enumerated().map { index, point in
                [
                    .init(numbers.text(index + 1), Double(index + 1)), .init(point.name),
                    .init(numbers.outcome(point.objective, unit: search.unit), point.objective),
                    around(point.objective, point.objectiveHalfWidth, search.unit),
                    .init(numbers.outcome(point.equality, unit: search.equalityUnit ?? ""), point.equality),
                    around(point.equality, point.equalityHalfWidth, search.equalityUnit ?? ""),
                    .init(numbers.text(100 * point.probabilityDominated), point.probabilityDominated),
                ]
            })
    }
}
