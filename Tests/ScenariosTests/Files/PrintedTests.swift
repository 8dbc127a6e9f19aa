import Foundation
import Models
import Testing

@testable import Scenarios

@Suite struct PrintedTests {
    @Test func schemaIsJSONWithEveryParameter() throws {
        let object = try JSONSerialization.jsonObject(with: Data(JSONSchema.text.utf8))
        let schema = try #require(object as? [String: Any])
        #expect((schema["allOf"] as? [[String: Any]])?.map { $0["if"] != nil && $0["then"] != nil } == [true, true])
        let properties = try #require(schema["properties"] as? [String: Any])
        let parameters = try #require(properties["parameters"] as? [String: Any])
        let names = try #require(parameters["properties"] as? [String: Any])
        #expect(Set(names.keys) == Set(Registry.all.map(\.name)))
        #expect(Set(properties.keys) == Set(ScenarioReader.keys))
    }

    @Test func templatesLoad() throws {
        let fixture = try Fixture()
        let data = packageFolder + "/scenarios/data"
        try fixture.write(
            "alone.yaml", ScenarioTemplate.text(name: "my \"own\"", data: data).replacing("my \\\"own\\\"", with: "own")
        )
        #expect(try fixture.load("alone.yaml").name == "own")
        try fixture.write("child.yaml", ScenarioTemplate.text(name: "child", extends: "alone.yaml"))
        let child = try fixture.load("child.yaml")
        #expect(child.name == "child")
        #expect(child.digest == (try fixture.load("alone.yaml")).digest)
    }

    @Test func templatesLoadWithTheirExamplesSwitchedOn() throws {
        let fixture = try Fixture()
        try fixture.write("alone.yaml", ScenarioTemplate.text(name: "alone", data: packageFolder + "/scenarios/data"))
        let text = ScenarioTemplate.text(name: "child", extends: "alone.yaml")
        let strategy = text.replacing("# strategy:", with: "strategy:").replacing("#   kind", with: "  kind")
            .replacing("#   budget", with: "  budget").replacing("#   reach", with: "  reach")
            .replacing("# parameters:", with: "parameters:").replacing("#   caseload", with: "  caseload")
        try fixture.write("child.yaml", strategy)
        #expect(fixture.messages("child.yaml") == [])
    }

    @Test func checkReportNamesTeamsAndCosts() throws {
        let scenario = try Scenario.load(path: packageFolder + "/scenarios/troms-2019.yaml")
        let report = CheckReport.text(scenario)
        #expect(report.hasPrefix("troms-2019: no errors\n"))
        #expect(report.contains("Region: Troms, 21 municipalities, "))
        #expect(report.contains("  TEAM     BASE      POSTS  SUPERVISOR  SERVES\n"))
        #expect(report.contains("  Harstad  Harstad       5           1  Harstad\n"))
        #expect(report.contains("           Kvæfjord      1              Kvæfjord\n"))
        #expect(report.contains("Planned cost a year"))
        #expect(report.contains("Note: Travel times are approximate"))
    }

    @Test func moneyAndQuotes() {
        #expect(Money.text(16_250_000) == "16 250 000 NOK")
        #expect(Money.text(-1200.4) == "-1 200 NOK")
        #expect(Money.text(0) == "0 NOK")
        #expect(csvLine(["a", "b,\"c\""]) == "a,\"b,\"\"c\"\"\"\n")
        #expect(JSONText.quoted("a\"\\\n\u{1}") == "\"a\\\"\\\\\\n\\u0001\"")
    }
}

@Suite struct DigestTests {
    /// Known answers of FIPS 180-4: the empty text, "abc", and the same in two parts.
    @Test func sha256() {
        #expect(
            SHA256.hexadecimal(of: "") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            SHA256.hexadecimal(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        var hash = SHA256()
        hash.update("a")
        hash.update("bc")
        #expect(hash.hexadecimal == SHA256.hexadecimal(of: "abc"))
    }
}
