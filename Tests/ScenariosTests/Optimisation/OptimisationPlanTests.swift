import Foundation
import Testing

@testable import Scenarios

@Suite struct OptimisationPlanTests {
    private func messages(_ text: String, makesProblem: Bool = false) throws -> [String] {
        let fixture = try Fixture()
        try fixture.write("base.yaml", Fixture.sound)
        try fixture.write("plan.yaml", text)
        do throws(InvalidInput) {
            let plan = try OptimisationPlan.load(path: fixture.path("plan.yaml"))
            if makesProblem { _ = try Optimisation(plan) }
            return []
        } catch {
            return error.diagnostics.map { $0.text.replacingOccurrences(of: fixture.folder.path + "/", with: "") }
        }
    }

    @Test func aPlanIsRead() throws {
        let fixture = try Fixture()
        try fixture.write(
            "plan.yaml",
            """
            version: 1
            name: mine
            scenario: sub/base.yaml
            budget: 9 million NOK
            objective: dropout_12m
            equality: access_gini
            constraints: {team_at_least: 2, longest_drive: 1.5 hours, least_coverage: 0.05}
            against: [other.yaml]
            evaluations: 500
            replications: 40
            seed: 7
            """)
        let plan = try OptimisationPlan.load(path: fixture.path("plan.yaml"))
        #expect(plan.name == "mine" && plan.scenario == fixture.path("sub/base.yaml"))
        #expect(plan.against == [fixture.path("other.yaml")])
        #expect(plan.objective == "dropout_12m" && plan.preference == .smaller && plan.equality == "access_gini")
        #expect(plan.constraints.teamAtLeast == 2 && plan.constraints.longestDrive == 90)
        #expect(plan.constraints.leastCoverage == 0.05)
        #expect(plan.evaluations == 500 && plan.replications == 40 && plan.seed == 7 && plan.freshSeed == 8)
    }

    @Test func aScenarioIsAPlan() throws {
        let fixture = try Fixture()
        try fixture.write("base.yaml", Fixture.sound)
        var plan = try OptimisationPlan.load(path: fixture.path("base.yaml"))
        #expect(plan.name == "base" && plan.scenario == fixture.path("base.yaml") && plan.constraints.teamAtLeast == 3)
        try plan.choose(objective: "coverage_90d", equality: "none")
        #expect(plan.objective == "coverage_90d" && plan.equality == nil)
        #expect(
            throws: InvalidInput(diagnostics: [
                Diagnostic(
                    file: "--equality",
                    message:
                        "'coverage_gin' is no outcome of equality; allowed: coverage_gini, coverage_p90_minus_p10, access_gini, none; did you mean 'coverage_gini'?"
                )
            ])
        ) { try plan.choose(equality: "coverage_gin") }
    }

    @Test func mistakesAreToldAtOnce() throws {
        let allowed = OptimisationPlan.objectives.joined(separator: ", ")
        #expect(
            try messages(
                """
                version: 2
                budget: a lot
                objectiv: x
                objective: retention_12
                equality: fair
                constraints: {team_at_least: 0, longest_drive: 90 km, least_coverage: 5, posts: 3}
                evaluations: 3
                """) == [
                    "plan.yaml:1:1: error: a plan of a search lacks the key 'scenario'",
                    "plan.yaml:1:10: error: 'version' is 2; allowed: a whole number from 1 to 1",
                    "plan.yaml:2:9: error: 'budget' is not an amount a year: 'a lot'; allowed: '16 million NOK', '16000000 NOK', or 'base' for what the scenario that this one extends costs",
                    "plan.yaml:3:1: error: unknown key 'objectiv' in a plan of a search; allowed: version, name, description, scenario, budget, objective, equality, constraints, against, evaluations, replications, seed; did you mean 'objective'?",
                    "plan.yaml:4:12: error: unknown outcome 'retention_12'; allowed: \(allowed); did you mean 'retention_12m'?",
                    "plan.yaml:5:11: error: 'fair' is no outcome of equality; allowed: coverage_gini, coverage_p90_minus_p10, access_gini, none",
                    "plan.yaml:6:30: error: 'team_at_least' is 0; allowed: a whole number from 1 to 100",
                    "plan.yaml:6:48: error: 'longest_drive' is not a length of time: '90 km'; allowed: a number with a unit of time, such as '90 minutes' (minutes, hours, days, weeks, months, years)",
                    "plan.yaml:6:71: error: 'least_coverage' is 5; allowed: 0 to 1",
                    "plan.yaml:6:74: error: unknown key 'posts' in constraints; allowed: team_at_least, longest_drive, outposts_within, least_coverage",
                    "plan.yaml:7:14: error: 'evaluations' is 3; allowed: a whole number from 50 to 1000000",
                ])
        #expect(
            try messages("version: 1\nscenario: base.yaml\nobjective: eligible\n") == [
                "plan.yaml:3:12: error: the outcome 'eligible' is neither good nor bad in itself; allowed: \(allowed)"
            ])
        #expect(
            try messages("version: 1\nscenario: none.yaml\n", makesProblem: true) == [
                "none.yaml: error: there is no scenario file 'none.yaml'"
            ])
    }

    @Test func aBudgetOrDistancesThatAllowNothingAreTold() throws {
        #expect(
            try messages("version: 1\nscenario: base.yaml\nbudget: 2 million NOK\n", makesProblem: true) == [
                "plan.yaml: error: no allocation that was tried keeps the constraints for 2 000 000 NOK a year; allowed: a larger budget or weaker constraints"
            ])
        #expect(
            try messages(
                "version: 1\nscenario: base.yaml\nbudget: 9 million NOK\nconstraints: {longest_drive: 20 minutes, least_coverage: 0.1}\n",
                makesProblem: true) == [
                    "plan.yaml: error: no allocation that was tried keeps the constraints for 9 000 000 NOK a year ('Øya' is more than 20 minutes from every office); allowed: a larger budget or weaker constraints"
                ])
    }
}
