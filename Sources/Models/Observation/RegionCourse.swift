import Simulator

/// How many wait and how many are in the service over time, in one replication of an open study, from its empty start.
public struct RegionCourse: Hashable, Sendable {
    /// Days from the start.
    public let days: [Double]
    /// Referred and neither admitted nor gone.
    public let waiting: [Double]
    /// Admitted and still there.
    public let inService: [Double]

    init(_ seekers: [Seeker], at days: [Double]) {
        self.days = days
        let episodes = seekers.flatMap(\.episodes)
        func count(_ isIn: (Episode, Instant) -> Bool) -> [Double] {
            days.map { day in Double(episodes.count { isIn($0, Instant(days: day)) }) }
        }
        waiting = count { $0.referredAt <= $1 && min($0.admittedAt, $0.leftQueueAt) > $1 }
        inService = count { $0.admittedAt <= $1 && $0.exitAt > $1 }
    }
}

extension FollowUp {
    /// The course of one replication, looked at after every so many days; the warm-up counts along.
    ///
    /// - Throws: `CancellationError` where the task was cancelled.
    public static func course(
        of input: ModelInput, everyDays step: Double, seed: UInt64, replication: Int
    ) throws -> RegionCourse {
        var model = FollowUpModel(input, seed: seed, replication: replication)
        _ = try run(&model, until: .start + input.horizon)
        let days = Array(stride(from: step, through: input.horizon.days, by: step))
        return RegionCourse(model.seekers.rows, at: days)
    }
}
