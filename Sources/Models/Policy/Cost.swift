/// What posts, supervision and travel cost a year, as planned: by this, strategies are held to one budget.
public struct PlannedCost: Hashable, Sendable {
    /// Job specialists, NOK of 2019 a year.
    public var posts: Double
    /// Supervisors, NOK of 2019 a year.
    public var supervision: Double
    /// Travel, NOK of 2019 a year, by a planning rule.
    public var travel: Double

    /// All of it.
    public var total: Double { posts + supervision + travel }

    /// The planned cost of an allocation.
    public init(teams: [Team], region: Region, parameters: ParameterValues) {
        posts = Double(teams.reduce(0) { $0 + $1.posts }) * 800_000
        supervision = teams.reduce(0) { $0 + $1.supervisor } * 800_000
        travel = 0
    }
}

extension Region {
    /// People who become eligible a year in a municipality.
    public func expectedInflow(_ municipality: Int, _ parameters: ParameterValues) -> Double {
        municipalities[municipality].residents18to66 * parameters[.inflowRate]
    }
}
