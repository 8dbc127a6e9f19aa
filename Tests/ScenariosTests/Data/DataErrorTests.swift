import Foundation
import Testing

@testable import Scenarios

@Suite struct DataErrorTests {
    private func messages(_ file: String, _ change: (String) -> String) throws -> [String] {
        let fixture = try Fixture()
        try fixture.write("data/" + file, change(Fixture.data[file] ?? ""))
        return try fixture.messages(of: Fixture.sound)
    }

    @Test func missingFile() throws {
        let fixture = try Fixture()
        try FileManager.default.removeItem(atPath: fixture.path("data/ages.csv"))
        #expect(
            try fixture.messages(of: Fixture.sound) == [
                "a.yaml:7:22: error: there is no data file 'data/ages.csv'"
            ])
    }

    @Test func missingColumn() throws {
        #expect(
            try messages("links.csv") { $0.replacingOccurrences(of: "minutes", with: "minuts") } == [
                "data/links.csv:1:1: error: there is no column 'minutes'; needed: from_kommune_nr, to_kommune_nr, km, minutes; did you mean 'minuts'?"
            ])
    }

    @Test func badCell() throws {
        #expect(
            try messages("links.csv") { $0.replacingOccurrences(of: "0102,0103,10,30", with: "0102,0113,10,-3") } == [
                "data/links.csv:3:6: error: unknown municipality '0113'; allowed: the numbers in the file of municipalities",
                "data/links.csv:3:14: error: '-3' in column 'minutes' is not in range; allowed: a number from 0 to 10000",
            ])
        #expect(
            try messages("municipalities.csv") { $0.replacingOccurrences(of: ",900,5", with: ",900,9") } == [
                "data/municipalities.csv:3:43: error: '9' in column 'centrality_class_2024' is not allowed; allowed: a whole number from 1 to 6"
            ])
    }

    @Test func raggedRow() throws {
        #expect(
            try messages("links.csv") { $0.replacingOccurrences(of: "0102,0103,10,30", with: "0102,0103,10") } == [
                "data/links.csv:3:1: error: the row has 3 cells; allowed: 4, as in the header"
            ])
    }

    @Test func openQuote() throws {
        #expect(
            try messages("links.csv") { $0.replacingOccurrences(of: "0102,0103,10,30", with: "0102,\"0103,10,30") } == [
                "data/links.csv:3:6: error: a quoted cell does not end; allowed: a closing '\"'"
            ])
    }

    @Test func missingRows() throws {
        #expect(
            try messages("status.csv") { $0.replacingOccurrences(of: "0103,90\n", with: "") } == [
                "data/status.csv: error: there is no row for 0103 Øya; needed: one for every municipality"
            ])
        #expect(
            try messages("offices.csv") { $0.replacingOccurrences(of: "21,NAV Nordby,1,0201,Nordby\n", with: "") } == [
                "data/offices.csv: error: no office serves 0201 Nordby; needed: one for every municipality"
            ])
        #expect(
            try messages("establishments.csv") { $0.replacingOccurrences(of: "North", with: "West") } == [
                "data/establishments.csv: error: there is no row for the county 'North'; needed: one for every county"
            ])
        #expect(
            try messages("links.csv") { $0.replacingOccurrences(of: "0101,0201,100,100\n", with: "") } == [
                "data/links.csv: error: no route links Byen and Nordby; allowed: links that connect all municipalities"
            ])
    }

    @Test func missingKeysOfTheRegion() throws {
        let text = Fixture.head + "region: {name: X}\n" + Fixture.teams
        let keys = ["municipalities", "offices", "establishments"]
        #expect(
            try Fixture().messages(of: text)
                == (keys.map { "'\($0)'" } + ["'road_links', 'travel_times' or 'distance_estimate'"]).map {
                    "a.yaml:4:9: error: a region lacks the key \($0)"
                })
    }

    @Test func incompleteMatrix() throws {
        let fixture = try Fixture()
        try fixture.write("own.csv", "from_kommune_nr,to_kommune_nr,minutes\n0101,0102,25\n0101,0102,26\n")
        let text = Fixture.sound.replacingOccurrences(of: "road_links: data/links.csv", with: "travel_times: own.csv")
        let messages = try fixture.messages(of: text)
        #expect(
            messages == [
                "own.csv: error: there is no time from 0101 Byen to 0103 Øya; allowed: a row for every pair, both ways; 11 in all: 0101 Byen to 0103 Øya, 0101 Byen to 0201 Nordby, 0102 Viken to 0101 Byen, 0102 Viken to 0103 Øya, 0102 Viken to 0201 Nordby, ...",
                "own.csv:3:1: error: Byen to Viken is listed twice, first in line 2; allowed: once",
            ])
    }
}
