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
