import Models
import Simulator
import Testing

@testable import Scenarios

@Suite struct ResolveTests {
    private func load(_ text: String, base: String = Fixture.sound) throws -> Scenario {
        let fixture = try Fixture()
        try fixture.write("base.yaml", base)
        try fixture.write("a.yaml", text)
        return try fixture.load("a.yaml")
    }

    @Test func defaults() throws {
        let scenario = try load("version: 1\nhorizon: 5 years\n" + Fixture.region + Fixture.teams)
        #expect(scenario.name == "a")
        #expect(scenario.input.start.text == "2019-01-01")
        #expect(scenario.input.warmup == .days(1095))
        #expect(scenario.input.teams[0].supervisor == 0)
        #expect(scenario.input.parameters == ParameterValues())
    }

    @Test func childStatesOnlyWhatDiffers() throws {
        let base =
            Fixture.sound + "name: base\ndescription: old\nseed: 7\nparameters: {caseload.cap: 12, inflow.rate: 0.01}\n"
        let scenario = try load(
            "extends: base.yaml\nhorizon: 6 years\nparameters:\n  caseload.cap: 20 seekers\n", base: base)
        #expect(scenario.name == "a")
        #expect(scenario.description.isEmpty)
        #expect(scenario.seed == 7)
        #expect(scenario.input.horizon == .years(6))
        #expect(scenario.input.parameters[.caseloadCap] == 20)
        #expect(scenario.input.parameters[.inflowRate] == 0.01)
    }

    @Test func strategyReplacesTeamsAndTeamsReplaceStrategy() throws {
        let spread = Fixture.head + Fixture.region + "strategy: {kind: spread, budget: 3 million NOK}\n"
        #expect(try load("extends: base.yaml\n" + Fixture.teams, base: spread).budget == nil)
        let child = try load("extends: base.yaml\nstrategy: {kind: spread, budget: base}\n")
        #expect(child.budget != nil)
        #expect(child.input.teams.map(\.posts).allSatisfy { $0 == 1 })
    }

    @Test func baseBudgetIsTakenFromABaseThatHasAStrategyItself() throws {
        let base = Fixture.head + Fixture.region + "strategy: {kind: spread, budget: 3 million NOK}\n"
        let spent = try load(base).budget?.spent
        let child = try load("extends: base.yaml\nstrategy: {kind: spread, budget: base}\n", base: base)
        #expect(child.budget?.limit == spent)
    }

    @Test func programmeEffortAndPopulationComeBeforeParameters() throws {
        let text = "extends: base.yaml\nparameters: {caseload.cap: 9}\neffort: placement_first\n"
        #expect(try load(text).input.parameters[.caseloadCap] == 9)
        for regime in EffortRegime.allCases {
            let values = try load("extends: base.yaml\neffort: \(regime.rawValue)\n").input.parameters
            for (key, value) in regime.overrides { #expect(values[key] == value) }
        }
    }

    @Test func thinWarmupIsNoted() throws {
        let scenario = try load("extends: base.yaml\nwarmup: 100 days\n")
        #expect(
            scenario.notes.dropFirst() == [
                "Travel times are approximate: shortest paths over estimated road links.",
                "The warm-up of 100 days is shorter than 1095 days: runs start empty, and stays last up to three years.",
                "No team serves 3 of 4 municipalities: Viken, Øya, Nordby.",
            ])
    }

    @Test func digestDependsOnTheInputAlone() throws {
        let one = try load(Fixture.sound)
        let same = try load("name: other\ndescription: d\nseed: 9\nreplications: 3\nextends: base.yaml\n")
        #expect(one.canonicalText == same.canonicalText)
        #expect(one.digest == same.digest)
        #expect(one.digest.count == 64)
        for change in [
            "horizon: 6 years", "warmup: 4 years", "start: 2020-01-01", "parameters: {caseload.cap: 14.5}",
            "region: {include: [South]}", "teams: [{name: Town, base: Byen, posts: 3, serves: [Byen]}]",
            "teams: [{name: Town, base: Byen, posts: 2, serves: [Byen, Øya]}]",
        ] {
            #expect(try load("extends: base.yaml\n\(change)\n").digest != one.digest)
        }
    }
}
