import Simulator

/// The follow-up model, run.
public enum FollowUp {
    /// One replication: a pure function of its arguments. Replications count from 1.
    ///
    /// The same seekers are also followed without the programme, under common random numbers, so that what the policy adds can be counted.
    public static func replicate(_ input: ModelInput, seed: UInt64, replication: Int) -> ReplicationResult {
        replicate(input, seed: seed, replication: replication) { $0.simulate(until: $1) }
    }

    /// The same replication; a cancelled task stops within a second, and nothing of the replication is left.
    ///
    /// - Throws: `CancellationError` where the task was cancelled.
    public static func replicateUnlessCancelled(
        _ input: ModelInput, seed: UInt64, replication: Int
    ) throws -> ReplicationResult {
        try replicate(input, seed: seed, replication: replication) { try run(&$0, until: $1) }
    }

    /// Runs a model to a time and says how many events that took.
    private typealias Simulate = (inout FollowUpModel, Instant) throws -> Int

    private static func replicate(
        _ input: ModelInput, seed: UInt64, replication: Int, _ simulate: Simulate
    ) rethrows -> ReplicationResult {
        if let cohort = input.cohort {
            return try replicate(cohort, input, seed: seed, replication: replication, simulate)
        }
        var observer = Observer(input: input)
        let (events, referred) = try follow(input, seed: seed, replication: replication, &observer, simulate)
        var nothing = input
        nothing.teams = []
        // Who was never referred lives the same life in both.
        var without = FollowUpModel(nothing, seed: seed, replication: replication, only: referred)
        let others = try simulate(&without, .start + input.horizon)
        observer.observeWithoutMeasure(without)
        return ReplicationResult(observations: observer.observations, events: events + others)
    }

    /// Runs the policy and counts; its people are gone when the others begin, so that memory holds one of the two at a time.
    ///
    /// - Returns: how many events were executed, and who was referred.
    private static func follow(
        _ input: ModelInput, seed: UInt64, replication: Int, _ observer: inout Observer, _ simulate: Simulate
    ) rethrows -> (events: Int, referred: Set<UInt64>) {
        var model = FollowUpModel(input, seed: seed, replication: replication)
        let events = try simulate(&model, .start + input.horizon)
        observer.observe(model)
        return (events, model.referred)
    }

    /// One replication of all arms, under common random numbers: participants of the same number differ by programme only.
    private static func replicate(
        _ cohort: Cohort, _ input: ModelInput, seed: UInt64, replication: Int, _ simulate: Simulate
    ) rethrows -> ReplicationResult {
        var result = ReplicationResult(observations: [], events: 0)
        for arm in cohort.arms.indices {
            var model = FollowUpModel(input.ofArm(arm), seed: seed, replication: replication)
            result.events += try simulate(&model, .start + input.horizon)
            result.observations += CohortObserver.observations(of: model)
        }
        result.observations.sort { ($0.measure.rawValue, $0.cell, $0.day) < ($1.measure.rawValue, $1.cell, $1.day) }
        return result
    }
}
