import Models
import Simulator
import Testing

@testable import Scenarios

private let head = PlanFixture.head
private let parameters = PlanFixture.parameters

/// A plan that varies one thing.
private func varying(_ line: String) -> String { head + "parameters:\n  - {\(line)}\n" }

@Suite struct PlanReadingTests {
    @Test(arguments: [
        Wrong(
            "nothing", "",
            "fit.yaml: error: the file is empty; allowed: keys of a plan of calibration, such as 'version: 1'"),
        Wrong(
            "missing keys", "name: a\n", "fit.yaml:1:1: error: a plan of calibration lacks the key 'version'",
            "fit.yaml:1:1: error: a plan of calibration lacks the key 'patterns'",
            "fit.yaml:1:1: error: a plan of calibration lacks the key 'parameters'"),
        Wrong(
            "unknown key", head + parameters + "particels: 3\n",
            "fit.yaml:5:1: error: unknown key 'particels' in a plan of calibration; allowed: version, name, patterns, use, seed, "
                + "particles, evaluations, tolerance, replications, parameters; did you mean 'particles'?"),
        Wrong(
            "numbers out of range",
            head + parameters + "particles: 3\nevaluations: 0\ntolerance: -1\nreplications: 0.5\n",
            "fit.yaml:5:12: error: 'particles' is 3; allowed: a whole number from 40 to 100000",
            "fit.yaml:6:14: error: 'evaluations' is 0; allowed: a whole number from 1 to 10000000",
            "fit.yaml:7:12: error: 'tolerance' is -1; allowed: 0 to 1000",
            "fit.yaml:8:15: error: 'replications' is not in range: '0.5'; allowed: a whole number from 1 to 1000"),
        Wrong(
            "no such patterns", "version: 1\npatterns: none.yaml\n" + parameters,
            "none.yaml: error: there is no file of patterns 'none.yaml'"),
        Wrong(
            "a pattern that is held back, and one that is not there", head + "use: [P1, P3, P22]\n" + parameters,
            "fit.yaml:3:11: error: pattern 'P3' is for comparison only (use: V); allowed: P1, P2",
            "fit.yaml:3:15: error: there is no pattern 'P22'; allowed: P1, P2; did you mean 'P2'?"),
        Wrong("nothing used", head + "use: []\n" + parameters, "fit.yaml:3:6: error: 'use' is empty; allowed: P1, P2"),
        Wrong(
            "nothing varied", head + "parameters: []\n",
            "fit.yaml:3:13: error: 'parameters' is empty; allowed: a list of parameters to vary"),
        Wrong(
            "too few particles",
            head + "particles: 43\nparameters:\n"
                + (1...11).map { _ in "  - {name: employers.opening_rate}\n" }.joined(),
            "fit.yaml:3:1: error: 43 particles are too few; allowed: at least 44, four for each parameter"),
    ])
    func whatIsWrongWithThePlan(_ wrong: Wrong) throws {
        let found = try PlanFixture().messages(wrong.text)
        #expect(found == wrong.messages, "\(found)")
    }

    @Test(arguments: [
        Wrong("no name", "low: 1, high: 2", "fit.yaml:4:5: error: a parameter to vary lacks the key 'name'"),
        Wrong(
            "unknown parameter", "name: employers.opening_rat",
            "fit.yaml:4:12: error: unknown parameter 'employers.opening_rat'; allowed: the names that `fotfeste parameters` lists; did you mean 'employers.opening_rate'?"
        ),
        Wrong(
            "unknown key", "name: employers.opening_rate, study: trial",
            "fit.yaml:4:36: error: unknown key 'study' in a parameter to vary; allowed: name, studies, arms, of, low, high"
        ),
        Wrong(
            "half a range", "name: employers.opening_rate, low: 1",
            "fit.yaml:4:5: error: a parameter to vary lacks the key 'high'"),
        Wrong(
            "a range backwards", "name: employers.opening_rate, low: 2, high: 1",
            "fit.yaml:4:41: error: 'low' is not below 'high'; allowed: a range"),
        Wrong(
            "beyond what the parameter may be", "name: employers.opening_rate, low: 1, high: 21",
            "fit.yaml:4:50: error: 'high' is 21; allowed: 0 to 20 per year"),
        Wrong(
            "unknown study", "name: employers.opening_rate, studies: [trail]",
            "fit.yaml:4:46: error: unknown study 'trail'; allowed: trial, other, open; did you mean 'trial'?"),
        Wrong(
            "unknown arm", "name: employers.opening_rate, arms: [isp]",
            "fit.yaml:4:43: error: no study that is used has an arm 'isp'; allowed: usual, ips; did you mean 'ips'?"),
        Wrong(
            "a study that is not used", "name: employers.opening_rate, studies: [open]",
            "fit.yaml:4:5: error: 'employers.opening_rate (open)' holds in no study and arm that is used, or one stated below "
                + "holds in its place; allowed: studies among trial, other, and exceptions below rules"),
    ])
    func whatIsWrongWithAParameter(_ wrong: Wrong) throws {
        let found = try PlanFixture().messages(varying(wrong.text))
        #expect(found == wrong.messages, "\(found)")
    }

    @Test func anExceptionAboveItsRuleIsTold() throws {
        let text =
            head + "parameters:\n  - {name: employers.opening_rate, arms: [ips]}\n  - {name: employers.opening_rate}\n"
        #expect(
            try PlanFixture().messages(text).map { $0.prefix(62) } == [
                "fit.yaml:4:5: error: 'employers.opening_rate (ips)' holds in n"
            ])
    }

    @Test func onlyLinesWithANumberAreUsed() throws {
        let plan = try PlanFixture().plan(head + parameters)
        #expect(plan.used == ["P1", "P2"] && plan.name == "fit" && plan.particles == 300)
        #expect(plan.lines.map(\.line.outcome) == ["ever_employed_12m", "early_break_share", "hours_after"])
        let one = try PlanFixture().plan(head + "use: [P2]\nname: a/b\n" + parameters)
        #expect(one.lines.count == 1 && one.fileName == "a-b")
    }

    @Test func priorsAreStatedOrThoseOfTheRegistry() throws {
        let text =
            head + parameters + "  - {name: employers.visits_per_week}\n  - {name: employers.visit_gap}\n"
        let plan = try PlanFixture().plan(text)
        #expect(plan.varied.map(\.prior.text) == ["uniform(0.2, 4)", "triangular(3, 6, 8)", "fixed"])
        // What is fixed in the registry is uniform over its range here.
        let bounds = try plan.problem().priors.map(\.bounds)
        #expect(bounds == [0.2...4, 3...8, 0...180])
    }
}
