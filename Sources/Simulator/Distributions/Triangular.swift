import Glibc

/// The triangular distribution: a least, a most likely and a greatest value.
public struct Triangular: Distribution, Hashable {
    /// The least value.
    public let low: Double
    /// The most likely value.
    public let mode: Double
    /// The greatest value.
    public let high: Double
    /// The share below the mode.
    @usableFromInline let split: Double
    @usableFromInline let rising: Double
    @usableFromInline let falling: Double

    /// The distribution with these corners: low <= mode <= high, and low below high.
    public init(low: Double, mode: Double, high: Double) throws(DistributionError) {
        let check = ParameterCheck("Triangular")
        try check.finite(low, "low")
        try check.require(high > low && high.isFinite, "high", high, "a finite number above \(low)")
        try check.require(((high - low) * (high - low)).isFinite, "high", high, "at most 1e154 above \(low)")
        try check.require(low <= mode && mode <= high, "mode", mode, "between \(low) and \(high)")
        (self.low, self.mode, self.high) = (low, mode, high)
        split = (mode - low) / (high - low)
        rising = (high - low) * (mode - low)
        falling = (high - low) * (high - mode)
    }

    /// One draw, by inversion.
    @inlinable
    public func sample(from stream: inout RandomStream) -> Double { value(at: stream.uniform()) }

    /// The expected value.
    public var mean: Double { (low + mode + high) / 3 }
    /// The variance.
    public var variance: Double {
        let (left, right) = (mode - low, high - mode)
        return (left * left + left * right + right * right) / 18
    }

    /// The probability of a value not above `value`.
    public func cumulative(_ value: Double) -> Double {
        if value <= low { return 0 }
        if value >= high { return 1 }
        return value < mode ? (value - low) * (value - low) / rising : 1 - (high - value) * (high - value) / falling
    }

    /// The value below which a share `probability` lies.
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        return probability == 0 ? low : value(at: probability)
    }

    @inlinable
    func value(at share: Double) -> Double {
        // Rounding could leave the range.
        share < split
            ? min(high, low + (share * rising).squareRoot()) : max(low, high - ((1 - share) * falling).squareRoot())
    }
}
