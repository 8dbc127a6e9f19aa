import Glibc

/// The shape of a hazard over time since its origin, with a closed-form integral.
public enum BaselineHazard: Hashable, Sendable {
    /// The same at all times: `rate` events a day.
    case constant(rate: Double)
    /// Weibull: the integral up to t is (t / scale)^shape, scale in days; falling for a shape below 1.
    case weibull(shape: Double, scale: Double)

    /// The integrated hazard from the origin to `age` days; 0 before the origin.
    @inlinable
    public func integral(to age: Double) -> Double {
        guard age > 0 else { return 0 }
        switch self {
        case .constant(let rate): return rate > 0 ? rate * age : 0
        case .weibull(let shape, let scale): return pow(age / scale, shape)
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

    /// Whether the parameters are in their ranges: a rate not below 0, a shape and a scale above 0, all finite.
    @inlinable var isSound: Bool {
        switch self {
        case .constant(let rate): rate >= 0 && rate.isFinite
        case .weibull(let shape, let scale): shape > 0 && scale > 0 && shape.isFinite && scale.isFinite
        }
    }
}

/// A clock that rings where its integrated hazard meets a unit-exponential threshold drawn once.
///
/// The hazard is the baseline times a multiplier that may change at any event and is constant in between. Because the
/// threshold does not depend on the multiplier, two scenarios share the same luck. Competing ends are several clocks with
/// thresholds of their own: the first to ring is the one that happens.
///
///     let threshold = stream.exponential(mean: 1)
///     var quit = HazardClock(baseline: .weibull(shape: 0.7, scale: 900), origin: now, threshold: threshold)
///     let handle = calendar.schedule(.quit, at: quit.ring)
///     quit.change(multiplier: 1.4, at: later)  // and cancel `handle`, schedule `quit.ring` again
///
/// - Complexity: constant; nothing is allocated.
public struct HazardClock: Sendable {
    /// The baseline hazard over time since `origin`.
    public let baseline: BaselineHazard
    /// Where the age of the baseline is zero.
    public let origin: Instant
    /// What is left of the threshold at `updated`.
    @usableFromInline var remaining: Double
    @usableFromInline var updated: Instant
    @usableFromInline var multiplier: Double
    /// The integral of the baseline to `updated`, which costs a power; below 0 where it has not been needed yet.
    @usableFromInline var used: Double
    /// When it rings, in days, as far as it is known: it costs another power, and is asked for more often than it changes.
    @usableFromInline var rings = Double.nan

    /// A clock that starts at `origin`, or later at an age of the baseline, with a threshold from the unit exponential distribution.
    ///
    /// The parameters of the baseline are in their ranges; threshold and multiplier are finite and not negative; `start` is not
    /// before `origin`, and without one the clock starts there.
    @inlinable
    public init(
        baseline: BaselineHazard, origin: Instant, from start: Instant? = nil, threshold: Double, multiplier: Double = 1
    ) {
        precondition(start.map { $0 >= origin } ?? true, "a clock does not start before its origin")
        precondition(baseline.isSound, "a rate is finite and not negative, a shape and a scale are finite and above 0")
        precondition(threshold >= 0 && threshold.isFinite, "a threshold is finite and not negative")
        precondition(multiplier >= 0 && multiplier.isFinite, "a multiplier is finite and not negative")
        self.baseline = baseline
        self.origin = origin
        self.remaining = threshold
        self.updated = start ?? origin
        self.multiplier = multiplier
        used = start == nil ? 0 : -1
    }

    @inlinable var integralSoFar: Double { used < 0 ? baseline.integral(to: (updated - origin).days) : used }

    /// Uses up the threshold to `now`, then goes on with another multiplier, finite and not negative.
    ///
    /// `now` is not before the last change; before the origin a change only sets the multiplier to start with. The same multiplier
    /// again is no change, and costs nothing.
    @inlinable
    public mutating func change(multiplier: Double, at now: Instant) {
        guard multiplier != self.multiplier else {
            rings = max(rings.isNaN ? nextRing.days : rings, now.days)
            return
        }
        precondition(multiplier >= 0 && multiplier.isFinite, "a multiplier is finite and not negative")
        if now > updated {
            if self.multiplier > 0 {
                let integral = baseline.integral(to: (now - origin).days)
                let passed = integral - integralSoFar
                // Not finite where the integral outgrows a number: then nothing can be left.
                remaining = passed.isFinite ? max(0, remaining - self.multiplier * passed) : 0
                used = integral
            } else {
                used = -1
            }
            updated = now
        } else {
            precondition(now == updated || updated == origin, "a clock cannot be changed in its past")
        }
        self.multiplier = multiplier
        rings = nextRing.days
    }

    /// When the clock rings if the multiplier stays as it is; never before the last change.
    @inlinable public var ring: Instant { rings.isNaN ? nextRing : Instant(days: rings) }

    @inlinable var nextRing: Instant {
        guard multiplier > 0 else { return .never }
        let used = integralSoFar
        // A hazard that outgrows a number uses up what is left at once.
        guard used.isFinite else { return updated }
        return max(updated, origin + .days(baseline.age(atIntegral: used + remaining / multiplier)))
    }
}
