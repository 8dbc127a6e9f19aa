import Testing

@testable import Scenarios

private func strategy(_ lines: String...) -> String {
    Fixture.head + Fixture.region + "strategy:\n" + lines.map { "  " + $0 + "\n" }.joined()
}

private func team(_ fields: String) -> String {
    Fixture.head + Fixture.region + "teams:\n  - {name: T, base: Byen, posts: 2, serves: [Byen, Viken], \(fields)}\n"
}

private let names = StrategyKind.names.joined(separator: ", ")
private let budget = "budget: 9 million NOK"
private let weekdays = "monday, tuesday, wednesday, thursday, friday"

@Suite struct StrategyCheckerTests {
    @Test(arguments: [
        Wrong(
            "unknown strategy", strategy("kind: proportionl", budget),
            "a.yaml:13:9: error: unknown strategy 'proportionl'; allowed: \(names); did you mean 'proportional'?"),
        Wrong(
            "unknown option", strategy("kind: concentrate", budget, "ofices: 3"),
            "a.yaml:15:3: error: unknown key 'ofices' in a strategy; allowed: kind, budget, hubs, reach, offices, at, remote_beyond, weekdays, then, largest_share, regions, largest_team; did you mean 'offices'?"
        ),
        Wrong(
            "option of others", strategy("kind: spread", budget, "reach: 60 minutes"),
            "a.yaml:15:3: error: 'reach' belongs to the strategies hub_and_spoke, concentrate, proportional, rotating, merge, not to spread"
        ),
        Wrong(
            "more offices than there are", strategy("kind: concentrate", budget, "offices: 4"),
            "a.yaml:15:12: error: 'offices' is 4, but the region has 3 offices; allowed: 1 to 3"),
        Wrong(
            "more offices left than there are", strategy("kind: merge", budget, "offices: 20"),
            "a.yaml:15:12: error: 'offices' is 20, but the region has 3 offices; allowed: 1 to 3"),
        Wrong(
            "offices and at", strategy("kind: concentrate", budget, "offices: 1", "at: [Byen]"),
            "a.yaml:16:7: error: a strategy has both 'offices' and 'at'; allowed: one of them"),
        Wrong(
            "unknown place", strategy("kind: digital", budget, "at: [Bien]"),
            "a.yaml:15:8: error: unknown municipality 'Bien'; allowed: a name or number in the file of municipalities; did you mean 'Byen'?"
        ),
        Wrong(
            "no places", strategy("kind: digital", budget, "at: []"),
            "a.yaml:15:7: error: 'at' is empty; allowed: at least one municipality, or no 'at' to have them chosen"),
        Wrong(
            "far calls", strategy("kind: digital", budget, "remote_beyond: 20 hours"),
            "a.yaml:15:18: error: 'remote_beyond' is 1200 minutes; allowed: 0 to 1000 minutes"),
        Wrong(
            "calls stated twice",
            strategy("kind: digital", budget, "remote_beyond: 45 minutes")
                + "parameters: {work.remote_beyond: 60 minutes}\n",
            "a.yaml:15:18: error: 'remote_beyond' is 45 minutes, but the parameter 'work.remote_beyond' is stated as 60 minutes; allowed: one of them"
        ),
        Wrong(
            "weekday", strategy("kind: rotating", budget, "weekdays: [tuesday, thurday]"),
            "a.yaml:15:23: error: unknown weekday 'thurday'; allowed: \(weekdays); did you mean 'thursday'?"),
        Wrong(
            "weekday twice", strategy("kind: rotating", budget, "weekdays: [friday, friday]"),
            "a.yaml:15:13: error: 'weekdays' names a day twice; allowed: once"),
        Wrong(
            "share", strategy("kind: inclusion_competence", budget, "largest_share: 2"),
            "a.yaml:15:18: error: 'largest_share' is 2; allowed: 0.1 to 1"),
        Wrong(
            "after a merger", strategy("kind: merge", budget, "then: rotating"),
            "a.yaml:15:9: error: unknown strategy after a merger 'rotating'; allowed: spread, proportional, concentrate"
        ),
        Wrong(
            "reach of spread after a merger",
            strategy("kind: merge", budget, "offices: 2", "then: spread", "reach: 60 minutes"),
            "a.yaml:17:3: error: 'reach' has no meaning where spread follows upon the merger"),
        Wrong(
            "explicit without teams", strategy("kind: explicit"),
            "a.yaml:12:1: error: the strategy explicit has no 'teams' beside it; allowed: 'teams' in the same file, or another strategy"
        ),
    ])
    func tellsWhatIsWrongWithOptions(_ wrong: Wrong) throws {
        #expect(try Fixture().messages(of: wrong.text) == wrong.messages)
    }

    @Test(arguments: [
        Wrong(
            "share of a post", team("fte: 0.05"), "a.yaml:13:65: error: 'fte' is 0.05; allowed: 0.1 to 1"),
        Wrong(
            "counsellors", team("counsellors: maybe"),
            "a.yaml:13:73: error: unknown answer 'maybe'; allowed: true, false"),
        Wrong(
            "key of a presence day", team("presence: [{municipality: Viken, weekday: friday, evry: 2}]"),
            "a.yaml:13:110: error: unknown key 'evry' in a presence day; allowed: municipality, weekday, every, week, post; did you mean 'every'?"
        ),
        Wrong(
            "missing weekday", team("presence: [{municipality: Viken}]"),
            "a.yaml:13:71: error: a presence day lacks the key 'weekday'"),
        Wrong(
            "week beyond the cycle", team("presence: [{municipality: Viken, weekday: friday, every: 2, week: 3}]"),
            "a.yaml:13:126: error: 'week' is 3; allowed: a whole number from 1 to 2"),
        Wrong(
            "presence at the base", team("presence: [{municipality: Byen, weekday: friday}]"),
            "a.yaml:13:86: error: 'Byen' is the base of team 'T'; allowed: presence days in the municipalities of 'serves', the base excepted"
        ),
        Wrong(
            "presence where nobody is served", team("presence: [{municipality: Nordby, weekday: friday}]"),
            "a.yaml:13:86: error: 'Nordby' is not served from the base of team 'T'; allowed: presence days in the municipalities of 'serves', the base excepted"
        ),
        Wrong(
            "two places on a day",
            team(
                "presence: [{municipality: Viken, weekday: friday, post: 1}, {municipality: Viken, weekday: friday, every: 2}]"
            ),
            "a.yaml:13:120: error: team 'T' is in 'Viken' and in 'Viken' on the same friday; allowed: one place a day for each post"
        ),
        Wrong(
            "part-time with presence", team("fte: 0.5, presence: [{municipality: Viken, weekday: friday}]"),
            "a.yaml:13:70: error: team 'T' is part-time and has presence days; allowed: 'fte: 1' with 'presence'"),
    ])
    func tellsWhatIsWrongWithTermsOfTeams(_ wrong: Wrong) throws {
        #expect(try Fixture().messages(of: wrong.text) == wrong.messages)
    }

    @Test(arguments: [
        ("concentrate", "a post at each of 3 offices, with half a supervisor for each team"),
        ("digital", "a post at each of 3 offices, with half a supervisor for each team"),
        ("rotating", "a post at each of 3 offices, with half a supervisor for each team"),
        ("proportional", "a single post with its supervision"),
        ("merge", "a single post with its supervision"),
        ("inclusion_competence", "a tenth of a post at each of 3 offices, with training"),
    ])
    func tellsWhatASmallBudgetWouldHaveToBe(kind: String, needs: String) throws {
        let fixture = try Fixture()
        let messages = try fixture.messages(of: strategy("kind: \(kind)", "budget: 1000 NOK"))
        let start = "a.yaml:14:11: error: a budget of 1 000 NOK a year is too small for \(needs); allowed: at least "
        let message = try #require(messages.first)
        #expect(messages.count == 1 && message.hasPrefix(start), "\(message)")
        let least = message.dropFirst(start.count).filter(\.isNumber)
        #expect(try fixture.messages(of: strategy("kind: \(kind)", "budget: \(least) NOK")) == [])
    }

    @Test func optionsBelongToSomeStrategy() {
        for option in StrategyOption.allCases {
            #expect(StrategyKind.allCases.contains { $0.options.contains(option) }, "\(option)")
        }
    }
}
