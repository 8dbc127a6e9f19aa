/// What is counted in a replication.
public enum Measure: String, CaseIterable, Sendable, Comparable {
    case eligible
    case referred

    /// Of the value.
    public var unit: String { "episodes" }

    /// By name, as in the canonical export.
    public static func < (a: Measure, b: Measure) -> Bool { a.rawValue < b.rawValue }
}
