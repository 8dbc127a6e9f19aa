import Models
import Testing

@testable import Scenarios

@Suite struct SettingTests {
    private func messages(_ settings: [String]) throws -> [String] {
        let fixture = try Fixture()
        try fixture.write("a.yaml", Fixture.sound)
        do throws(InvalidInput) {
            _ = try Scenario.load(path: fixture.path("a.yaml"), settings: settings)
            return []
        } catch { return error.diagnostics.map(\.text) }
    }

    @Test func aSettingStandsOverTheFileAndInTheName() throws {
        let fixture = try Fixture()
        try fixture.write("a.yaml", Fixture.sound + "parameters: {caseload.cap: 9}\n")
        let scenario = try Scenario.load(path: fixture.path("a.yaml"), settings: ["caseload.cap=11"])
        #expect(scenario.input.parameters[.caseloadCap] == 11)
        #expect(scenario.name == "a,caseload.cap=11")
        try fixture.write("b.yaml", Fixture.sound + "parameters: {caseload.cap: 11}\n")
        #expect(scenario.digest == (try fixture.load("b.yaml").digest))
    }

    @Test func mistakesAreToldAtOnce() throws {
        #expect(
            try messages(["caseload.cap", "caseload.capp=1", "caseload.cap=999"]) == [
                "--set caseload.cap: error: this is not NAME=VALUE, such as caseload.cap=10",
                "--set caseload.capp=1: error: unknown parameter 'caseload.capp'; allowed: the names that `fotfeste parameters` lists; did you mean 'caseload.cap'?",
                "--set caseload.cap=999: error: 'caseload.cap' is 999; allowed: 1 to 250 seekers",
            ])
        #expect(
            try messages(["caseload.cap=9", "caseload.cap=8"]) == [
                "--set caseload.cap=8: error: 'caseload.cap' is set twice"
            ])
    }
}
