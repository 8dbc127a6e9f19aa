/// Runs independent replications on several cores and hands each result over as it is finished.
///
/// Results may come in any order; each is a pure function of its index, so the set of results does not depend on the number of jobs. At
/// most `jobs` results are in flight, so memory is bounded. A cancelled task starts no further replication.
public struct ReplicationRunner: Sendable {
    /// How many replications run at the same time, at least 1.
    public var jobs: Int

    /// A runner with so many jobs.
    public init(jobs: Int) { self.jobs = max(1, jobs) }

    /// Runs `body` for every index and calls `deliver`, one call at a time, with each result.
    ///
    /// - Throws: the first error of `body` or `deliver`, or `CancellationError` when the task was cancelled before all were done.
    public func run<Index: Sendable, Result: Sendable>(
        _ indices: some Sequence<Index>,
        body: @escaping @Sendable (Index) throws -> Result,
        deliver: (Index, Result) throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Index, Result).self) { group in
            var rest = indices.makeIterator()
            for _ in 0..<jobs {
                guard let index = rest.next() else { break }
                group.addTask { (index, try body(index)) }
            }
            while let (index, result) = try await group.next() {
                if !Task.isCancelled, let following = rest.next() {
                    group.addTask { (following, try body(following)) }
                }
                try deliver(index, result)
            }
        }
        try Task.checkCancellation()
    }
}
