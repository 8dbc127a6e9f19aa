import Models
import Simulator

/// Which scenario is best by one outcome, as far as that can be told.
public struct SelectionEntry: Hashable, Sendable {
    /// How it stands.
    public enum Status: String, Hashable, Sendable {
        /// One scenario is best, or worse than the best by less than the zone.
        case selected
        /// Several cannot be told apart by these replications.
        case undecided
        /// Fewer replications than can be judged by.
        case tooFew = "too_few"
        /// The outcome has no value or no interval in one of the scenarios.
        case undefined
    }

    /// What was judged.
    public var target: SelectionTarget
    /// How it stands.
    public var status: Status
    /// The scenarios that are left, by number in the order of the comparison; all of them where nothing could be judged.
    public var contenders: [Int]
    /// The one that seems best; nil where nothing could be judged.
    public var leader: Int?
    /// By how much it is better than the next of those that were judged with it, in the unit of the outcome.
    public var lead: Double?
    /// Of those that are left.
    public var replications: Int
    /// About how many more of each that is left it would take; nil where that is not known.
    public var needed: Int?
    /// Why there is no judgement; nil where there is one.
    public var reason: String?

    /// Before anything is judged.
    init(_ target: SelectionTarget, scenarios: Int) {
        (self.target, status, contenders, replications) = (target, .tooFew, Array(0..<scenarios), 0)
    }

    /// True where more replications may tell.
    var isOpen: Bool { status == .undecided || status == .tooFew }

    /// Judges those that are left by as many replications of each.
    ///
    /// Means are those of all replications pooled, and the variances those of differences of jackknife pseudo-values.
    mutating func judge(
        _ outcomes: [Int: [ReportedOutcome]], scenarios names: [String], minimum: Int, confidence: Double
    ) {
        var found: [Int: Jackknife] = [:]
        for index in contenders {
            let outcome = outcomes[index]?.first { $0.name == target.name && $0.group.key.isEmpty }
            guard let jackknife = outcome?.jackknife, jackknife.pseudoValues.count > 1,
                jackknife.pseudoValues.allSatisfy(\.isFinite)
            else {
                let why = outcome?.jackknife == nil ? outcome?.reason ?? "it has no such outcome" : "it has no interval"
                (status, leader, needed) = (.undefined, nil, nil)
                reason = "\(names[index]): \(why)"
                return
            }
            found[index] = jackknife
        }
        judge(found, scenarios: names.count, minimum: minimum, confidence: confidence)
    }

    private mutating func judge(
        _ found: [Int: Jackknife], scenarios: Int, minimum: Int, confidence: Double
    ) {
        let count = found.values.first?.pseudoValues.count ?? 0
        guard
            let rule = try? SelectionRule(
                alternatives: scenarios, zone: target.zone, confidence: confidence, preference: target.preference,
                minimum: minimum, maximum: max(minimum, count))
        else {
            (status, reason) = (.undefined, "a selection needs a confidence above that of guessing")
            return
        }
        let verdict = rule.judge(contenders, replications: count) {
            found[$0]?.whole ?? .nan
        } varianceOfDifference: { a, b in
            guard let a = found[a], let b = found[b] else { return .infinity }
            return Tally(zip(a.pseudoValues, b.pseudoValues).map { $0 - $1 }).variance
        }
        let others = contenders.filter { $0 != verdict.leader }.compactMap { found[$0]?.whole }
        let sign = target.preference == .larger ? 1.0 : -1
        lead = found[verdict.leader].flatMap { best in others.map { sign * (best.whole - $0) }.min() }
        (contenders, leader, needed) = (verdict.contenders, verdict.leader, verdict.replicationsNeeded)
        replications = count
        status = verdict.selected != nil ? .selected : count < minimum ? .tooFew : .undecided
    }
}

/// What the outcomes that were judged say.
public struct SelectionReport: Hashable, Sendable {
    /// In the order of the targets.
    public var entries: [SelectionEntry]
    /// Names of the scenarios, in the order of the comparison.
    public var scenarios: [String]
    /// Of each judgement for itself.
    public var confidence: Double
    /// The fewest replications to judge by.
    public var minimum: Int
    /// Names of the outcomes that were waited for; empty where the number of replications was fixed.
    public var awaited: Set<String> = []

    /// The judgement of a fixed number of replications.
    init(_ goal: SelectionGoal, _ runs: [NamedOutcomes], confidence: Double) {
        scenarios = runs.map(\.name)
        (self.confidence, minimum) = (confidence, goal.minimum)
        entries = goal.targets.map { SelectionEntry($0, scenarios: runs.count) }
        let outcomes = Dictionary(uniqueKeysWithValues: runs.map(\.outcomes).enumerated().map { ($0, $1) })
        judge(outcomes) { _ in true }
    }

    /// Nothing judged yet.
    init(_ goal: SelectionGoal, scenarios: [String], confidence: Double) {
        (self.scenarios, self.confidence, minimum, awaited) = (scenarios, confidence, goal.minimum, goal.awaited)
        entries = goal.targets.map { SelectionEntry($0, scenarios: scenarios.count) }
    }

    /// Judges the entries that are asked for by the outcomes of scenarios, given by number.
    mutating func judge(_ outcomes: [Int: [ReportedOutcome]], of isAsked: (SelectionEntry) -> Bool) {
        for index in entries.indices where isAsked(entries[index]) {
            entries[index].judge(outcomes, scenarios: scenarios, minimum: minimum, confidence: confidence)
        }
    }

    /// Puts what a search found in place of what a fixed number of replications says.
    mutating func take(_ search: SelectionReport) {
        awaited = search.awaited
        for index in entries.indices where search.awaited.contains(entries[index].target.name) {
            entries[index] = search.entries[index]
        }
    }

    /// The entries that are waited for and still open.
    var waiting: [SelectionEntry] { entries.filter { awaited.contains($0.target.name) && $0.isOpen } }

    /// For `--json`.
    var json: JSONText { .array(entries.map(json)) }

    private func json(_ entry: SelectionEntry) -> JSONText {
        .object([
            ("name", .string(entry.target.name)), ("unit", .string(entry.target.unit)),
            ("better", .string(entry.target.preference.rawValue)), ("zone", .number(entry.target.zone)),
            ("status", .string(entry.status.rawValue)),
            ("best", .optional(entry.status == .selected ? entry.leader.map { scenarios[$0] } : nil)),
            ("leader", .optional(entry.leader.map { scenarios[$0] })), ("lead", .optional(entry.lead)),
            ("contenders", .strings(entry.contenders.map { scenarios[$0] })),
            ("replications", .integer(entry.replications)),
            ("replications_needed", entry.needed.map(JSONText.integer) ?? .null),
            ("confidence", .number(confidence)), ("reason", .optional(entry.reason)),
        ])
    }
}
