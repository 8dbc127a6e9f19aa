import Foundation

/// Where the desks of an allocation are on the map, and what each team serves.
struct MapTeams {
    /// What a team serves.
    struct Area {
        var name: String
        /// Official numbers.
        var places: [String]
        /// SVG paths around all of it: on land, and along the coast.
        var outline: (border: String, coast: String)
        /// Of line: another than that of any team beside it.
        var style: Int
    }

    /// A desk with its name, where there is room for it.
    struct Desk {
        var name: String
        var posts: Double
        var point: RegionMap.Point
        var spot: MapLabels.Spot?
        var isNamedOnPhones = false

        func label(_ posts: String) -> String { "\(name) (\(posts))" }
    }

    let areas: [Area]
    /// SVG paths from desks to what they serve elsewhere.
    let lines: [String]
    /// The largest first.
    let labelled: [Desk]

    /// More names than this hide the map.
    private static let mostNames = 12

    init(_ subject: MapSubject, on map: RegionMap) {
        areas = Self.areas(subject, map)
        let desks = subject.teams.flatMap(\.desks)
        lines = desks.flatMap { desk in desk.serves.compactMap { Self.line(from: desk.place, to: $0, map) } }
        let names = Dictionary(subject.places.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
        let placed = desks.filter { $0.posts > 0 }.sorted { $0.posts > $1.posts }.compactMap { desk -> Desk? in
            guard let point = map.place(desk.place)?.middle else { return nil }
            return Desk(name: names[desk.place] ?? desk.place, posts: desk.posts, point: point)
        }
        labelled = Self.labelled(placed)
    }

    private static func line(from desk: String, to target: String, _ map: RegionMap) -> String? {
        guard target != desk, let from = map.place(desk)?.middle, let to = map.place(target)?.middle else { return nil }
        return String(format: "M%.1f %.1fL%.1f %.1f", from.x, from.y, to.x, to.y)
    }

    private static func areas(_ subject: MapSubject, _ map: RegionMap) -> [Area] {
        let served = subject.teams.map { team in map.places.filter { team.serves.contains($0.number) } }
        let outlines = served.map { Outline($0.flatMap(\.rings)) }
        var styles: [Int] = []
        for (index, outline) in outlines.enumerated() {
            let beside = Set(styles.indices.filter { outlines[$0].touches(outline) }.map { styles[$0] })
            // In turn, so that all styles are used and not only the first few.
            let inTurn = (0..<Palette.count).map { ($0 + index) % Palette.count }
            styles.append(inTurn.first { !beside.contains($0) } ?? index % Palette.count)
        }
        let inland = Outline.inland(map.places.flatMap(\.rings))
        return subject.teams.indices.filter { !served[$0].isEmpty }.map { index in
            Area(
                name: subject.teams[index].name, places: served[index].map(\.number),
                outline: outlines[index].paths(inland: inland), style: styles[index])
        }
    }

    private static func labelled(_ desks: [Desk]) -> [Desk] {
        guard desks.count <= mostNames else { return desks }
        var wide = MapLabels(size: 26)
        var narrow = MapLabels(size: 44)
        return desks.map { desk in
            var desk = desk
            // As long as it is written: whole posts and tenths of them.
            let label = desk.label(String(format: "%g", (desk.posts * 100).rounded() / 100))
            desk.spot = wide.place(label, at: desk.point)
            desk.isNamedOnPhones = desk.spot.map { narrow.fits(label, $0) } ?? false
            return desk
        }
    }
}
