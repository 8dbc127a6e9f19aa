import Foundation
import Testing

@testable import Scenarios

@Suite struct FileErrorTests {
    @Test func missingFile() throws {
        #expect(
            try Fixture().messages("b.yaml").map { $0.replacing(/'\/.*\//, with: "'") } == [
                "b.yaml: error: there is no scenario file 'b.yaml'"
            ])
    }

    @Test func folderInsteadOfAFile() throws {
        let messages = try Fixture().messages("data")
        #expect(messages.count == 1)
        #expect(messages.first?.hasSuffix("is a folder; allowed: a file") == true)
    }

    @Test func notUTF8() throws {
        let fixture = try Fixture()
        try Data([0x6E, 0xE6, 0xF8, 0x0A]).write(to: URL(fileURLWithPath: fixture.path("a.yaml")))
        #expect(fixture.messages("a.yaml") == ["a.yaml: error: not UTF-8 text; save the file as UTF-8"])
    }

    @Test func unreadableYAML() throws {
        #expect(
            try Fixture().messages(of: "version: 1\nteams: [\n") == [
                "a.yaml:3:1: error: not readable as YAML: did not find expected node content"
            ])
        #expect(
            try Fixture().messages(of: "a: b: c\n") == [
                "a.yaml:1:5: error: not readable as YAML: mapping values are not allowed in this context"
            ])
    }

    @Test func windowsLineEndings() throws {
        let text = ("seed: 1\nseed: 2\n" + Fixture.sound).replacingOccurrences(of: "\n", with: "\r\n")
        #expect(
            try Fixture().messages(of: text) == [
                "a.yaml:2:1: error: key 'seed' is stated more than once in a scenario; allowed: once"
            ])
    }

    @Test func missingBase() throws {
        #expect(
            try Fixture().messages(of: "extends: none.yaml\n").map { $0.replacing(/'\/.*\//, with: "'") } == [
                "a.yaml:1:10: error: there is no scenario to extend 'none.yaml'"
            ])
    }

    @Test func scenarioThatExtendsItself() throws {
        let fixture = try Fixture()
        try fixture.write("b.yaml", "extends: data/../c.yaml\n")
        try fixture.write("c.yaml", "extends: a.yaml\n")
        let chain = "a.yaml -> b.yaml -> c.yaml -> a.yaml"
        #expect(
            try fixture.messages(of: "extends: b.yaml\n") == [
                "c.yaml:1:10: error: a scenario extends itself: \(chain); allowed: a chain that ends"
            ])
        #expect(
            try fixture.messages(of: "extends: ./a.yaml\n") == [
                "a.yaml:1:10: error: a scenario extends itself: a.yaml -> a.yaml; allowed: a chain that ends"
            ])
    }

    @Test func errorsOfBasesAreToldToo() throws {
        let fixture = try Fixture()
        try fixture.write("base.yaml", Fixture.sound + "sed: 1\n")
        let messages = try fixture.messages(of: "extends: base.yaml\nseed: x\n")
        #expect(
            messages.map { $0.prefix(60) } == [
                "a.yaml:2:7: error: 'seed' is not a whole number: 'x'; allowe",
                "base.yaml:17:1: error: unknown key 'sed' in a scenario; allo",
            ])
    }

    @Test func municipalityOutsideTheRegion() throws {
        let fixture = try Fixture()
        try fixture.write("base.yaml", Fixture.sound)
        #expect(
            try fixture.messages(of: "extends: base.yaml\nregion: {include: [North]}\n") == [
                "a.yaml:2:19: error: 'include' leaves out municipalities that 'base.yaml' names in 'teams', 'strategy' or 'place': Byen; allowed: 'teams' or 'strategy' beside this 'include', or these municipalities in it"
            ])
        #expect(
            try fixture.messages(of: Fixture.head + Fixture.region + "  include: [North]\n" + Fixture.teams) == [
                "a.yaml:15:11: error: municipality 'Byen' is outside the region, whose 'include' leaves it out; allowed: municipalities of the region",
                "a.yaml:17:14: error: municipality 'Byen' is outside the region, whose 'include' leaves it out; allowed: municipalities of the region",
            ])
        #expect(
            try fixture.messages(of: "extends: base.yaml\nregion: {include: [Nort]}\n") == [
                "a.yaml:2:20: error: unknown county or municipality 'Nort'; allowed: the counties South, North, or a municipality's name or number; did you mean 'North'?"
            ])
    }
}
