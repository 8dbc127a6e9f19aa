import CGSL

/// The exponential distribution: the time to the next of events that come at a constant rate.
public struct Exponential: Distribution, Hashable {
    /// The expected value, which is also the standard deviation.
    public let mean: Double

    /// The distribution with this mean, above 0.
    public init(mean: Double) throws(DistributionError) {
        try ParameterCheck("Exponential").positive(mean, "mean")
        self.mean = mean
    }

    /// The distribution with this many events per unit, above 0.
    public init(rate: Double) throws(DistributionError) {
        try ParameterCheck("Exponential").positive(rate, "rate")
        try self.init(mean: 1 / rate)
    }

    /// One draw, by inversion as in `gsl_ran_exponential`.
    @inlinable
    public func sample(from stream: inout RandomStream) -> Double { stream.exponential(mean: mean) }

    /// The variance.
    public var variance: Double { mean * mean }

    /// The probability of a value not above `value`, by `gsl_cdf_exponential_P`.
    public func cumulative(_ value: Double) -> Double { gsl_cdf_exponential_P(value, mean) }

    /// The value below which a share `probability` lies, by `gsl_cdf_exponential_Pinv`.
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        return gsl_cdf_exponential_Pinv(probability, mean)
    }
}
