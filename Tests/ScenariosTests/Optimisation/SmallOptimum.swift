import Foundation
import Models
import Simulator

@testable import Scenarios

/// A search on the fixture's four municipalities whose best allocation is known by looking at all of them.
///
/// In place of the model a closed form says how many of each municipality's eligible people get a place within 90 days: a desk takes some people
/// for each post, the fewer the more it has already, the longer its drives and the smaller its team, shared over what it serves. Luck comes on top, most of it the same for
/// all allocations.
struct SmallOptimum {
    let fixture: Fixture

    init() throws {
        fixture = try Fixture()
        try fixture.write("base.yaml", Fixture.sound)
    }

    /// A plan over the fixture's scenario for five posts or six; lines in place of the usual ones are put at the end.
    func plan(_ lines: String..., evaluations: Int = 600) throws -> OptimisationPlan {
        let own = lines.map { $0 + "\n" }.joined()
        try fixture.write(
            "plan.yaml",
            "version: 1\nscenario: base.yaml\nbudget: 5.4 million NOK\nobjective: coverage_90d\nevaluations: \(evaluations)\n"
                + "replications: 30\n" + own)
        return try OptimisationPlan.load(path: fixture.path("plan.yaml"))
    }

    func optimisation(_ lines: String..., evaluations: Int = 600) throws -> Optimisation {
        let own = lines.joined(separator: "\n")
        return try Optimisation(try plan(own, evaluations: evaluations), replicate: Self.replicate)
    }

    /// People who become eligible in each municipality in a run.
    static func eligible(_ input: ModelInput) -> [Double] {
        input.region.municipalities.map { $0.residents18to66 / 10 }
    }

    /// Those who get a place, without luck.
    static func admitted(_ input: ModelInput) -> [Double] {
        let eligible = eligible(input)
        var admitted = eligible.map { _ in 0.0 }
        for team in input.teams {
            let ofTeam = 0.7 + 0.1 * Double(min(3, team.posts)) + 0.2 * team.supervisor
            let base = Outpost(municipality: team.base, posts: team.postsAtBase, serves: team.serves)
            for desk in [base] + team.outposts {
                let people = desk.serves.reduce(0) { $0 + eligible[$1] }
                let minutes = desk.serves.reduce(0) {
                    $0 + eligible[$1] * input.region.travel.minutes(desk.municipality, $1)
                }
                let places =
                    300 * (1 - exp(-0.7 * Double(desk.posts) * team.fte)) * ofTeam * exp(-minutes / max(1, people) / 40)
                for place in desk.serves { admitted[place] += eligible[place] * min(1, places / max(1, people)) }
            }
        }
        return zip(admitted, eligible).map(min)
    }

    static func coverage(_ input: ModelInput) -> Double {
        admitted(input).reduce(0, +) / eligible(input).reduce(0, +)
    }

    /// A run: the closed form with luck of the replication, and a little of the allocation's own.
    static let replicate: Replicate = { input, seed, replication in
        var shared = RandomStream(
            StreamName(seed: seed, replication: UInt64(replication), kind: 900, identity: 0, purpose: 0))
        let text = input.teams.description.utf8.reduce(UInt64(5381)) { ($0 &* 33) ^ UInt64($1) }
        var own = RandomStream(
            StreamName(seed: seed, replication: UInt64(replication), kind: 900, identity: text, purpose: 1))
        let factor = 1 + shared.normal(standardDeviation: 0.1) + own.normal(standardDeviation: 0.01)
        let (eligible, admitted) = (eligible(input), admitted(input))
        let rows = eligible.indices.flatMap { place in
            let cell = Cell(municipality: place, segment: 0)
            return [
                Observation(measure: .eligibleFollowed90d, cell: cell, value: eligible[place]),
                Observation(measure: .eligible, cell: cell, value: eligible[place]),
                Observation(measure: .admittedWithin90d, cell: cell, value: factor * admitted[place]),
            ]
        }
        return ReplicationResult(observations: rows, events: 1)
    }

    /// All allocations that keep the rules of a search, by their coverage without luck, the best first.
    static func all(_ problem: OptimisationProblem) -> [(allocation: DeskAllocation, coverage: Double)] {
        let places = problem.template.region.municipalities.count
        let seats = Set(problem.template.region.offices.map(\.seat)).sorted()
        var found: [(allocation: DeskAllocation, coverage: Double)] = []
        for posts in counts(seats.count, most: 6) where posts.contains(where: { $0 > 0 }) {
            let desks = seats.indices.filter { posts[$0] > 0 }.map { seats[$0] }
            for bases in maps(desks.count, desks)
            where zip(desks, bases).allSatisfy({ _, base in
                bases[desks.firstIndex(of: base) ?? 0] == base
            }) {
                for servers in maps(places, desks + [-1]) {
                    var allocation = DeskAllocation(municipalities: places)
                    for (seat, count) in zip(seats, posts) { allocation.posts[seat] = count }
                    for (desk, base) in zip(desks, bases) { allocation.bases[desk] = base }
                    allocation.servers = servers
                    guard desks.allSatisfy({ servers[$0] == $0 }), problem.rules.allow(allocation) else { continue }
                    found.append((allocation, coverage(problem.input(allocation))))
                }
            }
        }
        return found.sorted { $0.coverage > $1.coverage }
    }

    private static func counts(_ places: Int, most: Int) -> [[Int]] {
        guard places > 0 else { return [[]] }
        return (0...most).flatMap { here in counts(places - 1, most: most - here).map { [here] + $0 } }
    }

    private static func maps(_ places: Int, _ values: [Int]) -> [[Int]] {
        guard places > 0 else { return [[]] }
        return values.flatMap { value in maps(places - 1, values).map { [value] + $0 } }
    }
}
