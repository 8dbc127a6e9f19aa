/// A probability distribution that can be sampled from a stream.
///
/// A distribution is a value that knows what a draw needs; a draw allocates nothing. It has no unit of its own: its
/// values are in the unit of its parameters, and one over durations is in days (`sampleSpan`). Initialisers throw
/// `DistributionError` where no distribution has the parameters.
///
///     let stay = try Gamma(mean: 90, standardDeviation: 45)
///     let days = stay.sample(from: &stream)
///     let half = stay.quantile(0.5)
public protocol Distribution: Sendable {
    /// One draw.
    func sample(from stream: inout RandomStream) -> Double
    /// The expected value.
    var mean: Double { get }
    /// The variance.
    var variance: Double { get }
    /// The probability of a value not above `value`.
    func cumulative(_ value: Double) -> Double
    /// The smallest value whose cumulative probability is at least `probability`, which lies in [0, 1].
    ///
    /// 0 gives the lower end of the range and 1 the upper end, which may be infinite.
    func quantile(_ probability: Double) -> Double
}

extension Distribution {
    /// The square root of the variance.
    @inlinable public var standardDeviation: Double { variance.squareRoot() }

    /// One draw of a distribution whose values are days.
    @inlinable
    public func sampleSpan(from stream: inout RandomStream) -> Span { .days(sample(from: &stream)) }
}

/// A distribution over whole numbers.
public protocol DiscreteDistribution: Distribution {
    /// One draw, as a whole number.
    func sampleInteger(from stream: inout RandomStream) -> Int
}

extension DiscreteDistribution {
    /// One draw.
    @inlinable
    public func sample(from stream: inout RandomStream) -> Double { Double(sampleInteger(from: &stream)) }
}
