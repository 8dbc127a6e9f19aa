/// A way of working, or a group of people, as data: what it sets differently from the registry's defaults.
public struct ParameterSet: Sendable {
    /// By which scenario files call it.
    public var name: String
    /// What it is, in one sentence.
    public var sentence: String
    /// Ids of the evidence list.
    public var evidence: [String]
    /// The parameters that it sets.
    public var overrides: [ParameterKey: Double]
}
