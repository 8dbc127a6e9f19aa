import Models
import Scenarios
import Simulator

// How long the first job lasts, with a band and those at risk.
extension ReportContext {
    private static let months = [0, 3, 6, 12, 18, 24, 36]

    /// Nil for cohorts, and where no first job began.
    var retentionFigure: Figure? {
        guard studies.first?.isCohort == false else { return nil }
        let curves = studies.map { study in
            Curve(
                study.series, ends: .firstJobEndedByDay, others: [], censored: .firstJobCensoredByDay,
                on: Self.grid(days: 1096, every: 7), confidence: confidence)?.remaining
        }
        guard curves.contains(where: { $0 != nil }) else { return nil }
        let drawn = curves.enumerated().map { index, curve in curve.map { traced($0, index: index) } }
        let traces = drawn.flatMap { $0?.traces ?? [] }
        let labels = drawn.compactMap { $0?.label }
        let risk = riskNotes(curves)
        return Figure(
            id: "retention", title: retentionTitle, lead: phrases("figure.retention.lead", ["percent": percent]),
            description: retentionTitle + " " + phrases("figure.curve.description"),
            drawing: .plot(
                traces: traces, layout: curveLayout(labels, notes: risk, y: phrases("axis.still_in_job"), top: 100),
                height: 420 + Self.riskHeight(risk), narrow: Plot.object([:])),
            source: phrases(
                "source.observations", ["names": "first_job_ended_by_day, first_job_censored_by_day"]),
            tables: [riskTable(curves)], legend: lineLegend, isLabelled: true)
    }

    private var retentionTitle: String {
        guard let outcome = studies.first?.report.regional("retention_12m"), let estimate = outcome.estimate else {
            return phrases("figure.retention.title_plain")
        }
        return phrases(
            "figure.retention.title",
            [
                "count": numbers.text(100 * estimate),
                "name": studies.count > 1 ? phrases("word.under", ["name": outcomeName]) : "",
            ])
    }

    /// The studies by their lines; nothing for a single one.
    var lineLegend: [LegendItem] {
        studies.count > 1 ? studies.enumerated().map { LegendItem(text: $1.name, kind: .line($0)) } : []
    }

    private var outcomeName: String { studies.first?.name ?? "" }

    /// Days 0, `step`, 2 `step` and so on, with those just before and at the end of the months of outcomes.
    static func grid(days: Int, every step: Int) -> [Int] {
        let taken = months.dropFirst().flatMap { [day(before: $0), day(through: $0)] }
        return Set(Array(stride(from: 0, through: days, by: step)) + taken.filter { $0 <= days }).sorted()
    }

    /// The day of the survival just before a number of months, as `retention_*` has it.
    static func day(before month: Int) -> Int { CumulativeIncidence.day(before: Span.months(Double(month)).days) }

    /// The day of the incidence up to and including a number of months.
    static func day(through month: Int) -> Int { CumulativeIncidence.day(through: Span.months(Double(month)).days) }

    /// Band and line of a curve in percent over months, and the name at its end.
    func traced(_ curve: Curve, index: Int, panel: Int = 0) -> (traces: [JSONText], label: JSONText?) {
        let axes = panel == 0 ? ("x", "y") : ("x\(panel + 1)", "y\(panel + 1)")
        let x = curve.days.map { $0 / 30.4375 }
        func percent(_ values: [Double?]) -> [Double?] { values.map { $0.map { 100 * $0 } } }
        let name = studies[index].name
        let line = Plot.line(
            Plot.escaped(name), x: x, y: percent(curve.value), style: index,
            hover: "%{y:.1f} %<extra>\(Plot.escaped(name)), %{x:.0f} \(phrases("axis.months_short"))</extra>",
            axes: axes)
        let band = Plot.band(x: x, low: percent(curve.low), high: percent(curve.high), style: index, axes: axes)
        let label = zip(x, curve.value).reversed().first { $0.0 <= 36 }.map { x, value in
            Plot.endLabel(name, x: x, y: 100 * value, style: index, panel: panel)
        }
        return ([band, line].compactMap(\.self), studies.count > 1 ? label : nil)
    }

    /// A layout for shares over months.
    private func curveLayout(_ labels: [JSONText], notes: [[JSONText]], y title: String, top: Double) -> JSONText {
        Plot.object([
            "annotations": .array(notes.flatMap(\.self)),
            "margin": Plot.object(["b": .integer(Self.axisHeight + Self.riskHeight(notes))]),
            "xaxis": Plot.object([
                "title": Plot.object(["text": .string(phrases("axis.months"))]), "dtick": .integer(6),
                "range": Plot.numbers([0, 36]),
            ]),
            "yaxis": Plot.object([
                "title": Plot.object(["text": .string(title)]), "range": Plot.numbers([0, top]),
                "ticksuffix": .string("\u{A0}%"),
            ]),
            "endLabels": .array(labels),
        ])
    }

    // MARK: at risk

    private static let axisHeight = 56
    private static let lineHeight = 18

    private static func riskHeight(_ lines: [[JSONText]]) -> Int { lines.count * lineHeight }

    /// Below the axis, line by line: a heading, then for each study its name, where there are several, and its numbers.
    private func riskNotes(_ curves: [Curve?]) -> [[JSONText]] {
        var lines = [[riskNote(phrases("figure.retention.at_risk"), x: 0, line: 0, Palette.grey)]]
        for (index, curve) in curves.enumerated() {
            guard let curve else { continue }
            let colour = Palette.colour(index)
            if studies.count > 1 {
                lines.append([riskNote(Plot.escaped(studies[index].name), x: 0, line: lines.count, colour)])
            }
            let line = lines.count
            lines.append(
                [0, 6, 12, 18, 24, 36].compactMap { month in
                    guard let index = Self.index(of: month, in: curve) else { return nil }
                    return riskNote(
                        numbers.text(curve.atRisk[index]), x: Double(month), line: line, colour, anchor: "center")
                })
        }
        return lines
    }

    private func riskNote(_ text: String, x: Double, line: Int, _ colour: String, anchor: String = "left") -> JSONText {
        Plot.note(
            text, x: x, y: 0, colour: colour, anchor: anchor, shift: (0, -(Self.axisHeight + Self.lineHeight * line)),
            references: ("x", "paper"), size: 12, vertical: "top")
    }

    /// Where a curve has the survival just before a number of months; nil past its end.
    private static func index(of month: Int, in curve: Curve) -> Int? {
        curve.days.firstIndex(of: Double(day(before: month)))
    }

    private func riskTable(_ curves: [Curve?]) -> DataTable {
        var rows: [[DataTable.Cell]] = []
        for (study, curve) in zip(studies, curves) {
            guard let curve else { continue }
            for month in Self.months {
                guard let index = Self.index(of: month, in: curve) else { continue }
                rows.append(curveRow(study.name, month, curve, index))
            }
        }
        return DataTable(
            name: "retention", title: phrases("table.retention"), columns: curveColumns(phrases("column.still_in_job")),
            rows: rows)
    }

    /// A row of a table of a curve: of whom, month, share with interval, at risk.
    func curveRow(_ name: String, _ month: Int, _ curve: Curve, _ index: Int) -> [DataTable.Cell] {
        let (value, low, high) = (curve.value[index], curve.low[index], curve.high[index])
        let row = numbers.row("share", [value], halfWidths: [low.map { value - $0 }, high.map { $0 - value }])
        return [
            .init(name), .init(numbers.text(month), Double(month)),
            .init(row(value), value),
            .init(
                row.interval(low, high, around: value),
                raw: [low, high].map { $0.map { "\($0)" } ?? "" }.joined(separator: " ")),
            .init(numbers.text(curve.atRisk[index], decimals: 1), curve.atRisk[index]),
        ]
    }

    func curveColumns(_ value: String) -> [DataTable.Column] {
        [
            .init(title: phrases("column.study"), name: "study", isNumber: false),
            .init(title: phrases("column.month"), name: "month", isNumber: true),
            .init(title: value + ", %", name: "share", isNumber: true),
            .init(title: phrases("column.interval", ["percent": percent]), name: "low_high", isNumber: true),
            .init(title: phrases("column.at_risk"), name: "at_risk_per_replication", isNumber: true),
        ]
    }
}
