import Foundation
import Testing

@testable import Scenarios

/// Which municipality was meant: by its number of another year, by a place or an office in it, by the
/// spelling of a name.
@Suite struct MunicipalityHintTests {
    private func messages(_ text: String) -> [String] {
        do {
            _ = try Scenario.load(path: packageFolder + "/scenarios/hints.yaml", text: text, files: .user)
            return []
        } catch { return error.diagnostics.map(\.message) }
    }

    private static let allowed = "allowed: a name or number in the file of municipalities"

    /// Case 07.
    @Test(arguments: [
        ("5503", "; 5503 is the number of 2024 of Harstad, 5402 here"),
        ("5540", "; 5540 is the number of 2024 of Kåfjord, 5426 here"),
        ("5601", "; 5601 is the number of 2024 of Alta, 5403 here"),
        ("5499", ""),
        ("Finnsnes", "; Finnsnes is in 5421 Senja"), ("bardufoss", "; Bardufoss is in 5418 Målselv"),
        ("Finnsness", "; Finnsnes is in 5421 Senja"), ("Kirkenes", "; Kirkenes is in 5444 Sør-Varanger"),
        ("NAV Harstad", "; NAV Harstad serves 5402 Harstad"), ("Tromso", "; did you mean 'Tromsø'?"), ("Xyz", ""),
    ])
    func ofAName(_ name: String, _ hint: String) {
        let message = "unknown municipality '\(name)'; \(Self.allowed)\(hint)"
        for team in ["base: \(name), serves: [Alta]", "base: Alta, serves: [Alta, \(name)]"] {
            let text = "extends: troms-finnmark-2019.yaml\nteams:\n  - {name: A, posts: 1, \(team)}\n"
            #expect(messages(text) == [message])
        }
        let include = messages("extends: troms-finnmark-2019.yaml\nregion: {include: [\(name)]}\n")
        #expect(include.count == 1 && include[0].hasPrefix("unknown county or municipality '\(name)'"))
        // Counties are allowed there too: 'Troms' is as near to 'Tromso'.
        let other = name == "Tromso" ? "; did you mean 'Troms'?" : hint
        #expect(include[0].hasSuffix(other.isEmpty ? "number" : other))
    }

    /// A municipality that was split has several numbers; a zero that a spreadsheet dropped is put back.
    @Test func inTheNation() {
        let text = "extends: norway-2019.yaml\nregion: {include: [1580, 301]}\n"
        let messages = messages(text)
        #expect(messages.map { $0.hasSuffix("; 1580 is the number of 2024 of Ålesund, 1507 here") } == [true, false])
        #expect(messages.map { $0.hasSuffix("; did you mean '0301' (Oslo)?") } == [false, true])
    }

    /// A travel matrix by numbers of 2024 is one message, not one for every row.
    @Test func travelTimesOfAnotherYear() throws {
        let fixture = try Fixture()
        let numbers = ["5540", "5542", "5544", "5546"]
        let rows = numbers.flatMap { from in numbers.filter { $0 != from }.map { "\(from),\($0),30\n" } }
        try fixture.write("own.csv", "from_kommune_nr,to_kommune_nr,minutes\n" + rows.joined())
        let messages = messages(
            """
            extends: troms-finnmark-2019.yaml
            region: {travel_times: \(fixture.path("own.csv")), include: [Kåfjord, Skjervøy, Nordreisa, Kvænangen]}
            teams: [{name: A, base: Kåfjord, posts: 1, serves: [Kåfjord]}]
            """)
        #expect(
            messages.filter { $0.contains("unknown") } == [
                "unknown municipality '5540'; allowed: the numbers in the file of municipalities; 5540 is the number of 2024 of Kåfjord, 5426 here; 24 in all: lines 2, 3, 4, 5, 6, ..."
            ])
    }

    /// Residents by numbers of 2024: what is missing is there under another number.
    @Test func rowsOfAnotherYear() throws {
        let fixture = try Fixture()
        let text = Fixture.data["municipalities.csv"] ?? ""
        let numbers = ["kommune_nr_2024", "3301", "0102", "3303", "3401"]
        try fixture.write(
            "data/municipalities.csv",
            zip(text.split(separator: "\n"), numbers).map { "\($0),\($1)" }.joined(separator: "\n") + "\n")
        try fixture.write("data/ages.csv", (Fixture.data["ages.csv"] ?? "").replacing("0101,", with: "3301,"))
        #expect(
            try fixture.messages(of: Fixture.sound) == [
                "data/ages.csv: error: there is no row for 0101 Byen; needed: one for every municipality; 3301, its number of 2024, is listed"
            ])
    }

    /// An 'include' beside inherited teams is one problem, however many municipalities these name.
    @Test func includeWithoutTeams() {
        let found = messages(
            "extends: spread.yaml\nregion: {include: [Finnmark]}\nstrategy: {kind: spread, budget: base}\n")
        #expect(found == [])
        for (base, include) in [("troms-finnmark-2019.yaml", "Troms"), ("norway-2019.yaml", "Oslo")] {
            let messages = messages("extends: \(base)\nregion: {include: [\(include)]}\n")
            #expect(messages.count == 1)
            #expect(messages.first?.hasPrefix("'include' leaves out municipalities that '") == true)
        }
        #expect(
            messages("extends: troms-finnmark-2019.yaml\nregion: {include: [Finnmark]}\n").first?.hasSuffix(
                "scenarios/troms-finnmark-2019.yaml' names in 'teams', 'strategy' or 'place': Tromsø, Harstad, Kvæfjord; allowed: 'teams' or 'strategy' beside this 'include', or these municipalities in it"
            ) == true)
    }
}
