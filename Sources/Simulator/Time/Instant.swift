/// A length of simulated time, held in days.
///
/// A day has 24 hours here; working hours are booked as hours of the clock, so `Span.hours(7.5)` is one working day.
public struct Span: Hashable, Comparable, Sendable {
    /// The length in days.
    public var days: Double

    /// A span of so many days.
    @inlinable public init(days: Double) { self.days = days }

    /// A span of so many days.
    @inlinable public static func days(_ value: Double) -> Span { Span(days: value) }
    /// A span of so many hours.
    @inlinable public static func hours(_ value: Double) -> Span { Span(days: value / 24) }
    /// A span of so many minutes.
    @inlinable public static func minutes(_ value: Double) -> Span { Span(days: value / 1440) }
    /// A span of so many weeks.
    @inlinable public static func weeks(_ value: Double) -> Span { Span(days: value * 7) }
    /// A span of so many twelfths of a mean Gregorian year.
    @inlinable public static func months(_ value: Double) -> Span { Span(days: value * 365.25 / 12) }
    /// A span of so many mean years of 365.25 days.
    @inlinable public static func years(_ value: Double) -> Span { Span(days: value * 365.25) }
    /// No time at all.
    @inlinable public static var zero: Span { Span(days: 0) }

    /// The length in hours.
    @inlinable public var hours: Double { days * 24 }
    /// The length in minutes.
    @inlinable public var minutes: Double { days * 1440 }
    /// The length in weeks.
    @inlinable public var weeks: Double { days / 7 }
    /// The length in mean years of 365.25 days.
    @inlinable public var years: Double { days / 365.25 }

    /// Shorter.
    @inlinable public static func < (a: Span, b: Span) -> Bool { a.days < b.days }
    /// One after the other.
    @inlinable public static func + (a: Span, b: Span) -> Span { Span(days: a.days + b.days) }
    /// What is left of one beyond the other.
    @inlinable public static func - (a: Span, b: Span) -> Span { Span(days: a.days - b.days) }
    /// So many times as long.
    @inlinable public static func * (a: Span, b: Double) -> Span { Span(days: a.days * b) }
    /// How many times the one goes into the other.
    @inlinable public static func / (a: Span, b: Span) -> Double { a.days / b.days }
    /// Lengthens.
    @inlinable public static func += (a: inout Span, b: Span) { a.days += b.days }
    /// Shortens.
    @inlinable public static func -= (a: inout Span, b: Span) { a.days -= b.days }
}

/// A point of simulated time, held in days since the start of the run.
public struct Instant: Hashable, Comparable, Sendable {
    /// Days since the start of the run.
    public var days: Double

    /// The point so many days after the start.
    @inlinable public init(days: Double) { self.days = days }

    /// The start of the run.
    @inlinable public static var start: Instant { Instant(days: 0) }
    /// Later than everything: what never happens is scheduled here, that is, not at all.
    @inlinable public static var never: Instant { Instant(days: .infinity) }

    /// Earlier.
    @inlinable public static func < (a: Instant, b: Instant) -> Bool { a.days < b.days }
    /// So much later.
    @inlinable public static func + (a: Instant, b: Span) -> Instant { Instant(days: a.days + b.days) }
    /// So much earlier.
    @inlinable public static func - (a: Instant, b: Span) -> Instant { Instant(days: a.days - b.days) }
    /// The time from the one to the other.
    @inlinable public static func - (a: Instant, b: Instant) -> Span { Span(days: a.days - b.days) }
}
