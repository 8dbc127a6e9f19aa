import Foundation
import Testing

@testable import Scenarios

/// Keys that stand twice in a file of data are refused, and so are several years of which none is chosen.
@Suite struct DataKeyTests {
    private func messages(_ file: String, _ change: (String) -> String) throws -> [String] {
        let fixture = try Fixture()
        try fixture.write("data/" + file, change(Fixture.data[file] ?? ""))
        return try fixture.messages(of: Fixture.sound)
    }

    @Test(arguments: [
        ("municipalities.csv", "0102,", "municipality 0102", 3),
        ("ages.csv", "0101,30,", "municipality 0101, age 30,", 5),
        ("offices.csv", "12,", "office 12 NAV Vik-Øy", 3),
        ("status.csv", "0103,", "municipality 0103", 4),
        ("establishments.csv", "2011-01-01,South,", "South on 2011-01-01", 3),
        ("links.csv", "0102,0103,", "the link between Viken and Øya, which is both ways,", 3),
    ])
    func twice(_ file: String, _ start: String, _ title: String, _ line: Int) throws {
        var rows = 0
        let found = try messages(file) { text in
            rows = text.split(separator: "\n").count
            return text + (text.split(separator: "\n").first { $0.hasPrefix(start) } ?? "") + "\n"
        }
        // A second row of an office names its municipalities twice too.
        #expect(
            found.filter { !$0.contains("has two offices") } == [
                "data/\(file):\(rows + 1):1: error: \(title) is listed twice, first in line \(line); allowed: once"
            ])
    }

    /// A road is both ways, so that the way back is the same road again.
    @Test func linkTheOtherWay() throws {
        #expect(
            try messages("links.csv") { $0 + "0103,0102,10,45\n" } == [
                "data/links.csv:6:1: error: the link between Øya and Viken, which is both ways, is listed twice, first in line 3; allowed: once"
            ])
    }

    /// Parts of one municipality of 2020 that were split later are no repetition.
    @Test func partsOfASplitMunicipality() throws {
        let fixture = try Fixture()
        let rows = "1508,0101,500\n1580,0101,300\n0102,0102,150\n0103,0103,90\n0201,0201,400\n"
        try fixture.write("data/status.csv", "kommune_nr_2024,kommune_nr_2020,aap_or_disability_20_66\n" + rows)
        try fixture.write("a.yaml", Fixture.sound)
        #expect(try fixture.load("a.yaml").input.region.municipalities[0].benefitRecipients == 800)
    }

    @Test func areasOfOffices() throws {
        let header = "kommune_nr,kommune_name,geographic_area_code,nav_office_nr,nav_office_name\n"
        let rows = """
            0101,Byen,010101,11,NAV Byen
            0102,Viken,0102,12,NAV Vik
            0103,Øya,0103,12,NAV Vik
            0201,N,0201,21,NAV N

            """
        let more = "0101,Byen,010101,13,NAV Ny\n0201,N,0202,21,NAV M\n"
        #expect(try messages("offices.csv") { _ in header + rows } == [])
        #expect(
            try messages("offices.csv") { _ in header + rows + more } == [
                "data/offices.csv:6:1: error: area 010101 of municipality 0101 is listed twice, first in line 2; allowed: once",
                "data/offices.csv:7:16: error: office 21 is named 'NAV N' and 'NAV M'; allowed: one name",
            ])
    }

    // MARK: Years

    private static func withYears(_ text: String) -> String {
        let rows = text.split(separator: "\n").dropFirst()
        let later = rows.map { row in
            let cells = row.split(separator: ",")
            return "\(cells[0]),\(cells[1]),\((Int(cells[2]) ?? 0) * 2),2021"
        }
        return (["kommune_nr,age,persons,year"] + rows.map { $0 + ",2020" } + later).joined(separator: "\n") + "\n"
    }

    @Test func severalYears() throws {
        #expect(
            try messages("ages.csv", Self.withYears) == [
                "data/ages.csv:1:24: error: the column 'year' holds several years: 2020, 2021; allowed: rows of one year, or 'year: 2021' in the region"
            ])
    }

    @Test(arguments: [(2020, 6500.0), (2021, 13000.0)])
    func chosenYear(_ year: Int, _ people: Double) throws {
        let fixture = try Fixture()
        try fixture.write("data/ages.csv", Self.withYears(Fixture.data["ages.csv"] ?? ""))
        try fixture.write("a.yaml", Fixture.head + Fixture.region + "  year: \(year)\n" + Fixture.teams)
        #expect(try fixture.load("a.yaml").input.region.municipalities[0].residents18to66 == people)
    }

    @Test func yearWithoutRows() throws {
        let fixture = try Fixture()
        try fixture.write("data/ages.csv", Self.withYears(Fixture.data["ages.csv"] ?? ""))
        #expect(
            try fixture.messages(of: Fixture.head + Fixture.region + "  year: 2019\n" + Fixture.teams) == [
                "a.yaml:12:9: error: 'year' is 2019, of which 'data/ages.csv' has no rows; allowed: 2020, 2021"
            ])
    }

    /// Where there is nothing to choose from, a year would change nothing without a word.
    @Test func yearWithNothingToChoose() throws {
        let fixture = try Fixture()
        let ages = (Fixture.data["ages.csv"] ?? "").split(separator: "\n")
        let rows = ages.dropFirst().map { $0 + ",2020\n" }
        try fixture.write("data/ages.csv", ages[0] + ",year\n" + rows.joined())
        #expect(try fixture.messages(of: Fixture.sound) == [])
        #expect(
            try fixture.messages(of: Fixture.head + Fixture.region + "  year: 2021\n" + Fixture.teams) == [
                "a.yaml:12:9: error: 'year' is 2021, but no data file holds several years in a column 'year'; leave it out"
            ])
    }

    /// Case 06: the shipped file of ages with a second year below the first.
    @Test func shippedAgesOfTwoYears() throws {
        let fixture = try Fixture()
        let path = packageFolder + "/scenarios/data/population_by_age_troms_finnmark_2020.csv"
        let text = try String(contentsOfFile: path, encoding: .utf8).replacing("\r\n", with: "\n")
        try fixture.write("ages.csv", Self.withYears(text))
        func scenario(_ year: String) throws -> Scenario {
            let region = "region: {population_by_age: \(fixture.path("ages.csv"))\(year)}\n"
            return try Scenario.load(
                path: packageFolder + "/scenarios/two-years.yaml", text: "extends: troms-finnmark-2019.yaml\n" + region,
                files: .user)
        }
        let error = #expect(throws: InvalidInput.self) { try scenario("") }
        #expect(
            error?.diagnostics.map(\.message).map { $0.prefix(42) } == ["the column 'year' holds several years: 202"])
        let shipped = try Scenario.load(path: packageFolder + "/scenarios/troms-finnmark-2019.yaml")
        #expect(try scenario(", year: 2020").digest == shipped.digest)
    }
}
