/// Capacity that repeats by calendar, as opening hours over a week.
///
/// ```swift
/// // Three units from eight to four on the first five days of a seven-day cycle.
/// let hours = CapacitySchedule(period: .weeks(1), steps: (0..<5).flatMap { day in
///     [(.days(Double(day)) + .hours(8), 3), (.days(Double(day)) + .hours(16), 0)]
/// })
/// ```
/// A model schedules an event at `nextChange(after:)` and there calls `Pool.setCapacity`.
public struct CapacitySchedule: Hashable, Sendable {
    /// A capacity from an offset within the period on.
    public struct Step: Hashable, Sendable {
        /// From the beginning of the period, at least zero and less than the period.
        public var offset: Span
        /// Units from then on.
        public var capacity: Int
    }

    /// How long one cycle is.
    public let period: Span
    /// By offset, each later than the one before.
    public let steps: [Step]

    /// A schedule from steps in the order of their offsets.
    ///
    /// The last step also holds from the beginning of the period to the first step.
    public init(period: Span, steps: [(offset: Span, capacity: Int)]) {
        precondition(period > .zero && !steps.isEmpty, "a schedule has a period and at least one step")
        precondition(
            zip(steps, steps.dropFirst()).allSatisfy { $0.offset < $1.offset }
                && steps.allSatisfy { $0.offset >= .zero && $0.offset < period && $0.capacity >= 0 },
            "steps lie within the period in the order of their offsets, with capacities of at least zero")
        self.period = period
        self.steps = steps.map(Step.init)
    }

    /// The capacity at an instant.
    public func capacity(at time: Instant) -> Int {
        let begin = cycle(of: time) * period.days
        return (steps.last { begin + $0.offset.days <= time.days } ?? steps[steps.count - 1]).capacity
    }

    /// The first instant after `time` at which a step begins, also where it changes nothing.
    public func nextChange(after time: Instant) -> Instant {
        let cycle = cycle(of: time)
        let begin = cycle * period.days
        for step in steps where begin + step.offset.days > time.days { return Instant(days: begin + step.offset.days) }
        return Instant(days: (cycle + 1) * period.days + steps[0].offset.days)
    }

    /// The cycle that an instant lies in, from 0.
    ///
    /// The quotient at the very beginning of a cycle can be rounded to below its number, as 30 x 7/24 / (7/24) is: then the change would come
    /// at its own instant again, and for ever.
    private func cycle(of time: Instant) -> Double {
        let cycle = (time.days / period.days).rounded(.down)
        return (cycle + 1) * period.days <= time.days ? cycle + 1 : cycle
    }
}
