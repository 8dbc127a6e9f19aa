import CGSL

/// The Poisson distribution: the number of events that come at a constant rate.
public struct Poisson: DiscreteDistribution, Hashable {
    /// The expected value, which is also the variance.
    public let mean: Double

    /// The distribution with this mean, from 0 to 100 000, beyond which GSL's cumulative probabilities lose digits.
    public init(mean: Double) throws(DistributionError) {
        try ParameterCheck("Poisson").require(mean >= 0 && mean <= 100_000, "mean", mean, "from 0 to 100 000")
        self.mean = mean
    }

    /// One draw, by `gsl_ran_poisson`.
    @inlinable
    public func sampleInteger(from stream: inout RandomStream) -> Int { stream.poisson(mean: mean) }

    /// The variance.
    public var variance: Double { mean }

    /// The probability of a number not above `value`, by `gsl_cdf_poisson_P`, which has no mean of 0; NaN for NaN.
    public func cumulative(_ value: Double) -> Double {
        guard !value.isNaN else { return .nan }
        return value < 0 ? 0 : mean == 0 || value >= 4e9 ? 1 : gsl_cdf_poisson_P(UInt32(value), mean)
    }

    /// The smallest number whose cumulative probability is at least `probability`; infinity for 1, but always 0 for a mean of 0.
    ///
    /// - Complexity: a few dozen evaluations of the cumulative probability.
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        guard probability < 1 else { return mean > 0 ? .infinity : 0 }
        return Double(smallestWholeNumber(near: Int(mean)) { cumulative(Double($0)) >= probability })
    }
}
