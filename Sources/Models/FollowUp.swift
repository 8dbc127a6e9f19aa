import Simulator

/// The follow-up model, run.
public enum FollowUp {
    /// One replication: a pure function of its arguments. Replications count from 1.
    ///
    /// The same seekers are also followed without any measure, with the same luck, so that what the policy adds can be counted.
    public static func replicate(_ input: ModelInput, seed: UInt64, replication: Int) -> ReplicationResult {
        if let cohort = input.cohort { return replicate(cohort, input, seed: seed, replication: replication) }
        let end = Instant.start + input.horizon
        var model = FollowUpModel(input, seed: seed, replication: replication)
        var events = model.simulate(until: end)
        var nothing = input
        nothing.teams = []
        // Who was never referred lives the same life in both.
        let referred = Set(model.seekers.rows.filter { $0.firstReferral < .never }.map(\.identity))
        var without = FollowUpModel(nothing, seed: seed, replication: replication, only: referred)
        events += without.simulate(until: end)
        return ReplicationResult(
            observations: Observer.observations(of: model, without: without), events: events)
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
