/// Paired differences between alternatives, whose intervals hold all at once.
///
/// The critical value is that of the largest of the t statistics under the correlations that the differences are seen to have, by parametric
/// bootstrap: means are drawn from the normal distribution and variances from that of Wishart. Differences that go together, as all
/// those against one control, so cost less than by Bonferroni's inequality, which is the value's upper bound. Compare C. W. Dunnett 1955,
/// doi:10.1080/01621459.1955.10501294, who assumes equal variances, and T. Hothorn, F. Bretz and P. Westfall 2008,
/// doi:10.1002/bimj.200810425.
///
///     let family = try SimultaneousDifferences(of: outcomes, family: .control(0), seed: 1)
///     for difference in family.differences { print(difference.a, difference.b, difference.estimate) }
/// Outcomes are one for each replication, in the same order for every alternative: with shared luck the intervals are narrow. For functions of
/// pooled counts give the pseudo-values of `Jackknife`; the estimate is then their mean, with the bias of the jackknife taken out.
public struct SimultaneousDifferences: Hashable, Sendable {
    /// Which differences are looked at.
    public enum Family: Hashable, Sendable {
        /// Every other alternative minus this one.
        case control(Int)
        /// Of every two alternatives the later minus the earlier.
        case allPairs
    }

    /// One difference.
    public struct Difference: Hashable, Sendable {
        /// The alternative that is subtracted.
        public let a: Int
        /// The alternative that it is subtracted from.
        public let b: Int
        /// b minus a, with its simultaneous interval.
        public let estimate: Estimate
    }

    /// The differences of the family.
    public let differences: [Difference]
    /// By how many standard errors the intervals reach to each side.
    public let criticalValue: Double
    /// The confidence that all intervals hold.
    public let confidence: Double

    /// The differences of a family from the outcomes of each alternative, replication by replication.
    ///
    /// - Throws: `ExperimentError.setting` for fewer than two alternatives or replications or a control that is none of them, `.count` where
    ///   alternatives differ in their number of replications, and `.notFinite` for an outcome that is not finite.
    public init(
        of outcomes: [[Double]], family: Family, confidence: Double = 0.95, draws: Int = 20_000, seed: UInt64
    ) throws(ExperimentError) {
        try Self.check(outcomes, family, confidence)
        let pairs = Self.pairs(family, outcomes.count)
        let series = pairs.map { a, b in zip(outcomes[a], outcomes[b]).map { $1 - $0 } }
        let tallies = series.map { Tally($0) }
        let varying = series.indices.filter { tallies[$0].variance > 0 }
        let largest = LargestStatistic(of: varying.map { series[$0] }, draws: draws, seed: seed)
        let critical = largest.criticalValue(confidence: confidence)
        differences = zip(pairs, tallies).map { pair, tally in
            let error = (tally.variance / Double(tally.count)).squareRoot()
            return Difference(
                a: pair.0, b: pair.1,
                estimate: Estimate(
                    value: tally.mean, halfWidth: critical * error, level: confidence, method: .simultaneous))
        }
        criticalValue = critical
        self.confidence = confidence
    }

    private static func pairs(_ family: Family, _ count: Int) -> [(Int, Int)] {
        switch family {
        case .control(let control): (0..<count).filter { $0 != control }.map { (control, $0) }
        case .allPairs: (0..<count).flatMap { a in (a + 1..<max(a + 1, count)).map { (a, $0) } }
        }
    }

    private static func check(
        _ outcomes: [[Double]], _ family: Family, _ confidence: Double
    ) throws(ExperimentError) {
        let check = SettingCheck("SimultaneousDifferences")
        try check.require(outcomes.count >= 2, "number of alternatives", Double(outcomes.count), "at least 2")
        if case .control(let control) = family {
            try check.require(
                outcomes.indices.contains(control), "control", Double(control), "0 to \(outcomes.count - 1)")
        }
        try check.require(confidence > 0 && confidence < 1, "confidence", confidence, "above 0 and below 1")
        let replications = outcomes[0].count
        try check.require(replications >= 2, "number of replications", Double(replications), "at least 2")
        let results = ResultCheck("SimultaneousDifferences")
        for (alternative, values) in outcomes.enumerated() {
            try results.count(values.count, replications, of: "replications of alternative \(alternative)")
            for (replication, value) in values.enumerated() {
                try results.finite(value, "replication \(replication + 1) of alternative \(alternative)")
            }
        }
    }
}
