/// A replication gave what no replication may give: a fault of the program, not of its user.
public struct ModelFault: Error, Hashable, Sendable {
    /// Which replication.
    public var replication: Int
    /// What was wrong with it.
    public var text: String
}
