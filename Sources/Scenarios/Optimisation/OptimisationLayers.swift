import Models

/// Why a strategy gives no scenario.
struct StrategyFailure: Error {
    var text: String
}

/// The files of a plan's scenario, and what is laid over them.
struct OptimisationLayers {
    private let plan: OptimisationPlan
    private let problems: Problems
    private let chain: [ScenarioLayer]

    /// The files; nil with problems.
    init?(_ plan: OptimisationPlan, problems: Problems) {
        (self.plan, self.problems) = (plan, problems)
        guard let chain = ScenarioChain(problems: problems).read(plan.scenario) else { return nil }
        self.chain = chain
    }

    /// The scenario of the plan, and what its allocation may cost; nil with problems.
    func base() -> (scenario: Scenario, limit: Double)? {
        guard let scenario = ScenarioResolver(layers: chain, problems: problems).scenario() else { return nil }
        guard scenario.input.cohort == nil else {
            problems.add(
                plan.scenarioPlace,
                "'\(scenario.name)' is a cohort, whose places are stated; allowed: an open study")
            return nil
        }
        let input = scenario.input
        let planned = PlannedCost(teams: input.teams, region: input.region, parameters: input.parameters).total
        if case .kroner(let amount) = plan.budget.value { return (scenario, amount) }
        return (scenario, planned)
    }

    /// The scenario as it is with teams that are stated, whatever strategy it had: offices as in the data, parameters as it runs with.
    func template(_ base: (scenario: Scenario, limit: Double)) -> ModelInput? {
        var input = base.scenario.input
        guard case .strategy(let strategy) = chain.last(where: { $0.allocation != nil })?.allocation,
            strategy.kind == .merge
        else { return input }
        let spread = "strategy: {kind: spread, budget: 2000000000 NOK}"
        guard let scenario = scenario(spread, name: "offices", problems) else { return nil }
        input.region = scenario.input.region
        return input
    }

    /// The scenario with a named strategy at its usual options, for the budget of the plan.
    func named(_ kind: StrategyKind) -> Result<Scenario, StrategyFailure> {
        let own = Problems(files: problems.files)
        let programme = kind == .inclusionCompetence ? "\nprogramme: inclusion_competence" : ""
        let text = "strategy: {kind: \(kind.rawValue), budget: \(budgetText)}" + programme
        let name = kind.rawValue.replacingOccurrences(of: "_", with: "-")
        if let scenario = scenario(text, name: name, own), own.isEmpty { return .success(scenario) }
        return .failure(StrategyFailure(text: own.invalidInput.diagnostics.first?.message ?? "gives no teams"))
    }

    /// Another scenario that the plan names.
    func other(_ path: String) -> Scenario? {
        let layers = ScenarioChain(problems: problems).read(path)
        guard let scenario = layers.flatMap({ ScenarioResolver(layers: $0, problems: problems).scenario() }) else {
            return nil
        }
        let numbers = scenario.input.region.municipalities.map(\.number)
        let own = ScenarioResolver(layers: chain, problems: Problems(files: problems.files)).scenario()?.input.region
            .municipalities
        guard scenario.input.cohort == nil, numbers == own?.map(\.number) else {
            problems.add(Place(file: path), "this is no open study of the same region as \(plan.scenario)")
            return nil
        }
        return scenario
    }

    /// Result files are named after scenarios.
    func reportSameNames(_ scenarios: [Scenario]) {
        var seen: Set<String> = []
        for scenario in scenarios where !seen.insert(scenario.name).inserted {
            problems.add(plan.scenarioPlace, "two scenarios are named '\(scenario.name)'; give each its own name")
        }
    }

    /// The budget as a file states it.
    var budgetText: String {
        switch plan.budget.value {
        case .base: "base"
        case .kroner(let amount): "\(shortNumber(amount)) NOK"
        }
    }

    private func scenario(_ text: String, name: String, _ problems: Problems) -> Scenario? {
        guard let node = YAMLFile.compose(text + "\n", file: plan.scenario, problems: problems),
            var top = ScenarioReader(problems: problems).layer(node, file: plan.scenario)
        else { return nil }
        top.name = Stated(value: name, place: Place(file: plan.scenario))
        return ScenarioResolver(layers: chain + [top], problems: problems).scenario()
    }
}
