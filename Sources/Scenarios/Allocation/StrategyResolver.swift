import Models

/// Turns a stated strategy into teams under a limit.
struct StrategyResolver {
    let loaded: LoadedRegion
    let parameters: ParameterValues
    let problems: Problems

    /// The teams, and the region with its offices as the strategy leaves them; nil with problems.
    func allocation(_ strategy: StrategyStatement, limit: Double) -> (teams: [Team], region: Region)? {
        let before = problems.count
        let hubs = strategy.hubs.flatMap { loaded.indices($0, problems: problems) }
        let at = strategy.at.flatMap { loaded.indices($0, problems: problems) }
        reportTooManyOffices(strategy)
        reportUnknownAreas(strategy)
        guard problems.count == before else { return nil }
        let budget = AllocationBudget(region: region(strategy), parameters: parameters, limit: limit)
        do throws(BudgetTooSmall) {
            return (try teams(strategy, budget, hubs: hubs, at: at), budget.region)
        } catch {
            let needed = "at least \(Money.text(error.cost.rounded(.up)))"
            problems.add(
                strategy.budget?.place ?? strategy.place,
                "a budget of \(Money.text(limit)) a year is too small for \(error.needs); allowed: \(needed)")
            return nil
        }
    }

    private func region(_ strategy: StrategyStatement) -> Region {
        guard strategy.kind == .merge else { return loaded.region }
        let left = strategy.offices?.value ?? min(StrategyDefaults.officesLeft, loaded.region.offices.count)
        return OfficeMerger.merged(loaded.region, leaving: left) { loaded.region.expectedInflow($0, parameters) }
    }

    private func teams(
        _ strategy: StrategyStatement, _ budget: AllocationBudget, hubs: [Int]?, at: [Int]?
    ) throws(BudgetTooSmall) -> [Team] {
        let count = strategy.kind == .merge ? nil : strategy.offices?.value
        let places = at ?? ConcentrateStrategy.largestOffices(count ?? StrategyDefaults.teams, budget)
        switch strategy.kind == .merge ? strategy.then ?? .proportional : strategy.kind {
        case .spread: return try SpreadStrategy.teams(budget)
        case .hubAndSpoke:
            return try HubAndSpokeStrategy(
                budget: budget, reach: strategy.reach ?? StrategyDefaults.reach, largestTeam: strategy.largestTeam
            ).teams(hubs: hubs)
        case .concentrate:
            return try ConcentrateStrategy(
                budget: budget, reach: strategy.reach ?? StrategyDefaults.reach, largestTeam: strategy.largestTeam
            ).teams(at: places)
        case .regional:
            return try RegionalStrategy(
                budget: budget, areas: areas(strategy) ?? [], largestTeam: strategy.largestTeam
            ).teams()
        case .digital: return try ConcentrateStrategy(budget: budget, reach: nil).teams(at: places)
        case .proportional: return try ProportionalStrategy(budget: budget, reach: strategy.reach).teams()
        case .rotating:
            return try RotatingStrategy(
                budget: budget, reach: strategy.reach ?? StrategyDefaults.rotatingReach,
                weekdays: strategy.weekdays ?? StrategyDefaults.weekdays
            ).teams(at: places)
        case .inclusionCompetence:
            return try InclusionCompetenceStrategy(
                budget: budget, largestShare: strategy.largestShare ?? StrategyDefaults.largestShare
            ).teams(smallest: count)
        // A merger was made already, and explicit teams are no strategy's.
        case .merge, .explicit: return []
        }
    }

    /// The areas of which each gets a team; nil where the data do not say.
    private func areas(_ strategy: StrategyStatement) -> [Division.Area]? {
        loaded.table.areas(strategy.regions?.value ?? StrategyDefaults.regions, of: loaded.kept)
    }

    private func reportUnknownAreas(_ strategy: StrategyStatement) {
        guard strategy.kind == .regional, areas(strategy) == nil else { return }
        problems.add(
            strategy.regions?.place ?? strategy.place,
            "the file of municipalities does not say to which labour_market_region each belongs; allowed: regions: county, or the column 'ba_region_name'"
        )
    }

    private func reportTooManyOffices(_ strategy: StrategyStatement) {
        let count = loaded.region.offices.count
        guard let offices = strategy.offices, offices.value > count else { return }
        let allowed = count == 1 ? "1" : "1 to \(count)"
        problems.add(
            offices.place,
            "'offices' is \(offices.value), but the region has \(count) \(count == 1 ? "office" : "offices"); allowed: \(allowed)"
        )
    }
}
