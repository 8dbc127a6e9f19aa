import Models
import Scenarios

// Paired differences as a forest plot: one panel for each unit.
extension ReportContext {
    /// Outcomes of the panels: shares, hours, jobs, money.
    private static let panels: [(key: String, names: [String])] = [
        (
            "people",
            [
                "eligible_employed_at_12m", "eligible_sustained_26w", "coverage_90d", "work_within_12m",
                "employed_at_12m",
                "sustained_26w", "dropout_12m", "retention_12m",
            ]
        ),
        ("hours", ["eligible_hours_change", "hours_change"]),
        ("jobs", ["additional_sustained_jobs"]),
        ("money", ["cost_total"]),
    ]

    private struct Row {
        var label: String
        var difference: Difference
        var style: Int
        var name: String
    }

    /// Nil for a single study that is no cohort with contrasts.
    var differencesFigure: Figure? {
        let rows = differenceRows
        let panels = Self.panels.map { panel in
            (panel, panel.names.compactMap { name in rows.filter { $0.difference.name == name } }.flatMap(\.self))
        }.filter { !$0.1.isEmpty }
        guard !panels.isEmpty else { return nil }
        let all = panels.flatMap(\.1)
        let lines = Double(all.count)
        var traces: [JSONText] = []
        var layout: [(String, JSONText)] = []
        var top = 1.0
        let gap = panels.count > 1 ? 0.09 : 0
        for (index, panel) in panels.enumerated() {
            let height = (1 - gap * Double(panels.count - 1)) * Double(panel.1.count) / lines
            let suffix = index == 0 ? "" : "\(index + 1)"
            let row = row(of: panel.1.map(\.difference))
            traces += forest(panel.1, row, axes: ("x" + suffix, "y" + suffix))
            let title = phrases("axis.difference." + panel.0.key, ["unit": row.unit])
            layout += axes(panel.1, title: title, suffix: suffix, domain: (max(0, top - height), top))
            top -= height + gap
        }
        return Figure(
            id: "differences", title: differencesTitle(all.map(\.difference)),
            lead: phrases(
                "figure.differences.lead",
                ["percent": percent, "name": studies.count > 1 ? studies[0].name : compared.first?.a ?? ""]),
            description: phrases("figure.differences.description"),
            drawing: .plot(
                traces: traces, layout: .object(layout), height: 40 + 30 * all.count + 70 * panels.count,
                narrow: Plot.object([:])),
            source: phrases("source.differences"), tables: [differencesTable],
            legend: compared.count > 1 ? compared.enumerated().map { LegendItem(text: $1.b, kind: .mark($0 + 1)) } : [])
    }

    /// Names of what is compared, with that of the first.
    private var compared: [(a: String, b: String)] {
        var pairs: [(a: String, b: String)] = []
        for difference in allDifferences where !pairs.contains(where: { $0.a == difference.a && $0.b == difference.b })
        {
            pairs.append((difference.a, difference.b))
        }
        return pairs
    }

    /// Of studies; for a single cohort, the contrasts of its arms.
    var allDifferences: [Difference] {
        if studies.count > 1 { return comparison.differences.filter { $0.group.key.isEmpty || $0.group.key == "arm" } }
        return studies.first?.report.contrasts ?? []
    }

    private var differenceRows: [Row] {
        let pairs = compared
        return allDifferences.compactMap { difference in
            // With many to compare, only what leads, so that the figure fits on a page.
            let isShown =
                pairs.count <= 3 || (leading + ["additional_sustained_jobs", "cost_total"]).contains(difference.name)
            guard difference.estimate != nil, isShown else { return nil }
            let style = (pairs.firstIndex { $0.b == difference.b } ?? 0) + 1
            let arm = difference.group.key == "arm" && studies.count > 1 ? " (\(difference.group.title))" : ""
            return Row(label: label(difference.name) + arm, difference: difference, style: style, name: difference.b)
        }
    }

    /// Differences in the scale of the levels that they lie between.
    private func row(of differences: [Difference]) -> NumberRow {
        let names = Set(differences.map(\.name))
        let levels = studies.flatMap(\.report.outcomes).filter { names.contains($0.name) && $0.group.isWhole }
        return numbers.row(differences, beside: levels.map(\.estimate))
    }

    private func forest(_ rows: [Row], _ row: NumberRow, axes: (String, String)) -> [JSONText] {
        let styles = Set(rows.map(\.style)).sorted()
        return styles.map { style in
            let own = rows.enumerated().filter { $0.element.style == style }
            let reaches = own.map { item in item.element.difference.reaches.compactMap { $0.map { $0 * row.factor } } }
            return Plot.object([
                "type": .string("scatter"), "mode": .string("markers"),
                "name": .string(Plot.escaped(own[0].element.name)),
                "x": Plot.numbers(own.map { $0.element.difference.estimate.map { $0 * row.factor } }),
                "y": Plot.numbers(own.map { Double($0.offset) }),
                "xaxis": .string(axes.0), "yaxis": .string(axes.1), "showlegend": .bool(false),
                "error_x": Plot.object([
                    "type": .string("data"), "symmetric": .bool(false),
                    "array": Plot.numbers(reaches.map(\.last)), "arrayminus": Plot.numbers(reaches.map(\.first)),
                    "color": .string(Palette.colour(style)),
                    "thickness": .number(1.8), "width": .integer(4),
                ]),
                "marker": Plot.object([
                    "color": .string(Palette.colour(style)), "symbol": .string(Palette.mark(style)),
                    "size": .integer(9),
                ]),
                "text": .strings(own.map { Plot.escaped($0.element.label) }),
                "customdata": .strings(own.map { row.amount($0.element.difference.estimate, signed: true) }),
                "hovertemplate": .string("%{text}: %{customdata}<extra>\(Plot.escaped(own[0].element.name))</extra>"),
            ])
        }
    }

    private func axes(_ rows: [Row], title: String, suffix: String, domain: (Double, Double)) -> [(String, JSONText)] {
        // One name for the rows of an outcome, beside the middle one.
        var ticks: [(Double, String)] = []
        var start = 0
        for index in rows.indices where index + 1 == rows.count || rows[index + 1].label != rows[index].label {
            ticks.append((Double(start + index) / 2, Plot.escaped(rows[index].label)))
            start = index + 1
        }
        return [
            (
                "xaxis" + suffix,
                Plot.object([
                    "title": Plot.object(["text": .string(title)]),
                    "anchor": .string("y" + suffix),
                    "zeroline": .bool(true), "zerolinecolor": .string(Palette.ink), "zerolinewidth": .number(1.2),
                ])
            ),
            (
                "yaxis" + suffix,
                Plot.object([
                    "domain": Plot.numbers([domain.0, domain.1]), "anchor": .string("x" + suffix),
                    "tickvals": Plot.numbers(ticks.map(\.0)), "ticktext": .strings(ticks.map(\.1)),
                    "range": Plot.numbers([Double(rows.count) - 0.4, -0.6]), "showgrid": .bool(false),
                    "zeroline": .bool(false),
                    "wrap": .bool(true),
                ])
            ),
        ]
    }

    private func differencesTitle(_ differences: [Difference]) -> String {
        let told = differences.filter(\.excludesZero).count
        return phrases(
            "figure.differences.title", ["told": numbers.text(told), "all": numbers.text(differences.count)])
    }

    private var differencesTable: DataTable {
        DataTable(
            name: "differences", title: phrases("table.differences"),
            columns: [
                .init(title: phrases("column.outcome"), name: "label", isNumber: false),
                .init(title: phrases("column.compared"), name: "b_less_a", isNumber: false),
                .init(title: phrases("column.difference"), name: "estimate", isNumber: true),
                .init(
                    title: phrases("column.interval", ["percent": percent]), name: "simultaneous_half_width",
                    isNumber: true),
                .init(title: phrases("column.unit"), name: "unit", isNumber: false),
                .init(title: phrases("column.told"), name: "excludes_zero", isNumber: false),
                .init(title: phrases("column.name"), name: "name", isNumber: false),
            ],
            rows: allDifferences.filter { $0.estimate != nil }.map(differenceCells))
    }

    private func differenceCells(_ difference: Difference) -> [DataTable.Cell] {
        let (estimate, half) = (difference.estimate ?? 0, difference.simultaneousHalfWidth)
        let (low, high) = (difference.simultaneousLow, difference.simultaneousHigh)
        let row = row(of: allDifferences.filter { $0.name == difference.name })
        let arm = difference.group.key == "arm" && studies.count > 1 ? " (\(difference.group.title))" : ""
        return [
            .init(label(difference.name)),
            .init("\(difference.b) − \(difference.a)\(arm)", raw: "\(difference.b) - \(difference.a)\(arm)"),
            .init(row(estimate, signed: true), estimate),
            .init(row.interval(low, high, around: estimate, signed: true), half),
            .init(row.unit, raw: difference.unit),
            .init(
                half == nil ? phrases("word.unknown") : phrases(difference.excludesZero ? "word.yes" : "word.no"),
                raw: half == nil ? "" : "\(difference.excludesZero)"),
            .init(difference.name, isCode: true),
        ]
    }
}
