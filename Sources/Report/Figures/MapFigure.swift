import Foundation
import Models
import Scenarios

// Outcomes by municipality on the map, with desks and the areas that they serve.
extension ReportContext {
    /// What a reader can look at, the first being shown at first.
    private static let mapped = [
        "coverage_90d", "eligible_employed_at_12m", "eligible_sustained_26w", "admitted_per_1000_residents_year",
        "wait_days_mean",
    ]

    /// Open studies; without any study, the best of each search of the same region.
    private var mapSubjects: [MapSubject] {
        guard studies.isEmpty else { return isOfCohorts ? [] : studies.map(MapSubject.init) }
        let all = sources.optimisations.map(MapSubject.init)
        return all.filter { $0.places.map(\.number) == all[0].places.map(\.number) }
    }

    private func mappedOutcomes(_ subjects: [MapSubject]) -> [String] {
        Self.mapped.filter { name in subjects.contains { !$0.values(name).isEmpty } }
    }

    /// Why there is no map where one is due, or what it lacks: a phrase and its values; nil for a whole map,
    /// and where results have none.
    var mapNotice: (key: String, values: KeyValuePairs<String, String>)? {
        let subjects = mapSubjects
        guard !subjects.isEmpty else { return nil }
        guard let map else { return ("figure.map.no_file", [:]) }
        var names: [String: String] = [:]
        for place in subjects.flatMap(\.places) { names[place.number] = place.name }
        let missing = names.filter { map.place($0.key) == nil }.sorted { $0.key < $1.key }
        let list = missing.prefix(10).map { "\($0.value) (\($0.key))" }.joined(separator: ", ")
        let values: KeyValuePairs = [
            "count": "\(missing.count)", "names": list + (missing.count > 10 ? ", …" : ""),
        ]
        if missing.count == names.count { return ("figure.map.none", values) }
        if mappedOutcomes(subjects).isEmpty { return ("figure.map.no_outcomes", [:]) }
        if !missing.isEmpty { return ("figure.map.missing", values) }
        let others = sources.optimisations.filter { search in !subjects.contains { $0.name == search.best.name } }
        guard studies.isEmpty, !others.isEmpty else { return nil }
        return ("figure.map.other_region", ["names": others.map(\.best.name).joined(separator: ", ")])
    }

    /// The maps of all studies with a chooser of outcomes; nil without borders of the region, and for
    /// cohorts.
    var mapSection: [String: Any]? {
        let subjects = mapSubjects
        guard let map = map?.of(subjects.flatMap { $0.places.map(\.number) }) else { return nil }
        let outcomes = mappedOutcomes(subjects)
        guard !outcomes.isEmpty else { return nil }
        let teams = subjects.map { MapTeams($0, on: map) }
        return [
            "title": title(of: subjects), "lead": phrases("figure.map.lead"), "choose": phrases("figure.map.choose"),
            "source": mapSource(outcomes), "credit": phrases("figure.map.credit"),
            "shapes": map.places.map { ["id": "m" + $0.number, "path": $0.path] },
            "teamAreas": zip(subjects.indices, teams).flatMap { areas(of: $1, subject: $0) },
            "outcomes": outcomes.enumerated().map {
                panel($1, subjects: subjects, teams: teams, map: map, isFirst: $0 == 0)
            },
        ]
    }

    private func mapSource(_ outcomes: [String]) -> String {
        studies.isEmpty
            ? phrases("source.optimisation", ["members": "best.coverage, best.desks"])
            : phrases("source.outcomes", ["names": outcomes.joined(separator: ", ")])
    }

    private func title(of subjects: [MapSubject]) -> String {
        let subject = subjects[0]
        let found = subject.values("coverage_90d").values.sorted {
            ($1.estimate, $0.place) < ($0.estimate, $1.place)
        }
        let none = found.filter { $0.estimate == 0 }.count
        guard let best = found.first, let least = found.last, best.estimate > 0 else {
            return phrases("figure.map.title_none")
        }
        return phrases(
            none > 0 ? "figure.map.title" : "figure.map.title_all",
            [
                "best": best.place, "count": numbers.percent(best.estimate),
                "none": numbers.text(none), "all": numbers.text(subject.places.count),
                "least": least.place, "least_count": numbers.percent(least.estimate),
                "name": subjects.count > 1 ? phrases("word.under", ["name": subject.name]) : "",
            ])
    }

    // MARK: panel

    private func panel(
        _ name: String, subjects: [MapSubject], teams: [MapTeams], map: RegionMap, isFirst: Bool
    ) -> [String: Any] {
        let found = subjects.map { $0.values(name) }
        let unit = found.lazy.flatMap(\.values).first?.unit ?? ""
        let scale = MapClasses(found.flatMap { $0.values.map(\.estimate) })
        let row = mapped(found, unit)
        return [
            "name": name, "label": label(name) + unitText(row), "first": isFirst, "legend": legend(scale, row),
            "maps": subjects.indices.map { index in
                [
                    "study": subjects[index].name, "viewBox": viewBox(map),
                    "description": phrases(
                        "figure.map.description", ["outcome": label(name), "name": subjects[index].name]),
                    "areas": subjects[index].places.map { area($0, found[index][$0.number], scale, row, map) },
                    "outlines": outlines(of: teams[index], subject: index),
                    "lines": teams[index].lines.map { ["path": $0] }, "desks": desks(teams[index]),
                ] as [String: Any]
            },
            "table": municipalTable(name, subjects, unit: unit).context,
        ]
    }

    private func viewBox(_ map: RegionMap) -> String { "-6 -6 \(Int(RegionMap.width) + 12) \(Int(map.height) + 12)" }

    /// All numbers of a map, its legend and its table have one unit.
    private func mapped(_ found: [[String: MapSubject.Value]], _ unit: String) -> NumberRow {
        numbers.row(unit, found.flatMap { $0.values.map(\.estimate) })
    }

    private func unitText(_ row: NumberRow) -> String { row.unit.isEmpty ? "" : ", " + row.unit }

    private func area(
        _ place: (number: String, name: String), _ value: MapSubject.Value?, _ scale: MapClasses, _ row: NumberRow,
        _ map: RegionMap
    ) -> [String: Any] {
        let text = value.map { "\(row($0.estimate)) (\(interval($0, row)))" }
        return [
            "id": "m" + place.number, "class": value.map { "c\(scale.index($0.estimate))" } ?? "unknown",
            "text": "\(place.name): \(text ?? phrases("word.not_estimated"))", "drawn": map.place(place.number) != nil,
        ]
    }

    private func interval(_ value: MapSubject.Value, _ row: NumberRow) -> String {
        row.interval(value.low, value.high, around: value.estimate)
    }

    private func legend(_ scale: MapClasses, _ row: NumberRow) -> [[String: Any]] {
        let classes = scale.bounds.enumerated().map { index, bounds -> [String: Any] in
            let ends = [bounds.lowerBound, bounds.upperBound].map { numbers.significant(row.factor * $0) }
            return ["class": "c\(index + 1)", "text": numbers.range(ends[0], ends[1])]
        }
        return [["class": "c0", "text": "0"]] + classes
            + [["class": "unknown", "text": phrases("word.not_estimated")]]
    }

    // MARK: teams

    /// For the definitions of the page: what each outline is drawn within.
    private func areas(of teams: MapTeams, subject: Int) -> [[String: Any]] {
        teams.areas.enumerated().map { index, area in
            [
                "id": "t\(subject)-\(index)", "border": area.outline.border, "coast": area.outline.coast,
                "places": area.places.map { ["id": "m" + $0] },
            ]
        }
    }

    private func outlines(of teams: MapTeams, subject: Int) -> [[String: Any]] {
        teams.areas.enumerated().map { index, area in
            ["id": "t\(subject)-\(index)", "style": "\(area.style)"]
        }
    }

    private func desks(_ teams: MapTeams) -> [[String: Any]] {
        teams.labelled.map { desk in
            let posts = numbers.significant(desk.posts)
            return [
                "x": String(format: "%.1f", desk.point.x), "y": String(format: "%.1f", desk.point.y),
                "labelX": String(format: "%.1f", desk.spot?.x ?? 0),
                "labelY": String(format: "%.1f", desk.spot?.y ?? 0),
                "anchor": desk.spot?.anchor ?? "middle", "wideOnly": !desk.isNamedOnPhones,
                "radius": String(format: "%.1f", 6 * desk.posts.squareRoot()), "named": desk.spot != nil,
                "label": desk.label(posts), "text": phrases("figure.map.desk", ["name": desk.name, "posts": posts]),
            ]
        }
    }

    // MARK: table

    private func municipalTable(_ name: String, _ subjects: [MapSubject], unit: String) -> DataTable {
        let columns = subjects.flatMap { subject -> [DataTable.Column] in
            [
                .init(title: subject.name, name: "estimate_" + subject.name, isNumber: true),
                .init(
                    title: phrases("column.interval", ["percent": percent]), name: "half_width_" + subject.name,
                    isNumber: true),
            ]
        }
        let found = subjects.map { $0.values(name) }
        let row = mapped(found, unit)
        return DataTable(
            name: "municipalities-" + name,
            title: phrases("table.municipalities", ["outcome": label(name) + unitText(row)]),
            columns: [
                .init(title: phrases("column.municipality"), name: "municipality_name", isNumber: false),
                .init(title: phrases("column.number"), name: "municipality", isNumber: false),
            ] + columns,
            rows: subjects[0].places.map { place in
                [.init(place.name), .init(place.number, isCode: true)]
                    + found.flatMap { values -> [DataTable.Cell] in
                        let value = values[place.number]
                        return [
                            .init(row(value?.estimate), value?.estimate),
                            .init(value.map { interval($0, row) } ?? "–", value?.halfWidth),
                        ]
                    }
            })
    }
}
