import Simulator

/// The follow-up model, run.
public enum FollowUp {
    /// One replication: a pure function of its arguments. Replications count from 1.
    ///
    /// The same seekers are also followed without any measure, with the same luck, so that what the policy adds can be counted.
    public static func replicate(_ input: ModelInput, seed: UInt64, replication: Int) -> ReplicationResult {
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
}
