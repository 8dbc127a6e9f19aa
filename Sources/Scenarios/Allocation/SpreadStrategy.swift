import Models

/// At most one full post per office, without supervisors: the lone specialist (B5.6).
///
/// 1. Offices are taken by expected inflow, largest first.
/// 2. An office gets a post where the budget allows it; one that is too dear is passed over.
/// 3. Each post serves the municipalities of its office, and all others that are nearest to it.
enum SpreadStrategy {
    /// The teams, one of a single post for each office that gets one.
    static func teams(_ budget: AllocationBudget) throws(BudgetTooSmall) -> [Team] {
        var chosen: [Int] = []
        while let next = nextOffice(chosen, budget) { chosen.append(next) }
        guard !chosen.isEmpty else {
            let cheapest = budget.region.offices.indices.map { budget.cost(teams(at: [$0], budget)) }.min()
            throw BudgetTooSmall(needs: "a single post", cost: cheapest ?? 0)
        }
        return teams(at: chosen, budget)
    }

    private static func nextOffice(_ chosen: [Int], _ budget: AllocationBudget) -> Int? {
        budget.officesBySize.first { !chosen.contains($0) && budget.affords(teams(at: chosen + [$0], budget)) }
    }

    /// The teams of some offices; every municipality of the region is served by one of them.
    static func teams(at chosen: [Int], _ budget: AllocationBudget) -> [Team] {
        let offices = budget.region.offices
        let serves = budget.areas(ofOffices: chosen)
        return chosen.map { office in
            Team(
                name: offices[office].name, base: offices[office].seat, posts: 1, supervisor: 0,
                serves: serves[office] ?? [])
        }
    }
}
