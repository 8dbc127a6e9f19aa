import CGSL
import Glibc

/// The Weibull distribution: the hazard falls with time for a shape below 1 and rises for one above.
///
/// Parametrised like `BaselineHazard.weibull`, so a clock with multiplier 1 rings after a span of this distribution.
public struct Weibull: Distribution, Hashable {
    /// The shape.
    public let shape: Double
    /// The scale, in the unit of the values: a share 1 - 1/e lies below it.
    public let scale: Double

    /// The distribution with this shape and scale, both above 0.
    public init(shape: Double, scale: Double) throws(DistributionError) {
        let check = ParameterCheck("Weibull")
        try check.positive(shape, "shape")
        try check.positive(scale, "scale")
        (self.shape, self.scale) = (shape, scale)
    }

    /// The distribution with this mean and standard deviation, both above 0, their ratio from 0.002 to 100 000.
    ///
    /// The shape has no closed form; it is found by bisection between 0.05 and 1 000.
    public init(mean: Double, standardDeviation: Double) throws(DistributionError) {
        let check = ParameterCheck("Weibull")
        try check.positive(mean, "mean")
        let ratio = standardDeviation / mean
        try check.require(
            ratio >= 0.002 && ratio <= 100_000, "standard deviation", standardDeviation,
            "from 0.002 to 100 000 times the mean")
        let shape = smallest(in: 0.05...1000) { Self.squaredRatio(shape: $0) <= ratio * ratio }
        try self.init(shape: shape, scale: mean / exp(gsl_sf_lngamma(1 + 1 / shape)))
    }

    /// One draw, by `gsl_ran_weibull`.
    @inlinable
    public func sample(from stream: inout RandomStream) -> Double {
        stream.withGenerator { gsl_ran_weibull($0, scale, shape) }
    }

    /// The expected value.
    public var mean: Double { scale * exp(gsl_sf_lngamma(1 + 1 / shape)) }
    /// The variance.
    public var variance: Double { mean * mean * Self.squaredRatio(shape: shape) }

    /// The probability of a value not above `value`, by `gsl_cdf_weibull_P`.
    public func cumulative(_ value: Double) -> Double { value > 0 ? gsl_cdf_weibull_P(value, scale, shape) : 0 }

    /// The value below which a share `probability` lies, by `gsl_cdf_weibull_Pinv`.
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        return gsl_cdf_weibull_Pinv(probability, scale, shape)
    }

    /// Variance over squared mean; falls as the shape rises.
    private static func squaredRatio(shape: Double) -> Double {
        expm1(gsl_sf_lngamma(1 + 2 / shape) - 2 * gsl_sf_lngamma(1 + 1 / shape))
    }
}
