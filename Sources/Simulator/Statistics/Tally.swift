/// Count, mean and variance of a series of values, by Welford's recurrence.
///
/// B. P. Welford, Technometrics 4 (1962), doi:10.1080/00401706.1962.10490022.
public struct Tally: Hashable, Sendable {
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

    /// Unbiased variance; 0 with fewer than two values.
    public var variance: Double { count > 1 ? squares / Double(count - 1) : 0 }
    /// Square root of the variance.
    public var standardDeviation: Double { variance.squareRoot() }
}
