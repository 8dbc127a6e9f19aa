import Models

/// Turns stated teams or a strategy into teams of a region.
struct AllocationResolver {
    /// Minutes within which hubs reach where nothing is said.
    static let defaultReach = 60.0

    let loaded: LoadedRegion
    let parameters: ParameterValues
    let problems: Problems

    /// The stated teams; nil with problems.
    func teams(_ statements: [TeamStatement]) -> [Team]? {
        let teams = statements.compactMap(team)
        return teams.count == statements.count ? teams : nil
    }

    private func team(_ statement: TeamStatement) -> Team? {
        let base = loaded.index(statement.base, problems: problems)
        let serves = loaded.indices(statement.serves, problems: problems)
        let outposts = statement.outposts.compactMap(outpost)
        guard let base, let serves, outposts.count == statement.outposts.count else { return nil }
        return Team(
            name: statement.name.value, base: base, posts: statement.posts.value, supervisor: statement.supervisor,
            serves: serves, outposts: outposts)
    }

    private func outpost(_ statement: OutpostStatement) -> Outpost? {
        let municipality = loaded.index(statement.municipality, problems: problems)
        let serves = loaded.indices(statement.serves, problems: problems)
        guard let municipality, let serves else { return nil }
        return Outpost(municipality: municipality, posts: statement.posts.value, serves: serves)
    }

    /// The teams that a strategy gives under a limit, NOK a year; nil with problems.
    func teams(_ strategy: StrategyStatement, limit: Double) -> [Team]? {
        let before = problems.count
        let hubs = strategy.hubs.flatMap { loaded.indices($0, problems: problems) }
        guard problems.count == before else { return nil }
        let budget = AllocationBudget(region: loaded.region, parameters: parameters, limit: limit)
        do throws(BudgetTooSmall) {
            if strategy.kind == "spread" { return try SpreadStrategy.teams(budget) }
            let hubAndSpoke = HubAndSpokeStrategy(budget: budget, reach: strategy.reach ?? Self.defaultReach)
            return try hubAndSpoke.teams(hubs: hubs)
        } catch {
            let needed = "at least \(Money.text(error.cost.rounded(.up)))"
            problems.add(
                strategy.budget.place,
                "a budget of \(Money.text(limit)) a year is too small for \(error.needs); allowed: \(needed)")
            return nil
        }
    }
}
