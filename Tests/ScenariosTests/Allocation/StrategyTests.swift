import Models
import Testing

@testable import Scenarios

@Suite struct StrategyTests {
    private func region() throws -> Region {
        try Scenario.load(path: packageFolder + "/scenarios/troms-finnmark-2019.yaml").input.region
    }

    private func budget(_ millions: Double) throws -> AllocationBudget {
        AllocationBudget(region: try region(), parameters: ParameterValues(), limit: millions * 1e6)
    }

    private func named(_ names: [String], _ region: Region) throws -> [Int] {
        try names.map { name in try #require(region.municipalities.firstIndex { $0.name == name }) }
    }

    @Test(arguments: [1.5, 7.0, 16.0, 40.0, 400.0])
    func spreadGivesOnePostToTheLargestOffices(_ millions: Double) throws {
        let budget = try budget(millions)
        let teams = try SpreadStrategy.teams(budget)
        #expect(teams.allSatisfy { $0.posts == 1 && $0.supervisor == 0 && $0.outposts.isEmpty })
        #expect(Set(teams.map(\.name)).count == teams.count)
        #expect(teams.first?.name == "NAV Tromsø")
        let served = teams.flatMap(\.serves).sorted()
        #expect(served == Array(budget.region.municipalities.indices))
        #expect(budget.affords(teams))
        #expect(teams.count == budget.region.offices.count || noneFits(teams, budget))
    }

    private func noneFits(_ teams: [Team], _ budget: AllocationBudget) -> Bool {
        let chosen = teams.compactMap { team in budget.region.offices.firstIndex { $0.name == team.name } }
        return budget.region.offices.indices.filter { !chosen.contains($0) }.allSatisfy {
            !budget.affords(SpreadStrategy.teams(at: chosen + [$0], budget))
        }
    }

    @Test func municipalitiesOfAnOfficeWithAPostStayWithIt() throws {
        let budget = try budget(400)
        let teams = try SpreadStrategy.teams(budget)
        let salangen = try #require(teams.first { $0.name == "NAV Salangen-Lavangen-Dyrøy" })
        #expect(Set(salangen.serves) == Set(try named(["Salangen", "Lavangen", "Dyrøy"], budget.region)))
    }

    @Test(arguments: [5.0, 9.0, 16.0, 40.0, 90.0], [30.0, 60.0, 120.0])
    func hubsHaveTeamsOfThreeWithinTheBudget(_ millions: Double, _ reach: Double) throws {
        let budget = try budget(millions)
        let teams = try HubAndSpokeStrategy(budget: budget, reach: reach).teams(hubs: nil)
        for team in teams {
            #expect(team.posts >= 3 && team.postsAtBase >= 2)
            #expect(team.supervisor == 0.5)
            #expect(team.serves.contains(team.base))
            #expect(team.outposts.allSatisfy { $0.posts >= 1 && $0.serves.contains($0.municipality) })
            let places = team.serves + team.outposts.flatMap(\.serves)
            #expect(places.allSatisfy { budget.region.travel.minutes(team.base, $0) <= reach })
        }
        let served = teams.flatMap { $0.serves + $0.outposts.flatMap(\.serves) }
        #expect(Set(served).count == served.count)
        #expect(budget.affords(teams))
        #expect(noPostFits(teams, budget))
    }

    /// No post more fits at any hub or outpost: what is left is less than the price of one with its planned travel.
    private func noPostFits(_ teams: [Team], _ budget: AllocationBudget) -> Bool {
        teams.indices.allSatisfy { index in
            var larger = teams
            larger[index].posts += 1
            let atOutposts = teams[index].outposts.indices.map { outpost in
                var larger = larger
                larger[index].outposts[outpost].posts += 1
                return larger
            }
            return ([larger] + atOutposts).allSatisfy { !budget.affords($0) }
        }
    }

    @Test func hubsAreChosenAtLargeOffices() throws {
        let teams = try HubAndSpokeStrategy(budget: try budget(16), reach: 60).teams(hubs: nil)
        #expect(teams.map(\.name).prefix(4) == ["Tromsø", "Harstad", "Senja", "Alta"])
    }

    @Test func withoutInflowHubsAreChosenAllTheSame() throws {
        var budget = try budget(16)
        budget = AllocationBudget(
            region: budget.region, parameters: with(.inflowRate, 0), limit: budget.limit)
        #expect(try HubAndSpokeStrategy(budget: budget, reach: 60).teams(hubs: nil).count >= 3)
    }

    private func with(_ key: ParameterKey, _ value: Double) -> ParameterValues {
        var values = ParameterValues()
        values[key] = value
        return values
    }

    @Test func givenHubsAreKept() throws {
        let budget = try budget(20)
        let hubs = try named(["Harstad", "Alta"], budget.region)
        let teams = try HubAndSpokeStrategy(budget: budget, reach: 60).teams(hubs: hubs)
        #expect(teams.map(\.name) == ["Harstad", "Alta"])
        let harstad = try #require(teams.first)
        let kvæfjord = try named(["Kvæfjord"], budget.region)[0]
        #expect((harstad.serves + harstad.outposts.flatMap(\.serves)).contains(kvæfjord))
    }

    @Test func postsFollowTheInflow() throws {
        let budget = try budget(40)
        let hubs = try named(["Tromsø", "Alta"], budget.region)
        let teams = try HubAndSpokeStrategy(budget: budget, reach: 60).teams(hubs: hubs)
        #expect(teams[0].posts > 2 * teams[1].posts)
    }

    @Test func tooSmallForTheGivenHubs() throws {
        let budget = try budget(4)
        let hubs = try named(["Harstad", "Alta"], budget.region)
        #expect {
            try HubAndSpokeStrategy(budget: budget, reach: 60).teams(hubs: hubs)
        } throws: { error in
            (error as? BudgetTooSmall)?.needs == "a team of three with half a supervisor at each of 2 hubs"
        }
    }

    @Test func sameInputSameTeams() throws {
        let budget = try budget(30)
        let strategy = HubAndSpokeStrategy(budget: budget, reach: 90)
        #expect(try strategy.teams(hubs: nil) == strategy.teams(hubs: nil))
        #expect(try SpreadStrategy.teams(budget) == SpreadStrategy.teams(budget))
    }
}
