/// The bootstrap: what estimates would have been with other observations from the same source.
///
/// Observations are drawn with replacement as often as there are, and the estimates are made anew (B. Efron 1979, doi:10.1214/aos/1176344552).
struct Bootstrap: Sendable {
    /// How many samples are drawn.
    var samples = 1000
    /// The confidence of intervals, in (0, 1).
    var confidence = 0.95
    /// Of all random numbers.
    var seed: UInt64
    /// Tells several bootstraps of one seed apart.
    var identity: UInt64 = 0

    /// For each sample, the estimates from how often each of so many observations was drawn.
    func draws(of count: Int, _ estimates: ([Double]) -> [Double]) -> [[Double]] {
        (0..<samples).map { sample in
            var stream = RandomStream(
                StreamName(
                    seed: seed, replication: UInt64(sample), kind: ExperimentKind.estimate.rawValue,
                    identity: identity, purpose: ExperimentPurpose.bootstrap.rawValue))
            var weights = Array(repeating: 0.0, count: count)
            for _ in 0..<count { weights[stream.index(below: count)] += 1 }
            return estimates(weights)
        }
    }

    /// The estimates from all observations, each with the interval between two quantiles of its draws.
    func intervals(of count: Int, _ estimates: ([Double]) -> [Double]) -> [Estimate] {
        let whole = estimates(Array(repeating: 1, count: count))
        let drawn = draws(of: count, estimates)
        return whole.indices.map { index in interval(whole[index], drawn.map { $0[index] }) }
    }

    /// The interval between two quantiles of those draws that are finite; nothing but the value where there are none.
    private func interval(_ value: Double, _ drawn: [Double]) -> Estimate {
        guard let sample = OrderedSample(drawn.filter(\.isFinite)) else {
            return Estimate(value: value, halfWidth: 0, level: confidence, method: .bootstrap)
        }
        let tail = (1 - confidence) / 2
        return Estimate(
            value: value, low: sample.quantile(tail), high: sample.quantile(1 - tail), level: confidence,
            method: .bootstrap)
    }
}
