import Models
import Testing

@testable import Scenarios

/// What holds of every strategy on the real region, under budgets small and large.
@Suite struct RegionalStrategyTests {
    private static func budget(_ millions: Double) throws -> AllocationBudget {
        let region = try Scenario.load(path: packageFolder + "/scenarios/troms-finnmark-2019.yaml").input.region
        return AllocationBudget(region: region, parameters: ParameterValues(), limit: millions * 1e6)
    }

    private static func teams(_ kind: StrategyKind, _ budget: AllocationBudget) throws -> [Team] {
        let places = ConcentrateStrategy.largestOffices(3, budget)
        switch kind {
        case .concentrate: return try ConcentrateStrategy(budget: budget, reach: 60).teams(at: places)
        case .digital: return try ConcentrateStrategy(budget: budget, reach: nil).teams(at: places)
        case .rotating: return try RotatingStrategy(budget: budget, reach: 120, weekdays: [2, 4]).teams(at: places)
        case .proportional: return try ProportionalStrategy(budget: budget, reach: nil).teams()
        default: return try InclusionCompetenceStrategy(budget: budget, largestShare: 0.5).teams(smallest: nil)
        }
    }

    private static let kinds: [StrategyKind] = [.concentrate, .digital, .rotating, .proportional, .inclusionCompetence]

    /// Every municipality has one team at the most, and the budget is used within the price of one post with its supervision and travel.
    @Test(arguments: kinds, [5.0, 9.0, 14.8, 40.0, 90.0])
    func oneTeamForEachPlaceAndTheBudgetUsed(_ kind: StrategyKind, _ millions: Double) throws {
        let budget = try Self.budget(millions)
        let teams = try Self.teams(kind, budget)
        let served = teams.flatMap { $0.serves + $0.outposts.flatMap(\.serves) }
        #expect(Set(served).count == served.count)
        if kind != .concentrate && kind != .rotating { #expect(served.count == budget.region.municipalities.count) }
        #expect(teams.allSatisfy { $0.posts > 0 && $0.serves.contains($0.base) })
        #expect(budget.affords(teams))
        let larger = teams.indices.map { index in
            var larger = teams
            larger[index].posts += 1
            if kind != .inclusionCompetence {
                let posts = larger[index].posts
                let supervisor = ConcentrateStrategy.supervisor(posts: posts)
                larger[index].supervisor =
                    kind == .proportional ? ProportionalStrategy.supervisor(posts: posts) : supervisor
            }
            return larger
        }
        #expect(larger.allSatisfy { !budget.affords($0) } || kind == .inclusionCompetence)
        let left = budget.limit - budget.cost(teams)
        #expect(left < 1.35 * budget.parameters[.postPrice] + 300_000)
    }

    @Test(arguments: [12.0, 14.8, 40.0])
    func teamsOfThreeWhereTheBudgetHasNine(_ millions: Double) throws {
        for kind in [StrategyKind.concentrate, .digital, .rotating] {
            let teams = try Self.teams(kind, try Self.budget(millions))
            #expect(teams.map(\.name) == ["Tromsø", "Harstad", "Alta"])
            #expect(teams.allSatisfy { $0.posts >= 3 && $0.supervisor >= 0.5 && $0.supervisor <= 1 })
        }
    }

    @Test(arguments: [5.0, 14.8, 40.0])
    func everyOutlyingPlaceOfARotatingTeamHasOneSpecialistWithDays(_ millions: Double) throws {
        for team in try Self.teams(.rotating, try Self.budget(millions)) {
            for place in team.serves where place != team.base {
                let posts = Set(team.presence.filter { $0.municipality == place }.map(\.post))
                #expect(posts.count == 1)
            }
            for post in 1...team.posts {
                let own = team.presence.filter { $0.post == post }
                #expect(Set(own.map { [$0.weekday, $0.week] }).count == own.count)
                #expect(own.allSatisfy { $0.every * 2 == own.count })
            }
        }
    }

    @Test(arguments: [5.0, 14.8, 90.0])
    func counsellorsHaveNoMoreThanHalfAPost(_ millions: Double) throws {
        let budget = try Self.budget(millions)
        let teams = try Self.teams(.inclusionCompetence, budget)
        #expect(teams.count == budget.region.offices.count)
        #expect(teams.allSatisfy { (0.1...0.5).contains($0.fte) && $0.supervisor == 0 && $0.areCounsellors })
        #expect(budget.limit - budget.cost(teams) < budget.parameters[.postPrice])
    }

    /// Where posts go to large offices all the same, a merger of small ones changes who owns a municipality, and nothing else.
    @Test func mergerToTwentyOfficesGivesTheTeamsOfProportional() throws {
        func load(_ name: String) throws -> ModelInput {
            try Scenario.load(path: packageFolder + "/scenarios/\(name).yaml").input
        }
        let (merged, proportional) = (try load("merge"), try load("proportional"))
        #expect(merged.region.offices.count == 20 && proportional.region.offices.count == 35)
        #expect(merged.teams == proportional.teams)
    }

    @Test func largestRemainderIsHamiltons() {
        #expect(AllocationBudget.largestRemainder(10, weights: [7, 2, 1]) == [7, 2, 1])
        #expect(AllocationBudget.largestRemainder(5, weights: [47, 16, 15.8, 12, 6.1, 3.1]) == [2, 1, 1, 1, 0, 0])
        #expect(AllocationBudget.largestRemainder(9, weights: [100, 1, 1], least: 2) == [5, 2, 2])
        #expect(AllocationBudget.largestRemainder(4, weights: [0, 0]) == [2, 2])
        #expect(AllocationBudget.largestRemainder(3, weights: [1, 1]) == [2, 1])
    }
}
