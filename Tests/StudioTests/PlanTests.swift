import Foundation
import Models
import Testing

@testable import Scenarios
@testable import Studio

/// What callers state, as scenario files.
@Suite struct PlanTests {
    static let reader = PlanReader(ready: ReadyScenarios(folder: Server.package + "/scenarios"))

    private func messages(_ stated: JSONValue) -> String {
        do {
            _ = try Self.reader.plan(stated)
            return ""
        } catch { return Refusal(explaining: error).message }
    }

    @Test func aReadyScenarioIsThatOfItsFile() throws {
        let plan = try Self.reader.plan(ready: "spread")
        #expect(plan.scenario.digest == (try Scenario.load(path: Server.package + "/scenarios/spread.yaml")).digest)
        #expect(plan.scenario.name == "spread" && plan.extends == "spread")
    }

    /// The text is a file that the command line reads to the same scenario.
    @Test func aPlanIsAScenarioFile() throws {
        let region = try Self.reader.plan(ready: "troms-finnmark-2019").scenario.input.region
        let tromsø = try #require(region.municipalities.firstIndex { $0.number == "5401" })
        let teams = Placement(posts: [tromsø: 4], reach: 90, region: region).teams
        #expect(teams.count == 1 && teams[0].supervisor == 0.5 && teams[0].serves.count > 1)
        let members = JSONValue.members(
            of: Data(
                """
                {"extends": "troms-finnmark-2019", "name": "my-plan", "effort": "balanced", "description": "It's: a \\"test\\" # &c",
                 "parameters": {"caseload.cap": 12, "job.workplace_share": 0.25}, "teams": [\(teams[0].json(region).compact)]}
                """.utf8))
        let plan = try Self.reader.plan(.object(try #require(members)))
        let path = Server.package + "/scenarios/my-plan-of-a-test.yaml"
        try Data(plan.text.utf8).write(to: URL(fileURLWithPath: path))
        defer { unlink(path) }
        let read = try Scenario.load(path: path)
        #expect(read.digest == plan.scenario.digest && read.name == "my-plan")
        #expect(read.input.parameters[.caseloadCap] == 12 && read.input.teams == teams)
        // Its own text as a statement is the same plan again.
        let again = try Self.reader.plan(.string(plan.text))
        #expect(again.scenario.digest == plan.scenario.digest)
    }

    @Test func whatReachesFilesOrHasNoEndIsRefused() {
        #expect(
            messages(.object(["extends": .string("spread"), "region": .object([:])])).contains(
                "'region' cannot be stated here"))
        #expect(messages(.object(["extends": .string("../spread")])).contains("allowed:"))
        #expect(messages(.object(["extends": .string("sprad")])).contains("spread"))
        #expect(messages(.object(["extends": .string("spread"), "name": .string("../x")])).contains("letters"))
        #expect(messages(.object(["extends": .string("spread"), "horizon": .string("30 years")])).contains("20"))
        // Ten to the power of ten values from some hundred characters.
        let bomb = (1...9).map {
            "v\($0): &v\($0) [\(Array(repeating: "*v\($0 - 1)", count: 10).joined(separator: ", "))]"
        }
        let text = "extends: spread\nparameters: {v0: &v0 [1], \(bomb.joined(separator: ", "))}"
        #expect(messages(.string(text)).contains("too many values"))
        #expect(
            messages(.object(["extends": .string("spread"), "parameters": .object(["caseload.capp": .integer(3)])]))
                .contains("caseload.cap"))
    }

    /// A file that the caller did not send is not read, whatever detour leads to it, and nothing of it is told.
    @Test func filesOfTheMachineAreNotRead() throws {
        let path = NSTemporaryDirectory() + "fotfeste-local-\(UUID().uuidString).yaml"
        try Data("marker-of-a-local-file: 17\n".utf8).write(to: URL(fileURLWithPath: path))
        defer { unlink(path) }
        for text in [
            "extends: \(path)\nextends: \(path)\n", "extends: spread\nextends: \(path)\n", "extends: \(path)\n",
            "extends: spread\nregion: {municipalities: \(path)}\nregion: {municipalities: \(path)}\n",
            "extends: spread\nregion: {municipalities: \(path)}\n[", "extends: \(path)\n\t", "? [extends]\n: \(path)\n",
        ] {
            let said = messages(.string(text))
            #expect(!said.isEmpty && !said.contains("marker"), "\(text): \(said)")
        }
        #expect(
            messages(.string("extends: spread\nextends: \(path)\n"))
                == "\(Server.package)/scenarios/plan.yaml:2:1: error: key 'extends' is stated more than once in a scenario; allowed: once"
        )
    }

    /// Errors in files of whoever runs the studio are not quoted to a caller.
    @Test func errorsOfReadyScenariosAreNotQuoted() throws {
        let folder = NSTemporaryDirectory() + "fotfeste-ready-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let broken = "version: 1\nregion: {municipalities: own.csv}\nmarker-of-another: 17\n"
        try Data(broken.utf8).write(to: URL(fileURLWithPath: folder + "/own.yaml"))
        let reader = PlanReader(ready: ReadyScenarios(folder: folder))
        #expect {
            try reader.plan(.object(["extends": .string("own")]))
        } throws: { error in
            let said = Refusal(explaining: error).message
            return said.hasSuffix("whoever runs the studio finds them with: fotfeste check scenarios/own.yaml")
                && !said.contains("marker")
        }
    }

    /// Numbers of another year and everyday names of places are hints here as on the command line.
    @Test func municipalitiesThatAreMeant() {
        func messages(_ base: String) -> String {
            self.messages(
                .string(
                    "extends: troms-finnmark-2019\nteams: [{name: A, base: \(base), posts: 1, serves: [Alta]}]\n"))
        }
        #expect(messages("5503").contains("; 5503 is the number of 2024 of Harstad, 5402 here"))
        #expect(messages("Bardufoss").contains("; Bardufoss is in 5418 Målselv"))
    }

    /// Descriptions with marks that YAML gives a meaning are no aliases.
    @Test func ordinaryTextsAreTaken() {
        #expect(messages(.string("extends: spread\ndescription: this & that, 3 * 4")).isEmpty)
    }

    @Test func cohortsAndPlansOfSweepsAreNotReady() {
        let ids = Set(Self.reader.ready.all.map(\.id))
        #expect(ids.isSuperset(of: ["spread", "troms-2019", "questions/outreach"]))
        #expect(ids.isDisjoint(with: ["patterns", "trials/full-team"]))
    }
}
