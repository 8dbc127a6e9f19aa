import CGSL

/// A sample in order, for exact quantiles and intervals that assume nothing of the distribution.
///
/// - Complexity: O(n log n) to make, O(1) for a quantile, O(log n) for an interval.
public struct OrderedSample: Hashable, Sendable {
    /// The values, smallest first; at least one.
    public let values: [Double]

    /// The values of a sample in order; nil for an empty sample and for one that holds NaN.
    public init?(_ values: some Sequence<Double>) {
        self.values = values.sorted()
        guard !self.values.isEmpty, !self.values.contains(where: \.isNaN) else { return nil }
    }

    /// The sample quantile of a probability in [0, 1], by `gsl_stats_quantile_from_sorted_data`.
    ///
    /// Definition 7 of R. J. Hyndman and Y. Fan, American Statistician 50 (1996), doi:10.1080/00031305.1996.10473566: linear between the
    /// order statistics, as by default in R.
    public func quantile(_ probability: Double) -> Double {
        gsl_stats_quantile_from_sorted_data(values, 1, values.count, probability)
    }

    /// The median: the middle value, or the mean of the two in the middle.
    public var median: Double { quantile(0.5) }

    /// An interval between two order statistics for the quantile of the population, of a probability in (0, 1).
    ///
    /// Each end misses with a chance of at most half of what the confidence in (0, 1) leaves, so that it covers at least as often as asked,
    /// whatever the distribution; the attained confidence is exact for a continuous one. An end is infinite where the sample is too
    /// small to bound the quantile.
    /// W. R. Thompson, Annals of Mathematical Statistics 7 (1936), doi:10.1214/aoms/1177732502.
    public func interval(_ probability: Double, confidence: Double = 0.95) -> QuantileInterval {
        let tail = (1 - confidence) / 2
        let n = UInt32(values.count)
        // How many of the sample lie below the quantile is binomial. `lower` and `upper` are ranks from 1.
        let ranks = 0..<values.count
        let lower = ranks.partitioningIndex { gsl_cdf_binomial_P(UInt32($0), probability, n) > tail }
        let upper = ranks.partitioningIndex { gsl_cdf_binomial_Q(UInt32($0), probability, n) <= tail } + 1
        let missBelow = lower > 0 ? gsl_cdf_binomial_P(UInt32(lower - 1), probability, n) : 0
        let missAbove = upper <= values.count ? gsl_cdf_binomial_Q(UInt32(upper - 1), probability, n) : 0
        return QuantileInterval(
            limits: (lower > 0 ? values[lower - 1] : -.infinity)...(upper <= values.count
                ? values[upper - 1] : .infinity),
            confidence: 1 - missBelow - missAbove)
    }
}

/// A distribution-free interval for a quantile, with the confidence that it has.
public struct QuantileInterval: Hashable, Sendable {
    /// The ends, infinite where the sample does not bound the quantile.
    public let limits: ClosedRange<Double>
    /// The chance to cover the quantile of a continuous distribution, at least what was asked for.
    public let confidence: Double
}
