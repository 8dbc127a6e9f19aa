import Foundation
import Models
import Scenarios

// Outcomes over the settings of a sweep.
extension ReportContext {
    /// A part for each sweep.
    var sweepParts: [Part] {
        sources.sweeps.enumerated().map { index, sweep in
            let id = index == 0 ? "sweep" : "sweep-\(index + 1)"
            let lead = phrases(
                "sweep.lead",
                [
                    "points": numbers.text(sweep.points.count), "scenarios": phrases.list(sweep.scenarios),
                    "factors": phrases.list(sweep.factors.map(factorText)), "runs": numbers.text(sweep.runs),
                ])
            guard sweep.isFinished else {
                return Part(
                    id: id, title: phrases("sweep.title", ["name": sweep.name]),
                    texts: [lead, phrases("sweep.unfinished")])
            }
            return Part(
                id: id, title: phrases("sweep.title", ["name": sweep.name]), texts: [lead],
                figures: sweptOutcomes(sweep).enumerated().map { sweepFigure(sweep, $1, id: "\(id)-\($0 + 1)") })
        }
    }

    /// Outcomes that lead and vary, at most four.
    private func sweptOutcomes(_ sweep: SweepReading) -> [String] {
        let isOfCohorts = sweep.points.contains { $0.outcomes.contains { !$0.arm.isEmpty } }
        let usual = SweepReport.usualResponses(isOfCohorts: isOfCohorts)
        return Array(
            usual.filter { name in
                sweep.points.contains { $0.outcomes.contains { $0.name == name && $0.estimate != nil } }
            }.prefix(4))
    }

    // MARK: figure

    /// A panel for each factor: each point where the factor's value puts it, with the other factors varying behind it.
    private func sweepFigure(_ sweep: SweepReading, _ outcome: String, id: String) -> Figure {
        let factors = sweep.factors.isEmpty ? [nil] : sweep.factors.indices.map(Optional.some)
        let unit = sweep.points.lazy.flatMap(\.outcomes).first { $0.name == outcome }?.unit ?? ""
        let groups = sweptGroups(sweep, outcome)
        let row = sweptRow(sweep, outcome, unit)
        let panels: [SweepPanel] = factors.enumerated().map { index, factor in
            SweepPanel(index: index, of: factors.count, factor: factor, row: row)
        }
        let traces: [JSONText] = panels.flatMap { panel in
            groups.enumerated().map { scatter(sweep, outcome, $1, $0, panel) }
        }
        let layout: [(String, JSONText)] = panels.flatMap { sweepAxes(sweep, $0) }
        let narrow: [(String, JSONText)] = [("height", .integer(300 * panels.count + 40))] + panels.flatMap(\.narrow)
        return Figure(
            id: id, title: sweepTitle(sweep, outcome, groups, unit: unit),
            lead: phrases("sweep.reading", ["outcome": label(outcome)]),
            description: phrases("sweep.description", ["outcome": label(outcome)]),
            drawing: .plot(
                traces: traces, layout: .object(layout), height: 300 * (panels.last?.rows ?? 1) + 40,
                narrow: .object(narrow)),
            source: phrases("source.outcomes", ["names": outcome]),
            tables: [sweepTable(sweep, outcome, unit: unit, id: id)],
            legend: groups.count > 1 ? groups.enumerated().map { LegendItem(text: $1.title, kind: .mark($0)) } : [])
    }

    /// All estimates of an outcome, drawn on one axis and listed in one column.
    func sweptRow(_ sweep: SweepReading, _ outcome: String, _ unit: String) -> NumberRow {
        numbers.row(unit, sweep.points.flatMap(\.outcomes).filter { $0.name == outcome }.map(\.estimate))
    }

    private struct Swept {
        var scenario: String
        var arm: String
        var title: String { arm.isEmpty ? scenario : "\(scenario), \(arm)" }
    }

    private func sweptGroups(_ sweep: SweepReading, _ outcome: String) -> [Swept] {
        sweep.scenarios.flatMap { scenario in
            let arms = sweep.points.filter { $0.scenario == scenario }.flatMap {
                $0.outcomes.filter { $0.name == outcome }.map(\.arm)
            }
            return arms.distinct().map { Swept(scenario: scenario, arm: $0) }
        }
    }

    private func scatter(
        _ sweep: SweepReading, _ outcome: String, _ group: Swept, _ index: Int, _ panel: SweepPanel
    ) -> JSONText {
        let scale = SweptAxis(sweep, factor: panel.factor)
        let (row, suffix) = (panel.row, panel.suffix)
        let points = sweep.points.filter { $0.scenario == group.scenario }
        let found = points.compactMap { point -> (Double, StoredOutcome, String)? in
            guard let value = point.outcomes.first(where: { $0.name == outcome && $0.arm == group.arm }),
                value.estimate != nil
            else { return nil }
            let settings = point.settings.map { "\($0.name) = \($0.value)" }.joined(separator: "<br>")
            return (scale.position(point), value, settings)
        }
        let isFew = found.count <= 40
        return Plot.object([
            "type": .string("scatter"), "mode": .string("markers"), "name": .string(Plot.escaped(group.title)),
            "showlegend": .bool(false),
            // Apart from the other scenarios at the same value.
            "x": Plot.numbers(found.map { $0.0 + scale.step * 0.08 * Double(index) }),
            "y": Plot.numbers(found.map { $0.1.estimate.map { $0 * row.factor } }),
            "xaxis": .string("x" + suffix), "yaxis": .string("y" + suffix),
            "error_y": Plot.object([
                "type": .string("data"), "visible": .bool(isFew), "symmetric": .bool(false),
                "array": Plot.numbers(isFew ? found.map { arm($0.1, 1, row) } : []),
                "arrayminus": Plot.numbers(isFew ? found.map { arm($0.1, -1, row) } : []),
                "thickness": .number(1.2), "width": .integer(3), "color": .string(Palette.colour(index)),
            ]),
            "marker": Plot.object([
                "color": .string(Palette.colour(index)), "symbol": .string(Palette.mark(index)),
                "size": .integer(isFew ? 9 : 6),
                "opacity": .number(isFew ? 1 : 0.65),
            ]),
            "text": .strings(found.map(\.2)),
            "customdata": .strings(found.map { row.amount($0.1.estimate) }),
            "hovertemplate": .string("%{customdata}<br>%{text}<extra>\(Plot.escaped(group.title))</extra>"),
        ])
    }

    /// How far the interval goes up or down as it is drawn: of a share no further than it can be.
    private func arm(_ outcome: StoredOutcome, _ sign: Double, _ row: NumberRow) -> Double? {
        guard let estimate = outcome.estimate, let end = sign > 0 ? outcome.high : outcome.low else { return nil }
        return row.factor * abs((outcome.unit == "share" ? min(1, max(0, end)) : end) - estimate)
    }

    private func sweepAxes(_ sweep: SweepReading, _ panel: SweepPanel) -> [(String, JSONText)] {
        let title = panel.factor.map { sweptText(sweep, $0) } ?? ""
        var x: [(String, JSONText)] = [
            ("domain", Plot.numbers(panel.across)), ("anchor", .string("y" + panel.suffix)),
            ("title", Plot.object(["text": .string(Plot.escaped(title))])), ("zeroline", .bool(false)),
        ]
        if let labels = SweptAxis(sweep, factor: panel.factor).labels {
            x.append(("tickvals", Plot.numbers(labels.indices.map(Double.init))))
            x.append(("ticktext", .strings(labels.map(Plot.escaped))))
            x.append(("range", Plot.numbers([-0.5, Double(labels.count) - 0.5])))
        } else {
            x.append(("nticks", .integer(5)))
        }
        let y = Plot.object([
            "domain": Plot.numbers(panel.upwards), "anchor": .string("x" + panel.suffix), "zeroline": .bool(false),
            "title": Plot.object(["text": .string(panel.index % 3 == 0 ? panel.row.unit : "")]),
            "matches": panel.index > 0 ? .string("y") : .null,
        ])
        return [("xaxis" + panel.suffix, .object(x)), ("yaxis" + panel.suffix, y)]
    }

    /// A factor in words, with the unit of its numbers.
    func sweptText(_ sweep: SweepReading, _ factor: Int) -> String {
        let (name, unit) = (factorText(sweep.factors[factor]), sweep.unit(of: factor))
        return sweep.isNumber(factor) && !unit.isEmpty ? "\(name) (\(numbers.unit(unit)))" : name
    }

    /// From the least to the greatest, or by how much the scenarios differ.
    private func sweepTitle(_ sweep: SweepReading, _ outcome: String, _ groups: [Swept], unit: String) -> String {
        func estimates(_ group: Swept) -> [Double] {
            sweep.points.filter { $0.scenario == group.scenario }.compactMap { point in
                point.outcomes.first { $0.name == outcome && $0.arm == group.arm }?.estimate
            }
        }
        if groups.count == 2 {
            let (a, b) = (estimates(groups[0]), estimates(groups[1]))
            let above = zip(a, b).filter { $0 < $1 }.count
            if a.count == b.count, !a.isEmpty {
                return phrases(
                    "sweep.finding_two",
                    [
                        "outcome": label(outcome), "b": groups[1].title, "a": groups[0].title,
                        "above": numbers.text(above),
                        "all": numbers.text(a.count),
                    ])
            }
        }
        let all = groups.flatMap(estimates)
        let row = sweptRow(sweep, outcome, unit)
        return phrases(
            "sweep.finding",
            [
                "outcome": label(outcome), "low": row(all.min()), "high": row(all.max()), "unit": row.unit,
            ])
    }
}

/// Where the panel of a factor is: up to three beside each other, on a phone below each other.
private struct SweepPanel {
    let index: Int
    let count: Int
    /// Nil for a sweep without factors.
    let factor: Int?
    let row: NumberRow

    init(index: Int, of count: Int, factor: Int?, row: NumberRow) {
        (self.index, self.count, self.factor, self.row) = (index, count, factor, row)
    }

    var suffix: String { index == 0 ? "" : "\(index + 1)" }
    var rows: Int { (count + columns - 1) / columns }
    private var columns: Int { min(3, count) }

    var across: [Double] {
        let (column, width) = (index % columns, 1 / Double(columns))
        let left = Double(column) * width
        return [left + (column > 0 ? 0.05 : 0), left + width - 0.01]
    }

    var upwards: [Double] {
        let height = 1 / Double(rows)
        let top = 1 - Double(index / columns) * height
        return [top - height * (rows > 1 ? 0.72 : 1), top]
    }

    var narrow: [(String, JSONText)] {
        let height = 1 / Double(count)
        let top = 1 - Double(index) * height
        return [
            ("xaxis" + suffix, Plot.object(["domain": Plot.numbers([0, 1])])),
            ("yaxis" + suffix, Plot.object(["domain": Plot.numbers([top - height * 0.72, top])])),
        ]
    }
}
