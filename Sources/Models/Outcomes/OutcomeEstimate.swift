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
    /// The estimate with its variation between replications; nil where undefined.
    public var jackknife: Jackknife?
    /// Why it is undefined; nil where it is defined.
    public var reason: String?

    /// An estimate from its parts.
    public init(name: String, unit: String, group: Group, jackknife: Jackknife?, reason: String?) {
        self.name = name
        self.unit = unit
        self.group = group
        self.jackknife = jackknife
        self.reason = reason
    }
}
