import CGSL
import Glibc

/// The lognormal distribution: its logarithm is normal.
public struct Lognormal: Distribution, Hashable {
    /// The mean of the logarithm.
    public let logMean: Double
    /// The standard deviation of the logarithm.
    public let logStandardDeviation: Double

    /// The distribution whose logarithm has this mean and standard deviation, the latter above 0.
    public init(logMean: Double, logStandardDeviation: Double) throws(DistributionError) {
        let check = ParameterCheck("Lognormal")
        try check.finite(logMean, "mean of the logarithm")
        try check.positive(logStandardDeviation, "standard deviation of the logarithm")
        (self.logMean, self.logStandardDeviation) = (logMean, logStandardDeviation)
    }

    /// The distribution that itself, not its logarithm, has this mean and standard deviation, both above 0.
    public init(mean: Double, standardDeviation: Double) throws(DistributionError) {
        let check = ParameterCheck("Lognormal")
        try check.positive(mean, "mean")
        try check.positive(standardDeviation, "standard deviation")
        let variance = lognormalLogVariance(mean: mean, standardDeviation: standardDeviation)
        try self.init(logMean: log(mean) - variance / 2, logStandardDeviation: variance.squareRoot())
    }

    /// One draw, the exponential of a normal draw.
    @inlinable
    public func sample(from stream: inout RandomStream) -> Double {
        stream.lognormal(logMean: logMean, logStandardDeviation: logStandardDeviation)
    }

    /// The expected value.
    public var mean: Double { exp(logMean + logStandardDeviation * logStandardDeviation / 2) }
    /// The variance.
    public var variance: Double { mean * mean * expm1(logStandardDeviation * logStandardDeviation) }

    /// The probability of a value not above `value`, by `gsl_cdf_lognormal_P`.
    public func cumulative(_ value: Double) -> Double {
        value > 0 ? gsl_cdf_lognormal_P(value, logMean, logStandardDeviation) : 0
    }

    /// The value below which a share `probability` lies, by `gsl_cdf_lognormal_Pinv`.
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        return gsl_cdf_lognormal_Pinv(probability, logMean, logStandardDeviation)
    }
}
