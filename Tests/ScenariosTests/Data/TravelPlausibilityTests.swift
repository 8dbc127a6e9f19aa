import Foundation
import Testing

@testable import Scenarios

/// Travel times that nobody has: one note with the count and the worst pair of each kind.
@Suite struct TravelPlausibilityTests {
    private static func row(_ name: String, _ latitude: Double?) -> MunicipalityRow {
        MunicipalityRow(
            number: "0000", name: name, names: [name], county: "C", population: 1, jobs: nil, centrality: 3,
            residents: nil, point: latitude.map { GeographicPoint(latitude: $0, longitude: 20) })
    }

    private static func note(_ pairs: [(Double, Double?, Double?)], latitude: Double? = 69) -> String? {
        var plausibility = TravelPlausibility()
        for (minutes, kilometres, back) in pairs {
            plausibility.add(
                row("A", latitude), row("B", latitude.map { $0 + 1 }), minutes: minutes, kilometres: kilometres,
                back: back)
        }
        return plausibility.note("travel times")
    }

    /// A degree of latitude is 111 km.
    @Test func kinds() {
        #expect(Self.note([(90, 120, 95), (90, nil, nil)]) == nil)
        #expect(
            Self.note([(0, nil, 90), (90, nil, 90)])
                == "1 of 2 travel times are implausible: 1 of 0 minutes (worst: A to B, 0 minutes, 111 km in a straight line)."
        )
        #expect(
            Self.note([(30, nil, 30), (20, nil, 20), (90, 120, 90)])
                == "2 of 3 travel times are implausible: 2 faster than 150 km an hour (worst: A to B, 20 minutes, 111 km in a straight line)."
        )
        // Seconds in place of minutes.
        #expect(
            Self.note([(5400, 120, 5400)])
                == "1 of 1 travel times are implausible: 1 slower than walking (4 km an hour) (worst: A to B, 5400 minutes, 120 km of road, 111 km in a straight line)."
        )
        // Miles in place of kilometres.
        #expect(
            Self.note([(90, 75, 90)])
                == "1 of 1 travel times are implausible: 1 with a road shorter than the straight line (worst: A to B, 90 minutes, 75 km of road, 111 km in a straight line)."
        )
        #expect(
            Self.note([(300, 120, 90), (90, 120, 300)])
                == "1 of 2 travel times are implausible: 1 more than twice as long as the way back (worst: A to B, 300 minutes, back 90, 120 km of road, 111 km in a straight line)."
        )
    }

    /// Without points, what is stated is held against itself.
    @Test func withoutPoints() {
        #expect(Self.note([(90, nil, 95)], latitude: nil) == nil)
        #expect(Self.note([(10, 100, 10)], latitude: nil)?.contains("faster than 150") == true)
    }

    @Test func shippedDataArePlausible() throws {
        for name in ["troms-finnmark-2019", "norway-2019"] {
            let scenario = try Scenario.load(path: packageFolder + "/scenarios/\(name).yaml")
            #expect(!scenario.notes.contains { $0.contains("implausible") })
        }
    }

    /// Case 12: all drives of a planner's matrix take no time.
    @Test func matrixOfZeroes() throws {
        let fixture = try Fixture()
        let numbers = ["5426", "5427", "5428", "5429"]
        let rows = numbers.flatMap { from in numbers.filter { $0 != from }.map { "\(from),\($0),0,0\n" } }
        try fixture.write("zero.csv", "from_kommune_nr,to_kommune_nr,minutes,km\n" + rows.joined())
        let text = """
            extends: questions/one-lone-post.yaml
            region: {travel_times: \(fixture.path("zero.csv")), include: [Nordreisa, Skjervøy, Kåfjord, Kvænangen]}
            """
        let scenario = try Scenario.load(path: packageFolder + "/scenarios/zero.yaml", text: text, files: .user)
        let note =
            "12 of 12 travel times are implausible: 12 of 0 minutes (worst: Kåfjord to Kvænangen, 0 minutes, 0 km of road, 69 km in a straight line)."
        #expect(scenario.notes.contains(note))
        #expect(CheckReport.text(scenario).contains("Note: \(note)\n"))
    }

    @Test func implausibleLink() throws {
        let fixture = try Fixture()
        let links = (Fixture.data["links.csv"] ?? "").replacing("0101,0201,100,100", with: "0101,0201,100,10")
        try fixture.write("data/links.csv", links)
        try fixture.write("a.yaml", Fixture.sound)
        #expect(
            try fixture.load("a.yaml").notes.contains(
                "1 of 4 road links are implausible: 1 faster than 150 km an hour (worst: Byen to Nordby, 10 minutes, 100 km of road)."
            ))
    }
}
