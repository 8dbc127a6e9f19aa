import Models

/// A team in every region: each area of a division has one at its largest municipality, which serves the whole of it.
///
/// 1. The team sits in the municipality of the area with the largest expected inflow.
/// 2. It serves the municipalities of the area, however far, and no others.
/// 3. Posts and supervisors as for `ConcentrateStrategy`: by expected inflow, at least three to a team where the budget has so many.
struct RegionalStrategy {
    let budget: AllocationBudget
    let areas: [Division.Area]
    /// Most posts of a team; nil for no limit.
    let largestTeam: Int?

    /// The teams, in the order of the areas.
    func teams() throws(BudgetTooSmall) -> [Team] {
        let places = areas.map(\.municipalities).map(place)
        let serves = zip(places, areas).map { place, area in [place] + area.municipalities.filter { $0 != place } }
        return try ConcentrateStrategy(budget: budget, reach: nil, largestTeam: largestTeam)
            .teams(at: places, serving: serves)
    }

    /// That with the largest expected inflow; of equals the lower number.
    private func place(_ municipalities: [Int]) -> Int {
        municipalities.min { a, b in
            (-budget.inflow(a), budget.number(a)) < (-budget.inflow(b), budget.number(b))
        } ?? 0
    }
}
