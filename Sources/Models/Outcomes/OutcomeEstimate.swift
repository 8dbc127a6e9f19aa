import Simulator

/// By which group an outcome is taken.
public enum Group: Hashable, Sendable {
    /// Everything.
    case region
    /// One municipality, by index.
    case municipality(Int)
    /// One office, by index.
    case office(Int)
    /// One team, by index.
    case team(Int)
    /// One segment of job-seekers, by index.
    case segment(Int)
    /// One arm of a cohort, by index.
    case arm(Int)
    /// One area of the region's division, by index.
    case area(Int)

    /// The whole region, or the whole of an arm.
    public var isWhole: Bool {
        switch self {
        case .region, .arm: true
        case .municipality, .office, .team, .segment, .area: false
        }
    }
}

/// An outcome, estimated from all replications.
public struct OutcomeEstimate: Sendable {
    /// As in the contract: `coverage_90d`.
    public var name: String
    /// For example `share`, `days`, `NOK`.
    public var unit: String
    /// Of whom.
    public var group: Group
    /// The function of pooled counts with its variation between replications, not corrected for noise; nil where undefined.
    public var jackknife: Jackknife?
    /// Why it is undefined; nil where it is defined.
    public var reason: String?
    /// Which values are possible.
    public var range: ValueRange
    /// The events that it counts; nil where it is no count of events.
    public var events: EventCount?
    /// The spread between municipalities that it is a function of; nil for other outcomes.
    public var dispersion: Dispersion?

    /// An estimate from its parts.
    public init(
        name: String, unit: String, group: Group, jackknife: Jackknife?, reason: String?, range: ValueRange = .all,
        events: EventCount? = nil, dispersion: Dispersion? = nil
    ) {
        (self.name, self.unit, self.group) = (name, unit, group)
        (self.jackknife, self.reason) = (jackknife, reason)
        (self.range, self.events, self.dispersion) = (range, events, dispersion)
    }

    /// The estimate with its interval; nil where undefined.
    public func estimate(confidence: Double) -> Estimate? {
        guard let dispersion else {
            return jackknife?.estimate(confidence: confidence, within: range, events: events)
        }
        return jackknife?.estimate(corrected: dispersion, confidence: confidence, within: range, events: events)
    }

    /// The jackknife that differences are made from: corrected for bias where the estimate is.
    public var correctedJackknife: Jackknife? { dispersion.flatMap { jackknife?.corrected(by: $0) } ?? jackknife }
}
