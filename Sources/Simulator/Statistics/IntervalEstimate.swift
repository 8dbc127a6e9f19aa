/// An estimate with an interval that need not be symmetric.
public struct IntervalEstimate: Hashable, Codable, Sendable {
    /// The point estimate.
    public let value: Double
    /// The lower end of the interval.
    public let low: Double
    /// The upper end of the interval.
    public let high: Double

    /// Whether a value is within the interval.
    public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
