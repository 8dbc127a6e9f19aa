import Models
import Simulator

/// What one scenario file states, before its base is laid under it.
struct ScenarioLayer: Sendable {
    /// As the user wrote it, or from where the user stands.
    var file: String
    /// Where the file begins.
    var place: Place
    var version: Stated<Int>?
    var name: Stated<String>?
    var kind: Stated<String>?
    var extends: Stated<String>?
    var description: Stated<String>?
    var seed: Stated<UInt64>?
    var replications: Stated<Int>?
    var start: Stated<CalendarDate>?
    var horizon: Stated<Span>?
    var warmup: Stated<Span>?
    var region: RegionStatement?
    var allocation: AllocationStatement?
    var cohort = CohortStatement()
    var programme: Stated<String>?
    var population: Stated<String>?
    var effort: Stated<String>?
    var parameters: [ParameterKey: Stated<Double>] = [:]
    /// Keys that the file states, even where their values are wrong: such are not reported as missing.
    var stated: Set<String> = []
    /// Places of the keys of this file alone, in order.
    var keys: [Stated<String>] = []

    /// This layer over its base: what it states replaces what the base states. Name and description are a file's own.
    func over(_ base: ScenarioLayer) -> ScenarioLayer {
        var merged = self
        merged.version = version ?? base.version
        merged.kind = kind ?? base.kind
        merged.seed = seed ?? base.seed
        merged.replications = replications ?? base.replications
        merged.start = start ?? base.start
        merged.horizon = horizon ?? base.horizon
        merged.warmup = warmup ?? base.warmup
        merged.region = region.map { $0.over(base.region) } ?? base.region
        merged.allocation = allocation ?? base.allocation
        merged.cohort = cohort.over(base.cohort)
        merged.programme = programme ?? base.programme
        merged.population = population ?? base.population
        merged.effort = effort ?? base.effort
        merged.parameters = base.parameters.merging(parameters) { _, own in own }
        merged.stated = stated.union(base.stated)
        return merged
    }

    /// All numbers of the model: defaults, then population, programme, effort regime, strategy, then what is stated one by one.
    var parameterValues: ParameterValues {
        var values = ParameterValues()
        let overrides: [[ParameterKey: Double]?] = [
            ParameterSet.populations.first { $0.name == population?.value }?.overrides,
            ParameterSet.programmes.first { $0.name == programme?.value }?.overrides,
            effort.flatMap { EffortRegime(rawValue: $0.value) }?.overrides,
            isCohort ? nil : allocation?.overrides,
        ]
        for (key, value) in overrides.compactMap({ $0 }).joined() { values[key] = value }
        for (key, stated) in parameters { values[key] = stated.value }
        return values
    }
}

/// Where a study takes place, as stated.
struct RegionStatement: Sendable {
    /// Files of data by their keys, paths from where the user stands.
    var files: [String: Stated<String>] = [:]
    var name: Stated<String>?
    /// Counties and municipalities to keep; nil keeps all.
    var include: Stated<[Stated<String>]>?
    /// Travel from distance, where no other data give it.
    var distanceEstimate: Stated<DistanceEstimate>?
    /// Whose rows are read of files of data with several years.
    var year: Stated<Int>?
    /// Areas for which outcomes are taken too, by the name of their kind.
    var breakdown: Stated<String>?
    /// Where the mapping begins.
    var place: Place

    /// Keys of data files that are always needed.
    static let requiredFiles = ["municipalities", "offices", "establishments"]
    /// Keys of data files that are read where they are stated.
    static let optionalFiles = ["population_by_age", "labour_status"]
    /// Keys of files of travel data, of which one is needed where there is no estimate.
    static let travelFiles = ["road_links", "travel_times"]
    /// All keys.
    static let keys =
        ["name"] + requiredFiles + optionalFiles + travelFiles + ["distance_estimate", "include", "breakdown", "year"]

    /// True where it states travel data of its own.
    private var statesTravel: Bool { distanceEstimate != nil || Self.travelFiles.contains { files[$0] != nil } }

    /// This statement over its base, key by key; any travel data replace those of the base.
    func over(_ base: RegionStatement?) -> RegionStatement {
        guard let base else { return self }
        var merged = self
        var inherited = base.files
        if statesTravel {
            for key in Self.travelFiles { inherited[key] = nil }
        } else {
            merged.distanceEstimate = base.distanceEstimate
        }
        merged.files = inherited.merging(files) { _, own in own }
        merged.name = name ?? base.name
        merged.include = include ?? base.include
        merged.breakdown = breakdown ?? base.breakdown
        merged.year = year ?? base.year
        return merged
    }
}

/// Who is in post where, as stated.
enum AllocationStatement: Sendable {
    case teams(Stated<[TeamStatement]>)
    case strategy(StrategyStatement)
    /// The planner's own, held to a budget.
    case explicit(Stated<[TeamStatement]>, Stated<BudgetStatement>)
    /// Not readable, which is told already; what it names as municipalities can still be checked.
    case unreadable(municipalities: [Stated<String>])
}

/// A team, as stated.
struct TeamStatement: Sendable {
    var place: Place
    var name: Stated<String>
    var base: Stated<String>
    var posts: Stated<Int>
    var supervisor: Double
    var serves: Stated<[Stated<String>]>
    var outposts: [OutpostStatement]
    /// Share of a full post of each.
    var fte: Double
    /// Trained ordinary counsellors in place of specialists.
    var areCounsellors: Bool
    var presence: [PresenceStatement]
}

/// An outpost, as stated.
struct OutpostStatement: Sendable {
    var place: Place
    var municipality: Stated<String>
    var posts: Stated<Int>
    var serves: Stated<[Stated<String>]>
}
