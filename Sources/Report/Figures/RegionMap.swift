import Foundation
import Scenarios

/// The borders of municipalities, projected for drawing.
///
/// Lambert's azimuthal equal-area projection about the middle of what is drawn: areas keep their ratios, and the north is not stretched as by
/// longitude and latitude. J. P. Snyder, Map Projections: A Working Manual (1987), doi:10.3133/pp1395.
public struct RegionMap: Sendable {
    struct Place: Sendable {
        var number: String
        var name: String
        /// Closed.
        var rings: [[Point]]
        /// Middle of the largest part.
        var middle: Point

        /// An SVG path.
        var path: String { rings.map(RegionMap.path).joined() }
    }

    struct Point: Hashable, Sendable {
        var x: Double
        var y: Double
    }

    static let width = 1000.0
    let places: [Place]
    let height: Double
    private let areas: [MapFile.Area]

    /// Reads a GeoJSON file of municipalities with their number as `kommune_nr`; several features of one are drawn together.
    ///
    /// - Throws: `StoreFailure` where it is none, or its coordinates are no degrees.
    public init(path: String) throws { self.init(try MapFile(path: path).areas) }

    /// The map of some of its municipalities, as wide as the whole; nil where none of them is on it.
    func of(_ numbers: [String]) -> RegionMap? {
        let found = areas.filter { numbers.contains($0.number) }
        return found.isEmpty ? nil : RegionMap(found)
    }

    private init(_ areas: [MapFile.Area]) {
        self.areas = areas
        let corners = areas.flatMap { $0.rings.flatMap(\.self) }
        let (west, east) = (corners.map { $0[0] }.min() ?? 0, corners.map { $0[0] }.max() ?? 0)
        let (south, north) = (corners.map { $0[1] }.min() ?? 0, corners.map { $0[1] }.max() ?? 0)
        let projection = Projection(longitude: (west + east) / 2, latitude: (south + north) / 2)
        let projected = areas.map { area in
            (area, area.rings.map { $0.map { projection.point($0[0], $0[1]) } })
        }
        let all = projected.flatMap { $0.1.flatMap(\.self) }
        let (left, right) = (all.map(\.x).min() ?? 0, all.map(\.x).max() ?? 1)
        let (top, bottom) = (all.map(\.y).min() ?? 0, all.map(\.y).max() ?? 1)
        let scale = Self.width / max(right - left, 1e-9)
        height = ((bottom - top) * scale).rounded(.up)
        func placed(_ point: Point) -> Point { Point(x: (point.x - left) * scale, y: (point.y - top) * scale) }
        places = projected.map { area, rings in
            let rings = rings.map { $0.map(placed) }
            let largest = rings.max { Self.area($0) < Self.area($1) } ?? []
            return Place(number: area.number, name: area.name, rings: rings, middle: Self.middle(largest))
        }
    }

    /// The file of the nation, of which a report draws its region, in the folder in which the program runs or above the program itself.
    public static func file(named name: String = "scenarios/data/municipalities_norway_2020.geojson") -> String? {
        ProgramFolder.file(name)
    }

    func place(_ number: String) -> Place? { places.first { $0.number == number } }

    private static func path(_ ring: [Point]) -> String {
        var text = ""
        var last = ""
        for point in ring {
            let place = String(format: "%.1f %.1f", point.x, point.y)
            if place != last { text += (text.isEmpty ? "M" : "L") + place }
            last = place
        }
        return text + "Z"
    }

    private static func area(_ ring: [Point]) -> Double { abs(signedArea(ring)) }

    private static func signedArea(_ ring: [Point]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y } / 2
    }

    private static func middle(_ ring: [Point]) -> Point {
        let area = signedArea(ring)
        guard abs(area) > 1e-9 else { return ring.first ?? Point(x: 0, y: 0) }
        var sum = Point(x: 0, y: 0)
        for (a, b) in zip(ring, ring.dropFirst()) {
            let cross = a.x * b.y - b.x * a.y
            sum.x += (a.x + b.x) * cross
            sum.y += (a.y + b.y) * cross
        }
        return Point(x: sum.x / (6 * area), y: sum.y / (6 * area))
    }
}

/// Lambert's azimuthal equal-area projection; y grows downwards.
private struct Projection {
    let longitude: Double
    let latitude: Double

    func point(_ longitude: Double, _ latitude: Double) -> RegionMap.Point {
        let (phi, phi0) = (latitude * .pi / 180, self.latitude * .pi / 180)
        let lambda = (longitude - self.longitude) * .pi / 180
        let k = (2 / (1 + sin(phi0) * sin(phi) + cos(phi0) * cos(phi) * cos(lambda))).squareRoot()
        return RegionMap.Point(
            x: k * cos(phi) * sin(lambda), y: -k * (cos(phi0) * sin(phi) - sin(phi0) * cos(phi) * cos(lambda)))
    }
}
