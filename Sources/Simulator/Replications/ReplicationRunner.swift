/// Runs independent replications on several cores and hands each result over as it is finished.
///
/// ```swift
/// var waits = Tally()
/// try await ReplicationRunner(jobs: 4).run(1...100, order: .asGiven) { replication in
///     simulate(replication: replication)  // on any core; a function of its index alone
/// } deliver: { replication, wait in
///     waits.add(wait)  // one call at a time; also the place to report progress
/// }
/// ```
/// Each result is a pure function of its index, so the set of results does not depend on the number of jobs; delivered in the order of the
/// indices, neither does anything computed from them, to the last bit.
///
/// Memory is bounded: at most `jobs` results are being made or wait for delivery, twice as many where they are delivered in order, and
/// one is being delivered. A cancelled task starts no further replication and delivers those under way; a long `body` can
/// throw `CancellationError` itself, which ends the run like any other error. After an error nothing more is delivered, and replications under way run to their end.
public struct ReplicationRunner: Sendable {
    /// In which order results are delivered.
    public enum DeliveryOrder: Hashable, Sendable {
        /// As they are finished, which differs from run to run.
        case asFinished
        /// In the order of the indices: what is finished early waits, and a replication much slower than others makes those wait too that
        /// have not started.
        case asGiven
    }

    /// How many replications run at the same time, at least 1.
    public let jobs: Int

    /// A runner with so many jobs; fewer than one count as one.
    public init(jobs: Int) { self.jobs = max(1, jobs) }

    /// Runs `body` for every index and calls `deliver`, one call at a time, with each result.
    ///
    /// - Throws: the first error of `body` or `deliver`, or `CancellationError` when the task was cancelled before all were started.
    public func run<Index: Sendable, Result: Sendable>(
        _ indices: some Sequence<Index>,
        order: DeliveryOrder = .asFinished,
        body: @escaping @Sendable (Index) throws -> Result,
        deliver: (Index, Result) throws -> Void
    ) async throws {
        let allDone = try await withThrowingTaskGroup(of: Finished<Index, Result>.self) { group in
            var rest = indices.makeIterator()
            var following = rest.next()
            var line = DeliveryLine<Finished<Index, Result>>()
            var started = 0
            var running = 0
            repeat {
                let due = line.next()
                // The next starts before the delivery, so that no core is idle during it.
                while let index = following, running < jobs, started - line.delivered < most(order) {
                    let position = started
                    guard
                        group.addTaskUnlessCancelled(operation: {
                            Finished(position: position, index: index, result: try body(index))
                        })
                    else { break }
                    started += 1
                    running += 1
                    following = rest.next()
                }
                if let due {
                    try deliver(due.index, due.result)
                } else if let finished = try await group.next() {
                    running -= 1
                    line.add(finished, at: order == .asGiven ? finished.position : line.added)
                }
            } while running > 0 || !line.isEmpty
            return following == nil
        }
        if !allDone { throw CancellationError() }
    }

    /// Results that may be in the making or wait for delivery.
    private func most(_ order: DeliveryOrder) -> Int { order == .asGiven ? 2 * jobs : jobs }
}

/// A result, and which of all it is, counted from 0.
private struct Finished<Index: Sendable, Result: Sendable>: Sendable {
    let position: Int
    let index: Index
    let result: Result
}

/// What is finished and not yet delivered, by its place in the order of delivery.
private struct DeliveryLine<Item> {
    private var waiting: [Int: Item] = [:]
    private(set) var added = 0
    private(set) var delivered = 0

    var isEmpty: Bool { waiting.isEmpty }

    mutating func add(_ item: Item, at place: Int) {
        waiting[place] = item
        added += 1
    }

    /// Takes out the item whose turn it is, if it is there.
    mutating func next() -> Item? {
        guard let item = waiting.removeValue(forKey: delivered) else { return nil }
        delivered += 1
        return item
    }
}
