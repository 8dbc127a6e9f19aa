import Scenarios

// What all eligible gain, against how unequal places are.
extension ReportContext {
    private static let gain = "eligible_sustained_26w"
    private static let inequality = "coverage_p90_minus_p10"

    /// Nil for fewer than two open studies.
    var equalityFigure: Figure? {
        guard studies.count > 1, studies[0].isCohort == false else { return nil }
        let points = studies.enumerated().compactMap { index, study -> (Int, ReportedOutcome, ReportedOutcome)? in
            guard let gain = study.report.regional(Self.gain), let gap = study.report.regional(Self.inequality),
                gain.estimate != nil, gap.estimate != nil
            else { return nil }
            return (index, gain, gap)
        }
        guard points.count > 1 else { return nil }
        return Figure(
            id: "equality", title: equalityTitle(points), lead: phrases("figure.equality.lead", ["percent": percent]),
            description: phrases("figure.equality.description"),
            drawing: .plot(
                traces: points.map { point($0, gain: $1, gap: $2) }, layout: equalityLayout, height: 380,
                narrow: Plot.object([:])),
            source: phrases("source.outcomes", ["names": "\(Self.gain), \(Self.inequality)"]),
            tables: [equalityTable(points)],
            legend: points.map { LegendItem(text: studies[$0.0].name, kind: .mark($0.0)) })
    }

    private func point(_ index: Int, gain: ReportedOutcome, gap: ReportedOutcome) -> JSONText {
        let name = Plot.escaped(studies[index].name)
        func bar(_ outcome: ReportedOutcome) -> JSONText { Plot.bars([outcome], factor: 100, style: index) }
        return Plot.object([
            "type": .string("scatter"), "mode": .string("markers"), "name": .string(name), "showlegend": .bool(false),
            "x": Plot.numbers([gap.estimate.map { 100 * $0 }]), "y": Plot.numbers([gain.estimate.map { 100 * $0 }]),
            "error_x": bar(gap), "error_y": bar(gain),
            "marker": Plot.object([
                "color": .string(Palette.colour(index)), "symbol": .string(Palette.mark(index)), "size": .integer(12),
            ]),
            "customdata": .strings(
                ["\(numbers.row([gain]).amount(gain.estimate)), \(numbers.row([gap]).amount(gap.estimate))"]),
            "hovertemplate": .string("%{customdata}<extra>\(name)</extra>"),
        ])
    }

    private var equalityLayout: JSONText {
        Plot.object([
            "xaxis": Plot.object([
                "title": Plot.object(["text": .string(phrases("axis.inequality"))]), "autorange": .string("reversed"),
            ]),
            "yaxis": Plot.object([
                "title": Plot.object(["text": .string(phrases("axis.gain"))]), "ticksuffix": .string("\u{A0}%"),
            ]),
            "annotations": .array([
                Plot.note(
                    phrases("figure.equality.best"), x: 1, y: 1, colour: Palette.grey, anchor: "right", shift: (-4, -4),
                    references: ("paper", "paper"), size: 12, vertical: "top")
            ]),
        ])
    }

    private func equalityTitle(_ points: [(Int, ReportedOutcome, ReportedOutcome)]) -> String {
        // Only what paired differences from the first can tell.
        func clause(_ outcome: String, _ key: String) -> [String] {
            [true, false].compactMap { isMore in
                let names = studies.dropFirst().filter { study in
                    guard let found = difference(outcome, of: study), found.excludesZero else { return false }
                    return ((found.estimate ?? 0) > 0) == isMore
                }.map(\.name)
                guard !names.isEmpty else { return nil }
                return phrases(
                    "figure.equality.\(key)_\(isMore ? "more" : "less")",
                    ["names": phrases.list(names), "a": studies[0].name])
            }
        }
        let clauses = clause(Self.gain, "gain") + clause(Self.inequality, "gap")
        return clauses.isEmpty
            ? phrases("figure.equality.title_none", ["a": studies[0].name]) : clauses.joined(separator: "; ")
    }

    private func equalityTable(_ points: [(Int, ReportedOutcome, ReportedOutcome)]) -> DataTable {
        DataTable(
            name: "equality", title: phrases("table.equality"), columns: outcomeColumns,
            rows: points.flatMap { index, gain, gap in [gain, gap].map { outcomeCells($0, of: studies[index].name) } })
    }

    var outcomeColumns: [DataTable.Column] {
        [
            .init(title: phrases("column.study"), name: "study", isNumber: false),
            .init(title: phrases("column.outcome"), name: "label", isNumber: false),
            .init(title: phrases("column.estimate"), name: "estimate", isNumber: true),
            .init(title: phrases("column.interval", ["percent": percent]), name: "half_width", isNumber: true),
            .init(title: phrases("column.unit"), name: "unit", isNumber: false),
            .init(title: phrases("column.name"), name: "name", isNumber: false),
        ]
    }

    /// A row of a table of outcomes; the CSV has the half-width of the interval. The same outcome has one unit for all studies.
    func outcomeCells(_ outcome: ReportedOutcome, of name: String) -> [DataTable.Cell] {
        let beside = studies.flatMap { $0.report.outcomes }.filter {
            $0.name == outcome.name && $0.group.key == outcome.group.key
        }
        let row = numbers.row([outcome] + beside)
        let ends = possible(outcome)
        let text = outcome.estimate == nil ? reason(outcome.reason ?? "") : row(outcome.estimate)
        return [
            .init(name), .init(label(outcome.name)), .init(text, outcome.estimate),
            .init(row.interval(ends.low, ends.high, around: outcome.estimate), outcome.halfWidth),
            .init(row.unit, raw: outcome.unit),
            .init(outcome.name, isCode: true),
        ]
    }

    /// The interval of a share as it can be: with few replications its ends can lie outside.
    func possible(_ outcome: ReportedOutcome) -> (low: Double?, high: Double?) {
        let isShare = outcome.unit == "share" && !outcome.name.contains("gap") && !outcome.name.contains("minus")
        func end(_ value: Double?) -> Double? { isShare ? value.map { min(1, max(0, $0)) } : value }
        return (end(outcome.low), end(outcome.high))
    }
}
