import Foundation
import Simulator
import Testing

@testable import Models

/// A replication that is stopped while it runs.
@Suite struct CancellationTests {
    /// Some 50 000 people over a hundred years: a replication of many seconds.
    private static let long = TestRegion.input(teams: TestRegion.twoTeams, years: 100, warmup: 1, [.inflowRate: 0.02])

    @Test func aCancelledReplicationStopsWithinASecond() async throws {
        let task = Task.detached {
            let result = Result { try FollowUp.replicateUnlessCancelled(Self.long, seed: 1, replication: 1) }
            return (result, ContinuousClock.now)
        }
        // Not by a task, which other tests could keep waiting until the replication is over.
        let cancelled = await withCheckedContinuation { continuation in
            DispatchQueue.global().asyncAfter(deadline: .now() + 0.3) {
                task.cancel()
                continuation.resume(returning: ContinuousClock.now)
            }
        }
        let (result, ended) = await task.value
        #expect(throws: CancellationError.self) { _ = try result.get() }
        #expect(ended - cancelled < .seconds(1))
    }

    /// Looking for a cancellation changes no number of an open study or a cohort.
    @Test func itIsTheSameReplication() throws {
        let cohort = TestCohort.input([("service", 30, [:]), ("control", 30, [.serviceDelivered: 0])])
        for input in [TestRegion.input(teams: TestRegion.twoTeams), cohort] {
            let looked = try FollowUp.replicateUnlessCancelled(input, seed: 3, replication: 2)
            let whole = FollowUp.replicate(input, seed: 3, replication: 2)
            #expect(looked.observations == whole.observations && looked.events == whole.events)
        }
    }

    /// The time of a replication is known within a factor of five from a tenth of it, also on a machine that does something else besides.
    @Test func theTimeOfAReplicationIsEstimated() throws {
        let input = TestRegion.input(teams: TestRegion.twoTeams, years: 9, warmup: 3, [.inflowRate: 0.02])
        let began = ContinuousClock.now
        _ = FollowUp.replicate(input, seed: 1, replication: 1)
        let whole = (ContinuousClock.now - began) / .seconds(1)
        let estimate = try FollowUp.estimatedSeconds(input, seed: 1, patience: .seconds(whole / 10))
        #expect(estimate > whole / 5 && estimate < whole * 5, "\(estimate) of \(whole)")
        let patient = try FollowUp.estimatedSeconds(input, seed: 1, patience: .seconds(3600))
        #expect(patient > whole / 5 && patient < whole * 5, "\(patient) of \(whole)")
    }
}
