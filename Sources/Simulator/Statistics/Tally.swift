/// Count, mean and variance of a series of values, by Welford's recurrence.
///
/// B. P. Welford, Technometrics 4 (1962), doi:10.1080/00401706.1962.10490022.
///
/// - Complexity: O(1) for each value.
public struct Tally: Hashable, Codable, Sendable {
    /// How many values were added.
    public private(set) var count = 0
    /// Their mean; 0 for none.
    public private(set) var mean = 0.0
    private var squares = 0.0

    /// An empty tally.
    public init() {}

    /// A tally of the values of a sequence.
    public init(_ values: some Sequence<Double>) {
        for value in values { add(value) }
    }

    /// Adds one value.
    public mutating func add(_ value: Double) {
        count += 1
        let delta = value - mean
        mean += delta / Double(count)
        squares += delta * (value - mean)
    }

    /// Adds all that another tally has seen.
    ///
    /// Equal up to rounding to adding the values one by one, so merge in a fixed order where results must agree bit for bit.
    /// T. F. Chan, G. H. Golub and R. J. LeVeque, American Statistician 37 (1983), doi:10.1080/00031305.1983.10483115.
    public mutating func merge(_ other: Tally) {
        guard other.count > 0 else { return }
        guard count > 0 else {
            self = other
            return
        }
        let total = Double(count + other.count)
        let delta = other.mean - mean
        squares += other.squares + delta * delta * Double(count) * Double(other.count) / total
        mean += delta * Double(other.count) / total
        count += other.count
    }

    /// Unbiased variance; 0 with fewer than two values.
    public var variance: Double { count > 1 ? squares / Double(count - 1) : 0 }
    /// Square root of the variance.
    public var standardDeviation: Double { variance.squareRoot() }

    /// The mean with its t interval, of a confidence in (0, 1); no half-width with fewer than two values.
    ///
    /// Exact for independent normal values; otherwise right for many values.
    public func estimate(confidence: Double = 0.95) -> Estimate {
        guard count > 1 else { return Estimate(value: mean, halfWidth: nil, level: confidence, method: .student) }
        let t = studentQuantile(confidence: confidence, degreesOfFreedom: count - 1)
        return Estimate(
            value: mean, halfWidth: t * (variance / Double(count)).squareRoot(), level: confidence, method: .student)
    }
}
