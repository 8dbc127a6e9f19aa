import Foundation
import Synchronization
import Testing

@testable import Simulator

@Suite struct ReplicationRunnerTests {
    private struct Refusal: Error, Equatable { var index: Int }

    /// Some work whose result depends on the index alone and whose time varies.
    @Sendable private static func simulate(_ replication: Int) -> [UInt64] {
        var stream = RandomStream(
            StreamName(seed: 9, replication: UInt64(replication), kind: 1, identity: 0, purpose: 0))
        let mean = (0..<(replication % 7 == 0 ? 50_000 : 500)).reduce(0.0) { sum, _ in sum + stream.exponential(mean: 1)
        }
        return [stream.next(), mean.bitPattern]
    }

    /// Every index once, and the same bytes, for 1, 2 and 5 jobs; in order also the same sequence.
    @Test(arguments: [ReplicationRunner.DeliveryOrder.asFinished, .asGiven])
    func theSameBytesForAnyNumberOfJobs(_ order: ReplicationRunner.DeliveryOrder) async throws {
        let indices = Array(1...60) + [1000, 700]
        let expected = indices.map(Self.simulate)
        for jobs in [1, 2, 5] {
            var delivered: [(index: Int, bytes: [UInt64])] = []
            try await ReplicationRunner(jobs: jobs).run(indices, order: order, body: Self.simulate) {
                delivered.append(($0, $1))
            }
            if order == .asGiven || jobs == 1 { #expect(delivered.map(\.index) == indices) }
            let rank = Dictionary(uniqueKeysWithValues: indices.enumerated().map { ($1, $0) })
            delivered.sort { rank[$0.index, default: 0] < rank[$1.index, default: 0] }
            #expect(delivered.map(\.index) == indices && delivered.map(\.bytes) == expected)
        }
    }

    /// A result that counts how many like it there are.
    private final class Counted: Sendable {
        static let live = Atomic<Int>(0)
        static let most = Atomic<Int>(0)

        init() {
            let now = Self.live.add(1, ordering: .sequentiallyConsistent).newValue
            Self.most.max(now, ordering: .sequentiallyConsistent)
        }

        deinit { Self.live.subtract(1, ordering: .sequentiallyConsistent) }
    }

    /// However slow the delivery, and with one replication far slower than the others, no more results live than is documented.
    @Test func memoryIsBounded() async throws {
        for (order, jobs) in [
            (ReplicationRunner.DeliveryOrder.asFinished, 1), (.asFinished, 4), (.asGiven, 1), (.asGiven, 4),
        ] {
            Counted.most.store(0, ordering: .sequentiallyConsistent)
            var delivered = 0
            try await ReplicationRunner(jobs: jobs).run(
                1...200, order: order,
                body: { index in
                    if index == 20 { usleep(30_000) }
                    return Counted()
                },
                deliver: { _, _ in
                    usleep(200)
                    delivered += 1
                })
            let most = Counted.most.load(ordering: .sequentiallyConsistent)
            #expect(delivered == 200 && most <= (order == .asGiven ? 2 * jobs : jobs) + 1)
            #expect(Counted.live.load(ordering: .sequentiallyConsistent) == 0)
        }
    }

    /// No more bodies run at a time than there are jobs, and a runner with none has one.
    @Test(arguments: [-1, 0, 1, 2, 3], [ReplicationRunner.DeliveryOrder.asFinished, .asGiven])
    func noMoreAtATimeThanJobs(_ jobs: Int, order: ReplicationRunner.DeliveryOrder) async throws {
        let running = Mutex(0)
        let most = Mutex(0)
        var delivered = 0
        let runner = ReplicationRunner(jobs: jobs)
        try await runner.run(
            1...60, order: order,
            body: { index in
                let now = running.withLock { value -> Int in
                    value += 1
                    return value
                }
                most.withLock { $0 = max($0, now) }
                usleep(300)
                running.withLock { $0 -= 1 }
                return index
            },
            deliver: { _, _ in delivered += 1 })
        #expect(runner.jobs == max(1, jobs) && delivered == 60 && most.withLock { $0 } <= max(1, jobs))
    }

    @Test func nothingToDoIsDoneAtOnce() async throws {
        try await ReplicationRunner(jobs: 3).run([Int](), body: { $0 }, deliver: { _, _ in Issue.record("delivered") })
    }

    /// Each delivery comes with the count so far, one at a time.
    @Test func deliveryTellsProgress() async throws {
        var seen: Set<Int> = []
        var progress: [Int] = []
        try await ReplicationRunner(jobs: 3).run(0..<25, body: { $0 * $0 }) { index, square in
            #expect(square == index * index && seen.insert(index).inserted)
            progress.append(seen.count)
        }
        #expect(progress == Array(1...25))
    }

    @Test(arguments: [ReplicationRunner.DeliveryOrder.asFinished, .asGiven])
    func anErrorOfABodyEndsTheRun(_ order: ReplicationRunner.DeliveryOrder) async {
        let started = Mutex(0)
        await #expect(throws: Refusal(index: 7)) {
            try await ReplicationRunner(jobs: 2).run(
                1...1000, order: order,
                body: { index in
                    started.withLock { $0 += 1 }
                    if index == 7 { throw Refusal(index: index) }
                    return index
                },
                deliver: { index, _ in #expect(index != 7) })
        }
        if order == .asGiven { #expect(started.withLock { $0 } < 7 + 4) }
    }

    @Test func anErrorOfADeliveryEndsTheRun() async {
        let started = Mutex(0)
        var delivered = 0
        await #expect(throws: Refusal(index: 5)) {
            try await ReplicationRunner(jobs: 2).run(
                1...1000, order: .asGiven,
                body: { index in
                    started.withLock { $0 += 1 }
                    return index
                },
                deliver: { index, _ in
                    delivered += 1
                    if index == 5 { throw Refusal(index: index) }
                })
        }
        #expect(delivered == 5 && started.withLock { $0 } <= 5 + 4)
    }

    /// A run that is cancelled starts nothing more, delivers what was under way, and says that it was cancelled.
    @Test(arguments: [ReplicationRunner.DeliveryOrder.asFinished, .asGiven])
    func aCancelledRunDeliversWhatWasStarted(_ order: ReplicationRunner.DeliveryOrder) async {
        let task = Task { () -> (started: Int, delivered: Int, wasCancelled: Bool) in
            let started = Mutex(0)
            var delivered = 0
            do {
                try await ReplicationRunner(jobs: 2).run(
                    1...1000, order: order,
                    body: { index in started.withLock { $0 += 1 } },
                    deliver: { _, _ in
                        delivered += 1
                        if delivered == 5 { withUnsafeCurrentTask { $0?.cancel() } }
                    })
            } catch {
                return (started.withLock { $0 }, delivered, error is CancellationError)
            }
            return (0, 0, false)
        }
        let outcome = await task.value
        #expect(outcome.wasCancelled && outcome.started == outcome.delivered)
        #expect(outcome.delivered >= 5 && outcome.delivered <= 9)
    }

    @Test func aTaskThatIsCancelledBeforeStartsNothing() async {
        let task = Task { () -> Bool in
            withUnsafeCurrentTask { $0?.cancel() }
            do {
                try await ReplicationRunner(jobs: 2).run(
                    1...3, body: { _ in Issue.record("started") }, deliver: { _, _ in Issue.record("delivered") })
            } catch {
                return error is CancellationError
            }
            return false
        }
        #expect(await task.value)
    }

    /// Cancelled during the last delivery, when nothing is left to start, a run is complete.
    @Test func aRunCancelledAtItsEndIsComplete() async throws {
        let task = Task { () -> Int in
            var delivered = 0
            try await ReplicationRunner(jobs: 2).run(
                1...10, body: { $0 },
                deliver: { _, _ in
                    delivered += 1
                    if delivered == 10 { withUnsafeCurrentTask { $0?.cancel() } }
                })
            return delivered
        }
        #expect(try await task.value == 10)
    }
}
