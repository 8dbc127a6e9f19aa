/// The uniform distribution: every value between two ends as likely.
public struct Uniform: Distribution, Hashable {
    /// The least value.
    public let low: Double
    /// The greatest value.
    public let high: Double

    /// The distribution between two ends, low below high.
    public init(low: Double, high: Double) throws(DistributionError) {
        let check = ParameterCheck("Uniform")
        try check.finite(low, "low")
        try check.require(
            high > low && (high - low).isFinite, "high", high, "above \(low), at a finite distance from it")
        (self.low, self.high) = (low, high)
    }

    /// One draw, by inversion.
    @inlinable
    public func sample(from stream: inout RandomStream) -> Double { value(at: stream.uniform()) }

    /// The expected value.
    public var mean: Double { low + (high - low) / 2 }
    /// The variance.
    public var variance: Double { (high - low) * (high - low) / 12 }

    /// The probability of a value not above `value`.
    public func cumulative(_ value: Double) -> Double { min(1, max(0, (value - low) / (high - low))) }

    /// The value below which a share `probability` lies.
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        return probability == 1 ? high : value(at: probability)
    }

    @inlinable
    func value(at share: Double) -> Double { min(high, low + share * (high - low)) }
}
