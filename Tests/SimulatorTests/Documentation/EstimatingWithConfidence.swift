import Simulator

/// Stops replicating once the mean is known to 0.05 days, whatever the number of jobs.
func waitKnownPrecisely(jobs: Int) async throws -> String {
    struct Enough: Error {}
    var stopping = SequentialStopping(PrecisionRule(targets: [0.05], maximum: 10_000))
    do {
        try await ReplicationRunner(jobs: jobs).run(1..., order: .asGiven) { replication in
            Counter.meanWait(replication: replication)
        } deliver: { _, wait in
            stopping.add([wait])
            if stopping.verdict.stops { throw Enough() }
        }
    } catch is Enough {}
    let wait = (stopping.estimates[0].value * 1000).rounded() / 1000
    return "\(stopping.replications) replications, mean wait \(wait) days"
}
