import Simulator

/// One outcome of the contract: a function of pooled counts.
struct Outcome: Sendable {
    /// Why a value is undefined.
    struct Undefined: Error {
        var reason: String
    }

    /// For which groups it is defined.
    enum Scope: Sendable {
        /// Region, municipality, office, area, segment: who is eligible has no team.
        case eligible
        /// The same, and team.
        case served
        /// Region and team.
        case staff
        /// Region only.
        case whole
        /// Arms of a cohort.
        case arm
    }

    var name: String
    var unit: String
    var scope: Scope
    /// The events that it counts, where it counts any.
    var events: (@Sendable (Pool) -> EventCount?)?
    /// The spread between municipalities that it is proportional to, where it is a function of their values.
    var dispersion: (@Sendable (GroupTable) -> Dispersion)?
    var value: @Sendable (Pool, Group) throws(Undefined) -> Double

    /// Which values are possible.
    var range: ValueRange {
        if Self.signed.contains(name) || name.hasPrefix("added_") { return unit == "share" ? .signedShare : .all }
        switch unit {
        case "share", "share of team-years": return .share
        case "1": return name.hasSuffix("gini") ? .share : .all
        default: return scope == .arm ? .all : .nonNegative
        }
    }

    /// Differences, which can be below 0.
    private static let signed: Set = [
        "eligible_hours_change", "additional_sustained_jobs", "hours_change", "cost_per_additional_sustained_job",
        "coverage_remote_gap",
    ]

    /// The value of all replications, without the noise that they add to differences between municipalities.
    func correctedValue(_ table: GroupTable, group index: Int, _ group: Group) throws(Undefined) -> Double {
        let value = try self.value(Pool(table: table, group: index, leavingOut: nil), group)
        return dispersion.map { $0(table).shrinkage * value } ?? value
    }

    func applies(to group: Group) -> Bool {
        switch (scope, group) {
        case (_, .region), (.served, _), (.staff, .team): true
        case (.arm, .arm): true
        case (.eligible, .municipality), (.eligible, .office), (.eligible, .area), (.eligible, .segment): true
        default: false
        }
    }
}

/// The outcomes of the contract and how each is estimated from raw observations.
public enum OutcomeCatalogue {
    /// Names and units of all outcomes, those over all eligible first.
    public static var names: [(name: String, unit: String)] { all.map { ($0.name, $0.unit) } }

    static let all: [Outcome] =
        eligibleOutcomes + queueOutcomes + servedOutcomes + timeOutcomes + targetOutcomes + costOutcomes
        + equityOutcomes

    /// Every outcome for every group, estimated from the observations of all replications (in order of replication).
    ///
    /// The estimate is a function of the counts pooled over replications, its interval a jackknife over replications.
    ///
    /// - Parameter groups: for which groups; all unless told.
    public static func estimates(
        for input: ModelInput, replications: [[Observation]],
        groups isAsked: @escaping @Sendable (Group) -> Bool = { _ in true }
    ) -> [OutcomeEstimate] {
        var estimator = OutcomeEstimator(for: input, groups: isAsked)
        for observations in replications { estimator.add(observations) }
        return estimator.estimates()
    }

    fileprivate static func estimates(_ table: GroupTable, groups isAsked: (Group) -> Bool) -> [OutcomeEstimate] {
        var estimates: [OutcomeEstimate] = []
        for outcome in table.context.input.cohort.map(outcomes) ?? all {
            for (index, group) in table.groups.enumerated() where outcome.applies(to: group) && isAsked(group) {
                estimates.append(estimate(outcome, group, index, table))
            }
        }
        return estimates
    }

    private static func estimate(_ outcome: Outcome, _ group: Group, _ index: Int, _ table: GroupTable)
        -> OutcomeEstimate
    {
        func value(leavingOut: Int?) -> Result<Double, Outcome.Undefined> {
            do throws(Outcome.Undefined) {
                let value = try outcome.value(Pool(table: table, group: index, leavingOut: leavingOut), group)
                return value.isFinite ? .success(value) : .failure(.init(reason: "not a finite number"))
            } catch { return .failure(error) }
        }
        switch value(leavingOut: nil) {
        case .failure(let undefined):
            return OutcomeEstimate(
                name: outcome.name, unit: outcome.unit, group: group, jackknife: nil, reason: undefined.reason,
                range: outcome.range)
        case .success(let whole):
            let rest = (0..<table.replications).compactMap { try? value(leavingOut: $0).get() }
            let complete = rest.count == table.replications && rest.count > 1
            return OutcomeEstimate(
                name: outcome.name, unit: outcome.unit, group: group,
                jackknife: Jackknife(whole: whole, leavingOut: complete ? rest : []), reason: nil,
                range: outcome.range,
                events: outcome.events?(Pool(table: table, group: index, leavingOut: nil)),
                dispersion: outcome.dispersion?(table))
        }
    }
}

/// Estimates outcomes from observations that come one replication at a time and need not be kept.
public protocol ReplicationEstimator {
    /// Adds the observations of the next replication.
    mutating func add(_ observations: [Observation])
    /// The outcomes, estimated from all that was added.
    func estimates() -> [OutcomeEstimate]
}

/// Estimates the outcomes of the catalogue: to the last bit what `OutcomeCatalogue.estimates` makes of all observations at once.
///
/// - Complexity: for each replication of a nation with all of its groups some 3 MB are kept, a fifth of its observations.
public struct OutcomeEstimator: ReplicationEstimator {
    private var table: GroupTable
    private let isAsked: @Sendable (Group) -> Bool

    /// Of some groups; of all unless told.
    public init(for input: ModelInput, groups isAsked: @escaping @Sendable (Group) -> Bool = { _ in true }) {
        self.isAsked = isAsked
        table = GroupTable(context: OutcomeContext(input), groups: isAsked)
    }

    /// Adds the observations of the next replication.
    public mutating func add(_ observations: [Observation]) { table.add(observations) }

    /// The outcomes, estimated from all that was added; their intervals are a jackknife over replications.
    public func estimates() -> [OutcomeEstimate] { OutcomeCatalogue.estimates(table, groups: isAsked) }
}

// MARK: small makers

extension OutcomeCatalogue {
    /// A sum over a sum.
    static func ratio(
        _ name: String, unit: String = "share", _ scope: Outcome.Scope, _ above: Measure, _ below: Measure
    ) -> Outcome {
        let reason = "there is nobody to count (\(below.rawValue) is 0)"
        if unit == "share" { return share(name, scope, of: { $0[above] }, among: { $0[below] }, reason) }
        return Outcome(name: name, unit: unit, scope: scope) { (pool, _) throws(Outcome.Undefined) in
            try divide(pool[above], pool[below], reason)
        }
    }

    /// A share of people, spells or years; few of them, or none, have an exact interval.
    static func share(
        _ name: String, unit: String = "share", _ scope: Outcome.Scope, of above: @escaping @Sendable (Pool) -> Double,
        among below: @escaping @Sendable (Pool) -> Double, _ reason: String
    ) -> Outcome {
        let counted: @Sendable (Pool) -> EventCount? = { pool in
            let trials = below(pool)
            return trials > 1e-9 ? EventCount(events: above(pool), trials: trials, perEvent: 1 / trials) : nil
        }
        return Outcome(name: name, unit: unit, scope: scope, events: counted) { (pool, _) throws(Outcome.Undefined) in
            try divide(above(pool), below(pool), reason)
        }
    }

    /// A number of episodes per replication.
    static func count(_ name: String, _ scope: Outcome.Scope, _ measure: Measure) -> Outcome {
        Outcome(
            name: name, unit: "episodes", scope: scope,
            events: { EventCount(events: $0[measure], perEvent: 1 / $0.replications) }
        ) { (pool, _) throws(Outcome.Undefined) in
            pool[measure] / pool.replications
        }
    }

    static func divide(_ above: Double, _ below: Double, _ reason: String) throws(Outcome.Undefined) -> Double {
        guard below > 1e-9 else { throw Outcome.Undefined(reason: reason) }
        return above / below
    }
}

extension Pool {
    /// How many replications are in the pool.
    var replications: Double { Double(table.replications - (leavingOut == nil ? 0 : 1)) }
}
