import CGSL
import Glibc

/// The normal distribution given that it falls between two bounds.
///
/// Drawn by inversion, from the tail that the bounds lie in, so it is accurate far out in either tail.
public struct TruncatedNormal: Distribution, Hashable {
    /// The least value.
    public let low: Double
    /// The greatest value.
    public let high: Double
    /// The expected value of the truncated distribution.
    public let mean: Double
    /// The variance of the truncated distribution.
    public let variance: Double
    @usableFromInline let center: Double
    @usableFromInline let spread: Double
    /// Whether shares are counted from above, as they are where both bounds lie above the mean of the normal
    /// distribution.
    @usableFromInline let fromAbove: Bool
    /// The share of the normal distribution beyond `low`, and what to add for the share beyond `high`, in the tail
    /// counted from.
    @usableFromInline let start: Double
    @usableFromInline let mass: Double

    /// The normal distribution with this mean and standard deviation before truncation, cut to `low` ... `high`.
    ///
    /// A bound may be infinite. The bounds hold at least 1e-300 of the normal distribution, which is so unless both lie
    /// more than 37 standard deviations out on the same side.
    public init(
        normalMean: Double, normalStandardDeviation: Double, low: Double = -.infinity, high: Double = .infinity
    ) throws(DistributionError) {
        let check = ParameterCheck("TruncatedNormal")
        try check.finite(normalMean, "normal mean")
        try check.positive(normalStandardDeviation, "normal standard deviation")
        try check.require(low < high, "high", high, "above low, which is \(low)")
        let a = (low - normalMean) / normalStandardDeviation
        let b = (high - normalMean) / normalStandardDeviation
        fromAbove = a > 0
        start = fromAbove ? gsl_cdf_ugaussian_Q(a) : gsl_cdf_ugaussian_P(a)
        mass = (fromAbove ? gsl_cdf_ugaussian_Q(b) : gsl_cdf_ugaussian_P(b)) - start
        try check.require(
            abs(mass) >= 1e-300, a > 0 ? "low" : "high", a > 0 ? low : high,
            "such that at least 1e-300 of the normal distribution lies between the bounds")
        (center, spread) = (normalMean, normalStandardDeviation)
        (self.low, self.high) = (low, high)
        let moments = Self.moments(from: a, to: b)
        mean = min(max(center + spread * moments.mean, low), high)
        variance = spread * spread * moments.variance
    }

    /// One draw, by inversion.
    @inlinable
    public func sample(from stream: inout RandomStream) -> Double { value(at: stream.openUniform()) }

    /// The probability of a value not above `value`.
    public func cumulative(_ value: Double) -> Double {
        if value <= low { return 0 }
        if value >= high { return 1 }
        let z = (value - center) / spread
        return ((fromAbove ? gsl_cdf_ugaussian_Q(z) : gsl_cdf_ugaussian_P(z)) - start) / mass
    }

    /// The value below which a share `probability` lies.
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        if probability == 0 { return low }
        if probability == 1 { return high }
        return value(at: probability)
    }

    @inlinable
    func value(at share: Double) -> Double {
        let tail = start + share * mass
        let z = fromAbove ? gsl_cdf_ugaussian_Qinv(tail) : gsl_cdf_ugaussian_Pinv(tail)
        return min(max(center + spread * z, low), high)
    }

    /// Mean and variance of the standard normal distribution between `a` and `b`.
    ///
    /// By quadrature of the density over the part that counts, as the closed forms cancel far out and in narrow
    /// intervals.
    private static func moments(from a: Double, to b: Double) -> (mean: Double, variance: Double) {
        let mode = min(max(0, a), b)
        let reach = (mode * mode + 80).squareRoot()
        let (from, to) = (max(a, -reach), min(b, reach))
        let rule = GaussLegendre(points: 128)
        func density(_ z: Double) -> Double { exp((mode - z) * (mode + z) / 2) }
        let mass = rule.integral(from: from, to: to, of: density)
        let beyond = rule.integral(from: from, to: to) { ($0 - mode) * density($0) } / mass
        let variance =
            rule.integral(from: from, to: to) { ($0 - mode - beyond) * ($0 - mode - beyond) * density($0) } / mass
        return (mode + beyond, variance)
    }
}
