import CGSL

/// The normal distribution.
public struct Normal: Distribution, Hashable {
    /// The expected value.
    public let mean: Double
    /// The standard deviation.
    public let standardDeviation: Double

    /// The distribution with this mean and standard deviation, the latter above 0.
    public init(mean: Double = 0, standardDeviation: Double = 1) throws(DistributionError) {
        let check = ParameterCheck("Normal")
        try check.finite(mean, "mean")
        try check.positive(standardDeviation, "standard deviation")
        (self.mean, self.standardDeviation) = (mean, standardDeviation)
    }

    /// One draw, by `gsl_ran_gaussian_ziggurat`.
    @inlinable
    public func sample(from stream: inout RandomStream) -> Double {
        stream.normal(mean: mean, standardDeviation: standardDeviation)
    }

    /// The variance.
    public var variance: Double { standardDeviation * standardDeviation }

    /// The probability of a value not above `value`, by `gsl_cdf_ugaussian_P`.
    public func cumulative(_ value: Double) -> Double { normalCumulative((value - mean) / standardDeviation) }

    /// The value below which a share `probability` lies, by `gsl_cdf_ugaussian_Pinv`.
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        return mean + standardDeviation * gsl_cdf_ugaussian_Pinv(probability)
    }
}

/// The share of a standard normal variable below `z`, by `gsl_cdf_ugaussian_P`.
public func normalCumulative(_ z: Double) -> Double { gsl_cdf_ugaussian_P(z) }
