/// One value with a given probability, and another distribution otherwise.
///
///     let hours = try PointMassMixture(at: 0, probability: 0.6, otherwise: ScaledBeta(low: 0, high: 40, a: 2, b: 3))
public struct PointMassMixture<Base: Distribution>: Distribution {
    /// The value that has a probability of its own.
    public let point: Double
    /// The probability of the point, apart from what the base gives it.
    public let probability: Double
    /// The distribution of the rest.
    public let base: Base

    /// A finite point with a probability from 0 to 1, and the distribution of the rest.
    public init(at point: Double, probability: Double, otherwise base: Base) throws(DistributionError) {
        let check = ParameterCheck("PointMassMixture")
        try check.finite(point, "point")
        try check.probability(probability, "probability")
        (self.point, self.probability, self.base) = (point, probability, base)
    }

    /// One draw: a uniform number decides, and the base is drawn from only where it is needed.
    @inlinable
    public func sample(from stream: inout RandomStream) -> Double {
        stream.chance(probability) ? point : base.sample(from: &stream)
    }

    /// The expected value.
    public var mean: Double { probability == 1 ? point : probability * point + (1 - probability) * base.mean }

    /// The variance.
    public var variance: Double {
        guard probability < 1 else { return 0 }
        let distance = base.mean - point
        return (1 - probability) * (base.variance + probability * distance * distance)
    }

    /// The probability of a value not above `value`.
    public func cumulative(_ value: Double) -> Double {
        (value >= point ? probability : 0) + (1 - probability) * base.cumulative(value)
    }

    /// The smallest value whose cumulative probability is at least `probability`.
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        let rest = 1 - self.probability
        guard rest > 0 else { return point }
        guard rest < 1 else { return base.quantile(probability) }
        if probability <= rest {
            let value = base.quantile(probability / rest)
            if value < point { return value }
        }
        guard probability > self.probability else { return point }
        return max(point, base.quantile(min(1, (probability - self.probability) / rest)))
    }
}

extension PointMassMixture: Equatable where Base: Equatable {}
extension PointMassMixture: Hashable where Base: Hashable {}
