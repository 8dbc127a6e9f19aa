/// A way of working, as data: what it sets differently from the registry's defaults.
public struct Programme: Sendable {
    /// By which scenario files call it.
    public var name: String
    /// What it is, in one sentence.
    public var sentence: String
    /// Ids of the evidence list.
    public var evidence: [String]
    /// The parameters that it sets.
    public var overrides: [ParameterKey: Double]

    /// Programmes that a scenario can name.
    public static let all: [Programme] = [
        Programme(
            name: "utvidet_oppfolging", sentence: "Extended in-house follow-up as studied in Troms, 2017 to 2020.",
            evidence: ["B2.1", "B2.3", "B2.5"], overrides: [:])
    ]
}

/// What goes first when a day is too short, as data.
public enum EffortRegime: String, CaseIterable, Sendable {
    /// What counts for the placement targets goes first (B2.11).
    case placementFirst = "placement_first"
    /// Neither goes first.
    case balanced
    /// Support at the workplace goes first.
    case retentionFirst = "retention_first"

    /// The parameters that it sets: weights of placement and of support at the workplace, assumed (grade D).
    public var overrides: [ParameterKey: Double] {
        switch self {
        case .placementFirst: [.effortPlacementWeight: 1, .effortRetentionWeight: 0.4]
        case .balanced: [.effortPlacementWeight: 1, .effortRetentionWeight: 1]
        case .retentionFirst: [.effortPlacementWeight: 0.4, .effortRetentionWeight: 1]
        }
    }
}
