import Models
import Simulator
import Testing

@testable import Scenarios

@Suite struct AllocationMoveTests {
    private func shipped(_ change: (inout OptimisationPlan) -> Void) throws -> OptimisationProblem {
        let scenario = packageFolder + "/scenarios/troms-finnmark-2019.yaml"
        var plan = OptimisationPlan(path: scenario, name: "region", scenario: scenario)
        change(&plan)
        return try OptimisationProblem(plan)
    }

    /// Two thousand steps from each start: the rules are kept at every one, and the money is used but for less than a post.
    @Test func everyNeighbourKeepsTheRules() throws {
        let problem = try shipped {
            $0.constraints.teamAtLeast = 3
            $0.constraints.longestDrive = 120
        }
        let moves = AllocationMoves(rules: problem.rules)
        var stream = RandomStream(StreamName(seed: 1, replication: 0, kind: 900, identity: 0, purpose: 0))
        #expect(problem.starts.count >= 5)
        var seen: Set<DeskAllocation> = []
        for start in problem.starts {
            #expect(problem.rules.allow(start))
            var current = start
            for _ in 0..<400 {
                guard let next = moves.neighbour(of: current, &stream) else { continue }
                #expect(problem.rules.allow(next) && next != current)
                let teams = problem.rules.teams(of: next)
                #expect(teams.allSatisfy { $0.posts >= 3 && $0.postsAtBase >= 1 && $0.serves.contains($0.base) })
                let ways = teams.flatMap { team in
                    team.outposts.map { problem.template.region.travel.minutes(team.base, $0.municipality) }
                }
                #expect(ways.allSatisfy { $0 <= 120 })
                let served = teams.flatMap { $0.serves + $0.outposts.flatMap(\.serves) }
                #expect(Set(served).count == served.count)
                let drives = teams.flatMap { team in
                    team.serves.map { problem.template.region.travel.minutes(team.base, $0) }
                }
                #expect(drives.allSatisfy { $0 <= 120 })
                #expect(problem.rules.cost(next) <= problem.rules.budget.limit)
                #expect(DeskAllocation(teams, municipalities: 39) == next)
                current = next
                seen.insert(next)
            }
        }
        #expect(seen.count > 500)
    }

    @Test func everyoneIsServedWhereCoverageIsAskedFor() throws {
        let problem = try shipped { $0.constraints.leastCoverage = 0.01 }
        let moves = AllocationMoves(rules: problem.rules)
        var stream = RandomStream(StreamName(seed: 2, replication: 0, kind: 900, identity: 0, purpose: 0))
        var current = try #require(problem.starts.first)
        for _ in 0..<200 {
            #expect(!current.servers.contains(-1))
            current = moves.neighbour(of: current, &stream) ?? current
        }
    }

    /// Named strategies that a search could place come back as they are, and break what they break.
    @Test func namedStrategiesAreReadAsAllocations() throws {
        let problem = try shipped { $0.constraints.longestDrive = 120 }
        let obstacles = Dictionary(
            uniqueKeysWithValues: problem.rivals.map { ($0.scenario.name, $0.obstacle?.text ?? "none") })
        #expect(obstacles["spread"] == "has a team of 1")
        #expect(obstacles["hub-and-spoke"] == "none")
        #expect(obstacles["concentrate"] == "none")
        #expect(obstacles["inclusion-competence"]?.hasPrefix("has a team of 0.") == true)
        #expect(obstacles["digital"]?.hasPrefix("has a drive of ") == true)
        #expect(problem.rivals.first?.scenario.name == "troms-finnmark-2019")
        let hub = try #require(problem.rivals.first { $0.scenario.name == "hub-and-spoke" })
        let allocation = try #require(hub.allocation)
        #expect(allocation.totalPosts == hub.scenario.input.teams.reduce(0) { $0 + $1.posts })
        #expect(problem.rivals.first { $0.scenario.name == "inclusion-competence" }?.allocation == nil)
    }

    /// Half a supervisor for three (B5.3), a whole one for six (B2.6), none for a lone post (B5.6).
    @Test func supervisorsFollowOneRule() {
        #expect([1, 2, 3, 4, 6, 9].map(AllocationRules.supervisor) == [0, 0, 0.5, 0.67, 1, 1])
    }
}
