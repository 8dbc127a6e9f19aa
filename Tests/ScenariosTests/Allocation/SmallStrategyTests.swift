import Models
import Testing

@testable import Scenarios

/// Strategies on the fixture's four municipalities, where the answer can be worked out by hand.
///
/// Aged 18 to 66: Byen 6500, Viken 1200, Øya 600, Nordby 2400. Offices: Byen; Vik-Øy, at Viken, for Viken and Øya; Nordby.
/// From Byen: Viken 20 minutes and km, Øya 50 minutes and 30 km, Nordby 100 of both.
@Suite struct SmallStrategyTests {
    private func scenario(_ lines: String..., others: String = "") throws -> Scenario {
        let fixture = try Fixture()
        let strategy = "strategy:\n" + lines.map { "  " + $0 + "\n" }.joined()
        try fixture.write("a.yaml", Fixture.head + Fixture.region + strategy + others)
        return try fixture.load("a.yaml")
    }

    private func posts(_ scenario: Scenario) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: scenario.input.teams.map { ($0.name, $0.posts) })
    }

    private func places(_ indices: [Int]) -> [String] { indices.map { ["Byen", "Viken", "Øya", "Nordby"][$0] } }

    @Test func concentrateHasTeamsOfThreeFirstAndThenFollowsTheInflow() throws {
        let small = try scenario("kind: concentrate", "offices: 2", "budget: 6 million NOK")
        #expect(posts(small) == ["Byen": 3, "Nordby": 3])
        #expect(small.input.teams.map { places($0.serves) } == [["Byen", "Viken", "Øya"], ["Nordby"]])
        #expect(small.input.teams.map(\.supervisor) == [0.5, 0.5])
        let larger = try scenario("kind: concentrate", "offices: 2", "budget: 9 million NOK")
        #expect(posts(larger) == ["Byen": 6, "Nordby": 3])
        #expect(larger.input.teams.map(\.supervisor) == [1, 0.5])
    }

    @Test func concentrateLeavesOutWhatIsBeyondReach() throws {
        let near = try scenario("kind: concentrate", "at: [Nordby]", "budget: 6 million NOK")
        #expect(near.input.teams.map { places($0.serves) } == [["Nordby"]])
        let far = try scenario("kind: concentrate", "at: [Nordby]", "reach: 100 minutes", "budget: 6 million NOK")
        #expect(far.input.teams.map { places($0.serves) } == [["Nordby", "Byen"]])
    }

    @Test func aBudgetBelowThreePostsPerTeamSharesThemEvenly() throws {
        let two = try scenario("kind: concentrate", "offices: 2", "budget: 4.1 million NOK")
        #expect(posts(two) == ["Byen": 2, "Nordby": 2])
    }

    @Test func proportionalFollowsNeed() throws {
        let six = try scenario("kind: proportional", "budget: 6 million NOK")
        #expect(posts(six) == ["NAV Byen": 4, "NAV Nordby": 1, "NAV Vik-Øy": 1])
        #expect(six.input.teams.map { places($0.serves) } == [["Byen"], ["Nordby"], ["Viken", "Øya"]])
        #expect(six.input.teams.map(\.supervisor) == [0.67, 0.17, 0.17])
    }

    @Test func officesWithLessThanHalfAPostGetNone() throws {
        let two = try scenario("kind: proportional", "budget: 2 million NOK")
        #expect(posts(two) == ["NAV Byen": 2])
        #expect(two.input.teams.map { places($0.serves) } == [["Byen", "Viken", "Øya", "Nordby"]])
        let near = try scenario("kind: proportional", "reach: 60 minutes", "budget: 2 million NOK")
        #expect(near.input.teams.map { places($0.serves) } == [["Byen", "Viken", "Øya"]])
    }

    @Test func digitalServesAllAndCallsFromAfar() throws {
        let one = try scenario("kind: digital", "offices: 1", "budget: 6 million NOK")
        #expect(one.input.teams.map { places($0.serves) } == [["Byen", "Viken", "Øya", "Nordby"]])
        #expect(one.input.parameters[.remoteBeyondMinutes] == 45)
        let stated = try scenario("kind: digital", "remote_beyond: 1 hour", "budget: 6 million NOK")
        #expect(stated.input.parameters[.remoteBeyondMinutes] == 60)
        let own = try scenario(
            "kind: digital", "budget: 6 million NOK", others: "parameters: {work.remote_beyond: 80 minutes}\n")
        #expect(own.input.parameters[.remoteBeyondMinutes] == 80)
    }

    /// A cohort passes over what belongs to open studies, and so over what a strategy would set.
    @Test func aCohortThatExtendsADigitalScenarioDoesNotCall() throws {
        let fixture = try Fixture()
        let digital = "strategy: {kind: digital, budget: 6 million NOK}\n"
        try fixture.write("base.yaml", Fixture.head + Fixture.region + digital)
        let arms = "arms: [{name: se, programme: utvidet_oppfolging, n: 20}]\n"
        try fixture.write("a.yaml", "extends: base.yaml\nkind: cohort\nplace: Byen\nfollow_up: 12 months\n" + arms)
        #expect(try fixture.load("base.yaml").input.parameters[.remoteBeyondMinutes] == 45)
        let cohort = try #require(try fixture.load("a.yaml").input.cohort)
        #expect(cohort.arms.map { $0.parameters[.remoteBeyondMinutes] } == [1000])
    }

    @Test func rotatingGivesEachSpecialistPlacesAndDays() throws {
        let team = try #require(
            try scenario("kind: rotating", "offices: 1", "budget: 2.2 million NOK").input.teams.first)
        #expect(team.posts == 2)
        #expect(
            team.presence == [
                PresenceDay(municipality: 3, weekday: 2, post: 1), PresenceDay(municipality: 3, weekday: 4, post: 1),
                PresenceDay(municipality: 1, weekday: 2, post: 2), PresenceDay(municipality: 2, weekday: 4, post: 2),
            ])
    }

    @Test func rotatingTakesAsManyWeeksAsItNeeds() throws {
        let team = try #require(
            try scenario("kind: rotating", "offices: 1", "weekdays: [friday]", "budget: 2.2 million NOK").input.teams
                .first)
        #expect(
            team.presence == [
                PresenceDay(municipality: 3, weekday: 5, post: 1),
                PresenceDay(municipality: 1, weekday: 5, every: 2, week: 1, post: 2),
                PresenceDay(municipality: 2, weekday: 5, every: 2, week: 2, post: 2),
            ])
    }

    @Test func inclusionCompetenceTrainsCounsellorsWithPartsOfAPost() throws {
        let smallest = try scenario("kind: inclusion_competence", "offices: 1", "budget: 500000 NOK").input.teams
        #expect(smallest.map(\.name) == ["NAV Vik-Øy"])
        #expect(smallest.map(\.posts) == [2] && smallest.map(\.fte) == [0.28])
        #expect(smallest.allSatisfy { $0.areCounsellors && $0.supervisor == 0 })
        let all = try scenario("kind: inclusion_competence", "budget: 2 million NOK").input.teams
        #expect(all.map { Set(places($0.serves)) } == [["Byen"], ["Nordby"], ["Viken", "Øya"]])
        let byen = try #require(all.first)
        #expect(byen.posts == 3 && byen.fullTimePosts > 1.3)
    }

    @Test func mergedOfficesKeepTasksAndDistances() throws {
        let apart = try scenario("kind: proportional", "budget: 6 million NOK").input.region
        let merged = try scenario("kind: merge", "offices: 2", "budget: 6 million NOK").input
        #expect(merged.region.offices.map(\.name) == ["NAV Byen", "NAV Nordby"])
        #expect(merged.region.offices.map { places($0.municipalities) } == [["Byen", "Viken", "Øya"], ["Nordby"]])
        #expect(merged.region.municipalities.map(\.office) == [0, 0, 0, 1])
        #expect(merged.region.travel.minutes(0, 1) == apart.travel.minutes(0, 1))
        // Need is now 8300 to 2400, of six posts 4.65 to 1.35.
        #expect(merged.teams.map(\.posts) == [5, 1])
        let then = try scenario("kind: merge", "offices: 2", "then: spread", "budget: 6 million NOK").input
        #expect(then.teams.map(\.name) == ["NAV Byen", "NAV Nordby"] && then.teams.map(\.posts) == [1, 1])
    }

    @Test func explicitTeamsAreHeldToTheirBudget() throws {
        let fixture = try Fixture()
        func text(_ budget: String) -> String { Fixture.sound + "strategy: {kind: explicit\(budget)}\n" }
        try fixture.write("a.yaml", text(", budget: 2 million NOK"))
        let held = try fixture.load("a.yaml")
        #expect(held.budget == BudgetUse(limit: 2e6, spent: 1.6e6))
        try fixture.write("a.yaml", text(""))
        let free = try fixture.load("a.yaml")
        #expect(free.budget == nil && free.digest == held.digest)
        #expect(
            try fixture.messages(of: text(", budget: 1 million NOK")) == [
                "a.yaml:17:36: error: the teams are planned to cost 1 600 000 NOK a year, but the budget is 1 000 000 NOK; allowed: at most the budget"
            ])
    }

    @Test func teamsByHandCanStatePresenceAndPartTime() throws {
        let fixture = try Fixture()
        let teams = """
            teams:
              - {name: A, base: Byen, posts: 2, serves: [Byen, Viken], presence: [{municipality: Viken, weekday: tuesday, every: 2, week: 2, post: 1}]}
              - {name: B, base: Nordby, posts: 1, serves: [Nordby], fte: 0.3, counsellors: true}

            """
        try fixture.write("a.yaml", Fixture.head + Fixture.region + teams)
        let scenario = try fixture.load("a.yaml")
        #expect(
            scenario.input.teams[0].presence == [
                PresenceDay(municipality: 1, weekday: 2, every: 2, week: 2, post: 1)
            ])
        #expect(scenario.input.teams[1].fte == 0.3 && scenario.input.teams[1].areCounsellors)
        let report = CheckReport.text(scenario)
        #expect(report.contains("  A         1     Viken  tuesday of week 2 of 2\n"))
        #expect(report.contains("1 x 0.3"))
        #expect(report.contains("  Training "))
        let back = try InputSnapshot(text: try InputSnapshot(scenario.input).text())
        #expect(back.input.teams == scenario.input.teams)
    }
}
