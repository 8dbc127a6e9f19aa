import Foundation
import Scenarios

/// Borders of municipalities, as a GeoJSON file has them.
///
/// H. Butler et al., The GeoJSON Format, RFC 7946 (2016): degrees in WGS84, longitude first; an outer ring
/// runs anticlockwise and a hole clockwise. Files that turn them otherwise are common, so rings are turned
/// here.
struct MapFile {
    struct Area: Sendable {
        var number: String
        var name: String
        /// Longitudes and latitudes of closed rings, those of all its features.
        var rings: [[[Double]]]
    }

    /// In order of appearance, each municipality once.
    private(set) var areas: [Area] = []

    /// - Throws: `StoreFailure` with the feature and the remedy where the file has no such borders;
    ///   `InvalidInput` where it passes the limits of a text.
    init(path: String) throws {
        func failure(_ cause: String) -> StoreFailure { StoreFailure(.badFile, path: path, cause: cause) }
        guard let data = FileManager.default.contents(atPath: path) else { throw failure("no such file") }
        guard let file = try BoundedJSON.decode(GeoFile.self, from: data, file: path) else {
            throw failure("this is not GeoJSON of municipalities with 'kommune_nr'")
        }
        guard let features = file.features, !features.isEmpty else {
            let remedy =
                file.type == "Topology" ? "this is TopoJSON; save the borders as GeoJSON" : "there are no features"
            throw failure("\(remedy); allowed: a FeatureCollection of municipalities with 'kommune_nr'")
        }
        if let fault = MapCoordinates.fault(features, crs: file.crs) { throw failure(fault) }
        var indices: [String: Int] = [:]
        for (index, feature) in features.enumerated() {
            let area = try Self.area(feature) { failure("feature \(index + 1) \($0)") }
            if let known = indices[area.number] {
                areas[known].rings += area.rings
            } else {
                indices[area.number] = areas.count
                areas.append(area)
            }
        }
    }

    private static func area(_ feature: GeoFeature, _ failure: (String) -> StoreFailure) throws -> Area {
        guard let number = feature.number else {
            let others = feature.properties.isEmpty ? "none" : feature.properties.joined(separator: ", ")
            throw failure("has no property 'kommune_nr'; its properties: \(others)")
        }
        guard let polygons = feature.polygons else {
            throw failure(
                "(\(number)) is a \(feature.kind ?? "feature without geometry"); allowed: Polygon, MultiPolygon")
        }
        let rings = polygons.flatMap { polygon in
            polygon.enumerated().map { turned(closed($1), isHole: $0 > 0) }
        }
        guard !rings.isEmpty, rings.allSatisfy({ $0.count > 3 }) else {
            throw failure("(\(number)) has a ring that is too short; allowed: at least three corners")
        }
        return Area(number: number, name: feature.name ?? number, rings: rings)
    }

    private static func closed(_ ring: [[Double]]) -> [[Double]] {
        guard let first = ring.first, first != ring.last else { return ring }
        return ring + [first]
    }

    private static func turned(_ ring: [[Double]], isHole: Bool) -> [[Double]] {
        let area = zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
        return (area < 0) == isHole ? ring : ring.reversed()
    }
}

/// Tells coordinates that are no degrees, or in the other order.
private enum MapCoordinates {
    private static let allowed = "allowed: longitude and latitude in degrees, WGS84 (EPSG:4326)"

    /// What is wrong with the coordinates of a file, with the system that they are likely in; nil for
    /// degrees.
    static func fault(_ features: [GeoFeature], crs: String?) -> String? {
        let corners = features.lazy.flatMap { ($0.polygons ?? []).joined().joined() }
        if let index = features.firstIndex(where: { ($0.polygons ?? []).joined().joined().contains { $0.count < 2 } }) {
            return "feature \(index + 1) has a corner without two coordinates; \(allowed)"
        }
        if let corner = corners.first(where: { abs($0[0]) > 180 || abs($0[1]) > 90 }) {
            let place = corner.prefix(2).map { String(format: "%.0f", $0) }.joined(separator: ", ")
            let named = crs.map { "; the file names \($0)" } ?? ""
            return "the coordinates are no degrees (\(place)), but likely \(system(corner))\(named); \(allowed)"
        }
        // Norway, had it its latitudes first.
        if corners.allSatisfy({ (57...82).contains($0[0]) && (-10...36).contains($0[1]) }), !corners.isEmpty {
            return "the coordinates seem to be latitude and longitude; allowed: longitude first (RFC 7946)"
        }
        return nil
    }

    /// The system in which Norwegian borders have such coordinates.
    private static func system(_ corner: [Double]) -> String {
        let (x, y) = (corner[0], corner[1])
        switch (x, y) {
        case (-300_000...1_400_000, 6_200_000..<7_950_000):
            return "metres of UTM zone 33 (EPSG:25833), or of a zone beside it"
        case (6_200_000..<7_950_000, -300_000...1_400_000):
            return "metres of UTM zone 33 (EPSG:25833) with northings first"
        case (100_000...4_500_000, 7_950_000...13_000_000): return "metres of Web Mercator (EPSG:3857)"
        default: return "metres of a projection"
        }
    }
}

/// A file as far as it is read.
private struct GeoFile: Decodable {
    var type: String?
    var features: [GeoFeature]?
    /// The system that the file names, which GeoJSON has not since 2016: `urn:ogc:def:crs:EPSG::25833`.
    var crs: String?

    private enum Keys: CodingKey { case type, features, crs, properties, name }

    init(from decoder: any Decoder) throws {
        let file = try decoder.container(keyedBy: Keys.self)
        type = try? file.decode(String.self, forKey: .type)
        features = try file.decodeIfPresent([GeoFeature].self, forKey: .features)
        let named = try? file.nestedContainer(keyedBy: Keys.self, forKey: .crs)
            .nestedContainer(keyedBy: Keys.self, forKey: .properties).decode(String.self, forKey: .name)
        crs = named?.replacing("urn:ogc:def:crs:", with: "").replacing("::", with: ":")
    }
}

private struct GeoFeature: Decodable {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    var number: String?
    var name: String?
    /// Names of all properties, in alphabetical order.
    var properties: [String] = []
    /// Of the geometry; nil for none.
    var kind: String?
    /// Rings of corners; nil for a geometry of another kind.
    var polygons: [[[[Double]]]]?

    init(from decoder: any Decoder) throws {
        let feature = try decoder.container(keyedBy: Key.self)
        if let stated = try? feature.nestedContainer(keyedBy: Key.self, forKey: Key(stringValue: "properties")) {
            properties = stated.allKeys.map(\.stringValue).sorted()
            let key = Key(stringValue: "kommune_nr")
            // As a number, a leading zero is lost.
            number =
                (try? stated.decode(String.self, forKey: key))
                ?? (try? stated.decode(Int.self, forKey: key)).map { $0 < 1000 ? "0\($0)" : "\($0)" }
            name = try? stated.decode(String.self, forKey: Key(stringValue: "name"))
        }
        guard let geometry = try? feature.nestedContainer(keyedBy: Key.self, forKey: Key(stringValue: "geometry"))
        else { return }
        kind = try? geometry.decode(String.self, forKey: Key(stringValue: "type"))
        let corners = Key(stringValue: "coordinates")
        switch kind {
        case "Polygon": polygons = [try geometry.decode([[[Double]]].self, forKey: corners)]
        case "MultiPolygon": polygons = try geometry.decode([[[[Double]]]].self, forKey: corners)
        default: break
        }
    }
}
