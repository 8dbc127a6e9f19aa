import Models
import Scenarios

// The course of the arms of a cohort since enrolment.
extension ReportContext {
    private static let stems = ["ever_employed", "dropout"]
    private static let months = [3, 6, 12, 18, 24, 36, 48, 60]

    /// Nil for open studies.
    var cohortFigure: Figure? {
        guard let study = studies.first, let arms = study.report.cohort?.arms else { return nil }
        var traces: [JSONText] = []
        var rows: [[DataTable.Cell]] = []
        for (panel, stem) in Self.stems.enumerated() {
            for (index, arm) in arms.enumerated() {
                let found = Self.months.compactMap { month in
                    study.report.outcome("\(stem)_\(month)m", ofArm: arm.name).map { (month, $0) }
                }.filter { $0.1.estimate != nil }
                traces.append(course(found, arm: arm.name, index: index, axes: panel == 0 ? ("x", "y") : ("x2", "y2")))
                rows += found.map { outcomeCells($0.1, of: arm.name) }
            }
        }
        guard !rows.isEmpty else { return nil }
        return Figure(
            id: "course", title: courseTitle(study, arms.map(\.name)),
            lead: phrases("figure.course.lead", ["percent": percent]),
            description: phrases("figure.curve.description"),
            drawing: .plot(traces: traces, layout: courseLayout, height: 400, narrow: Plot.stackedPanels),
            source: phrases("source.outcomes", ["names": "ever_employed_3m …, dropout_3m …"]),
            tables: [DataTable(name: "course", title: phrases("table.course"), columns: outcomeColumns, rows: rows)],
            legend: arms.enumerated().map { LegendItem(text: $1.name, kind: .line($0)) })
    }

    private func courseTitle(_ study: StudyReading, _ arms: [String]) -> String {
        let parts = arms.compactMap { arm in
            (study.report.outcome("ever_employed_12m", ofArm: arm)?.estimate).map {
                phrases("figure.course.part", ["count": numbers.text(100 * $0), "name": arm])
            }
        }
        return parts.isEmpty
            ? phrases("figure.course.title_plain") : phrases("figure.course.title", ["parts": phrases.list(parts)])
    }

    private func course(_ found: [(Int, ReportedOutcome)], arm: String, index: Int, axes: (String, String)) -> JSONText
    {
        Plot.object([
            "type": .string("scatter"), "mode": .string("lines+markers"), "name": .string(Plot.escaped(arm)),
            "x": Plot.numbers([0] + found.map { Double($0.0) }),
            "y": Plot.numbers([0] + found.map { $0.1.estimate.map { 100 * $0 } }),
            "error_y": Plot.bars([nil] + found.map(\.1), factor: 100, style: index),
            "xaxis": .string(axes.0), "yaxis": .string(axes.1), "showlegend": .bool(false),
            "line": Plot.object(["color": .string(Palette.colour(index)), "dash": .string(Palette.dash(index))]),
            "marker": Plot.object(["symbol": .string(Palette.mark(index)), "size": .integer(8)]),
            "hovertemplate": .string(
                "%{y:.1f} %<extra>\(Plot.escaped(arm)), %{x} \(phrases("axis.months_short"))</extra>"),
        ])
    }

    private var courseLayout: JSONText {
        func axis(_ anchor: String, _ from: Double, _ to: Double) -> JSONText {
            Plot.object([
                "title": Plot.object(["text": .string(phrases("axis.months_enrolled"))]), "dtick": .integer(6),
                "domain": Plot.numbers([from, to]), "anchor": .string(anchor), "rangemode": .string("tozero"),
            ])
        }
        func share(_ anchor: String) -> JSONText {
            Plot.object(["anchor": .string(anchor), "rangemode": .string("tozero"), "ticksuffix": .string("\u{A0}%")])
        }
        let titles = ["ever_employed", "dropout"].enumerated().map { index, stem in
            Plot.note(
                "<b>\(phrases("curve." + stem))</b>", x: 0, y: 1.02, shift: (0, 6),
                references: index == 0 ? ("x domain", "y domain") : ("x2 domain", "y2 domain"), vertical: "bottom")
        }
        return Plot.object([
            "margin": Plot.object(["t": .integer(34)]),
            "xaxis": axis("y", 0, 0.45), "xaxis2": axis("y2", 0.57, 1), "yaxis": share("x"), "yaxis2": share("x2"),
            "annotations": .array(titles),
        ])
    }
}
