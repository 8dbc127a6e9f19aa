import Models
import Scenarios

// What comes first after admission: a job, or dropping out.
extension ReportContext {
    /// Nil for cohorts, for results of a program that did not count this, and where nobody was admitted.
    var firstEventFigure: Figure? {
        guard studies.first?.isCohort == false else { return nil }
        let kinds: [(ends: Measure, others: [Measure])] = [
            (.courseJobByDay, [.courseDropoutByDay, .courseLeftByDay]),
            (.courseDropoutByDay, [.courseJobByDay, .courseLeftByDay]),
        ]
        let curves = kinds.map { kind in
            studies.map {
                Curve(
                    $0.series, ends: kind.ends, others: kind.others, censored: .courseCensoredByDay,
                    on: Self.grid(days: 731, every: 7), confidence: confidence)
            }
        }
        guard curves[0].contains(where: { $0 != nil }) else { return nil }
        let drawn = curves.enumerated().flatMap { panel, curves in
            curves.enumerated().compactMap { index, curve in curve.map { traced($0, index: index, panel: panel) } }
        }
        return Figure(
            id: "first-event", title: firstEventTitle(curves.map { $0.first ?? nil }),
            lead: phrases("figure.first_event.lead", ["percent": percent]),
            description: phrases("figure.first_event.description") + " " + phrases("figure.curve.description"),
            drawing: .plot(
                traces: drawn.flatMap(\.traces), layout: firstEventLayout(curves), height: 400,
                narrow: Plot.stackedPanels
            ),
            source: phrases(
                "source.observations",
                ["names": "course_job_by_day, course_dropout_by_day, course_left_by_day, course_censored_by_day"]),
            tables: [firstEventTable(curves)], legend: lineLegend)
    }

    private func share(_ curve: Curve?, by month: Int) -> Double? {
        let day = Double(Self.day(through: month))
        return curve.flatMap { curve in curve.days.firstIndex(of: day).map { curve.value[$0] } }
    }

    private func firstEventTitle(_ curves: [Curve?]) -> String {
        guard let job = share(curves[0], by: 12), let dropOut = share(curves[1], by: 12) else {
            return phrases("figure.first_event.title_plain")
        }
        let under = studies.count > 1 ? phrases("word.under", ["name": studies[0].name]) : ""
        return phrases(
            "figure.first_event.title",
            ["job": numbers.text(100 * job), "dropout": numbers.text(100 * dropOut), "name": under])
    }

    /// The highest value of some curves, in percent, with room above.
    private func top(_ curves: [Curve?]) -> Double {
        let highest = curves.compactMap { $0?.high.compactMap(\.self).max() ?? $0?.value.max() }.max() ?? 1
        return min(100, max(1, 100 * highest * 1.15))
    }

    private func firstEventLayout(_ curves: [[Curve?]]) -> JSONText {
        func axis(_ curves: [Curve?], anchor: String) -> JSONText {
            Plot.object([
                "range": Plot.numbers([0, top(curves)]), "ticksuffix": .string("\u{A0}%"), "anchor": .string(anchor),
            ])
        }
        func months(_ from: Double, _ to: Double, anchor: String) -> JSONText {
            Plot.object([
                "title": Plot.object(["text": .string(phrases("axis.months_admitted"))]), "dtick": .integer(6),
                "range": Plot.numbers([0, 24]), "domain": Plot.numbers([from, to]), "anchor": .string(anchor),
            ])
        }
        return Plot.object([
            "margin": Plot.object(["t": .integer(34)]),
            "xaxis": months(0, 0.45, anchor: "y"), "xaxis2": months(0.57, 1, anchor: "y2"),
            "yaxis": axis(curves[0], anchor: "x"), "yaxis2": axis(curves[1], anchor: "x2"),
            "annotations": .array([
                Plot.note(
                    "<b>\(phrases("figure.first_event.job"))</b>", x: 0, y: 1.02, shift: (0, 6),
                    references: ("x domain", "y domain"), vertical: "bottom"),
                Plot.note(
                    "<b>\(phrases("figure.first_event.dropout"))</b>", x: 0, y: 1.02, shift: (0, 6),
                    references: ("x2 domain", "y2 domain"), vertical: "bottom"),
            ]),
        ])
    }

    private func firstEventTable(_ curves: [[Curve?]]) -> DataTable {
        var rows: [[DataTable.Cell]] = []
        for (panel, key) in ["job", "dropout"].enumerated() {
            for (study, curve) in zip(studies, curves[panel]) {
                guard let curve else { continue }
                for month in [3, 6, 12, 18, 24] {
                    let day = Double(Self.day(through: month))
                    guard let index = curve.days.firstIndex(of: day) else { continue }
                    rows.append(
                        [.init(phrases("figure.first_event." + key), raw: key)]
                            + curveRow(study.name, month, curve, index))
                }
            }
        }
        return DataTable(
            name: "first-event", title: phrases("table.first_event"),
            columns: [.init(title: phrases("column.event"), name: "event", isNumber: false)]
                + curveColumns(phrases("column.share")),
            rows: rows)
    }
}
