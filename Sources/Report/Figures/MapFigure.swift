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

    /// The maps of all studies with a chooser of outcomes; nil without borders of the region, and for cohorts.
    var mapSection: [String: Any]? {
        guard let first = studies.first, !first.isCohort,
            let map = map?.of(first.input.region.municipalities.map(\.number))
        else { return nil }
        let outcomes = Self.mapped.filter { name in studies.contains { !values(name, of: $0).isEmpty } }
        guard !outcomes.isEmpty else { return nil }
        return [
            "title": mapTitle, "lead": phrases("figure.map.lead"), "choose": phrases("figure.map.choose"),
            "source": phrases("source.outcomes", ["names": outcomes.joined(separator: ", ")]),
            "credit": phrases("figure.map.credit"),
            "shapes": map.places.map { ["id": "m" + $0.number, "path": $0.path] },
            "viewBox": viewBox(map),
            "outcomes": outcomes.enumerated().map { panel($1, map: map, isFirst: $0 == 0) },
        ]
    }

    private func viewBox(_ map: RegionMap) -> String { "-6 -6 \(Int(RegionMap.width) + 12) \(Int(map.height) + 12)" }

    private func values(_ name: String, of study: StudyReading) -> [String: ReportedOutcome] {
        Dictionary(
            study.report.outcomes.filter { $0.name == name && $0.group.key == "municipality" && $0.estimate != nil }
                .map { ($0.group.value, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private var mapTitle: String {
        guard let study = studies.first else { return "" }
        let found = values("coverage_90d", of: study).values.sorted { ($0.estimate ?? 0) > ($1.estimate ?? 0) }
        let none = found.filter { ($0.estimate ?? 0) == 0 }.count
        guard let best = found.first, (best.estimate ?? 0) > 0 else { return phrases("figure.map.title_none") }
        return phrases(
            none > 0 ? "figure.map.title" : "figure.map.title_all",
            [
                "best": best.group.title, "count": numbers.outcome(best.estimate, unit: "share"),
                "none": numbers.text(none),
                "all": numbers.text(study.input.region.municipalities.count),
                "least": found.last?.group.title ?? "",
                "least_count": numbers.outcome(found.last?.estimate, unit: "share"),
                "name": studies.count > 1 ? phrases("word.under", ["name": study.name]) : "",
            ])
    }

    private func panel(_ name: String, map: RegionMap, isFirst: Bool) -> [String: Any] {
        let found = studies.map { values(name, of: $0) }
        let unit = found.lazy.flatMap(\.values).first?.unit ?? ""
        let scale = MapClasses(found.flatMap { $0.values.compactMap(\.estimate) })
        return [
            "name": name, "label": label(name) + unitText(unit), "first": isFirst,
            "legend": legend(scale, unit: unit),
            "maps": zip(studies, found).map { study, values in
                [
                    "study": study.name,
                    "description": phrases("figure.map.description", ["outcome": label(name), "name": study.name]),
                    "areas": study.input.region.municipalities.map { area($0, values[$0.number], scale, map) },
                    "lines": serviceLines(study.input, map), "desks": desks(study.input, map),
                ] as [String: Any]
            },
            "table": municipalTable(name, found, unit: unit).context,
        ]
    }

    private func unitText(_ unit: String) -> String {
        let text = numbers.unit(unit)
        return text.isEmpty ? "" : ", " + text
    }

    private func area(_ place: Municipality, _ outcome: ReportedOutcome?, _ scale: MapClasses, _ map: RegionMap)
        -> [String: Any]
    {
        let text =
            outcome.map { "\(place.name): \(numbers.outcome($0.estimate, unit: $0.unit)) (\(interval($0)))" }
            ?? "\(place.name): \(phrases("word.not_estimated"))"
        let number = (outcome?.estimate).map { "c\(scale.index($0))" } ?? "unknown"
        return ["id": "m" + place.number, "class": number, "text": text, "drawn": map.place(place.number) != nil]
    }

    private func legend(_ scale: MapClasses, unit: String) -> [[String: Any]] {
        var items = scale.bounds.enumerated().map { index, bounds -> [String: Any] in
            let largest = bounds.upperBound
            let factor = unit == "share" ? 100.0 : 1
            let text = numbers.range(
                numbers.significant(factor * bounds.lowerBound), numbers.significant(factor * largest))
            return ["class": "c\(index + 1)", "text": text]
        }
        items.insert(["class": "c0", "text": "0"], at: 0)
        return items + [["class": "unknown", "text": phrases("word.not_estimated")]]
    }

    // MARK: teams

    private func desksAndAreas(_ input: ModelInput) -> [(place: Int, posts: Double, name: String, serves: [Int])] {
        input.teams.flatMap { team in
            [(team.base, Double(team.postsAtBase) * team.fte, team.name, team.serves)]
                + team.outposts.map { ($0.municipality, Double($0.posts) * team.fte, "", $0.serves) }
        }
    }

    private func serviceLines(_ input: ModelInput, _ map: RegionMap) -> [[String: String]] {
        desksAndAreas(input).flatMap { desk in
            desk.serves.compactMap { target -> [String: String]? in
                let places = input.region.municipalities
                guard target != desk.place, let from = map.place(places[desk.place].number)?.middle,
                    let to = map.place(places[target].number)?.middle
                else { return nil }
                return ["path": String(format: "M%.1f %.1fL%.1f %.1f", from.x, from.y, to.x, to.y)]
            }
        }
    }

    private func desks(_ input: ModelInput, _ map: RegionMap) -> [[String: Any]] {
        let all = desksAndAreas(input).filter { $0.posts > 0 }.sorted { $0.posts > $1.posts }
        var wide = MapLabels(size: 26)
        var narrow = MapLabels(size: 44)
        return all.compactMap { desk in
            guard let point = map.place(input.region.municipalities[desk.place].number)?.middle else { return nil }
            let posts = numbers.significant(desk.posts)
            let name = input.region.municipalities[desk.place].name
            let label = "\(name) (\(posts))"
            let spot = all.count <= 12 ? wide.place(label, at: point) : nil
            let fitsNarrow = spot.map { narrow.fits(label, $0) } ?? false
            return [
                "x": String(format: "%.1f", point.x), "y": String(format: "%.1f", point.y),
                "labelX": String(format: "%.1f", spot?.x ?? 0), "labelY": String(format: "%.1f", spot?.y ?? 0),
                "anchor": spot?.anchor ?? "middle", "wideOnly": !fitsNarrow,
                "radius": String(format: "%.1f", 6 * desk.posts.squareRoot()), "named": spot != nil,
                "label": label, "text": phrases("figure.map.desk", ["name": name, "posts": posts]),
            ]
        }
    }

    // MARK: table

    private func municipalTable(_ name: String, _ found: [[String: ReportedOutcome]], unit: String) -> DataTable {
        var columns: [DataTable.Column] = [
            .init(title: phrases("column.municipality"), name: "municipality_name", isNumber: false),
            .init(title: phrases("column.number"), name: "municipality", isNumber: false),
        ]
        for study in studies {
            columns.append(.init(title: study.name, name: "estimate_" + study.name, isNumber: true))
            columns.append(
                .init(
                    title: phrases("column.interval", ["percent": percent]), name: "half_width_" + study.name,
                    isNumber: true))
        }
        let rows = (studies.first?.input.region.municipalities ?? []).map { place -> [DataTable.Cell] in
            [.init(place.name), .init(place.number, isCode: true)]
                + found.flatMap { values -> [DataTable.Cell] in
                    let outcome = values[place.number]
                    return [
                        .init(numbers.outcome(outcome?.estimate, unit: unit), outcome?.estimate),
                        .init(outcome.map { interval($0) } ?? "–", outcome?.halfWidth),
                    ]
                }
        }
        return DataTable(
            name: "municipalities-" + name,
            title: phrases("table.municipalities", ["outcome": label(name) + unitText(unit)]),
            columns: columns, rows: rows)
    }
}

/// Five classes of equal width with round ends; zero is a class of its own.
struct MapClasses {
    let bounds: [ClosedRange<Double>]

    init(_ values: [Double]) {
        let highest = values.max() ?? 0
        let step = Self.round(above: highest / 5)
        bounds =
            step > 0 ? (0..<5).map { Double($0) * step...Double($0 + 1) * step }.filter { $0.lowerBound < highest } : []
    }

    /// 0 for nothing, else from 1.
    func index(_ value: Double) -> Int {
        guard value > 0 else { return 0 }
        return (bounds.firstIndex { value <= $0.upperBound } ?? bounds.count - 1) + 1
    }

    /// The least of 1, 2, 2.5, 5, 10 times a power of ten that is not below a value.
    private static func round(above value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        let power = pow(10, log10(value).rounded(.down))
        return ([1, 2, 2.5, 5, 10].first { $0 * power >= value * (1 - 1e-9) } ?? 10) * power
    }
}

/// Names on a map, each where it lies over no other.
struct MapLabels {
    struct Spot {
        var x: Double
        var y: Double
        var anchor: String
    }

    private struct Box {
        var left: Double
        var top: Double
        var right: Double
        var bottom: Double

        func overlaps(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    private let size: Double
    private var taken: [Box] = []

    init(size: Double) { self.size = size }

    /// Above the point, else to its right, below it or to its left; nil where all of these are taken or outside.
    mutating func place(_ label: String, at point: RegionMap.Point) -> Spot? {
        let spots = [
            Spot(x: point.x, y: point.y - 18, anchor: "middle"), Spot(x: point.x + 20, y: point.y + 9, anchor: "start"),
            Spot(x: point.x, y: point.y + 38, anchor: "middle"), Spot(x: point.x - 20, y: point.y + 9, anchor: "end"),
        ]
        return spots.first { fits(label, $0) }
    }

    /// True where a label has room; it is taken then.
    mutating func fits(_ label: String, _ spot: Spot) -> Bool {
        let width = 0.6 * size * Double(label.count)
        let left = spot.anchor == "middle" ? spot.x - width / 2 : spot.anchor == "end" ? spot.x - width : spot.x
        let box = Box(left: left, top: spot.y - size, right: left + width, bottom: spot.y + 0.2 * size)
        guard box.left >= -6, box.right <= RegionMap.width + 6, !taken.contains(where: { $0.overlaps(box) }) else {
            return false
        }
        taken.append(box)
        return true
    }
}
