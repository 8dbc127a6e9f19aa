import CGSL

/// The binomial distribution: how many of a number of independent trials succeed.
public struct Binomial: DiscreteDistribution, Hashable {
    /// How many trials.
    public let trials: Int
    /// The probability that a trial succeeds.
    public let probability: Double

    /// The distribution of successes among 0 to 1 000 000 trials with a probability from 0 to 1.
    ///
    /// Beyond the limit `gsl_cdf_binomial_P` begins to give NaN near the mean; and `gsl_ran_binomial` overflows an
    /// `int` where the standard deviation passes 10 000, and then gives too many values in the tails.
    public init(trials: Int, probability: Double) throws(DistributionError) {
        let check = ParameterCheck("Binomial")
        try check.require(0...1_000_000 ~= trials, "trials", Double(trials), "from 0 to 1 000 000")
        try check.probability(probability, "probability")
        (self.trials, self.probability) = (trials, probability)
    }

    /// One draw, by `gsl_ran_binomial`.
    @inlinable
    public func sampleInteger(from stream: inout RandomStream) -> Int {
        Int(stream.withGenerator { gsl_ran_binomial($0, probability, UInt32(truncatingIfNeeded: trials)) })
    }

    /// The expected value.
    public var mean: Double { Double(trials) * probability }
    /// The variance.
    public var variance: Double { Double(trials) * probability * (1 - probability) }

    /// The probability of a number not above `value`, by `gsl_cdf_binomial_P`; NaN for NaN.
    public func cumulative(_ value: Double) -> Double {
        guard !value.isNaN else { return .nan }
        return value < 0
            ? 0 : value >= Double(trials) ? 1 : gsl_cdf_binomial_P(UInt32(value), probability, UInt32(trials))
    }

    /// The smallest number whose cumulative probability is at least `probability`.
    ///
    /// - Complexity: a few dozen evaluations of the cumulative probability.
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        // Of a certain success even the least number is that of all trials.
        if self.probability == 1 { return Double(trials) }
        guard probability < 1 else { return self.probability > 0 ? Double(trials) : 0 }
        return Double(smallestWholeNumber(near: Int(mean)) { cumulative(Double($0)) >= probability })
    }
}
