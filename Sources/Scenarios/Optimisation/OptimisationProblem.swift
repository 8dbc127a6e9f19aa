import Models
import Simulator

/// A plan with its scenarios read: what the search starts from and what the best is compared with.
struct OptimisationProblem: Sendable {
    /// A scenario that the best allocation is compared with.
    struct Rival: Sendable {
        var scenario: Scenario
        /// Its desks, where a search could have placed them so.
        var allocation: DeskAllocation?
        /// Why it breaks a rule of the plan; nil where it keeps them all or where only a run can tell.
        var obstacle: BrokenRule?
    }

    let plan: OptimisationPlan
    /// The scenario of the plan.
    let base: Scenario
    /// What every run of the search is made on, with other teams.
    let template: ModelInput
    let rules: AllocationRules
    /// The scenario itself, the named strategies, and what else the plan names.
    let rivals: [Rival]
    /// The budget as a file states it.
    let budgetText: String
    /// What cannot be compared, and why.
    let notes: [String]

    /// Reads the scenarios of a plan.
    ///
    /// - Throws: `InvalidInput` with everything that is wrong with them.
    init(_ plan: OptimisationPlan) throws(InvalidInput) {
        self.plan = plan
        let problems = Problems(files: .user)
        let layers = OptimisationLayers(plan, problems: problems)
        guard let layers, let found = layers.base(), let template = layers.template(found) else {
            throw problems.invalidInput
        }
        base = found.scenario
        budgetText = layers.budgetText
        self.template = template
        let constraints = plan.constraints
        rules = AllocationRules(
            budget: AllocationBudget(region: template.region, parameters: template.parameters, limit: found.limit),
            teamAtLeast: constraints.teamAtLeast, longestDrive: constraints.longestDrive,
            outpostsWithin: constraints.outpostsWithin,
            servesAll: (constraints.leastCoverage ?? 0) > 0)
        var scenarios = [base]
        var notes: [String] = []
        for kind in StrategyKind.allCases where kind != .explicit {
            switch layers.named(kind) {
            case .success(let scenario):
                let same = scenarios.first {
                    $0.input.teams == scenario.input.teams && $0.input.parameters == scenario.input.parameters
                }
                if let same {
                    notes.append("\(scenario.name) gives the teams of \(same.name), and is not run again")
                } else {
                    scenarios.append(scenario)
                }
            case .failure(let reason): notes.append("\(kind.rawValue) is left out: \(reason.text)")
            }
        }
        for path in plan.against {
            if let scenario = layers.other(path) { scenarios.append(scenario) }
        }
        let (reading, count) = (rules, template.region.municipalities.count)
        rivals = scenarios.map { scenario in
            let allocation = DeskAllocation(scenario.input.teams, municipalities: count)
            return Rival(
                scenario: scenario, allocation: allocation,
                obstacle: reading.obstacle(scenario.input, allocation))
        }
        self.notes = notes
        layers.reportSameNames(scenarios)
        guard problems.isEmpty else { throw problems.invalidInput }
    }

    /// The kind of entity that draws how a start is made to fit; experiments of the library end below, and the model's own do.
    private static let startStream: UInt32 = 400

    /// Allocations of the rivals, made to keep the rules; of those that come out the same, one.
    var starts: [DeskAllocation] {
        var starts: [DeskAllocation] = []
        for (index, rival) in rivals.enumerated() {
            guard let allocation = rival.allocation else { continue }
            var stream = RandomStream(
                StreamName(
                    seed: plan.seed, replication: 0, kind: Self.startStream, identity: UInt64(index), purpose: 0))
            // Posts come and go by chance while an allocation is made to fit; of several, the first that does.
            let fitted = (0..<20).lazy.compactMap { _ in rules.repaired(allocation, &stream) }.first
            if let fitted, !starts.contains(fitted) { starts.append(fitted) }
        }
        return starts
    }

    /// What a run of an allocation is made on.
    func input(_ allocation: DeskAllocation) -> ModelInput {
        var input = template
        input.teams = rules.teams(of: allocation)
        return input
    }
}

extension AllocationRules {
    /// Which rule a scenario breaks; nil for none that can be seen without a run.
    func obstacle(_ input: ModelInput, _ allocation: DeskAllocation?) -> BrokenRule? {
        let teams = input.teams
        if let small = teams.map({ $0.fullTimePosts }).min(), small < Double(teamAtLeast) {
            return .smallTeam(posts: small)
        }
        let distances = teams.flatMap { team in
            team.outposts.map { region.travel.minutes(team.base, $0.municipality) }
        }
        if let farthest = distances.max(), farthest > outpostsWithin {
            return .farOutpost(minutes: farthest)
        }
        let drives = teams.flatMap { team in
            team.serves.map { region.travel.minutes(team.base, $0) }
                + team.outposts.flatMap { desk in desk.serves.map { region.travel.minutes(desk.municipality, $0) } }
        }
        if let longestDrive, let longest = drives.max(), longest > longestDrive {
            return .longDrive(minutes: longest)
        }
        let served = Set(teams.flatMap { $0.serves + $0.outposts.flatMap(\.serves) })
        let left = region.municipalities.count - served.count
        if servesAll, left > 0 { return .leavesOut(municipalities: left) }
        let cost = PlannedCost(teams: teams, region: input.region, parameters: input.parameters).total
        return cost > budget.limit ? .overBudget : nil
    }
}
