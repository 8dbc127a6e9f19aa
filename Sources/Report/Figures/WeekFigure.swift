import Models
import Scenarios

// The hours of a specialist's working week, by task and by place.
extension ReportContext {
    /// Nil for cohorts, and where no post was filled.
    var weekFigure: Figure? {
        guard studies.first?.isCohort == false else { return nil }
        let weeks = studies.map { SpecialistWeek($0) }
        guard weeks.contains(where: { $0.hours > 0 }) else { return nil }
        let names = studies.map { Plot.escaped($0.name) }
        let traces =
            SpecialistWeek.tasks.enumerated().map { bar($1, Palette.tasks[$0], names, weeks.map(\.byTask), "x", "y") }
            + SpecialistWeek.places.enumerated().map {
                bar($1, Palette.places[$0], names, weeks.map(\.byPlace), "x2", "y2")
            }
        return Figure(
            id: "week", title: weekTitle(weeks[0]), lead: phrases("figure.week.lead"),
            description: phrases("figure.week.description"),
            drawing: .plot(
                traces: traces, layout: weekLayout, height: 130 + 90 * studies.count, narrow: Plot.object([:])),
            source: phrases(
                "source.observations",
                [
                    "names":
                        "hours_phase_1 … hours_phase_5, hours_travel, hours_administration, hours_out_of_office, filled_post_weeks"
                ]),
            tables: [weekTable(weeks)], legend: weekLegend)
    }

    private func weekTitle(_ week: SpecialistWeek) -> String {
        phrases(
            "figure.week.title",
            [
                "travel": numbers.text(week.byTask["travel"] ?? 0, decimals: 1),
                "out": numbers.text((week.byPlace["out"] ?? 0), decimals: 1),
                "all": numbers.text(week.hours, decimals: 1),
                "name": studies.count > 1 ? phrases("word.under", ["name": studies[0].name]) : "",
            ])
    }

    private func bar(
        _ key: String, _ colour: String, _ names: [String], _ weeks: [[String: Double]], _ x: String, _ y: String
    ) -> JSONText {
        let label = phrases("task." + key)
        let isDark = [Palette.tasks[3], Palette.tasks[4], Palette.places[0]].contains(colour)
        return Plot.object([
            "type": .string("bar"), "orientation": .string("h"), "name": .string(label), "showlegend": .bool(false),
            "y": .strings(names), "x": Plot.numbers(weeks.map { $0[key] ?? 0 }), "xaxis": .string(x),
            "yaxis": .string(y),
            "marker": Plot.object([
                "color": .string(colour), "line": Plot.object(["color": .string("#ffffff"), "width": .integer(1)]),
            ]),
            "text": .strings(
                weeks.map { week in week[key].flatMap { $0 < 0.8 ? nil : numbers.text($0, decimals: 1) } ?? "" }),
            "textposition": .string("inside"), "insidetextanchor": .string("middle"), "textangle": .integer(0),
            "constraintext": .string("none"),
            "insidetextfont": Plot.object(["color": .string(isDark ? "#ffffff" : Palette.ink)]),
            "hovertemplate": .string("%{x:.1f} \(phrases("axis.hours_short"))<extra>\(label)</extra>"),
        ])
    }

    private var weekLayout: JSONText {
        func axis(_ title: String?, anchor: String) -> JSONText {
            Plot.object([
                "title": Plot.object(["text": .string(title ?? "")]), "anchor": .string(anchor),
                "rangemode": .string("tozero"),
            ])
        }
        func places(_ from: Double, _ to: Double, anchor: String) -> JSONText {
            Plot.object([
                "domain": Plot.numbers([from, to]), "autorange": .string("reversed"), "anchor": .string(anchor),
                "showgrid": .bool(false), "zeroline": .bool(false), "wrap": .bool(true),
                "categories": .strings(studies.map { Plot.escaped($0.name) }),
            ])
        }
        return Plot.object([
            "barmode": .string("stack"),
            "xaxis": axis(nil, anchor: "y"), "xaxis2": axis(phrases("axis.hours_week"), anchor: "y2"),
            "yaxis": places(0.58, 1, anchor: "x"), "yaxis2": places(0, 0.42, anchor: "x2"), "bargap": .number(0.25),
        ])
    }

    private var weekLegend: [LegendItem] {
        SpecialistWeek.tasks.enumerated().map {
            LegendItem(text: phrases("task." + $1), kind: .fill(Palette.tasks[$0]))
        }
            + [("out", Palette.places[0]), ("office", Palette.places[2])].map {
                LegendItem(text: phrases("task." + $0), kind: .fill($1))
            }
    }

    private func weekTable(_ weeks: [SpecialistWeek]) -> DataTable {
        let rows = zip(studies, weeks).flatMap { study, week in
            SpecialistWeek.tasks.map { ($0, "task", week.byTask[$0]) }
                + SpecialistWeek.places.map { ($0, "place", week.byPlace[$0]) }
        }.enumerated().map { index, item -> [DataTable.Cell] in
            let study = studies[index / (SpecialistWeek.tasks.count + SpecialistWeek.places.count)]
            return [
                .init(study.name), .init(phrases("word." + item.1), raw: item.1),
                .init(phrases("task." + item.0), raw: item.0),
                .init(numbers.text(item.2 ?? 0, decimals: 2), item.2),
            ]
        }
        return DataTable(
            name: "week", title: phrases("table.week"),
            columns: [
                .init(title: phrases("column.study"), name: "study", isNumber: false),
                .init(title: phrases("column.by"), name: "by", isNumber: false),
                .init(title: phrases("column.task"), name: "task", isNumber: false),
                .init(title: phrases("column.hours_week"), name: "hours_per_filled_post_and_week", isNumber: true),
            ], rows: rows)
    }
}

/// Hours a week of a filled full-time post.
struct SpecialistWeek {
    static let tasks = ["phase_1", "phase_2", "phase_3", "phase_4", "phase_5", "travel", "administration"]
    static let places = ["out", "road", "office"]

    let byTask: [String: Double]
    let byPlace: [String: Double]
    /// All that is booked.
    let hours: Double

    init(_ study: StudyReading) {
        let weeks = study.series.mean(.postWeeks)
        func perWeek(_ measure: Measure) -> Double { weeks > 0 ? study.series.mean(measure) / weeks : 0 }
        let measures: [Measure] = [
            .hoursPhase1, .hoursPhase2, .hoursPhase3, .hoursPhase4, .hoursPhase5, .hoursTravel, .hoursAdministration,
        ]
        byTask = Dictionary(uniqueKeysWithValues: zip(Self.tasks, measures.map(perWeek)))
        hours = measures.reduce(0) { $0 + perWeek($1) }
        let (out, road) = (perWeek(.hoursOutOfOffice), perWeek(.hoursTravel))
        byPlace = ["out": out, "road": road, "office": max(0, hours - out - road)]
    }
}
