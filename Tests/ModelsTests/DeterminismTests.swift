import Simulator
import Testing

@testable import Models

@Suite struct DeterminismTests {
    @Test func aReplicationIsAFunctionOfItsArguments() {
        let input = TestRegion.input(teams: TestRegion.twoTeams, years: 3)
        let first = FollowUp.replicate(input, seed: 5, replication: 2)
        let second = FollowUp.replicate(input, seed: 5, replication: 2)
        #expect(first.observations == second.observations && first.events == second.events)
        #expect(FollowUp.replicate(input, seed: 5, replication: 3).observations != first.observations)
        #expect(FollowUp.replicate(input, seed: 6, replication: 2).observations != first.observations)
    }

    /// Common random numbers: who becomes eligible, and when, does not depend on the policy.
    @Test func seekersAreTheSameUnderEveryPolicy() {
        func people(_ teams: [Team]) -> [String] {
            var model = FollowUpModel(TestRegion.input(teams: teams, years: 3), seed: 4, replication: 1)
            _ = model.simulate(until: Instant(days: 1000))
            return model.seekers.rows.map { "\($0.municipality)-\($0.number) \($0.eligibleAt.days) \($0.traits.age)" }
        }
        #expect(people([]) == people(TestRegion.twoTeams))
    }

    @Test func commonRandomNumbersCutTheVarianceOfDifferences() {
        var larger = TestRegion.oneTeam
        larger[0].posts = 4
        func coverage(_ teams: [Team], _ replication: Int) -> Double {
            let sums = Sums(
                FollowUp.replicate(TestRegion.input(teams: teams, years: 3), seed: 2, replication: replication))
            return sums[.admittedWithin90d] / max(1, sums[.eligibleFollowed90d])
        }
        let a = (1...12).map { coverage(TestRegion.oneTeam, $0) }
        let b = (1...12).map { coverage(larger, $0) }
        let paired = Tally(zip(a, b).map { $1 - $0 }).variance
        #expect(paired < Tally(a).variance + Tally(b).variance)
    }
}
