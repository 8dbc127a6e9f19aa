import Foundation
import Models
import Testing

@testable import Scenarios

/// One thing wrong with a file, and the exact message.
struct Wrong: Sendable, CustomTestStringConvertible {
    var what: String
    var text: String
    var messages: [String]
    var testDescription: String { what }

    init(_ what: String, _ text: String, _ messages: String...) {
        self.what = what
        self.text = text
        self.messages = messages
    }
}

private let head = Fixture.head
private let region = Fixture.region
private let teams = Fixture.teams

private func team(_ lines: String...) -> String {
    head + region + "teams:\n" + lines.map { "  " + $0 + "\n" }.joined()
}

private func strategy(_ lines: String...) -> String {
    head + region + "strategy:\n" + lines.map { "  " + $0 + "\n" }.joined()
}

private func parameter(_ line: String) -> String { Fixture.sound + "parameters:\n  " + line + "\n" }

private let topKeys = ScenarioReader.keys.joined(separator: ", ")
private let cap = ParameterReader.range(of: Registry[.caseloadCap])
private let programmes = ParameterSet.programmes.map(\.name).joined(separator: ", ")
private let populations = ParameterSet.populations.map(\.name).joined(separator: ", ")
private let strategies = StrategyKind.names.joined(separator: ", ")
private let timeAllowed =
    "allowed: a number with a unit of time, such as '9 years' (minutes, hours, days, weeks, months, years)"
private let postsAllowed = "allowed: a whole number from 0 to 1000"

@Suite struct CheckerTests {
    @Test func soundFileHasNoProblems() throws {
        #expect(try Fixture().messages(of: Fixture.sound) == [])
    }

    @Test(arguments: [
        Wrong(
            "unknown key", "tems: 1\n" + Fixture.sound,
            "a.yaml:1:1: error: unknown key 'tems' in a scenario; allowed: \(topKeys); did you mean 'teams'?"),
        Wrong(
            "unknown key of a team",
            team("- name: Town", "  base: Byen", "  posts: 2", "  serves: [Byen]", "  pots: 3"),
            "a.yaml:17:5: error: unknown key 'pots' in a team; allowed: name, base, posts, supervisor, serves, outposts, fte, counsellors, presence; did you mean 'posts'?"
        ),
        Wrong(
            "duplicate keys", "seed: 1\nseed: 2\nseed: x\n" + Fixture.sound + "tems: 1\n",
            "a.yaml:2:1: error: key 'seed' is stated more than once in a scenario; allowed: once",
            "a.yaml:3:1: error: key 'seed' is stated more than once in a scenario; allowed: once",
            "a.yaml:20:1: error: unknown key 'tems' in a scenario; allowed: \(topKeys); did you mean 'teams'?"),
        Wrong(
            "duplicate keys on one line", Fixture.sound + "parameters: {caseload.cap: 5, caseload.cap: 6}\n",
            "a.yaml:17:31: error: key 'caseload.cap' is stated more than once in parameters; allowed: once"),
        Wrong(
            "text for a whole number",
            team("- name: Town", "  base: Byen", "  posts: five", "  serves: [Byen]"),
            "a.yaml:15:12: error: 'posts' is not a whole number: 'five'; \(postsAllowed)"),
        Wrong(
            "negative posts",
            team("- name: Town", "  base: Byen", "  posts: -3", "  serves: [Byen]"),
            "a.yaml:15:12: error: 'posts' is -3; \(postsAllowed)"),
        Wrong(
            "seed", "seed: -1\n" + Fixture.sound,
            "a.yaml:1:7: error: 'seed' is -1; allowed: a whole number from 0 to 9223372036854775807"),
        Wrong(
            "large seed", "seed: 9223372036854775808\n" + Fixture.sound,
            "a.yaml:1:7: error: 'seed' is not in range: '9223372036854775808'; allowed: a whole number from 0 to 9223372036854775807"
        ),
        Wrong(
            "replications", "replications: 0\n" + Fixture.sound,
            "a.yaml:1:15: error: 'replications' is 0; allowed: a whole number from 1 to 1000000"),
        Wrong(
            "start", "start: 2019-02-30\n" + Fixture.sound,
            "a.yaml:1:8: error: 'start' is not a date: '2019-02-30'; allowed: year-month-day, such as 2019-01-01"),
        Wrong(
            "horizon without unit", "version: 1\nhorizon: 9\n" + region + teams,
            "a.yaml:2:10: error: 'horizon' is not a length of time: '9'; \(timeAllowed)"),
        Wrong(
            "warm-up beyond horizon", "version: 1\nhorizon: 3 years\nwarmup: 3 years\n" + region + teams,
            "a.yaml:3:9: error: 'warmup' is 1095.75 days, and 'horizon' 1095.75 days; allowed: a warm-up shorter than the horizon"
        ),
        Wrong(
            "unsupported version", "version: 2\nhorizon: 5 years\n" + region + teams,
            "a.yaml:1:10: error: version '2' of the file format is not known; allowed: 1"),
        Wrong(
            "kind", "kind: opn\n" + Fixture.sound,
            "a.yaml:1:7: error: unknown kind 'opn'; allowed: open, cohort; did you mean 'open'?"),
        Wrong(
            "name with a slash", "name: a/b\n" + Fixture.sound,
            "a.yaml:1:7: error: 'name' names files, so 'a/b' cannot be one; allowed: at most 100 letters without '/', '\\', quotes and leading dot"
        ),
        Wrong(
            "a list for a value", "name: [a]\n" + Fixture.sound,
            "a.yaml:1:7: error: 'name' is a list or a mapping; allowed: a single value"),
        Wrong("no value", "name:\n" + Fixture.sound, "a.yaml:1:6: error: 'name' is empty; allowed: a value"),
        Wrong(
            "missing keys", "name: x\n", "a.yaml: error: the scenario lacks the key 'version'",
            "a.yaml: error: the scenario lacks the key 'horizon'", "a.yaml: error: the scenario lacks the key 'region'",
            "a.yaml: error: the scenario lacks the key 'teams' or 'strategy'"),
        Wrong(
            "empty file", "# nothing\n",
            "a.yaml: error: the file is empty; allowed: keys of a scenario, such as 'version: 1'"),
        Wrong("a list", "- 1\n", "a.yaml:1:1: error: a scenario is not a mapping; allowed: the keys \(topKeys)"),
    ])
    func tellsWhatIsWrongInAFile(_ wrong: Wrong) throws {
        #expect(try Fixture().messages(of: wrong.text) == wrong.messages)
    }

    @Test(arguments: [
        Wrong(
            "unknown programme", "programme: utvidet_oppfolgin\n" + Fixture.sound,
            "a.yaml:1:12: error: unknown programme 'utvidet_oppfolgin'; allowed: \(programmes); did you mean 'utvidet_oppfolging'?"
        ),
        Wrong(
            "unknown population", "population: martians\n" + Fixture.sound,
            "a.yaml:1:13: error: unknown population 'martians'; allowed: \(populations)"),
        Wrong(
            "unknown effort", "effort: balanse\n" + Fixture.sound,
            "a.yaml:1:9: error: unknown effort regime 'balanse'; allowed: placement_first, balanced, retention_first; did you mean 'balanced'?"
        ),
        Wrong(
            "unknown parameter", parameter("caselod.cap: 12"),
            "a.yaml:18:3: error: unknown parameter 'caselod.cap'; allowed: the names that `fotfeste parameters` lists; did you mean 'caseload.cap'?"
        ),
        Wrong(
            "text for a parameter", parameter("caseload.cap: many"),
            "a.yaml:18:17: error: 'caseload.cap' is not a number: 'many'; allowed: \(cap)"),
        Wrong(
            "negative caseload", parameter("caseload.cap: -5"),
            "a.yaml:18:17: error: 'caseload.cap' is -5; allowed: \(cap)"),
        Wrong(
            "parameter out of range", parameter("caseload.cap: 9000 seekers"),
            "a.yaml:18:17: error: 'caseload.cap' is 9000 seekers; allowed: \(cap)"),
        Wrong(
            "wrong unit", parameter("caseload.cap: 5 hours"),
            "a.yaml:18:17: error: 'caseload.cap' cannot be stated in 'hours'; allowed: \(cap)"),
        Wrong(
            "parameters as a list", Fixture.sound + "parameters: [1]\n",
            "a.yaml:17:13: error: parameters is not a mapping; allowed: 'name: value' lines"),
    ])
    func tellsWhatIsWrongWithNamesAndNumbers(_ wrong: Wrong) throws {
        #expect(try Fixture().messages(of: wrong.text) == wrong.messages)
    }

    @Test(arguments: [
        Wrong(
            "no teams", head + region + "teams: []\n",
            "a.yaml:12:8: error: 'teams' is empty; allowed: at least one team"),
        Wrong(
            "teams not a list", head + region + "teams: 3\n",
            "a.yaml:12:8: error: 'teams' is not a list; allowed: a list of teams"),
        Wrong(
            "missing keys of a team", team("- name: Town", "  posts: 2"),
            "a.yaml:13:5: error: a team lacks the key 'base'", "a.yaml:13:5: error: a team lacks the key 'serves'"),
        Wrong(
            "no posts", team("- name: Town", "  base: Byen", "  posts: 0", "  serves: [Byen]"),
            "a.yaml:15:12: error: team 'Town' has no posts; allowed: 1 to 1000"),
        Wrong(
            "serves nobody", team("- name: Town", "  base: Byen", "  posts: 2", "  serves: []"),
            "a.yaml:16:13: error: team 'Town' serves nobody; allowed: at least one municipality"),
        Wrong(
            "too many at outposts",
            team(
                "- name: Town", "  base: Byen", "  posts: 2", "  serves: [Byen]", "  outposts:",
                "    - {municipality: Øya, posts: 3, serves: [Øya]}"),
            "a.yaml:15:12: error: team 'Town' has 3 posts at outposts but 2 in all; allowed: at most 2 at outposts"),
        Wrong(
            "nobody left at the base",
            team(
                "- name: Town", "  base: Byen", "  posts: 2", "  serves: [Byen]", "  outposts:",
                "    - {municipality: Øya, posts: 2, serves: [Øya]}"),
            "a.yaml:16:13: error: team 'Town' has no posts at its base to serve these; allowed: an empty list, or more posts than at the outposts"
        ),
        Wrong(
            "outpost serves nobody",
            team(
                "- name: Town", "  base: Byen", "  posts: 2", "  serves: [Byen]", "  outposts:",
                "    - {municipality: Øya, posts: 1, serves: []}"),
            "a.yaml:18:47: error: the outpost at 'Øya' serves nobody; allowed: at least one municipality"),
        Wrong(
            "same name twice", Fixture.sound + "  - {name: Town, base: Øya, posts: 1, serves: [Øya]}\n",
            "a.yaml:17:12: error: two teams are named 'Town'; allowed: a name for each"),
        Wrong(
            "supervisor", team("- name: Town", "  base: Byen", "  posts: 2", "  serves: [Byen]", "  supervisor: 2"),
            "a.yaml:17:17: error: 'supervisor' is 2; allowed: 0 to 1"),
        Wrong(
            "unknown municipality", team("- name: Town", "  base: Bien", "  posts: 2", "  serves: [Oya, Øya, Øya]"),
            "a.yaml:14:11: error: unknown municipality 'Bien'; allowed: a name or number in the file of municipalities; did you mean 'Byen'?",
            "a.yaml:16:14: error: unknown municipality 'Oya'; allowed: a name or number in the file of municipalities; did you mean 'Øya'?",
            "a.yaml:16:24: error: municipality 'Øya' is listed twice; allowed: once"),
        Wrong(
            "teams and strategy", Fixture.sound + "strategy: {kind: spread, budget: base}\n",
            "a.yaml:17:1: error: a scenario has both 'teams' and 'strategy'; allowed: one of them, or the strategy explicit beside 'teams'"
        ),
    ])
    func tellsWhatIsWrongWithTeams(_ wrong: Wrong) throws {
        #expect(try Fixture().messages(of: wrong.text) == wrong.messages)
    }

    @Test(arguments: [
        Wrong(
            "unknown strategy", strategy("kind: spred", "budget: 9 million NOK"),
            "a.yaml:13:9: error: unknown strategy 'spred'; allowed: \(strategies); did you mean 'spread'?"),
        Wrong(
            "strategy that is searched for", strategy("kind: optimised", "budget: 9 million NOK"),
            "a.yaml:13:9: error: strategy 'optimised' is searched for: `fotfeste optimise` finds its teams and writes them as a scenario file; allowed: \(strategies)"
        ),
        Wrong(
            "missing budget", strategy("kind: spread"), "a.yaml:13:3: error: a strategy lacks the key 'budget'"),
        Wrong(
            "budget without unit", strategy("kind: spread", "budget: -9"),
            "a.yaml:14:11: error: 'budget' is not an amount a year: '-9'; allowed: '16 million NOK', '16000000 NOK', or 'base' for what the scenario that this one extends costs"
        ),
        Wrong(
            "budget beyond measure", strategy("kind: spread", "budget: 1e300 NOK"),
            "a.yaml:14:11: error: 'budget' is 1e300 NOK; allowed: at most 2 000 000 000 NOK a year"),
        Wrong(
            "budget of no base", strategy("kind: spread", "budget: base"),
            "a.yaml:14:11: error: budget 'base' needs a scenario with teams or a strategy to extend; allowed: 'extends', or an amount such as '16 million NOK'"
        ),
        Wrong(
            "hubs of spread", strategy("kind: spread", "budget: 9 million NOK", "hubs: [Byen]"),
            "a.yaml:15:3: error: 'hubs' belongs to the strategy hub_and_spoke, not to spread"),
        Wrong(
            "unknown hub", strategy("kind: hub_and_spoke", "budget: 9 million NOK", "hubs: [Bien]"),
            "a.yaml:15:10: error: unknown municipality 'Bien'; allowed: a name or number in the file of municipalities; did you mean 'Byen'?"
        ),
        Wrong(
            "reach", strategy("kind: hub_and_spoke", "budget: 9 million NOK", "reach: 60 km"),
            "a.yaml:15:10: error: 'reach' is not a length of time: '60 km'; allowed: a number with a unit of time, such as '60 minutes' (minutes, hours, days, weeks, months, years)"
        ),
    ])
    func tellsWhatIsWrongWithStrategies(_ wrong: Wrong) throws {
        #expect(try Fixture().messages(of: wrong.text) == wrong.messages)
    }

    @Test func tellsWhatASmallBudgetWouldHaveToBe() throws {
        let fixture = try Fixture()
        for (kind, needs) in [("spread", "a single post"), ("hub_and_spoke", "a team of three with half a supervisor")]
        {
            let messages = try fixture.messages(of: strategy("kind: \(kind)", "budget: 1000 NOK"))
            let message = try #require(messages.first)
            #expect(messages.count == 1)
            let start =
                "a.yaml:14:11: error: a budget of 1 000 NOK a year is too small for \(needs); allowed: at least "
            #expect(message.hasPrefix(start))
            let least = message.dropFirst(start.count)
            #expect(
                try fixture.messages(of: strategy("kind: \(kind)", "budget: \(least.filter(\.isNumber)) NOK")) == [])
        }
    }

    @Test func tellsEverythingAtOnce() throws {
        let text =
            "sed: 1\n" + head + region + "teams:\n  - {name: A, base: Bien, posts: x, serves: []}\n"
            + "  - {name: B, base: Bien, posts: 1, serves: [Byen]}\nparameters: {caseload.cap: x}\n"
        let messages = try Fixture().messages(of: text)
        #expect(
            messages.map { $0.prefix { $0 != " " } } == [
                "a.yaml:1:1:", "a.yaml:14:21:", "a.yaml:14:34:", "a.yaml:15:21:", "a.yaml:16:28:",
            ])
    }
}
