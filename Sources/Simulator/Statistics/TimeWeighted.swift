/// Time-weighted mean, variance and maximum of a quantity that stays constant between changes, as the length of a queue.
///
/// ```swift
/// var queue = TimeWeighted(0, from: .start)
/// queue.set(3, at: Instant(days: 2))
/// queue.mean(until: Instant(days: 3))  // (0 * 2 + 3 * 1) / 3
/// ```
/// Areas are held about the value at the start, which keeps the variance of a large quantity that varies little.
///
/// - Complexity: O(1), three additions and two multiplications for each change; nothing is allocated.
public struct TimeWeighted: Hashable, Sendable {
    @usableFromInline var current: Double
    @usableFromInline var largest: Double
    @usableFromInline var begun: Instant
    @usableFromInline var updated: Instant
    @usableFromInline var origin: Double
    @usableFromInline var area = 0.0
    @usableFromInline var squares = 0.0

    /// A quantity with a value from an instant on.
    @inlinable
    public init(_ value: Double, from now: Instant) {
        (current, largest, origin) = (value, value, value)
        (begun, updated) = (now, now)
    }

    /// The value now.
    @inlinable public var value: Double { current }
    /// The largest value since the start or the last `reset`, also where it lasted no time.
    @inlinable public var maximum: Double { largest }

    /// Takes another value at `now`, which is not before the last change.
    @inlinable
    public mutating func set(_ value: Double, at now: Instant) {
        assert(now >= updated, "a time-weighted quantity changed in its past")
        let deviation = (current - origin) * (now.days - updated.days)
        area += deviation
        squares += deviation * (current - origin)
        updated = now
        current = value
        largest = max(largest, value)
    }

    /// Adds to the value at `now`, which is not before the last change.
    @inlinable
    public mutating func change(by difference: Double, at now: Instant) { set(current + difference, at: now) }

    /// Forgets everything before `now` but the value, as at the end of a warm-up.
    @inlinable
    public mutating func reset(at now: Instant) {
        assert(now >= updated, "a time-weighted quantity was reset in its past")
        self = TimeWeighted(current, from: now)
    }

    /// The integral of the value to `end`, in units of the value times days; `end` is not before the last change.
    public func area(until end: Instant) -> Double {
        let (deviations, _) = integrals(until: end)
        return origin * (end - begun).days + deviations
    }

    /// The mean to `end`; the value itself where no time has passed. `end` is not before the last change.
    public func mean(until end: Instant) -> Double {
        let length = (end - begun).days
        return length > 0 ? origin + integrals(until: end).deviations / length : current
    }

    /// The mean squared deviation from the mean over the time to `end`; 0 where no time has passed.
    public func variance(until end: Instant) -> Double {
        let length = (end - begun).days
        guard length > 0 else { return 0 }
        let (deviations, squares) = integrals(until: end)
        let mean = deviations / length
        return max(0, squares / length - mean * mean)
    }

    private func integrals(until end: Instant) -> (deviations: Double, squares: Double) {
        var copy = self
        copy.set(current, at: end)
        return (copy.area, copy.squares)
    }
}
