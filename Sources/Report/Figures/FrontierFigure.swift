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
                layout: frontierLayout(search, equality, units: (x.unit, y.unit)), height: 400,
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

    /// Numbered as in the legend; a trace for what is not beaten and one for the rest.
    private func frontierPoints(_ points: [OptimisationReading.Point], _ scale: (x: Double, y: Double)) -> [JSONText] {
        let places = NumberPlaces(points.map { (x: $0.equality ?? 0, y: $0.objective ?? 0) }).positions
        return [false, true].compactMap { dominated in
            let own = points.enumerated().filter { $0.element.dominated == dominated }
            guard !own.isEmpty else { return nil }
            let style = dominated ? 4 : 0
            return Plot.object([
                "type": .string("scatter"), "mode": .string("markers+text"), "showlegend": .bool(false),
                "x": Plot.numbers(own.map { $0.element.equality.map { $0 * scale.x } }),
                "y": Plot.numbers(own.map { $0.element.objective.map { $0 * scale.y } }),
                "error_x": halves(own.map { $0.element.equalityHalfWidth.map { $0 * scale.x } }),
                "error_y": halves(own.map { $0.element.objectiveHalfWidth.map { $0 * scale.y } }),
                "text": .strings(own.map { "\($0.offset + 1)" }),
                "textposition": .strings(own.map { places[$0.offset] }),
                "textfont": Plot.object(["color": .string(Palette.ink), "size": .integer(13)]),
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
        _ search: OptimisationReading, _ equality: String, units: (x: String, y: String)
    ) -> JSONText {
        func axis(_ outcome: String, _ unit: String, _ note: String) -> [(String, JSONText)] {
            let text = label(outcome) + (unit.isEmpty ? "" : ", " + unit)
            let isReversed = OutcomeCatalogue.preference(of: outcome) == .smaller
            return [
                ("title", Plot.object(["text": .string(note.isEmpty ? text : "\(text) (\(note))")])),
                ("zeroline", .bool(false)),
                ("autorange", isReversed ? .string("reversed") : .bool(true)),
            ]
        }
        return Plot.object([
            "xaxis": .object(axis(equality, units.x, phrases("axis.more_equal"))),
            "yaxis": .object(axis(search.objective, units.y, "")),
            "annotations": .array([
                Plot.note(
                    phrases("optimisation.frontier.both"), x: 1, y: 1, colour: Palette.grey, anchor: "right",
                    shift: (-4, -4), references: ("paper", "paper"), size: 12, vertical: "top")
            ]),
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

/// On which side of each point its number stands, so that none lies over another point or number, as far as there is room.
struct NumberPlaces {
    private static let sides: [(name: String, x: Double, y: Double)] = [
        ("top right", 1, 1), ("bottom left", -1, -1), ("top left", -1, 1), ("bottom right", 1, -1),
    ]
    private(set) var positions: [String] = []

    /// From the points in any units.
    init(_ points: [(x: Double, y: Double)]) {
        func scaled(_ values: [Double], room: Double) -> [Double] {
            let (low, high) = (values.min() ?? 0, values.max() ?? 0)
            return values.map { high > low ? ($0 - low) / (high - low) * room : 0 }
        }
        // About as many letters and lines as a phone has room for.
        let (x, y) = (scaled(points.map(\.x), room: 20), scaled(points.map(\.y), room: 14))
        var taken = zip(x, y).map { (x: $0, y: $1) }
        for index in points.indices {
            func free(_ side: (name: String, x: Double, y: Double)) -> Double {
                taken.map { abs($0.x - x[index] - side.x) + abs($0.y - y[index] - side.y) }.min() ?? .infinity
            }
            let side = Self.sides.max { free($0) + 1e-9 < free($1) } ?? Self.sides[0]
            positions.append(side.name)
            taken.append((x[index] + side.x, y[index] + side.y))
        }
    }
}
