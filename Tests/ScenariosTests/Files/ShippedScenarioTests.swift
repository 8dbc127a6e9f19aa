import Foundation
import Models
import Testing

@testable import Scenarios

/// The folder of the package.
let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

@Suite struct ShippedScenarioTests {
    private func load(_ name: String) throws -> Scenario {
        try Scenario.load(path: packageFolder + "/scenarios/" + name)
    }

    @Test func baseHasTheRegionAndTheTeams() throws {
        let scenario = try load("troms-finnmark-2019.yaml")
        let region = scenario.input.region
        #expect(region.municipalities.count == 39)
        #expect(region.offices.count == 35)
        #expect(scenario.input.teams.map(\.posts) == [5, 6, 5])
        #expect(scenario.input.warmup.days >= 1095)
        #expect(scenario.replications == 200)
        #expect(scenario.seed == 1)
        #expect(region.travel.approximate)
        #expect(scenario.notes.contains("Travel times are approximate: shortest paths over estimated road links."))
        #expect(scenario.budget == nil)
    }

    @Test func numbersAreThoseOfTheData() throws {
        let region = try load("troms-finnmark-2019.yaml").input.region
        let tromsø = try #require(region.municipalities.first { $0.name == "Tromsø" })
        #expect(tromsø.residents18to66 == 52_113)
        #expect(tromsø.residents18to29 == 14_511)
        #expect(region.municipalities.allSatisfy { $0.employers >= 1 && $0.benefitRecipients > 0 })
        let narvik = try #require(region.offices.first { $0.number == "1805" })
        #expect(region.municipalities[narvik.seat].name == "Gratangen")
        let balsfjord = try #require(region.offices.first { $0.number == "1933" })
        #expect(region.municipalities[balsfjord.seat].name == "Balsfjord")
        let troms = region.municipalities.prefix { $0.number != "5430" }
        #expect(
            abs(
                troms.filter { !["5403", "5404", "5405", "5406"].contains($0.number) }.reduce(0) { $0 + $1.employers }
                    - 6601) < 20)
    }

    @Test func tromsKeepsItsCountyOnly() throws {
        let scenario = try load("troms-2019.yaml")
        #expect(scenario.input.region.municipalities.count == 21)
        #expect(scenario.input.teams.map(\.name) == ["Tromsø", "Harstad"])
        #expect(scenario.input.region.name == "Troms")
    }

    @Test(arguments: [
        "spread.yaml", "hub-and-spoke.yaml", "concentrate.yaml", "proportional.yaml", "digital.yaml", "rotating.yaml",
        "inclusion-competence.yaml", "merge.yaml",
    ])
    func strategiesSpendTheBudgetOfTheBase(_ name: String) throws {
        let base = try load("troms-finnmark-2019.yaml").input
        let scenario = try load(name)
        let limit = PlannedCost(teams: base.teams, region: base.region, parameters: base.parameters).total
        let budget = try #require(scenario.budget)
        #expect(budget.limit == limit)
        let input = scenario.input
        #expect(
            budget.spent == PlannedCost(teams: input.teams, region: input.region, parameters: input.parameters).total)
        #expect(budget.spent <= budget.limit)
        #expect(budget.remainder < input.parameters[.postPrice])
        #expect(scenario.digest != (try load("troms-finnmark-2019.yaml")).digest)
    }
}
