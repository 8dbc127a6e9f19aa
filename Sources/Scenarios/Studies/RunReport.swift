import Models
import Simulator

/// The group of an outcome, as files name it.
public struct GroupLabel: Hashable, Sendable {
    /// `municipality`, `office`, `team`, `segment`, `arm`, `county` or `labour_market_region`; empty for the whole region.
    public var key: String
    /// Number or name within its kind; empty for the whole region.
    public var value: String
    /// For people: the name of the municipality or office.
    public var title: String

    init(_ group: Group, names: CellNames) {
        func named(_ key: String, _ values: [String], _ titles: [String], _ index: Int) -> (String, String, String) {
            guard values.indices.contains(index) else { return (key, "#\(index)", "#\(index)") }
            return (key, values[index], titles[index])
        }
        switch group {
        case .region: (key, value, title) = ("", "", "")
        case .municipality(let index):
            (key, value, title) = named("municipality", names.municipalities, names.municipalityNames, index)
        case .office(let index): (key, value, title) = named("office", names.offices, names.officeNames, index)
        case .team(let index): (key, value, title) = named("team", names.teams, names.teams, index)
        case .segment(let index): (key, value, title) = named("segment", names.segments, names.segments, index)
        case .arm(let index): (key, value, title) = named("arm", names.arms, names.arms, index)
        case .area(let index): (key, value, title) = named(names.areaKind, names.areas, names.areas, index)
        }
    }

    /// `{}` or `{"municipality": "5401"}`
    package var json: JSONText { .object(key.isEmpty ? [] : [(key, .string(value))]) }
}

/// One outcome of a study, estimated for one group.
public struct ReportedOutcome: Sendable {
    /// As in the contract.
    public var name: String
    /// For example `share`, `days`, `NOK`.
    public var unit: String
    /// Of whom.
    public var group: GroupLabel
    /// In its unit; nil where undefined.
    public var estimate: Double?
    /// Lower end of the interval; nil where one replication cannot tell.
    public var low: Double?
    /// Upper end of the interval; nil where there is none.
    public var high: Double?
    /// Level of the interval, in (0, 1).
    public var level: Double
    /// How the interval was computed.
    public var method: IntervalMethod
    /// From how many replications.
    public var replications: Int
    /// Why it is undefined.
    public var reason: String?
    /// From which paired differences are made.
    public var jackknife: Jackknife?
    /// Which values are possible.
    public var range: ValueRange

    /// Half the width of the interval, (high - low) / 2; nil without an interval.
    public var halfWidth: Double? { low.flatMap { low in high.map { ($0 - low) / 2 } } }

    package init(_ outcome: OutcomeEstimate, names: CellNames, confidence: Double, replications: Int) {
        let estimate = outcome.estimate(confidence: confidence)
        let interval = estimate?.finiteInterval
        name = outcome.name
        unit = outcome.unit
        group = GroupLabel(outcome.group, names: names)
        self.estimate = estimate.flatMap { $0.value.isFinite ? $0.value : nil }
        (low, high) = (interval?.lowerBound, interval?.upperBound)
        (level, method) = (confidence, estimate?.method ?? .jackknife)
        self.replications = replications
        jackknife = self.estimate == nil ? nil : outcome.correctedJackknife
        range = outcome.range
        reason = self.estimate == nil ? outcome.reason ?? "not a finite number" : nil
    }

    /// The estimate with its interval; not a number where it is undefined.
    var interval: Estimate { Estimate(value: estimate ?? .nan, low: low, high: high, level: level, method: method) }

    /// The method of the interval for CSV; empty where there is none.
    var methodText: String { low == nil ? "" : method.rawValue }

    package var json: JSONText {
        .object(
            [("name", .string(name)), ("unit", .string(unit)), ("estimate", .optional(estimate))]
                + intervalJSON(low, high, level: level, method)
                + [("replications", .integer(replications)), ("by", group.json), ("reason", .optional(reason))])
    }
}

extension Estimate {
    /// The interval of a finite estimate; nil where an end is missing or not finite.
    var finiteInterval: ClosedRange<Double>? {
        guard value.isFinite, let low, let high, low.isFinite, high.isFinite, low <= high else { return nil }
        return low...high
    }

    /// The estimate with its interval, for `--json`.
    var json: JSONText {
        .object([("estimate", .number(value))] + intervalJSON(low, high, level: level, method))
    }
}

/// The members of an interval as the contract has them; `method` is null where there is no interval.
func intervalJSON(
    _ low: Double?, _ high: Double?, level: Double, _ method: IntervalMethod
) -> [(String, JSONText)] {
    let half = low.flatMap { low in high.map { ($0 - low) / 2 } }
    return [
        ("low", .optional(low)), ("high", .optional(high)), ("half_width", .optional(half)),
        ("confidence", .number(level)), ("level", .number(level)),
        ("method", half == nil ? .null : .string(method.rawValue)),
    ]
}

/// What a study gives: the estimates with all that is needed to get them again.
public struct RunReport: Sendable {
    /// Of the scenario.
    public var name: String
    /// SHA-256 of the canonical scenario.
    public var scenarioDigest: String
    /// SHA-256 of the canonical raw outcomes.
    public var resultsDigest: String
    /// The program that made the results.
    public var programVersion: String
    /// Of the study.
    public var seed: UInt64
    /// How many replications the estimates are from.
    public var replications: Int
    /// End of each run, days.
    public var horizonDays: Double
    /// The part that is not observed, days.
    public var warmupDays: Double
    /// How long this took, seconds of the clock.
    public var seconds: Double
    /// Executed events of all replications.
    public var events: Int
    /// In the order of the catalogue.
    public var outcomes: [ReportedOutcome]
    /// What a reader has to know.
    public var notes: [String]
    /// Posts, supervision and travel as planned, NOK a year; nil where it is not known.
    public var plannedCost: Double?
    /// Of one post a year, NOK; nil where the planned cost is.
    package var priceOfAPost: Double?
    /// The design of a cohort study; nil for an open one.
    public var cohort: CohortDesign?
    /// Of a study that was run to a precision; nil for one of a fixed number of replications.
    public var precision: PrecisionReport?

    /// As the contract has it.
    public var json: JSONText {
        .object(
            [
                ("name", .string(name)), ("scenario_digest", .string(scenarioDigest)),
                ("results_digest", .string(resultsDigest)), ("program_version", .string(programVersion)),
                ("seed", .unsigned(seed)), ("replications", .integer(replications)),
                ("horizon_days", .number(horizonDays)), ("warmup_days", .number(warmupDays)),
                ("seconds", .number(seconds)), ("events", .integer(events)),
                ("outcomes", .array(outcomes.map(\.json))),
            ] + (cohort == nil ? [] : [("contrasts", .array(contrasts.map(\.contrastJSON)))])
                + (precision.map { [("precision", $0.json)] } ?? []))
    }

    /// The outcome of this name for the whole region.
    public func regional(_ name: String) -> ReportedOutcome? {
        outcomes.first { $0.name == name && $0.group.key.isEmpty }
    }
}

/// How outcomes are estimated: what an input begins with, to which the observations of each replication are added in order.
public typealias Estimation = @Sendable (ModelInput) -> any ReplicationEstimator

extension RunReport {
    /// The report of replications 1...`replications` of a file, `seconds` left at 0; the observations of one at a time are in memory.
    ///
    /// - Parameter observe: is handed the observations of each replication in order, for what is made of them besides.
    /// - Throws: `StoreFailure` where the file is damaged; `CancellationError` where the task was cancelled.
    public init(
        _ file: StudyFile, replications: Int, confidence: Double,
        estimate: Estimation = { OutcomeEstimator(for: $0) },
        observe: ([Observation]) -> Void = { _ in }
    ) throws {
        var digest = ResultsDigest(names: file.names)
        var estimator = estimate(file.input)
        var events = 0
        for replication in 1...max(1, replications) {
            try Task.checkCancellation()
            let stored = try file.stored(StoredRun(point: 1, replication: replication))
            digest.add(stored)
            events += stored.events
            observe(stored.observations)
            estimator.add(stored.observations)
        }
        let header = file.header
        self.init(
            name: header.name, scenarioDigest: header.scenarioDigest, resultsDigest: digest.text,
            programVersion: header.programVersion, seed: header.seed, replications: replications,
            horizonDays: header.horizonDays, warmupDays: header.warmupDays, seconds: 0,
            events: events,
            outcomes: estimator.estimates().map {
                ReportedOutcome($0, names: file.names, confidence: confidence, replications: replications)
            }, notes: header.notes,
            plannedCost: file.input.cohort == nil
                ? PlannedCost(
                    teams: file.input.teams, region: file.input.region, parameters: file.input.parameters
                ).total : nil,
            priceOfAPost: file.input.cohort == nil ? file.input.parameters[.postPrice] : nil,
            cohort: CohortDesign(file.input))
    }
}
