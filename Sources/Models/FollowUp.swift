import Simulator

/// The follow-up model, run.
public enum FollowUp {
    /// One replication: a pure function of its arguments. Replications count from 1.
    ///
    /// The same seekers are also followed without any measure, with the same luck, so that what the policy adds can be counted.
    public static func replicate(_ input: ModelInput, seed: UInt64, replication: Int) -> ReplicationResult {
        if let cohort = input.cohort { return replicate(cohort, input, seed: seed, replication: replication) }
        var observer = Observer(input: input)
        let (events, referred) = follow(input, seed: seed, replication: replication, observer: &observer)
        var nothing = input
        nothing.teams = []
        // Who was never referred lives the same life in both.
        var without = FollowUpModel(nothing, seed: seed, replication: replication, only: referred)
        let others = without.simulate(until: .start + input.horizon)
        observer.observeWithoutMeasure(without)
        return ReplicationResult(observations: observer.observations, events: events + others)
    }

    /// Runs the policy and counts; its people are gone when the others begin, so that memory holds one of the two at a time.
    ///
    /// - Returns: how many events were executed, and who was referred.
    private static func follow(
        _ input: ModelInput, seed: UInt64, replication: Int, observer: inout Observer
    ) -> (events: Int, referred: Set<UInt64>) {
        var model = FollowUpModel(input, seed: seed, replication: replication)
        let events = model.simulate(until: .start + input.horizon)
        observer.observe(model)
        return (events, model.referred)
    }

    /// One replication of all arms: each holds people of its own, drawn alike, so that they differ by chance and programme only.
    private static func replicate(_ cohort: Cohort, _ input: ModelInput, seed: UInt64, replication: Int)
        -> ReplicationResult
    {
        var result = ReplicationResult(observations: [], events: 0)
        for arm in cohort.arms.indices {
            var model = FollowUpModel(input.ofArm(arm), seed: seed, replication: replication)
            result.events += model.simulate(until: .start + input.horizon)
            result.observations += CohortObserver.observations(of: model)
        }
        result.observations.sort { ($0.measure.rawValue, $0.cell, $0.day) < ($1.measure.rawValue, $1.cell, $1.day) }
        return result
    }
}
