import Foundation
import Models
import Simulator
import Testing

@testable import Scenarios

/// Cohort studies from the file to the tables: the same bytes again, continued, replayed, compared.
@Suite struct CohortStudyTests {
    /// A trial on the small region; `text` comes after the arms.
    private static func scenario(_ name: String = "trial", n: Int = 12, _ text: String = "") throws -> Scenario {
        let fixture = try Fixture()
        let head = "version: 1\nkind: cohort\nplace: Byen\nenrolment: 60 days\nfollow_up: 12 months\nreplications: 4\n"
        let arms = """
            arms:
              - {name: se, programme: utvidet_oppfolging, n: \(n)}
              - {name: control, programme: no_measure, n: 8}
              - {name: "small, one", programme: utvidet_oppfolging, n: 5}

            """
        try fixture.write(name + ".yaml", head + Fixture.region + arms + text)
        return try fixture.load(name + ".yaml")
    }

    @Test func sameBytesWithAnyNumberOfJobsAndContinued() async throws {
        try await inTemporaryFolder { folder in
            let scenario = try Self.scenario()
            let options = [1, 2].map { StudyOptions(jobs: $0, output: "\(folder)/\($0)") }
            let one = try await Study().run(scenario, options: options[0])
            let two = try await Study().run(scenario, options: options[1])
            #expect(one.report.resultsDigest == two.report.resultsDigest)
            var part = StudyOptions(replications: 1, jobs: 2, output: folder + "/3")
            _ = try await Study().run(scenario, options: part)
            part.replications = 4
            let continued = try await Study().run(scenario, options: part)
            #expect(continued.report.resultsDigest == one.report.resultsDigest)
            #expect(continued.report.outcomes.map(\.estimate) == one.report.outcomes.map(\.estimate))
            let verified = try await Study().verify(one.path, replay: true, jobs: 2)
            #expect(verified.matches && verified.replayedDigest == one.report.resultsDigest)
        }
    }

    @Test func reportHasArmsAndContrasts() async throws {
        try await inTemporaryFolder { folder in
            let report = try await Study().run(Self.scenario(), options: StudyOptions(jobs: 2, output: folder)).report
            #expect(Set(report.outcomes.map(\.group.key)) == ["arm"])
            #expect(report.outcome("enrolled", ofArm: "se")?.estimate == 12)
            #expect(report.outcome("enrolled", ofArm: "small, one")?.estimate == 5)
            #expect(report.plannedCost == nil)
            let names = Set(report.outcomes.map(\.name))
            #expect(report.contrasts.count == 2 * names.count)
            #expect(report.contrasts.allSatisfy { $0.a == "se" })
            let (se, control) = (
                report.outcome("hours_after", ofArm: "se"), report.outcome("hours_after", ofArm: "control")
            )
            let contrast = try #require(report.contrasts.first { $0.name == "hours_after" && $0.b == "control" })
            let (a, b) = (try #require(se?.jackknife), try #require(control?.jackknife))
            let difference = a.difference(to: b).estimate()
            #expect(contrast.estimate == difference.value && contrast.halfWidth == difference.halfWidth)
            let object = try JSONSerialization.jsonObject(with: Data(report.json.text.utf8)) as? [String: Any]
            let contrasts = try #require(object?["contrasts"] as? [[String: Any]])
            #expect(
                Set(contrasts[0].keys)
                    == [
                        "name", "unit", "a", "b", "estimate", "low", "high", "half_width", "confidence", "level",
                        "method",
                    ])
            let outcomes = try #require(object?["outcomes"] as? [[String: Any]])
            #expect(outcomes[0]["by"] as? [String: String] == ["arm": "se"])
        }
    }

    @Test func tablesAndExportsNameArms() async throws {
        try await inTemporaryFolder { folder in
            let result = try await Study().run(Self.scenario(), options: StudyOptions(jobs: 2, output: folder))
            let text = RunText(result.report).text
            #expect(text.hasPrefix("trial: cohort at Byen, 4 replications, seed 1\n"))
            #expect(text.contains("\nArm control: no_measure, 8 participants, no posts\n"))
            #expect(text.contains("\nContrast: small, one less se\n"))
            #expect(!text.contains("\nOthers\n"))
            let runs = (1...4).map { StoredRun(point: 1, replication: $0) }
            try Export.observations(StudyFile(reading: result.path), runs, to: OutputFile(folder + "/raw.csv", .table))
            let raw = try String(contentsOfFile: folder + "/raw.csv", encoding: .utf8)
            #expect(raw.contains("\n1,2,cohort_age,years,,,,,control,,"))
            #expect(raw.contains("\n1,1,enrolled,count,,,,,\"small, one\",,5.0\n"))
        }
    }

    @Test func cohortsCompareByArm() async throws {
        try await inTemporaryFolder { folder in
            let (a, b) = (try Self.scenario(), try Self.scenario("more", n: 20))
            let options = StudyOptions(jobs: 2, output: folder)
            let comparison = try await Study().compare([a, b], files: ["a", "b"], options: options).comparison
            let enrolled = comparison.differences.filter { $0.name == "enrolled" }
            #expect(enrolled.map(\.group.value) == ["se", "control", "small, one"])
            #expect(enrolled.map(\.estimate) == [8, 0, 0])
            // Another number in one arm leaves the people of the others as they were.
            let control = comparison.differences.filter { $0.group.value == "control" }
            #expect(control.allSatisfy { $0.estimate == 0 || $0.estimate == nil })
            #expect(ComparisonText(comparison).text.contains("\nDifference in arm se: more less trial\n"))
        }
    }

    @Test func onlyStudiesOfOneKindCompare() async throws {
        let fixture = try Fixture()
        try fixture.write("open.yaml", Fixture.sound)
        let (open, cohort) = (try fixture.load("open.yaml"), try Self.scenario())
        let text = "this is a cohort, and open.yaml is an open study; allowed: studies of one kind"
        await #expect(throws: InvalidInput(diagnostics: [Diagnostic(file: "b.yaml", message: text)])) {
            try await Study().compare([open, cohort], files: ["open.yaml", "b.yaml"], options: StudyOptions())
        }
    }

    @Test func tracesFollowAParticipantOfAnArm() throws {
        let scenario = try Self.scenario()
        let name = try #require(SeekerName("0101-3"))
        let lives = try ["se", "control"].map { try TracedScenario(scenario, file: "a.yaml", arm: $0) }
        let trace = try Trace.run(name, in: lives, seed: 1, replication: 1)
        #expect(trace.lives.map(\.name) == ["trial, arm se", "trial, arm control"])
        let admitted = trace.lives.map { life in
            life.story?.entries.contains { if case .admitted = $0.event { true } else { false } }
        }
        #expect(admitted == [true, false])
        #expect(throws: InvalidInput.self) { try TracedScenario(scenario, file: "a.yaml", arm: "contrl") }
        do {
            let beyond = try #require(SeekerName("0101-13"))
            _ = try Trace.run(beyond, in: [lives[0]], seed: 1, replication: 1)
            Issue.record("there is no thirteenth participant")
        } catch let error as InvalidInput {
            let expected = "a.yaml: error: --seeker 0101-13: the arm has 12 participants; allowed: 0101-1 to 0101-12"
            #expect(error.diagnostics.map(\.text) == [expected])
        }
    }

    /// The shipped trials, run: every outcome is there.
    @Test(arguments: ["uo-2017-2019.yaml", "kvp-external-2017-2019.yaml"])
    func shippedTrialsRun(_ file: String) throws {
        let input = try Scenario.load(path: packageFolder + "/scenarios/trials/" + file).input
        let all = (1...4).map { FollowUp.replicate(input, seed: 1, replication: $0).observations }
        let estimates = OutcomeCatalogue.estimates(for: input, replications: all)
        let cohort = try #require(input.cohort)
        #expect(estimates.count == OutcomeCatalogue.names(of: cohort).count)
        for outcome in estimates {
            // With four replications a rare count can be nil; it then says why.
            #expect(outcome.jackknife?.whole.isFinite ?? (outcome.reason != nil), "\(outcome.name)")
        }
    }
}
