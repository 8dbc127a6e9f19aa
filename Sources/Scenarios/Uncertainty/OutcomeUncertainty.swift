import Models
import Simulator

/// How well one outcome, or one difference, is known when the parameters are not.
public struct OutcomeUncertainty: Sendable {
    /// The level of a scenario, or its difference with the first.
    public let series: SweepReport.Series
    /// Of the outcome.
    public let unit: String
    /// What was found; nil where `reason` says why not.
    public let found: Found?
    /// Why nothing was found.
    public let reason: String?

    /// What draws and replications say.
    public struct Found: Sendable {
        /// The mean over draws and luck.
        public let mean: Double
        /// Of the expected result, over what is not known of the parameters and, in so far as luck leaves it open, of the mean.
        public let interval: ClosedRange<Double>
        /// Of the intervals, between 0 and 1.
        public let level: Double
        /// Half of how far luck alone leaves the mean open: more draws or replications narrow it.
        public let monteCarloHalfWidth: Double
        /// The variance of the expected result over the parameters; below 0 where it is small against the noise.
        public let parameterVariance: Estimate
        /// The variance between runs with the same parameters.
        public let replicationVariance: Estimate
        /// The share of parameters in the variance of single runs, from 0 to 1; nil where runs do not vary.
        public let parameterShare: Double?

        /// True where draws of the parameters differ by more than noise (`VarianceComponents.isAboveNoise`).
        public let isAboveNoise: Bool
    }

    init(_ series: SweepReport.Series, draws: Int, confidence: Double, seed: UInt64 = 0) {
        self.series = series
        unit = OutcomeOption.units[series.outcome] ?? ""
        let values = series.values
        let undefined = draws - values.filter { !$0.isEmpty && $0.allSatisfy(\.isFinite) }.count
        do {
            guard undefined <= 0 else {
                (found, reason) = (nil, "it is undefined in a run of \(undefined) of \(counted(draws, "draw"))")
                return
            }
            let components = try VarianceComponents(of: values, confidence: confidence)
            let isAboveNoise = VarianceComponents.isAboveNoise(values, seed: seed)
            (found, reason) = (Found(components, values, confidence, isAboveNoise), nil)
        } catch { (found, reason) = (nil, "\(error)") }
    }
}

extension OutcomeUncertainty.Found {
    init(
        _ components: VarianceComponents, _ values: [[Double]], _ confidence: Double, _ isAboveNoise: Bool
    ) {
        let means = values.map { Tally($0).mean }
        let spread = OrderedSample(components.withErrorOfMean(means))
        // Of n draws the k-th smallest has a share of k / (n + 1) below it on average; the quantiles of a sample are nearer to its middle.
        let count = Double(values.count)
        let tail = max(0, ((count + 1) * (1 - confidence) / 2 - 1) / (count - 1))
        let (low, high) = (spread?.quantile(tail) ?? .nan, spread?.quantile(1 - tail) ?? .nan)
        let runs = values.count * components.replications
        let error = (components.replication.value / Double(runs)).squareRoot()
        self.init(
            mean: components.mean.value, interval: low...max(low, high), level: confidence,
            monteCarloHalfWidth: studentQuantile(
                confidence: confidence, degreesOfFreedom: runs - values.count) * error,
            parameterVariance: components.parameter, replicationVariance: components.replication,
            parameterShare: components.parameterShare, isAboveNoise: isAboveNoise)
    }

    var json: [(String, JSONText)] {
        [
            ("mean", .number(mean)), ("low", .number(interval.lowerBound)), ("high", .number(interval.upperBound)),
            ("level", .number(level)), ("method", .string(IntervalMethod.quantiles.rawValue)),
            ("monte_carlo_half_width", .number(monteCarloHalfWidth)),
            ("monte_carlo_method", .string(IntervalMethod.student.rawValue)),
            ("parameter_variance", .number(parameterVariance.value)),
            ("parameter_variance_half_width", .optional(parameterVariance.halfWidth)),
            ("replication_variance", .number(replicationVariance.value)),
            ("replication_variance_half_width", .optional(replicationVariance.halfWidth)),
            ("parameter_share", .optional(parameterShare)), ("parameter_above_noise", .bool(isAboveNoise)),
        ]
    }
}

/// How probable it is that each scenario is best by an outcome, with what is not known of the parameters.
public struct BestChances: Sendable {
    /// As in the contract.
    public let outcome: String
    /// By scenario, summing to 1.
    public let chances: [Double]

    /// Nil where more is neither better nor worse, where there is one scenario, or where a run has no value.
    ///
    /// For each draw the scenarios are ordered by what is expected of their difference with the best one: the noise of replications is taken out
    /// of the spread of the differences, and how far it leaves their means open is put in.
    init?(_ outcome: String, _ values: [[[Double]]]) {
        guard let preference = OutcomeCatalogue.preference(of: outcome), values.count > 1 else { return nil }
        let sign = preference == .larger ? 1.0 : -1
        let signed = values.map { $0.map { $0.map { sign * $0 } } }
        guard let leads = NetDifferences(signed, kind: .withErrorOfMean) else { return nil }
        var counts = values.map { _ in 0.0 }
        for row in leads.rows { counts[row.indices.reduce(0) { row[$1] > row[$0] ? $1 : $0 }] += 1 }
        self.outcome = outcome
        chances = counts.map { $0 / Double(leads.rows.count) }
    }
}

/// What is expected of the differences of strategies with the best of them, draw by draw.
struct NetDifferences {
    /// What their spread holds.
    enum Kind { case withoutNoise, withErrorOfMean }

    /// By draw and strategy; 0 for the best.
    let rows: [[Double]]
    /// The strategy with the largest mean.
    let best: Int
    /// True where the variance of any difference over the parameters is told from noise; asked for `withoutNoise` alone.
    let isAboveNoise: Bool

    /// From benefits, of which more is better, by strategy, draw and replication; nil where one is not finite or there are too few.
    init?(_ values: [[[Double]]], kind: Kind, seed: UInt64 = 0) {
        guard let draws = values.first?.count, values.allSatisfy({ $0.count == draws }),
            values.allSatisfy({ $0.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isFinite) } })
        else { return nil }
        let means = values.map { Tally($0.flatMap(\.self)).mean }
        let best = means.indices.reduce(0) { means[$1] > means[$0] ? $1 : $0 }
        var columns: [[Double]] = []
        var isAboveNoise = false
        for strategy in values {
            let groups = zip(strategy, values[best]).map { zip($0, $1).map { $0 - $1 } }
            guard let components = try? VarianceComponents(of: groups) else { return nil }
            if kind == .withoutNoise, !isAboveNoise {
                isAboveNoise = VarianceComponents.isAboveNoise(groups, seed: seed)
            }
            let raw = groups.map { Tally($0).mean }
            columns.append(
                kind == .withoutNoise ? components.withoutNoise(raw) : components.withErrorOfMean(raw))
        }
        rows = (0..<draws).map { draw in columns.map { $0[draw] } }
        (self.best, self.isAboveNoise) = (best, isAboveNoise)
    }
}
