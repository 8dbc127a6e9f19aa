import Foundation
import Models
import Simulator
import Testing

@testable import Scenarios

private let head = "version: 1\nkind: cohort\nplace: Byen\nfollow_up: 24 months\n"
private let region = Fixture.region
private let arms = """
    arms:
      - name: se
        programme: utvidet_oppfolging
        n: 56
      - name: control
        programme: no_measure
        n: 26

    """
private let sound = head + region + arms

private func arm(_ lines: String...) -> String {
    head + region + "arms:\n" + lines.map { "  " + $0 + "\n" }.joined()
}

private let programmes = ParameterSet.programmes.map(\.name).joined(separator: ", ")
private let cohortHas = "belongs to open studies; a cohort has 'place', 'enrolment', 'follow_up' and 'arms'"

@Suite struct CohortFileTests {
    @Test(arguments: [
        Wrong(
            "arms missing", head + region, "a.yaml: error: the scenario lacks the key 'arms'"),
        Wrong(
            "follow_up missing", "version: 1\nkind: cohort\nplace: Byen\n" + region + arms,
            "a.yaml: error: the scenario lacks the key 'follow_up'"),
        Wrong(
            "place missing", "version: 1\nkind: cohort\nfollow_up: 1 year\n" + region + arms,
            "a.yaml: error: the scenario lacks the key 'place'"),
        Wrong(
            "arms empty", head + region + "arms: []\n", "a.yaml:13:7: error: 'arms' is empty; allowed: at least one arm"
        ),
        Wrong(
            "two arms of one name",
            arm("- {name: se, programme: no_measure, n: 5}", "- {name: se, programme: no_measure, n: 6}"),
            "a.yaml:15:12: error: two arms are named 'se'; allowed: a name for each"),
        Wrong(
            "n out of range",
            arm("- {name: a, programme: no_measure, n: 0}", "- {name: b, programme: no_measure, n: 100001}"),
            "a.yaml:14:41: error: 'n' is 0; allowed: a whole number from 1 to 100000",
            "a.yaml:15:41: error: 'n' is 100001; allowed: a whole number from 1 to 100000"),
        Wrong(
            "unknown programme", arm("- {name: a, programme: no_mesure, n: 9}"),
            "a.yaml:14:26: error: unknown programme 'no_mesure'; allowed: \(programmes); did you mean 'no_measure'?"),
        Wrong(
            "an arm lacks keys", arm("- name: a"),
            "a.yaml:14:5: error: an arm lacks the key 'programme'", "a.yaml:14:5: error: an arm lacks the key 'n'"),
        Wrong(
            "unknown key of an arm", arm("- {name: a, programme: no_measure, n: 9, progamme: x}"),
            "a.yaml:14:44: error: unknown key 'progamme' in an arm; allowed: name, programme, n, population, effort, posts, supervisor, parameters; did you mean 'programme'?"
        ),
        Wrong(
            "teams and years in a cohort", sound + Fixture.teams + "horizon: 5 years\n",
            "a.yaml:20:1: error: 'teams' \(cohortHas)", "a.yaml:25:1: error: 'horizon' \(cohortHas)"),
        Wrong(
            "arms in an open study", Fixture.sound + "follow_up: 1 year\n" + arms,
            "a.yaml:17:1: error: 'follow_up' belongs to cohorts; state 'kind: cohort' to have one",
            "a.yaml:18:1: error: 'arms' belongs to cohorts; state 'kind: cohort' to have one"),
        Wrong(
            "no follow-up", head.replacing("24 months", with: "0 days") + region + arms,
            "a.yaml:4:12: error: 'follow_up' is 0 days; allowed: at least a day, such as '24 months'"),
        Wrong(
            "unknown place", head.replacing("Byen", with: "Byn") + region + arms,
            "a.yaml:3:8: error: unknown municipality 'Byn'; allowed: a name or number in the file of municipalities; did you mean 'Byen'?"
        ),
        Wrong(
            "posts for what nobody delivers", arm("- {name: a, programme: no_measure, n: 9, posts: 2}"),
            "a.yaml:14:51: error: arm 'a' has 'posts', but nobody delivers its programme; allowed: none"),
        Wrong(
            "numbers of an arm that contradict each other",
            arm("- {name: a, programme: no_measure, n: 9, parameters: {job_taste.shortest: 20}}"),
            "a.yaml:14:77: error: 'job_taste.shortest', 'job_taste.longest': the shortest is longer than the longest"),
        Wrong(
            "delivered by half", arm("- {name: a, programme: no_measure, n: 9, parameters: {service.delivered: 0.5}}"),
            "a.yaml:14:76: error: 'service.delivered': 0.5 is neither; allowed: 0 or 1"),
    ])
    func messages(_ wrong: Wrong) throws {
        let found = try Fixture().messages(of: wrong.text)
        #expect(found == wrong.messages)
    }

    @Test func designIsThatOfTheFile() throws {
        let fixture = try Fixture()
        try fixture.write("a.yaml", sound + "enrolment: 6 months\n")
        let scenario = try fixture.load("a.yaml")
        let cohort = try #require(scenario.input.cohort)
        #expect(cohort.place == 0 && cohort.enrolment == .months(6) && cohort.followUp == .months(24))
        #expect(cohort.arms.map(\.name) == ["se", "control"])
        #expect(cohort.arms.map(\.participants) == [56, 26])
        #expect(cohort.arms[0].teams == [Team(name: "se", base: 0, posts: 4, supervisor: 1, serves: [0])])
        #expect(cohort.arms[1].teams.isEmpty)
        #expect(scenario.input.horizon == .days(1 + 8.0 / 24) + .months(6) + .months(24))
        #expect(scenario.input.warmup == .zero)
    }

    /// The arm's population, programme, effort and numbers, over the scenario's numbers, over its sets.
    @Test func armsHaveNumbersOfTheirOwn() throws {
        let fixture = try Fixture()
        let text = """
            parameters: {caseload.cap: 10, service.tailoring: 1}
            arms:
              - {name: a, programme: utvidet_oppfolging, n: 30}
              - name: b
                programme: utvidet_oppfolging
                n: 30
                population: kvp_external_2017_2019
                effort: retention_first
                posts: 2
                supervisor: 0.25
                parameters: {caseload.cap: 12}

            """
        try fixture.write("a.yaml", head + region + text)
        let arms = try #require(try fixture.load("a.yaml").input.cohort?.arms)
        let defaults = ParameterValues()
        #expect(arms.map { $0.parameters[.caseloadCap] } == [10, 12])
        #expect(arms.map { $0.parameters[.tailoring] } == [1, 1])
        #expect(arms.map { $0.parameters[.abilityMean] } == [defaults[.abilityMean], 7.3])
        #expect(arms.map { $0.parameters[.effortPlacementWeight] } == [defaults[.effortPlacementWeight], 0.4])
        #expect(arms.map { $0.teams.map(\.posts) } == [[3], [2]])
        #expect(arms.map { $0.teams.map(\.supervisor) } == [[0.5], [0.25]])
    }

    /// A cohort takes the region of an open scenario and passes over its teams and years; a cohort extends a cohort.
    @Test func cohortsExtendOpenScenariosAndCohorts() throws {
        let fixture = try Fixture()
        try fixture.write("open.yaml", Fixture.sound)
        try fixture.write("a.yaml", "extends: open.yaml\n" + head + arms)
        try fixture.write("b.yaml", "extends: a.yaml\nfollow_up: 12 months\n")
        let (a, b) = (try fixture.load("a.yaml"), try fixture.load("b.yaml"))
        #expect(a.input.teams.isEmpty && a.input.cohort?.arms.count == 2)
        #expect(b.input.cohort?.followUp == .months(12) && b.digest != a.digest)
        try fixture.write("alone.yaml", sound)
        #expect(try fixture.load("alone.yaml").digest == a.digest)
        #expect(
            a.notes.contains(
                "Arms share participants by number (common random numbers), each arm with staff of its own: contrasts are paired."
            ))
    }

    /// Arms that differ in any number of the population say so, by its name or one by one; in another number they do not.
    @Test(arguments: Registry.all.filter { $0.name.hasPrefix("population.") }.map(\.name))
    func armsOfDifferentPopulationsSaySo(_ name: String) throws {
        let parameter = try #require(Registry.named(name))
        let fixture = try Fixture()
        let note = "The arms are drawn from different populations: a contrast is not one of programmes alone."
        func notes(_ changes: String) throws -> [String] {
            try fixture.write("a.yaml", head + region + alike + changes)
            return try fixture.load("a.yaml").notes
        }
        let (low, high) = (parameter.range.lowerBound, parameter.range.upperBound)
        // A value near the default contradicts no other.
        let value =
            parameter.defaultValue + ((high - parameter.defaultValue) >= (parameter.defaultValue - low) ? 1 : -1)
            * min(0.01, (high - low) / 100)
        #expect(try notes("    parameters: {\(name): \(value)}\n").contains(note))
        #expect(!(try notes("    parameters: {caseload.cap: 12}\n").contains(note)))
    }

    private let alike = """
        arms:
          - {name: a, programme: utvidet_oppfolging, n: 20}
          - name: b
            programme: utvidet_oppfolging
            n: 20

        """

    @Test func templatesLoad() throws {
        let fixture = try Fixture()
        let data = packageFolder + "/scenarios/data"
        try fixture.write("a.yaml", ScenarioTemplate.text(name: "a", data: data, kind: .cohort))
        #expect(fixture.messages("a.yaml") == [])
        try fixture.write(
            "b.yaml", ScenarioTemplate.text(name: "b", extends: "a.yaml", kind: .cohort, base: .cohort))
        #expect(try fixture.load("b.yaml").digest == (try fixture.load("a.yaml")).digest)
        try fixture.write("open.yaml", ScenarioTemplate.text(name: "open", data: data))
        let extending = ScenarioTemplate.text(name: "c", extends: "open.yaml", kind: .cohort)
        let allOn = ["posts", "supervisor", "effort", "population", "parameters: {"]
            .reduce(extending) { $0.replacing("    # \($1)", with: "    \($1)") }
        try fixture.write("c.yaml", allOn)
        #expect(fixture.messages("c.yaml") == [])
        #expect(try fixture.load("c.yaml").input.cohort?.arms[0].parameters[.caseloadCap] == 12)
    }

    @Test func checkReportNamesArms() throws {
        let fixture = try Fixture()
        try fixture.write("a.yaml", sound + "enrolment: 6 months\n")
        let report = CheckReport.text(try fixture.load("a.yaml"))
        #expect(report.hasPrefix("a: no errors\n\nCohort at Byen, Here, from 2019-01-01\n"))
        #expect(report.contains("Enrolled over 6 months, followed for 24 months each\n"))
        #expect(report.contains("  se       utvidet_oppfolging  56      4           1\n"))
        #expect(report.contains("  control  no_measure          26      0           0\n"))
    }
}
