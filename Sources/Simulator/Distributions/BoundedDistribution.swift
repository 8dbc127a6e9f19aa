/// A distribution between two finite ends with a density: what may be believed of a parameter before calibration.
public protocol BoundedDistribution: Distribution {
    /// The least and the greatest value.
    var bounds: ClosedRange<Double> { get }
    /// The probability density at a value, 0 outside the bounds.
    func density(at value: Double) -> Double
}

extension Uniform: BoundedDistribution {
    /// The least and the greatest value.
    public var bounds: ClosedRange<Double> { low...high }
    /// The probability density at a value, 0 outside the bounds.
    public func density(at value: Double) -> Double { bounds.contains(value) ? 1 / (high - low) : 0 }
}

extension Triangular: BoundedDistribution {
    /// The least and the greatest value.
    public var bounds: ClosedRange<Double> { low...high }
    /// The probability density at a value, 0 outside the bounds.
    public func density(at value: Double) -> Double {
        guard bounds.contains(value) else { return 0 }
        if value == mode { return 2 / (high - low) }
        return value < mode ? 2 * (value - low) / rising : 2 * (high - value) / falling
    }
}
