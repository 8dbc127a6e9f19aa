import CGSL

/// The gamma distribution; with a whole shape the time to that many events of a constant rate.
///
/// Drawn by the method of Marsaglia and Tsang (2000), doi:10.1145/358407.358414. Below a shape of about 0.01 draws
/// reach 0, as the true values leave the range of a `Double`.
public struct Gamma: Distribution, Hashable {
    /// The shape.
    public let shape: Double
    /// The scale, in the unit of the values.
    public let scale: Double

    /// The distribution with this shape, above 0 and at most 100 000, and scale, above 0; the mean is their product.
    public init(shape: Double, scale: Double) throws(DistributionError) {
        let check = ParameterCheck("Gamma")
        try check.shape(shape, "shape")
        try check.positive(scale, "scale")
        prepareGSL()
        (self.shape, self.scale) = (shape, scale)
    }

    /// The distribution with this mean, above 0, and shape, above 0 and at most 100 000.
    public init(mean: Double, shape: Double) throws(DistributionError) {
        let check = ParameterCheck("Gamma")
        try check.positive(mean, "mean")
        try check.shape(shape, "shape")
        try self.init(shape: shape, scale: mean / shape)
    }

    /// The distribution with this mean and standard deviation, both above 0; the latter at least 1/316 of the mean.
    public init(mean: Double, standardDeviation: Double) throws(DistributionError) {
        let check = ParameterCheck("Gamma")
        try check.positive(mean, "mean")
        try check.positive(standardDeviation, "standard deviation")
        let ratio = mean / standardDeviation
        let greatest = ParameterCheck.greatestShape
        try check.require(
            ratio * ratio <= greatest, "standard deviation", standardDeviation,
            "at least \(mean / greatest.squareRoot())")
        try self.init(shape: ratio * ratio, scale: standardDeviation / ratio)
    }

    /// One draw, by `gsl_ran_gamma`.
    @inlinable
    public func sample(from stream: inout RandomStream) -> Double { stream.gamma(shape: shape, scale: scale) }

    /// The expected value.
    public var mean: Double { shape * scale }
    /// The variance.
    public var variance: Double { shape * scale * scale }

    /// The probability of a value not above `value`, by `gsl_cdf_gamma_P`.
    public func cumulative(_ value: Double) -> Double {
        value == .infinity ? 1 : gsl_cdf_gamma_P(value, shape, scale)
    }

    /// The value below which a share `probability` lies, by `gsl_cdf_gamma_Pinv`.
    ///
    /// Where GSL's iteration fails, as it does for most shapes below 0.2 with NaN, infinity or another quantile, by
    /// bisection of the cumulative probability.
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        let value = gsl_cdf_gamma_Pinv(probability, shape, scale)
        if probability == 1 || abs(cumulative(value) - probability) <= 1e-9 { return value }
        return scale * smallest(in: 0...(.infinity)) { gsl_cdf_gamma_P($0, shape, 1) >= probability }
    }
}
