/// One run of a study: a point of its design, and the luck that it is run with.
public struct StudyCell: Hashable, Codable, Sendable {
    /// The number of the point in the design, from 0.
    public let point: Int
    /// Which of the replications of the point it is, from 1.
    public let ordinal: Int
    /// The number of the luck, from 1: the replication to simulate. Runs with the same number share their luck.
    public let replication: Int
}

/// All runs of a study in the order in which they are best made: first each point once, then each point a second time, and so on.
///
/// So a study that is cut short is balanced, and one with more replications goes on where one with fewer ended: the runs of both are
/// the same. All points share the luck of their first replication, and so on, unless they are said to share it in groups only.
public struct StudyCells: RandomAccessCollection, Hashable, Sendable {
    /// How many points the design has.
    public let points: Int
    /// How often each is run.
    public let replications: Int
    /// How many neighbouring points share their luck.
    public let groupSize: Int

    /// The runs of so many points, each replicated; negative numbers count as 0.
    public init(points: Int, replications: Int, sharedBy groupSize: Int? = nil) {
        self.points = Swift.max(0, points)
        self.replications = Swift.max(0, replications)
        self.groupSize = Swift.max(1, groupSize ?? points)
    }

    /// Always 0.
    public var startIndex: Int { 0 }
    /// The number of runs.
    public var endIndex: Int { points * replications }

    /// The run of a place in the order.
    public subscript(position: Int) -> StudyCell {
        let (round, point) = position.quotientAndRemainder(dividingBy: points)
        let groups = (points + groupSize - 1) / groupSize
        return StudyCell(point: point, ordinal: round + 1, replication: round * groups + point / groupSize + 1)
    }

    /// Makes the runs that are not done, on several cores, and delivers each result in the order of the runs.
    ///
    /// Delivered in order, a store is the same after any interruption and for any number of jobs; `deliver` is called one run at a time and
    /// is the place to store and to report. `isDone` says what is stored from before.
    ///
    /// - Throws: the first error of `evaluate` or `deliver`, and `CancellationError` when the task was cancelled.
    public func run<Result: Sendable>(
        jobs: Int, isDone: @escaping (StudyCell) -> Bool = { _ in false },
        evaluate: @escaping @Sendable (StudyCell) throws -> Result, deliver: (StudyCell, Result) throws -> Void
    ) async throws {
        try await ReplicationRunner(jobs: jobs).run(
            lazy.filter { !isDone($0) }, order: .asGiven, body: evaluate, deliver: deliver)
    }
}
