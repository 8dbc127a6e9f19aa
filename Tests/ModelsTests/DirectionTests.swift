import Foundation
import Simulator
import Testing

@testable import Models

/// Directions that must hold, as one-sided paired t tests under common random numbers: p below 0.001 with fixed seeds.
@Suite struct DirectionTests {
    static let replications = 16

    /// The one-sided p-value that b is larger than a, over paired replications.
    static func pValue(_ a: ModelInput, _ b: ModelInput, _ value: @escaping @Sendable (Sums) -> Double) async -> Double
    {
        let differences = await withTaskGroup(of: Double.self) { group in
            for replication in 1...replications {
                group.addTask {
                    let first = value(Sums(FollowUp.replicate(a, seed: 11, replication: replication)))
                    return value(Sums(FollowUp.replicate(b, seed: 11, replication: replication))) - first
                }
            }
            return await group.reduce(into: [Double]()) { $0.append($1) }
        }
        let tally = Tally(differences)
        let t = tally.mean / (tally.standardDeviation / Double(replications).squareRoot())
        return studentUpperTail(t, degreesOfFreedom: replications - 1)
    }

    @Test func morePostsAdmitMore() async {
        var larger = TestRegion.oneTeam
        larger[0].posts = 5
        let p = await Self.pValue(TestRegion.input(), TestRegion.input(teams: larger)) { $0[.admitted] }
        #expect(p < 0.001)
    }

    @Test func aLowerCapGivesMoreHoursPerSeeker() async {
        let hours: @Sendable (Sums) -> Double = { sums in
            Measure.phaseHours.reduce(0) { $0 + sums[$1] } / max(1, sums[.caseloadSum])
        }
        let p = await Self.pValue(
            TestRegion.input([.caseloadCap: 20]), TestRegion.input([.caseloadCap: 12]), hours)
        #expect(p < 0.001)
    }

    @Test func noTravelGivesMoreHoursWithSeekers() async {
        let p = await Self.pValue(
            TestRegion.input(), TestRegion.input([.travelTimeFactor: 0])
        ) { sums in Measure.phaseHours.reduce(0) { $0 + sums[$1] } }
        #expect(p < 0.001)
    }

    @Test func moreBreakdownLessRetention() async {
        let retention: @Sendable (Sums) -> Double = { $0[.sustained26w] / max(1, $0[.admittedFollowed18m]) }
        let p = await Self.pValue(
            TestRegion.input([.breakdownFactor: 2]), TestRegion.input([.breakdownFactor: 0.5]), retention)
        #expect(p < 0.001)
    }

    /// Multipliers hold for the middle of a step, so that steps of a quarter change nothing, in the service and outside it.
    @Test func smallerStepsOfTheClocksChangeNothingBeyondNoise() async {
        let sustained: @Sendable (Sums) -> Double = { $0[.sustained26w] / max(1, $0[.admittedFollowed18m]) }
        let employed: @Sendable (Sums) -> Double = { $0[.eligibleEmployed12m] / max(1, $0[.eligibleFollowed12m]) }
        for outcome in [sustained, employed] {
            let p = await Self.pValue(
                TestRegion.input([.driftInterval: 7, .driftIntervalOutside: 28]),
                TestRegion.input([.driftInterval: 1.75, .driftIntervalOutside: 7]), outcome)
            #expect(p > 0.005 && p < 0.995)
        }
    }
}
