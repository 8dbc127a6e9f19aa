import Foundation
import Simulator
import Synchronization
import Testing

@testable import Models

/// A replication that is stopped while it runs.
@Suite struct CancellationTests {
    /// Some 50 000 people over a hundred years: a replication of many seconds.
    private static let long = TestRegion.input(teams: TestRegion.twoTeams, years: 100, warmup: 1, [.inflowRate: 0.02])

    /// In time of the processor, which what else the machine does leaves as it is.
    @Test func aCancelledReplicationStopsWithinASecond() async throws {
        let (running, atCancellation) = (Shared<ThreadClock?>(nil), Shared<Duration?>(nil))
        let task = Task.detached {
            let clock = ThreadClock()
            running.value = clock
            let result = Result { try FollowUp.replicateUnlessCancelled(Self.long, seed: 1, replication: 1) }
            return (result, clock.time)
        }
        // A thread of its own, which no other test keeps waiting until the replication is over.
        Thread.detachNewThread {
            while (running.value?.time ?? .zero) < .milliseconds(300) { usleep(1000) }
            atCancellation.value = running.value?.time
            task.cancel()
        }
        let (result, ended) = await task.value
        #expect(throws: CancellationError.self) { _ = try result.get() }
        let cancelled = try #require(atCancellation.value)
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

/// The processor's time that the thread which made it has used since; read from any thread.
private struct ThreadClock: Sendable {
    private let clock: clockid_t
    private let began: Duration

    init() {
        var clock = clockid_t()
        pthread_getcpuclockid(pthread_self(), &clock)
        self.clock = clock
        began = Self.time(clock)
    }

    var time: Duration { Self.time(clock) - began }

    private static func time(_ clock: clockid_t) -> Duration {
        var time = timespec()
        clock_gettime(clock, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

/// A value that threads share.
private final class Shared<Value: Sendable>: Sendable {
    private let lock: Mutex<Value>

    init(_ value: Value) { lock = Mutex(value) }

    var value: Value {
        get { lock.withLock { $0 } }
        set { lock.withLock { $0 = newValue } }
    }
}
