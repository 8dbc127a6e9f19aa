import Models
import Simulator

/// Lays the files of a chain over each other and turns what they state into a study.
struct ScenarioResolver {
    /// Least warm-up without a warning: stays in the service last up to three years.
    static let leastWarmup = Span.days(1095)

    /// Base first, the file itself last.
    let layers: [ScenarioLayer]
    let problems: Problems
    private let regions: RegionCache

    /// - Parameter regions: shared where many scenarios are resolved.
    init(layers: [ScenarioLayer], problems: Problems, regions: RegionCache = RegionCache()) {
        self.layers = layers
        self.problems = problems
        self.regions = regions
    }

    /// The study, or nil with problems.
    func scenario() -> Scenario? {
        resolved().map { found in
            let (text, merged) = (CanonicalText.of(found.input), found.merged)
            return Scenario(
                name: found.name, description: merged.description?.value ?? "", canonicalText: text,
                digest: SHA256.hexadecimal(of: text), seed: merged.seed?.value ?? 1,
                replications: merged.replications?.value ?? 100, input: found.input, notes: found.notes,
                budget: found.budget, hints: found.hints)
        }
    }

    /// What a study runs on and what it is made of.
    struct Resolved {
        /// All files of the chain as one.
        var merged: ScenarioLayer
        var input: ModelInput
        fileprivate(set) var budget: BudgetUse?
        /// Nil for a cohort.
        fileprivate var travelNotes: [String]?
        /// For names that are none of a municipality of the region.
        fileprivate var hints: MunicipalityHints

        var name: String { merged.name?.value ?? FilePath.stem(merged.file) }

        fileprivate var notes: [String] {
            travelNotes.map { ScenarioNotes.of(input, budget: budget, travel: $0) } ?? ScenarioNotes.ofCohort(input)
        }
    }

    /// The same without all that is only said of it, or nil with problems.
    func resolved() -> Resolved? {
        reportKeysOfOtherKinds()
        guard let file = layers.last else { return nil }
        if let merged = merged(layers.count - 1), merged.isCohort { return cohort(merged, file) }
        for index in layers.indices.dropLast() where layers[index].allocation != nil { _ = allocation(index) }
        guard let merged = merged(layers.count - 1) else { return nil }
        reportMissingKeys(merged, file)
        reportContradictions(merged, file)
        merged.reportOverruledOptions(problems)
        merged.reportUnknownRecipients(problems)
        let warmup = merged.warmup?.value ?? Self.leastWarmup
        reportWarmup(merged, warmup)
        let allocation = allocation(layers.count - 1)
        guard let allocation, let horizon = merged.horizon, problems.isEmpty else { return nil }
        var region = allocation.loaded.region
        if region.name.isEmpty { region.name = file.name?.value ?? FilePath.stem(file.file) }
        let input = ModelInput(
            region: region, teams: allocation.teams, parameters: merged.parameterValues, start: merged.startDate,
            horizon: horizon.value, warmup: warmup)
        reportTooMany(input, horizon.place)
        guard problems.isEmpty else { return nil }
        return Resolved(
            merged: merged, input: input, budget: allocation.budget, travelNotes: allocation.loaded.travelNotes,
            hints: allocation.loaded.table.hints)
    }

    private func cohort(_ merged: ScenarioLayer, _ file: ScenarioLayer) -> Resolved? {
        let loaded = merged.region.flatMap { regions.load($0, problems: problems) }
        report(missing: ["version", "region", "place", "follow_up", "arms"], merged, file)
        let resolver = CohortResolver(merged: merged, file: file, problems: problems)
        guard let loaded, let input = resolver.input(loaded, start: merged.startDate), problems.isEmpty else {
            return nil
        }
        return Resolved(merged: merged, input: input, budget: nil, travelNotes: nil, hints: loaded.table.hints)
    }

    /// All files of the chain up to one of them, as one.
    private func merged(_ last: Int) -> ScenarioLayer? {
        layers.prefix(last + 1).reduce(nil) { base, layer in base.map { layer.over($0) } ?? layer }
    }

    // MARK: Allocation

    private struct Allocation {
        var teams: [Team]
        var loaded: LoadedRegion
        var parameters: ParameterValues
        /// NOK a year; nil where the scenario states its teams without a budget.
        var limit: Double?

        var planned: Double { PlannedCost(teams: teams, region: loaded.region, parameters: parameters).total }
        var budget: BudgetUse? { limit.map { BudgetUse(limit: $0, spent: planned) } }
    }

    /// The allocation as it stands at one file of the chain; nil where something is missing or wrong.
    private func allocation(_ last: Int) -> Allocation? {
        guard let merged = merged(last), let statement = merged.region,
            let loaded = regions.load(statement, problems: problems)
        else { return nil }
        let parameters = merged.parameterValues
        let resolver = AllocationResolver(loaded: loaded, parameters: parameters, problems: problems)
        switch merged.allocation {
        case .teams(let teams):
            return resolver.teams(teams.value).map {
                Allocation(teams: $0, loaded: loaded, parameters: parameters, limit: nil)
            }
        case .explicit(let stated, let budget):
            guard let teams = resolver.teams(stated.value), let limit = limit(budget, last) else { return nil }
            resolver.reportOverrun(teams, limit: limit, at: budget.place)
            return Allocation(teams: teams, loaded: loaded, parameters: parameters, limit: limit)
        case .strategy(let strategy):
            guard let budget = strategy.budget, let limit = limit(budget, last) else { return nil }
            let strategies = StrategyResolver(loaded: loaded, parameters: parameters, problems: problems)
            return strategies.allocation(strategy, limit: limit).map { found in
                var loaded = loaded
                loaded.region = found.region
                return Allocation(teams: found.teams, loaded: loaded, parameters: parameters, limit: limit)
            }
        case .unreadable(let municipalities):
            for name in municipalities { _ = loaded.index(name, problems: problems) }
            return nil
        case nil:
            return nil
        }
    }

    /// The amount of a budget: for `base`, what the allocation costs that the file with the strategy extends.
    private func limit(_ budget: Stated<BudgetStatement>, _ last: Int) -> Double? {
        guard budget.value == .base else {
            if case .kroner(let amount) = budget.value { return amount }
            return nil
        }
        let owner = layers.prefix(last + 1).lastIndex { $0.allocation != nil } ?? last
        guard owner > 0, layers.prefix(owner).contains(where: { $0.allocation != nil }) else {
            problems.add(
                budget.place,
                "budget 'base' needs a scenario with teams or a strategy to extend; allowed: 'extends', or an amount such as '16 million NOK'"
            )
            return nil
        }
        return allocation(owner - 1)?.planned
    }

    // MARK: Whole-file checks

    private func reportMissingKeys(_ merged: ScenarioLayer, _ file: ScenarioLayer) {
        report(missing: ["version", "horizon", "region"], merged, file)
        let place = Place(file: file.file)
        if !merged.stated.contains("teams"), !merged.stated.contains("strategy") {
            problems.add(place, "the scenario lacks the key 'teams' or 'strategy'\(inBases)")
        }
    }

    private func report(missing keys: [String], _ merged: ScenarioLayer, _ file: ScenarioLayer) {
        for key in keys where !merged.stated.contains(key) {
            problems.add(Place(file: file.file), "the scenario lacks the key '\(key)'\(inBases)")
        }
    }

    /// A file states keys of its own kind only; those of a base of the other kind are passed over.
    private func reportKeysOfOtherKinds() {
        for index in layers.indices {
            let isCohort = merged(index)?.isCohort == true
            let others = isCohort ? CohortReader.openKeys : CohortReader.keys
            for key in layers[index].keys where others.contains(key.value) {
                let message =
                    isCohort
                    ? "'\(key.value)' belongs to open studies; a cohort has 'place', 'enrolment', 'follow_up' and 'arms'"
                    : "'\(key.value)' belongs to cohorts; state 'kind: cohort' to have one"
                problems.add(key.place, message)
            }
        }
    }

    private var inBases: String { layers.count > 1 ? ", and so do those that it extends" : "" }

    private func reportContradictions(_ merged: ScenarioLayer, _ file: ScenarioLayer) {
        for contradiction in merged.parameterValues.contradictions {
            let stated = contradiction.keys.compactMap { merged.parameters[$0]?.place }
            let names = contradiction.keys.map { "'\(Registry[$0].name)'" }.joined(separator: ", ")
            problems.add(stated.first ?? Place(file: file.file), "\(names): \(contradiction.message)")
        }
    }

    private func reportWarmup(_ merged: ScenarioLayer, _ warmup: Span) {
        guard let horizon = merged.horizon, (horizon.value - warmup).days < StudyLimits.shortestWindow else { return }
        let days = "\(counted(warmup.days, "day")), and 'horizon' \(counted(horizon.value.days, "day"))"
        let place = merged.warmup?.place ?? horizon.place
        let allowed = warmup >= horizon.value ? "a warm-up shorter than the horizon" : "at least a day between them"
        problems.add(place, "'warmup' is \(days); allowed: \(allowed)")
    }

    /// Everybody has a place in memory from the day of becoming eligible to the horizon.
    private func reportTooMany(_ input: ModelInput, _ horizon: Place) {
        let people = input.expectedEligible
        guard people > StudyLimits.people else { return }
        problems.add(
            horizon,
            "about \(shortNumber(people.rounded())) people would become eligible in a replication; allowed: at most \(shortNumber(StudyLimits.people)), with a shorter 'horizon', a lower 'inflow.rate' or fewer residents"
        )
    }
}

extension ScenarioLayer {
    var isCohort: Bool { kind?.value == "cohort" }

    /// Reports an inflow by receivers of benefits where the region has no file that counts them.
    fileprivate func reportUnknownRecipients(_ problems: Problems) {
        guard let weight = parameters[.inflowBenefitWeight], weight.value > 0, let region,
            region.files["labour_status"] == nil
        else { return }
        problems.add(
            weight.place,
            "'\(Registry[.inflowBenefitWeight].name)' is \(shortNumber(weight.value)), but the region has no 'labour_status' that counts receivers; allowed: 0"
        )
    }

    /// As stated, or New Year 2019.
    fileprivate var startDate: CalendarDate {
        start?.value ?? CalendarDate(year: 2019, month: 1, day: 1) ?? CalendarDate(dayNumber: 17_897)
    }
}
