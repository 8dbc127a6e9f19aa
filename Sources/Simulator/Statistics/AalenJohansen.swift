/// The Aalen-Johansen estimate of the cumulative incidence of each of several competing ends, from exact times of independent subjects.
///
/// What is censored at a time is at risk at that time. With one cause it is one minus `KaplanMeier`. `CumulativeIncidence` is the same
/// estimate from counts by day that are pooled over replications.
/// O. O. Aalen and S. Johansen, Scandinavian Journal of Statistics 5 (1978) 141-150.
///
/// - Complexity: O(causes * n + n log n) to make, O(log n) to look up.
public struct AalenJohansen: Hashable, Sendable {
    /// The curve of one cause from one distinct observed time to the next.
    public struct Step: Hashable, Sendable, TimedStep {
        /// An observed time, of an end or of a censoring.
        public let time: Double
        /// How many had neither ended nor been censored before this time.
        public let atRisk: Int
        /// The share that has ended of this cause at this time or before.
        public let incidence: Double
        /// The standard error of the incidence: the infinitesimal jackknife over subjects, which R's `survfit` prints.
        public let standardError: Double
    }

    private let curves: [Int: [Step]]
    private let known: Double

    /// The curves of so many subjects; nil for none, or where a time is negative or not finite.
    public init?(_ observations: [TimeToEvent]) {
        guard let ordered = observations.ordered(), let end = ordered.last else { return nil }
        let causes = Set(ordered.compactMap(\.cause))
        curves = Dictionary(uniqueKeysWithValues: causes.map { ($0, Self.curve(ordered.riskSets(cause: $0))) })
        let isComplete = !ordered.contains { $0.time == end.time && $0.cause == nil }
        known = isComplete ? .infinity : end.time
    }

    /// The causes that somebody ended of, in order.
    public var causes: [Int] { curves.keys.sorted() }

    /// The curve of a cause at each distinct observed time; empty where nobody ended of it.
    public func steps(of cause: Int) -> [Step] { curves[cause] ?? [] }

    /// The share that has ended of a cause by a time; nil after the last observation where somebody was then left.
    public func incidence(of cause: Int, at time: Double) -> Double? {
        time <= known ? last(of: cause, at: time)?.incidence ?? 0 : nil
    }

    /// The pointwise interval of the incidence at a time, symmetric in log(-log F), for a confidence in (0, 1).
    ///
    /// Nil where the incidence is 0, 1 or unknown.
    public func limits(of cause: Int, at time: Double, confidence: Double = 0.95) -> ClosedRange<Double>? {
        guard time <= known, let step = last(of: cause, at: time) else { return nil }
        return logLogLimits(step.incidence, standardError: step.standardError, confidence: confidence)
    }

    private func last(of cause: Int, at time: Double) -> Step? {
        let steps = steps(of: cause)
        let count = steps.countUpTo(time)
        return count > 0 ? steps[count - 1] : nil
    }

    private static func curve(_ sets: [RiskSet]) -> [Step] {
        var recurrence = IncidenceRecurrence()
        var influence = IncidenceInfluence()
        return sets.map { set in
            influence.pass(set, survival: recurrence.survival)
            recurrence.pass(ends: Double(set.ends), allEnds: Double(set.allEnds), atRisk: Double(set.atRisk))
            return Step(
                time: set.time, atRisk: set.atRisk, incidence: recurrence.incidence,
                standardError: influence.variance.squareRoot())
        }
    }
}
