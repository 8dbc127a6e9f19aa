import Foundation
import Scenarios
import Testing

@testable import Report

/// Files of borders, and what is said where a map is left out.
@Suite struct MapTests {
    private static func square(_ x: Double, _ y: Double, size: Double = 1) -> [[Double]] {
        [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
    }

    private static func polygon(_ rings: [[Double]]...) -> String {
        "{\"type\": \"Polygon\", \"coordinates\": \(rings)}"
    }

    private static func feature(_ number: String, _ geometry: String) -> String {
        "{\"type\": \"Feature\", \"properties\": {\"kommune_nr\": \(number), \"name\": \"A\"}, \"geometry\": \(geometry)}"
    }

    private static func map(_ features: [String], more: String = "") throws -> RegionMap {
        let path = NSTemporaryDirectory() + "map-\(UUID().uuidString).geojson"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let text = "{\"type\": \"FeatureCollection\"\(more), \"features\": [\(features.joined(separator: ", "))]}"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return try RegionMap(path: path)
    }

    private static func cause(_ features: [String], more: String = "") -> String? {
        #expect(throws: StoreFailure.self) { _ = try map(features, more: more) }?.cause
    }

    /// Twice the area by G. Green's theorem: its sign is the direction.
    private static func area(_ ring: [RegionMap.Point]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    }

    /// Islands as features of their own belong to one municipality, whose middle is that of its largest part.
    @Test func featuresOfOneMunicipality() throws {
        let map = try Self.map([
            Self.feature("\"5401\"", Self.polygon(Self.square(25, 69, size: 0.1))),
            Self.feature("\"5402\"", Self.polygon(Self.square(22, 69))),
            Self.feature("5401", Self.polygon(Self.square(20, 69), Self.square(20.4, 69.4, size: 0.2))),
        ])
        #expect(map.places.map(\.number) == ["5401", "5402"])
        let place = try #require(map.place("5401"))
        #expect(place.rings.count == 3)
        #expect(place.path.count { $0 == "M" } == 3)
        #expect(place.middle.x < 200)
        #expect(map.whole(["5401", "5402"])?.places.count == 2)
    }

    /// Case 08: all parts of a shipped file that has them as features.
    @Test func shippedBordersAsFeaturesOfTheirOwn() throws {
        let shipped = try #require(Results.borders)
        let path = Results.package + "/scenarios/data/municipalities_troms_finnmark_2020.geojson"
        let file = try #require(
            try JSONSerialization.jsonObject(with: try Data(contentsOf: URL(fileURLWithPath: path))) as? [String: Any])
        var parts: [String] = []
        for feature in try #require(file["features"] as? [[String: Any]]) {
            let properties = try #require(feature["properties"] as? [String: Any])
            let geometry = try #require(feature["geometry"] as? [String: Any])
            let number = try #require(properties["kommune_nr"] as? String)
            let polygons =
                geometry["type"] as? String == "Polygon"
                ? [try #require(geometry["coordinates"] as? [[[Double]]])]
                : try #require(geometry["coordinates"] as? [[[[Double]]]])
            for polygon in polygons {
                parts.append(Self.feature("\"\(number)\"", "{\"type\": \"Polygon\", \"coordinates\": \(polygon)}"))
            }
        }
        #expect(parts.count > 100)
        let map = try Self.map(parts)
        #expect(map.places.map(\.path) == shipped.places.map(\.path))
    }

    /// However a file turns its rings: outer ones one way, holes the other, so that holes stay open and outlines run on.
    @Test(arguments: [(false, false), (false, true), (true, false), (true, true)])
    func directions(_ isOuterTurned: Bool, _ isHoleTurned: Bool) throws {
        func ring(_ ring: [[Double]], _ isTurned: Bool) -> [[Double]] { isTurned ? ring.reversed() : ring }
        let outer = ring(Self.square(20, 69), isOuterTurned)
        let hole = ring(Self.square(20.4, 69.4, size: 0.2), isHoleTurned)
        let place = try #require(try Self.map([Self.feature("\"5401\"", Self.polygon(outer, hole))]).place("5401"))
        // Upside down, anticlockwise has a negative area.
        #expect(place.rings.map { Self.area($0) < 0 } == [true, false])
    }

    @Test func ringsAreClosed() throws {
        let open = Array(Self.square(20, 69).dropLast())
        let place = try #require(try Self.map([Self.feature("\"5401\"", Self.polygon(open))]).place("5401"))
        #expect(place.rings[0].count == 5 && place.rings[0].first == place.rings[0].last)
    }

    private static let allowed = "allowed: longitude and latitude in degrees, WGS84 (EPSG:4326)"

    /// Case 09.
    @Test func coordinatesThatAreNoDegrees() {
        func cause(_ x: Double, _ y: Double, more: String = "") -> String? {
            Self.cause([Self.feature("\"5401\"", Self.polygon(Self.square(x, y, size: 900)))], more: more)
        }
        let utm = "metres of UTM zone 33 (EPSG:25833)"
        #expect(
            cause(738_349, 7_692_233)
                == "the coordinates are no degrees (738349, 7692233), but likely \(utm), or of a zone beside it; \(Self.allowed)"
        )
        let named = ", \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::25835\"}}"
        #expect(cause(738_349, 7_692_233, more: named)?.contains("; the file names EPSG:25835; allowed") == true)
        #expect(cause(7_692_233, 738_349)?.contains("likely \(utm) with northings first;") == true)
        #expect(cause(2_100_000, 11_000_000)?.contains("likely metres of Web Mercator (EPSG:3857);") == true)
        let swapped = Self.cause([Self.feature("\"5401\"", Self.polygon(Self.square(69, 20)))])
        #expect(swapped == "the coordinates seem to be latitude and longitude; allowed: longitude first (RFC 7946)")
    }

    @Test func featuresThatAreNoMunicipalities() {
        let sound = Self.feature("\"5401\"", Self.polygon(Self.square(20, 69)))
        #expect(
            Self.cause([
                sound, "{\"properties\": {\"navn\": \"A\"}, \"geometry\": \(Self.polygon(Self.square(1, 60)))}",
            ])
                == "feature 2 has no property 'kommune_nr'; its properties: navn")
        #expect(
            Self.cause([Self.feature("\"5401\"", "{\"type\": \"Point\", \"coordinates\": [20, 69]}")])
                == "feature 1 (5401) is a Point; allowed: Polygon, MultiPolygon")
        #expect(
            Self.cause([sound, Self.feature("\"5402\"", "null")])
                == "feature 2 (5402) is a feature without geometry; allowed: Polygon, MultiPolygon")
        #expect(
            Self.cause([Self.feature("\"5401\"", Self.polygon([[20, 69], [21, 69], [20, 69]]))])
                == "feature 1 (5401) has a ring that is too short; allowed: at least three corners")
        #expect(
            Self.cause([]) == "there are no features; allowed: a FeatureCollection of municipalities with 'kommune_nr'")
    }

    // MARK: What is said on the page

    private func page(_ map: RegionMap?, _ language: Language = .en) async throws -> ReportPage {
        let sources = try ReportSources(paths: [try await Results.shared().path("base.sqlite")])
        return ReportPage(sources, ReportPage.Options(language: language, plotly: "", map: map))
    }

    @Test func aMapThatIsLeftOutIsSaid() async throws {
        let none = try await page(nil)
        #expect(!none.hasMap)
        #expect(
            none.mapNotice == "There is no map: no file of borders of these municipalities was found (option --map).")
        #expect(try none.html().contains("<p>" + (none.mapNotice ?? "-") + "</p>"))
        let elsewhere = try await page(Self.map([Self.feature("\"0301\"", Self.polygon(Self.square(10, 59)))]))
        #expect(!elsewhere.hasMap)
        #expect(
            elsewhere.mapNotice?.hasPrefix(
                "There is no map: the file of borders has none of the 21 municipalities (Tromsø (5401), Harstad (5402),"
            ) == true)
        #expect(try elsewhere.html().contains("There is no map: the file of borders has none"))
    }

    @Test func aMapThatLacksMunicipalitiesSaysSo() async throws {
        let borders = try #require(Results.borders)
        let whole = try await page(borders)
        #expect(whole.hasMap && whole.mapNotice == nil)
        let numbers = borders.places.map(\.number).filter { $0 != "5421" && $0 != "5418" }
        let part = try await page(borders.of(numbers), .nb)
        #expect(part.hasMap)
        #expect(
            part.mapNotice
                == "The file of borders lacks Målselv (5418), Senja (5421). Municipalities that are therefore not on the map: 2."
        )
        #expect(try part.html().contains("Filen med grenser mangler Målselv (5418), Senja (5421)."))
    }
}
