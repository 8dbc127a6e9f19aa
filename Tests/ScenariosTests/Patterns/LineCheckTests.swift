import Models
import Testing

@testable import Scenarios

/// What can only be known once the studies are read is told before anything runs.
@Suite struct LineCheckTests {
    private static let cohortHead = """
        version: 1
        kind: cohort
        place: Byen
        enrolment: 60 days
        follow_up: 12 months
        replications: 2

        """
    private static let arms = """
        arms:
          - {name: usual, programme: no_measure, n: 5}
          - {name: ips, programme: ips, n: 5}

        """

    /// The messages that validation gives for lines about a cohort `trial` and an open study `open`.
    private func messages(_ lines: String..., files: [String: String] = [:]) async throws -> [String] {
        let fixture = try Fixture()
        try fixture.write("trial.yaml", Self.cohortHead + Fixture.region + Self.arms)
        try fixture.write("open.yaml", Fixture.sound)
        for (name, text) in files { try fixture.write(name, text) }
        let text =
            "version: 1\nstudies:\n  trial: trial.yaml\n  open: open.yaml\n  same: same.yaml\npatterns:\n"
            + "  - id: P1\n    use: C\n    title: T\n    source: B1.1\n    because: R\n    lines:\n"
            + lines.map { "      - {\($0)}\n" }.joined()
        try fixture.write("p.yaml", text)
        do {
            let file = try PatternFile.load(path: fixture.path("p.yaml"))
            _ = try await Study().validate(file, options: StudyOptions(jobs: 1, output: fixture.path("out")))
            return []
        } catch let error as InvalidInput {
            return error.diagnostics.map { $0.text.replacingOccurrences(of: fixture.folder.path + "/", with: "") }
        }
    }

    @Test func armsAndOutcomesThatAStudyDoesNotHave() async throws {
        let all = try await messages(
            "study: trial, arm: isp, outcome: hours_after, more_than: 0",
            "study: trial, outcome: hours_after, more_than: 0",
            "study: trial, arm: ips, against: usaul, outcome: hours_after, more_than: 0",
            "study: trial, arm: ips, against: ips, outcome: hours_after, more_than: 0",
            "study: open, arm: ips, outcome: caseload_mean, more_than: 0")
        #expect(
            all == [
                "p.yaml:13:24: error: the study 'trial' has no arm 'isp'; allowed: usual, ips; did you mean 'ips'?",
                "p.yaml:14:9: error: the study 'trial' is a cohort; allowed: 'arm' with one of usual, ips",
                "p.yaml:15:34: error: the study 'trial' has no arm 'usaul'; allowed: usual, ips; did you mean 'usual'?",
                "p.yaml:16:34: error: 'against' is the arm itself; allowed: another of usual, ips",
                "p.yaml:17:23: error: the study 'open' is open and has no arms; allowed: a line without 'arm'",
            ])
    }

    @Test func outcomesOfAnotherKindOrOfALongerFollowUp() async throws {
        let all = try await messages(
            "study: trial, arm: ips, outcome: employed_at_18m, more_than: 0",
            "study: open, outcome: slope_ability, more_than: 0")
        #expect(all.count == 2)
        #expect(
            all.first?.hasPrefix(
                "p.yaml:13:34: error: the study 'trial' has no outcome 'employed_at_18m'; allowed: enrolled, ") == true)
        #expect(all.first?.hasSuffix("; did you mean 'employed_at_12m'?") == true)
        #expect(
            all.last?.hasPrefix("p.yaml:14:23: error: the study 'open' has no outcome 'slope_ability'; allowed: ")
                == true)
    }

    @Test func studiesThatWouldBeKeptInOneFile() async throws {
        let all = try await messages(
            "study: open, outcome: caseload_mean, more_than: 0", "study: same, outcome: caseload_mean, more_than: 0",
            files: ["same.yaml": "extends: open.yaml\nname: open\nhorizon: 6 years\n"])
        #expect(
            all == [
                "p.yaml: error: the studies 'open' and 'same' are scenarios of one name, 'open', and would be kept in one file; "
                    + "allowed: names that differ"
            ])
    }

    @Test func aStudyThatIsNotThere() async throws {
        let all = try await messages("study: same, outcome: caseload_mean, more_than: 0")
        #expect(all == ["same.yaml: error: there is no scenario file 'same.yaml'"])
    }
}
