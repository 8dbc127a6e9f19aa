import Glibc

/// The shape of a hazard over time since its origin, with a closed-form integral.
public enum BaselineHazard: Hashable, Sendable {
    /// The same at all times: `rate` events a day.
    case constant(rate: Double)
    /// Weibull: the integral up to t is (t / scale)^shape, scale in days; falling for a shape below 1.
    case weibull(shape: Double, scale: Double)

    /// The integrated hazard from the origin to `age` days.
    @inlinable
    public func integral(to age: Double) -> Double {
        switch self {
        case .constant(let rate): rate * age
        case .weibull(let shape, let scale): age > 0 ? pow(age / scale, shape) : 0
        }
    }

    /// The age in days at which the integral reaches `value`; infinity where it never does.
    @inlinable
    public func age(atIntegral value: Double) -> Double {
        switch self {
        case .constant(let rate): rate > 0 ? value / rate : .infinity
        case .weibull(let shape, let scale): scale * pow(value, 1 / shape)
        }
    }
}

/// A clock that rings where its integrated hazard meets a unit-exponential threshold drawn once.
///
/// The hazard is the baseline times a multiplier that may change at any event and is constant in between. Because the threshold does not
/// depend on the multiplier, two scenarios share the same luck.
public struct HazardClock: Sendable {
    /// The baseline hazard over time since `origin`.
    public let baseline: BaselineHazard
    /// Where the age of the baseline is zero.
    public let origin: Instant
    /// What is left of the threshold at `updated`.
    @usableFromInline var remaining: Double
    @usableFromInline var updated: Instant
    @usableFromInline var multiplier: Double

    /// A clock that starts at `origin` with a threshold from the unit exponential distribution.
    @inlinable
    public init(baseline: BaselineHazard, origin: Instant, threshold: Double, multiplier: Double = 1) {
        self.baseline = baseline
        self.origin = origin
        self.remaining = threshold
        self.updated = origin
        self.multiplier = multiplier
    }

    /// Uses up the threshold to `now`, then goes on with another multiplier (not negative).
    @inlinable
    public mutating func change(multiplier: Double, at now: Instant) {
        if self.multiplier > 0, now > updated {
            let passed = baseline.integral(to: (now - origin).days) - baseline.integral(to: (updated - origin).days)
            remaining = max(0, remaining - self.multiplier * passed)
        }
        updated = now
        self.multiplier = multiplier
    }

    /// When the clock rings if the multiplier stays as it is.
    @inlinable public var ring: Instant {
        guard multiplier > 0 else { return .never }
        let target = baseline.integral(to: (updated - origin).days) + remaining / multiplier
        return max(updated, origin + .days(baseline.age(atIntegral: target)))
    }
}
