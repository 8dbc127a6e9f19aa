import Foundation
import Models
import Testing

@testable import Scenarios

/// The nation, as loaded: all of it is there, and the strategies spend one budget.
@Suite struct NationTests {
    private static func scenario(_ name: String) throws -> Scenario {
        try Scenario.load(path: packageFolder + "/scenarios/\(name).yaml")
    }

    @Test func everyoneIsThere() throws {
        let path = packageFolder + "/scenarios/data/municipalities_norway_2020.csv"
        let problems = Problems(files: .user)
        let table = try #require(
            MunicipalityTable(Stated(value: path, place: Place(file: path)), problems: problems))
        #expect(table.rows.count == 356)
        #expect(table.rows.reduce(0) { $0 + $1.population } == 5_367_580)
        let region = try Self.scenario("norway-2019").input.region
        #expect(region.municipalities.count == 356)
        #expect(region.municipalities.reduce(0) { $0 + $1.residents18to66 } == 3_421_552)
        #expect(region.municipalities.allSatisfy { $0.employers >= 1 && (1...6).contains($0.centrality) })
        // Establishments with employees in 2011, up to rounding.
        let employers = region.municipalities.reduce(0) { $0 + $1.employers }
        #expect(abs(employers - (485_907 - 291_112)) < 178)
    }

    /// A city's districts are one office, Oslo's collective code is none, and every municipality has its office.
    @Test func offices() throws {
        let region = try Self.scenario("norway-2019").input.region
        #expect(region.offices.count == 283)
        #expect(Set(region.offices.map(\.number)).count == 283)
        #expect(region.offices.flatMap(\.municipalities).sorted() == Array(0..<356))
        for (index, municipality) in region.municipalities.enumerated() {
            #expect(region.offices[municipality.office].municipalities.contains(index))
        }
        let cities = region.offices.filter { $0.name.contains(" offices)") }.map(\.name)
        #expect(
            Set(cities) == [
                "NAV Oslo (15 offices)", "NAV Stavanger (5 offices)", "NAV Bergen (8 offices)",
                "NAV Trondheim (2 offices)",
            ])
    }

    /// In the north over the road links, as in the region; elsewhere by distance, alike both ways.
    @Test func travel() throws {
        let nation = try Self.scenario("norway-2019").input.region
        let north = try Self.scenario("troms-finnmark-2019").input.region
        let numbers = Dictionary(
            uniqueKeysWithValues: nation.municipalities.enumerated().map { ($1.number, $0) })
        let places = try north.municipalities.map { try #require(numbers[$0.number]) }
        for (a, from) in places.enumerated() {
            for (b, to) in places.enumerated() where a != b {
                #expect(nation.travel.minutes(from, to) == north.travel.minutes(a, b))
            }
        }
        let (oslo, bergen) = (try #require(numbers["0301"]), try #require(numbers["4601"]))
        // 305 km of great circle between Oslo and Bergen.
        #expect(abs(nation.travel.minutes(oslo, bergen) - (10.2 + 0.89 * 305)) < 2)
        #expect(nation.travel.minutes(oslo, bergen) == nation.travel.minutes(bergen, oslo))
        #expect(nation.travel.approximate)
    }

    /// The file of the nation and that of the north agree on the people of the north.
    @Test func agreesWithTheRegion() throws {
        let nation = try Self.scenario("norway-2019").input.region
        let north = try Self.scenario("troms-finnmark-2019").input.region
        for place in north.municipalities {
            let same = try #require(nation.municipalities.first { $0.number == place.number })
            #expect(same.residents18to66 == place.residents18to66 && same.residents18to29 == place.residents18to29)
            #expect(same.centrality == place.centrality && same.employers == place.employers)
        }
    }

    @Test func postsAsToldAndWhoIsNotServedIsSaid() throws {
        let scenario = try Self.scenario("norway-2019")
        #expect(scenario.input.teams.reduce(0) { $0 + $1.posts } == 550)
        #expect(scenario.input.teams.allSatisfy { $0.posts >= 3 && $0.posts <= 8 })
        let served = Set(scenario.input.teams.flatMap { $0.serves + $0.outposts.flatMap(\.serves) })
        let note = try #require(scenario.notes.first { $0.hasPrefix("No team serves") })
        #expect(note.hasPrefix("No team serves \(356 - served.count) of 356 municipalities"))
        let areas = try #require(scenario.input.region.division).areas
        #expect(areas.count == 15 && areas.flatMap(\.municipalities).sorted() == Array(0..<356))
    }

    @Test(arguments: ["norway-team-in-every-region", "norway-large-offices", "norway-hub-and-spoke"])
    func strategiesSpendTheSameWithinAPost(_ name: String) throws {
        let base = try Self.scenario("norway-2019")
        let scenario = try Self.scenario(name)
        let limit = PlannedCost(
            teams: base.input.teams, region: base.input.region, parameters: base.input.parameters
        ).total
        let budget = try #require(scenario.budget)
        #expect(budget.limit == limit)
        #expect(budget.remainder >= 0 && budget.remainder < 1.35 * scenario.input.parameters[.postPrice])
        let teams = scenario.input.teams
        #expect(Set(teams.map(\.name)).count == teams.count)
        #expect(teams.allSatisfy { $0.posts <= 8 && $0.postsAtBase >= 0 })
        let served = Set(teams.flatMap { $0.serves + $0.outposts.flatMap(\.serves) })
        #expect(name == "norway-large-offices" ? served.count < 356 : served.count == 356)
    }

    /// Counties add up to the nation, in a short run without much inflow.
    @Test func countiesAddUp() throws {
        var input = try Scenario.load(
            path: packageFolder + "/scenarios/norway-2019.yaml", settings: ["inflow.rate=0.001"]
        ).input
        (input.horizon, input.warmup) = (.days(120), .days(20))
        let rows = [1, 2].map { FollowUp.replicate(input, seed: 1, replication: $0).observations }
        let estimates = OutcomeCatalogue.estimates(for: input, replications: rows)
        for name in ["eligible", "referred", "admitted"] {
            let found = estimates.filter { $0.name == name }
            let whole = try #require(found.first { $0.group == .region }?.jackknife?.whole)
            let counties = found.filter { if case .area = $0.group { true } else { false } }
            #expect(counties.count == 15 && whole > 0)
            #expect(abs(counties.reduce(0) { $0 + ($1.jackknife?.whole ?? 0) } - whole) < 1e-6)
        }
    }

    /// The same bytes for one job and two.
    @Test func jobsMakeNoDifference() async throws {
        let fixture = try Fixture()
        try fixture.write(
            "short.yaml",
            "extends: \(packageFolder)/scenarios/norway-2019.yaml\nhorizon: 60 days\nwarmup: 10 days\n"
                + "parameters: {inflow.rate: 0.0005}\n")
        let scenario = try fixture.load("short.yaml")
        var digests: [String] = []
        for jobs in 1...2 {
            let options = StudyOptions(replications: 2, jobs: jobs, output: fixture.path("jobs-\(jobs)"))
            digests.append(try await Study().run(scenario, options: options).report.resultsDigest)
        }
        #expect(digests[0] == digests[1] && !digests[0].isEmpty)
    }
}
