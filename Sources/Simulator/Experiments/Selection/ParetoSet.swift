/// Which alternatives no other beats on all chosen outcomes, and how sure that is.
///
/// An alternative is dominated when another is at least as good on every outcome and better on one. Estimates have noise, so that the share of
/// bootstrap samples in which an alternative is dominated is given too: near 1 it can be left out, near 0 it belongs to the trade-off, and in
/// between more replications are needed. Replications are drawn for all alternatives together, so that shared luck cancels.
public struct ParetoSet: Hashable, Codable, Sendable {
    /// What is said of one alternative.
    public struct Standing: Hashable, Codable, Sendable {
        /// The mean of each outcome.
        public let means: [Double]
        /// The alternatives that dominate it by the means; empty for one of the set.
        public let dominatedBy: [Int]
        /// The share of bootstrap samples in which any alternative dominates it.
        public let probabilityDominated: Double
    }

    /// One for each alternative.
    public let standings: [Standing]

    /// The alternatives that none dominates by the means.
    public var members: [Int] { standings.indices.filter { standings[$0].dominatedBy.isEmpty } }

    /// The set from outcomes by alternative, outcome and replication; `preferences` says what is better, for each outcome.
    ///
    /// For functions of pooled counts give the pseudo-values of `Jackknife`.
    ///
    /// - Throws: `ExperimentError.setting` for no alternatives, `.count` for another number of outcomes than preferences or of replications than
    ///   the first has, and `.notFinite` for an outcome that is not finite.
    public init(
        of outcomes: [[[Double]]], preferences: [SelectionRule.Preference], resamples: Int = 1000, seed: UInt64
    ) throws(ExperimentError) {
        let replications = try Self.replications(outcomes, preferences)
        let signs = preferences.map { $0 == .larger ? 1.0 : -1 }
        func dominated(_ weights: [Double]) -> [Double] {
            let means = outcomes.map { $0.map { Self.mean($0, weights) } }
            return means.indices.map { Self.dominators(of: $0, means, signs).isEmpty ? 0 : 1 }
        }
        let drawn = Bootstrap(samples: resamples, seed: seed, identity: 1).draws(of: replications, dominated)
        let means = outcomes.map { $0.map { Self.mean($0, Array(repeating: 1, count: replications)) } }
        standings = means.indices.map { alternative in
            Standing(
                means: means[alternative], dominatedBy: Self.dominators(of: alternative, means, signs),
                probabilityDominated: drawn.reduce(0) { $0 + $1[alternative] } / Double(max(1, resamples)))
        }
    }

    private static func mean(_ values: [Double], _ weights: [Double]) -> Double {
        var sum = 0.0
        for index in values.indices { sum += weights[index] * values[index] }
        return sum / Double(values.count)
    }

    private static func dominators(of one: Int, _ means: [[Double]], _ signs: [Double]) -> [Int] {
        means.indices.filter { other in
            let leads = signs.indices.map { signs[$0] * (means[other][$0] - means[one][$0]) }
            return leads.allSatisfy { $0 >= 0 } && leads.contains { $0 > 0 }
        }
    }

    private static func replications(
        _ outcomes: [[[Double]]], _ preferences: [SelectionRule.Preference]
    ) throws(ExperimentError) -> Int {
        let check = SettingCheck("ParetoSet")
        let replications = outcomes.first?.first?.count ?? 0
        try check.require(replications >= 1, "number of replications of the first outcome", 0, "at least 1")
        let results = ResultCheck("ParetoSet")
        for (alternative, series) in outcomes.enumerated() {
            try results.count(series.count, preferences.count, of: "outcomes of alternative \(alternative)")
            for (outcome, values) in series.enumerated() {
                let place = "outcome \(outcome) of alternative \(alternative)"
                try results.count(values.count, replications, of: "replications of \(place)")
                for value in values { try results.finite(value, place) }
            }
        }
        return replications
    }
}
