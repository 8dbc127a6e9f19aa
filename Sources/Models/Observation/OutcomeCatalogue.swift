/// The outcomes of the contract and how each is estimated from raw observations.
public enum OutcomeCatalogue {
    /// Every outcome for every group, estimated from the observations of all replications (in order of replication).
    public static func estimates(for input: ModelInput, replications: [[Observation]]) -> [OutcomeEstimate] {
        []
    }
}
