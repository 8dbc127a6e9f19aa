import Foundation
import Testing

@testable import Scenarios

@Suite struct RegionTests {
    @Test func quotedCellsAndLineEndings() throws {
        var scanner = CSVScanner("a,\"b,\"\"c\"\"\nd\"\r\n\n,\r\nlast")
        let scanned = scanner.rows()
        let rows = try #require(scanned)
        #expect(rows.map { $0.map(\.text) } == [["a", "b,\"c\"\nd"], ["", ""], ["last"]])
        #expect(rows[0][1].column == 3)
        #expect(rows[1][0].line == 4)
    }

    @Test func numbersOfMunicipalities() throws {
        let fixture = try Fixture()
        try fixture.write("a.yaml", Fixture.sound)
        let region = try fixture.load("a.yaml").input.region
        #expect(region.municipalities.map(\.residents18to66) == [6500, 1200, 600, 2400])
        #expect(region.municipalities.map(\.residents18to29) == [4000, 0, 0, 2400])
        #expect(region.municipalities.map(\.benefitRecipients) == [800, 150, 90, 400])
        #expect(region.municipalities.map(\.employers) == [300, 90, 10, 30])
        #expect(region.municipalities.map(\.office) == [0, 1, 1, 2])
        #expect(region.offices.map(\.seat) == [0, 1, 3])
    }

    @Test func quickestRoutesPassThroughOtherMunicipalities() throws {
        let fixture = try Fixture()
        try fixture.write("a.yaml", Fixture.sound)
        let travel = try fixture.load("a.yaml").input.region.travel
        #expect(travel.minutes(0, 2) == 50)
        #expect(travel.kilometres(2, 0) == 30)
        #expect(travel.minutes(3, 2) == 150)
        #expect(travel.minutes(1, 1) == 0)
        #expect(travel.approximate)
    }

    @Test func restrictedRegionKeepsRoutesOutsideIt() throws {
        let fixture = try Fixture()
        let include = Fixture.region + "  include: [0101, Øya, North]\n"
        try fixture.write("a.yaml", Fixture.head + include + Fixture.teams)
        let region = try fixture.load("a.yaml").input.region
        #expect(region.municipalities.map(\.name) == ["Byen", "Øya", "Nordby"])
        #expect(region.travel.minutes(0, 1) == 50)
        #expect(region.offices.map(\.seat) == [0, 1, 2])
        #expect(region.offices[1].municipalities == [1])
        #expect(region.municipalities[0].employers == 300)
    }

    @Test func ownMatrixIsDirectedAndNotApproximate() throws {
        let fixture = try Fixture()
        let numbers = ["0101", "0102", "0103", "0201"]
        var csv = "from_kommune_nr,to_kommune_nr,minutes,km\n"
        for from in numbers { for to in numbers where from != to { csv += "\(from),\(to),\(from < to ? 30 : 40),\n" } }
        try fixture.write("own.csv", csv)
        let text = Fixture.sound.replacingOccurrences(of: "road_links: data/links.csv", with: "travel_times: own.csv")
        try fixture.write("a.yaml", text)
        let scenario = try fixture.load("a.yaml")
        let travel = scenario.input.region.travel
        #expect(!travel.approximate)
        #expect([travel.minutes(0, 1), travel.minutes(1, 0), travel.kilometres(1, 0)] == [30, 40, 40])
        #expect(
            scenario.notes.dropFirst().first
                == "12 of 12 travel times come without kilometres: 60 km an hour is assumed for them.")
    }

    @Test func nameOfTwoMunicipalities() throws {
        let fixture = try Fixture()
        let rows = (Fixture.data["municipalities.csv"] ?? "").replacingOccurrences(of: "Øya", with: "Byen")
        try fixture.write("data/municipalities.csv", rows)
        let message = "several municipalities are named 'Byen'; allowed: one of the numbers 0101, 0103"
        #expect(
            try fixture.messages(of: Fixture.sound) == [
                "a.yaml:14:11: error: \(message)", "a.yaml:16:14: error: \(message)",
            ])
    }

    @Test func bilingualNames() throws {
        let fixture = try Fixture()
        for name in ["Viken", "Vuohppi", "viken", "0102", "Vuohppi - Viken"] {
            try fixture.write("a.yaml", Fixture.sound.replacingOccurrences(of: "base: Byen", with: "base: \(name)"))
            #expect(try fixture.load("a.yaml").input.teams[0].base == 1)
        }
    }
}
