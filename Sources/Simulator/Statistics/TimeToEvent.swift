/// One subject's time to an end, or to where it was last seen (right censored).
public struct TimeToEvent: Hashable, Sendable {
    /// From the origin to the end or to the censoring, finite and not negative; the unit is the caller's.
    public var time: Double
    /// Which of the competing kinds of end came; nil where none had come by `time`.
    public var cause: Int?

    /// A time to an end of some kind, or to censoring.
    public init(_ time: Double, cause: Int?) {
        self.time = time
        self.cause = cause
    }

    /// A time to the only kind of end that there is, or to censoring.
    public init(_ time: Double, event: Bool) {
        self.init(time, cause: event ? 1 : nil)
    }
}

/// What happened at one of the distinct observed times.
struct RiskSet {
    var time: Double
    /// Those whose time is this one or later: what is censored at a time is at risk at that time.
    var atRisk: Int
    /// Ends of the cause that is asked for, and of any cause.
    var ends = 0
    var allEnds = 0
    var censored = 0

    var left: Int { atRisk - allEnds - censored }
}

extension [TimeToEvent] {
    /// In order of time; nil for none, or where a time is negative or not finite.
    func ordered() -> [TimeToEvent]? {
        guard !isEmpty, allSatisfy({ $0.time.isFinite && $0.time >= 0 }) else { return nil }
        return sorted { $0.time < $1.time }
    }

    /// The risk set at each distinct time of observations in order; times are the same only where they are equal to the last bit.
    func riskSets(cause: Int? = nil) -> [RiskSet] {
        var sets: [RiskSet] = []
        for (index, observation) in enumerated() {
            if sets.last?.time != observation.time {
                sets.append(RiskSet(time: observation.time, atRisk: count - index))
            }
            sets[sets.count - 1].count(observation, cause: cause)
        }
        return sets
    }
}

extension RiskSet {
    fileprivate mutating func count(_ observation: TimeToEvent, cause: Int?) {
        if observation.cause == nil {
            censored += 1
        } else {
            allEnds += 1
            if observation.cause == cause { ends += 1 }
        }
    }
}

/// A step of a curve that is constant until the next step.
protocol TimedStep {
    var time: Double { get }
}

extension Array where Element: TimedStep {
    /// How many steps are at or before a time.
    ///
    /// - Complexity: O(log n).
    func countUpTo(_ time: Double) -> Int { partitioningIndex { $0.time > time } }
}
