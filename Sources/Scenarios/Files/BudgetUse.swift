/// How a strategy used its budget, NOK of 2019 a year, by the planning rule of `PlannedCost`.
public struct BudgetUse: Hashable, Sendable {
    /// What could be spent.
    public var limit: Double
    /// What posts, supervision and travel are planned to cost.
    public var spent: Double

    /// What is left: less than the price of one more post, unless nobody is left to give one to.
    public var remainder: Double { limit - spent }

    /// A use of a budget from its parts.
    public init(limit: Double, spent: Double) {
        self.limit = limit
        self.spent = spent
    }
}
