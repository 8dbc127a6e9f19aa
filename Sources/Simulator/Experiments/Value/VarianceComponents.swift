/// How much of the variation of results comes from what is not known of the parameters, and how much from luck.
///
/// Results are in groups: one for each draw of the parameters, with replications inside. By the analysis of variance of one random effect (H. Scheffé,
/// The Analysis of Variance, 1959, chapter 7; for simulations T. Sun, D. Apley and J. Staum 2011, doi:10.1287/opre.1110.0961),
/// whose estimates are right on average whatever the distributions. Intervals are from a jackknife of groups.
public struct VarianceComponents: Hashable, Sendable {
    /// The variance between replications with the same parameters: Monte Carlo noise, which more replications average out.
    public let replication: Estimate
    /// The variance of the expected result over the parameters, which only knowing more of these makes smaller.
    ///
    /// It can come out below 0 where it is small against the noise.
    public let parameter: Estimate
    /// The mean of all results; its interval is for the mean over parameters and luck.
    public let mean: Estimate
    /// How many replications a group has.
    public let replications: Int

    /// The variance of the mean of the replications of a group: noise by their number, and parameters.
    public var varianceOfGroupMeans: Double { parameter.value + replication.value / Double(replications) }
    /// The share of parameters in the variance of single results, from 0 to 1; nil where results do not vary.
    public var parameterShare: Double? {
        let (noise, signal) = (replication.value, max(0, parameter.value))
        return noise + signal > 0 ? signal / (noise + signal) : nil
    }

    /// Means of the groups, drawn in so that they vary as the expected results do over the parameters: without the noise that they hold.
    ///
    /// Where parameters do nothing that can be told from noise, all are equal to their mean.
    public func withoutNoise(_ means: [Double]) -> [Double] {
        drawnIn(means, to: max(0, parameter.value))
    }

    /// The same, spread also by how far noise leaves the mean of all results in doubt: what is not known of an expected result.
    public func withErrorOfMean(_ means: [Double]) -> [Double] {
        let error = replication.value / Double(replications * max(1, means.count))
        return drawnIn(means, to: max(0, parameter.value) + error)
    }

    private func drawnIn(_ means: [Double], to variance: Double) -> [Double] {
        let tally = Tally(means)
        guard tally.variance > 0 else { return means }
        let scale = (variance / tally.variance).squareRoot()
        return means.map { tally.mean + scale * ($0 - tally.mean) }
    }

    /// Components from at least three groups of equally many results, at least two each.
    ///
    /// - Throws: `ExperimentError.setting` for fewer, `.count` for groups of different size, and `.notFinite` for a result that is not finite.
    public init(of groups: [[Double]], confidence: Double = 0.95) throws(ExperimentError) {
        let check = SettingCheck("VarianceComponents")
        try check.require(groups.count >= 3, "number of groups", Double(groups.count), "at least 3")
        let size = groups[0].count
        try check.require(size >= 2, "number of replications in a group", Double(size), "at least 2")
        let results = ResultCheck("VarianceComponents")
        for (group, values) in groups.enumerated() {
            try results.count(values.count, size, of: "replications in group \(group)")
            for value in values { try results.finite(value, "group \(group)") }
        }
        let tallies = groups.map { Tally($0) }
        let (means, noises) = (tallies.map(\.mean), tallies.map(\.variance))
        let noise = Tally(noises)
        let leftOut = Self.betweenLeavingOut(means)
        let share = noise.mean / Double(size)
        let shares = noises.map { (noise.mean * Double(groups.count) - $0) / Double(groups.count - 1) / Double(size) }
        replication = noise.estimate(confidence: confidence)
        parameter = Jackknife(
            whole: Tally(means).variance - share, leavingOut: zip(leftOut, shares).map { $0 - $1 }
        ).estimate(confidence: confidence)
        mean = Tally(means).estimate(confidence: confidence)
        replications = size
    }

    /// True where groups differ by more than noise: at most one in twenty of 500 random divisions of the same results into groups has means
    /// that vary as much.
    ///
    /// Exact where nothing but noise sets groups apart, also for results of which a few are far out, for which the interval of `parameter` is
    /// too wide to say it. R. A. Fisher 1935, The Design of Experiments, chapter 3.
    ///
    /// - Parameter groups: at least one, equally many results in each.
    package static func isAboveNoise(_ groups: [[Double]], seed: UInt64) -> Bool {
        let size = groups[0].count
        func between(_ results: [Double]) -> Double {
            Tally(stride(from: 0, to: results.count, by: size).map { Tally(results[$0..<$0 + size]).mean }).variance
        }
        let results = groups.flatMap(\.self)
        let found = between(results)
        guard found > 0 else { return false }
        let asMuch = (0..<PermutationNull.draws).count { draw in
            var permuted = results
            var stream = RandomStream(
                StreamName(
                    seed: seed, replication: UInt64(draw), kind: ExperimentKind.estimate.rawValue, identity: 1,
                    purpose: ExperimentPurpose.permutation.rawValue))
            stream.shuffle(&permuted)
            return between(permuted) >= found
        }
        return Double(1 + asMuch) <= PermutationNull.level * Double(1 + PermutationNull.draws)
    }

    /// The variance of all values but one, for each of them.
    private static func betweenLeavingOut(_ values: [Double]) -> [Double] {
        let whole = Tally(values)
        let count = Double(values.count)
        let squares = whole.variance * (count - 1)
        return values.map { value in
            let deviation = value - whole.mean
            return (squares - deviation * deviation * count / (count - 1)) / (count - 2)
        }
    }
}
