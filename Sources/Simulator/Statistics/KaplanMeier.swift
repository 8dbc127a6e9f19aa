/// The Kaplan-Meier estimate of survival from exact times with ties and right censoring.
///
/// E. L. Kaplan and P. Meier, Journal of the American Statistical Association 53 (1958), doi:10.1080/01621459.1958.10501452. The variance is
/// Greenwood's. All causes of end count as the one event; where causes compete, one minus this curve overstates the incidence of each
/// of them (`AalenJohansen`). Censoring has to be independent of the time to the end.
///
/// - Complexity: O(n log n) to make, O(log n) to look up.
public struct KaplanMeier: Hashable, Sendable {
    /// The curve from one distinct observed time to the next.
    public struct Step: Hashable, Sendable, TimedStep {
        /// An observed time, of an event or of a censoring.
        public let time: Double
        /// How many had neither ended nor been censored before this time.
        public let atRisk: Int
        /// How many ended at this time.
        public let events: Int
        /// How many were censored at this time.
        public let censored: Int
        /// The share that has not ended at this time or before.
        public let survival: Double
        /// Greenwood's standard error of the survival; nil where nobody survived.
        public let standardError: Double?
    }

    /// The curve at each distinct observed time, in order.
    public let steps: [Step]

    /// The curve of so many subjects; nil for none, or where a time is negative or not finite.
    public init?(_ observations: [TimeToEvent]) {
        guard let ordered = observations.ordered() else { return nil }
        var survival = 1.0
        var greenwood = 0.0
        steps = ordered.riskSets().map { set in
            let (atRisk, ended) = (Double(set.atRisk), Double(set.allEnds))
            survival *= 1 - ended / atRisk
            if ended < atRisk { greenwood += ended / (atRisk * (atRisk - ended)) }
            return Step(
                time: set.time, atRisk: set.atRisk, events: set.allEnds, censored: set.censored, survival: survival,
                standardError: survival > 0 ? survival * greenwood.squareRoot() : nil)
        }
    }

    /// The share that survives a time; nil after the last observation where somebody was then left, since the curve is unknown there.
    public func survival(at time: Double) -> Double? {
        isKnown(at: time) ? last(at: time)?.survival ?? 1 : nil
    }

    /// The pointwise interval of the survival at a time, symmetric in log(-log S), for a confidence in (0, 1).
    ///
    /// Nil where the survival is 0, 1 or unknown. Ø. Borgan and K. Liestøl, Scandinavian Journal of Statistics 17 (1990) 35-41, found its
    /// coverage close to nominal from some 25 subjects on, with up to half of them censored.
    public func limits(at time: Double, confidence: Double = 0.95) -> ClosedRange<Double>? {
        isKnown(at: time) ? last(at: time)?.limits(confidence: confidence) : nil
    }

    /// How many are at risk at a time: neither ended nor censored before it.
    public func atRisk(at time: Double) -> Int {
        let passed = steps.countUpTo(time)
        if passed > 0, steps[passed - 1].time == time { return steps[passed - 1].atRisk }
        return passed < steps.count ? steps[passed].atRisk : 0
    }

    func isKnown(at time: Double) -> Bool {
        guard let end = steps.last else { return false }
        return time <= end.time || end.survival == 0
    }

    private func last(at time: Double) -> Step? {
        let count = steps.countUpTo(time)
        return count > 0 ? steps[count - 1] : nil
    }
}

extension KaplanMeier.Step {
    func limits(confidence: Double) -> ClosedRange<Double>? {
        standardError.flatMap { logLogLimits(survival, standardError: $0, confidence: confidence) }
    }
}
