import CGSL

/// The beta distribution on [0, 1].
public struct Beta: Distribution, Hashable {
    /// The first shape: the mean is a / (a + b).
    public let a: Double
    /// The second shape.
    public let b: Double

    /// The distribution with these shapes, above 0 and at most 100 000.
    public init(a: Double, b: Double) throws(DistributionError) {
        let check = ParameterCheck("Beta")
        try check.shape(a, "a")
        try check.shape(b, "b")
        self.init(uncheckedA: a, b: b)
    }

    /// The distribution with this mean, between 0 and 1, and this standard deviation, whose square is below mean (1 -
    /// mean).
    public init(mean: Double, standardDeviation: Double) throws(DistributionError) {
        self = try ScaledBeta(
            low: 0, high: 1, mean: mean, standardDeviation: standardDeviation, check: ParameterCheck("Beta")
        ).standard
    }

    init(uncheckedA a: Double, b: Double) {
        prepareGSL()
        (self.a, self.b) = (a, b)
    }

    /// One draw, by `gsl_ran_beta`.
    @inlinable
    public func sample(from stream: inout RandomStream) -> Double { stream.beta(a, b) }

    /// The expected value.
    public var mean: Double { a / (a + b) }
    /// The variance.
    public var variance: Double { a / (a + b) * (b / (a + b)) / (a + b + 1) }

    /// The probability of a value not above `value`, by `gsl_cdf_beta_P`.
    public func cumulative(_ value: Double) -> Double {
        value <= 0 ? 0 : value >= 1 ? 1 : gsl_cdf_beta_P(value, a, b)
    }

    /// The value below which a share `probability` lies, by `gsl_cdf_beta_Pinv`.
    ///
    /// Where GSL's iteration fails, as it does for most shapes below 0.05, by bisection of the cumulative probability.
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        let value = gsl_cdf_beta_Pinv(probability, a, b)
        guard value.isNaN else { return value }
        return smallest(in: 0...1) { cumulative($0) >= probability }
    }
}

/// A beta distribution stretched over [`low`, `high`].
public struct ScaledBeta: Distribution, Hashable {
    /// The lower end of the range.
    public let low: Double
    /// The upper end of the range.
    public let high: Double
    /// The distribution on [0, 1] that is stretched.
    public let standard: Beta

    /// The beta distribution with shapes `a` and `b`, above 0 and at most 100 000, stretched over a range.
    public init(low: Double, high: Double, a: Double, b: Double) throws(DistributionError) {
        let check = ParameterCheck("ScaledBeta")
        try Self.checkRange(low, high, check)
        try check.shape(a, "a")
        try check.shape(b, "b")
        (self.low, self.high, standard) = (low, high, Beta(uncheckedA: a, b: b))
    }

    /// The distribution with this mean, between `low` and `high`, and standard deviation, whose square is below (mean -
    /// low)(high - mean).
    public init(low: Double, high: Double, mean: Double, standardDeviation: Double) throws(DistributionError) {
        try self.init(
            low: low, high: high, mean: mean, standardDeviation: standardDeviation,
            check: ParameterCheck("ScaledBeta"))
    }

    init(
        low: Double, high: Double, mean: Double, standardDeviation: Double, check: ParameterCheck
    ) throws(DistributionError) {
        try Self.checkRange(low, high, check)
        try check.require(low < mean && mean < high, "mean", mean, "above \(low) and below \(high)")
        let m = (mean - low) / (high - low)
        let s = standardDeviation / (high - low)
        let size = m * (1 - m) / (s * s) - 1
        let greatest = ParameterCheck.greatestShape / max(m, 1 - m)
        let most = ((mean - low) * (high - mean)).squareRoot()
        try check.require(
            standardDeviation > 0 && size > 0 && size <= greatest, "standard deviation", standardDeviation,
            "at least \(most / (greatest + 1).squareRoot()) and below \(most)")
        (self.low, self.high, standard) = (low, high, Beta(uncheckedA: m * size, b: (1 - m) * size))
    }

    private static func checkRange(_ low: Double, _ high: Double, _ check: ParameterCheck) throws(DistributionError) {
        try check.finite(low, "low")
        try check.require(high > low && high.isFinite, "high", high, "a finite number above \(low)")
    }

    /// One draw, by `gsl_ran_beta`.
    @inlinable
    public func sample(from stream: inout RandomStream) -> Double {
        low + (high - low) * standard.sample(from: &stream)
    }

    /// The expected value.
    public var mean: Double { low + (high - low) * standard.mean }
    /// The variance.
    public var variance: Double { (high - low) * (high - low) * standard.variance }

    /// The probability of a value not above `value`.
    public func cumulative(_ value: Double) -> Double { standard.cumulative((value - low) / (high - low)) }

    /// The value below which a share `probability` lies.
    public func quantile(_ probability: Double) -> Double {
        let share = standard.quantile(probability)
        // The sum may be rounded away from the upper end.
        return share == 1 ? high : low + (high - low) * share
    }
}
