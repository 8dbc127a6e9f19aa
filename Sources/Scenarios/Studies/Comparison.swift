import Foundation
import Models
import Simulator

/// What one outcome of a later scenario is above that of the first, under the same luck.
public struct Difference: Sendable {
    /// As in the contract.
    public var name: String
    /// Of the outcome.
    public var unit: String
    /// Of whom.
    public var group: GroupLabel
    /// Name of the first scenario.
    public var a: String
    /// Name of the later scenario.
    public var b: String
    /// b minus a; nil where either is undefined.
    public var estimate: Double?
    /// Lower end of the interval of paired differences; nil where one replication cannot tell.
    public var low: Double?
    /// Upper end of the interval of paired differences.
    public var high: Double?
    /// Lower end where the intervals of all scenarios that are compared with the first hold at once; for a single one `low`.
    public var simultaneousLow: Double?
    /// Upper end where the intervals of all scenarios that are compared with the first hold at once; for a single one `high`.
    public var simultaneousHigh: Double?
    /// Level of the interval, in (0, 1).
    public var level: Double
    /// How the interval was computed.
    public var method: IntervalMethod
    /// Of the pseudo-values of the two over replications; nil where either does not vary.
    public var correlation: Double?

    /// Half the width of the interval, (high - low) / 2; nil without an interval.
    public var halfWidth: Double? { low.flatMap { low in high.map { ($0 - low) / 2 } } }
    /// Half the width of the simultaneous interval; nil without an interval.
    public var simultaneousHalfWidth: Double? {
        simultaneousLow.flatMap { low in simultaneousHigh.map { ($0 - low) / 2 } }
    }

    /// The simultaneous interval of the difference times a sign, 1 or -1; nil where there is none.
    func simultaneousInterval(times sign: Double) -> ClosedRange<Double>? {
        guard let simultaneousLow, let simultaneousHigh, simultaneousLow <= simultaneousHigh else { return nil }
        return sign > 0 ? simultaneousLow...simultaneousHigh : -simultaneousHigh...(-simultaneousLow)
    }

    /// True where the simultaneous interval leaves zero out.
    public var excludesZero: Bool {
        guard let simultaneousLow, let simultaneousHigh else { return false }
        return simultaneousLow > 0 || simultaneousHigh < 0
    }

    init(from a: ReportedOutcome, to b: ReportedOutcome, names: (a: String, b: String)) {
        (name, unit, group) = (a.name, a.unit, a.group)
        (level, method) = (a.level, a.method)
        (self.a, self.b) = names
        guard let first = a.jackknife, let second = b.jackknife else { return }
        let pairs = first.correlation(with: second)
        let paired = first.difference(to: second)
        let isAlike = paired.variance == 0 && first.variance ?? 0 > 0
        let difference =
            isAlike || a.method == .jackknife && b.method == .jackknife
            ? paired.estimate(confidence: level, within: a.range.ofDifference)
            : a.interval.difference(to: b.interval, correlation: pairs ?? 0)
        estimate = difference.value.isFinite ? difference.value : nil
        method = difference.method
        (low, high) = (difference.finiteInterval?.lowerBound, difference.finiteInterval?.upperBound)
        (simultaneousLow, simultaneousHigh) = (low, high)
        correlation = pairs.flatMap { $0.isFinite ? $0 : nil }
    }

    package var json: JSONText {
        .object(
            [
                ("name", .string(name)), ("unit", .string(unit)), ("by", group.json), ("a", .string(a)),
                ("b", .string(b)), ("estimate", .optional(estimate)),
            ] + intervalJSON(low, high, level: level, method) + [
                ("simultaneous_low", .optional(simultaneousLow)), ("simultaneous_high", .optional(simultaneousHigh)),
                ("simultaneous_half_width", .optional(simultaneousHalfWidth)), ("correlation", .optional(correlation)),
            ])
    }
}

/// Several scenarios under common random numbers, every later one against the first.
public struct Comparison: Sendable {
    /// In the order of the files.
    public var runs: [RunReport]
    /// By later scenario, then in the order of the first's outcomes.
    public var differences: [Difference]

    /// Of studies that were run to a precision; nil for those of a fixed number of replications.
    public var precision: PrecisionReport?
    /// Which is best by the outcomes that were judged; nil for cohorts.
    public var selection: SelectionReport?
    /// Which are beaten on all of several outcomes; nil for cohorts.
    public var tradeOff: TradeOff?

    /// The comparison of reports that share seed and replications.
    public init(_ runs: [RunReport]) {
        self.runs = runs
        differences = []
        differences = DifferenceFamilies.differences(named, seed: runs.first?.seed ?? 0)
    }

    /// True where the scenarios are cohorts: their differences are by arm.
    public var isOfCohorts: Bool { runs.contains { $0.cohort != nil } }

    /// True where all planned costs lie within the price of one post of the first scenario; nil where one is not known, or there is one scenario.
    package var haveEqualBudgets: Bool? {
        let costs = runs.compactMap(\.plannedCost)
        guard runs.count > 1, costs.count == runs.count, let price = runs[0].priceOfAPost,
            let least = costs.min(), let most = costs.max()
        else { return nil }
        return most - least <= price
    }

    /// As the contract has it.
    public var json: JSONText {
        .object(
            [("scenarios", .array(runs.map(\.json))), ("differences", .array(differences.map(\.json)))]
                + (precision.map { [("precision", $0.json)] } ?? [])
                + (selection.map { [("selection", $0.json)] } ?? [])
                + (tradeOff.map { [("trade_off", $0.json)] } ?? []))
    }

    /// The outcomes by scenario.
    var named: [NamedOutcomes] { runs.map { NamedOutcomes(name: $0.name, outcomes: $0.outcomes) } }

    /// How the printed intervals of differences are made, where there are several; for people.
    var simultaneousText: String {
        guard let first = runs.first, runs.count > 2 else { return "" }
        return wrapped(
            "The intervals of an outcome's \(runs.count - 1) differences with \(first.name) hold at once "
                + "(largest t statistic, parametric bootstrap).", indent: "  ")
    }
}

extension Study {
    /// Runs several scenarios with the same seed and replications, or until a goal is met, and compares them with the first.
    ///
    /// Where replications go on until the best is found, the tables are of those that all scenarios have.
    ///
    /// - Throws: what `run` throws; `InvalidInput` where two scenarios have one name, `files` being theirs.
    public func compare(
        _ scenarios: [Scenario], files: [String], until goal: PrecisionGoal? = nil, by selection: SelectionGoal? = nil,
        tradeOff: [String] = TradeOff.usual, options: StudyOptions, say: (String) -> Void = { _ in },
        progress: (StudyProgress) -> Void = { _ in }
    ) async throws -> (comparison: Comparison, results: [StudyResult]) {
        try requireDistinctNames(scenarios, files: files)
        try requireComparable(scenarios, files: files)
        var shared = options
        shared.seed = options.seed ?? scenarios.first?.seed
        shared.replications = options.replications ?? scenarios.first?.replications
        let selection = selection ?? SelectionGoal()
        if let goal {
            shared.replications = try await replications(
                scenarios, until: goal, shared, say: { say($0.text) }, progress: progress)
        }
        var found: SelectionReport?
        if selection.goesOn {
            let search = try await select(
                scenarios, by: selection, shared, say: { say($0.text) }, progress: progress)
            (found, shared.replications) = (search.report, search.replications)
        }
        if goal == nil, found == nil {
            try Self.forecast(
                scenarios.map { StudyForecast.Part($0, shared) }, jobs: options.jobs, say: say)
        }
        var results: [StudyResult] = []
        for scenario in scenarios {
            results.append(
                try await run(scenario, options: shared) { if goal == nil, found == nil { progress($0) } })
        }
        var comparison = Comparison(results.map(\.report))
        comparison.precision = goal.map { goal in
            PrecisionReport(
                goal, comparison.named, differences: comparison.differences,
                replications: comparison.runs.first?.replications ?? 0)
        }
        try judge(&comparison, by: selection, found, tradeOff: tradeOff, confidence: options.confidence)
        return (comparison, results)
    }

    /// Adds which is best and what is beaten; cohorts are compared by arm and have neither.
    private func judge(
        _ comparison: inout Comparison, by goal: SelectionGoal, _ found: SelectionReport?, tradeOff: [String],
        confidence: Double
    ) throws(InvalidInput) {
        guard !comparison.isOfCohorts else { return }
        var report = SelectionReport(goal, comparison.named, confidence: confidence)
        try requireDefined(goal, report)
        if let found { report.take(found) }
        comparison.selection = report
        comparison.tradeOff = TradeOff(tradeOff, comparison.named, seed: comparison.runs.first?.seed ?? 0)
    }

    /// Cohorts compare with cohorts, by the arms of the same name.
    private func requireComparable(_ scenarios: [Scenario], files: [String]) throws {
        guard let first = scenarios.first, let firstFile = files.first else { return }
        func names(_ scenario: Scenario) -> Set<String>? { scenario.input.cohort.map { Set($0.arms.map(\.name)) } }
        var diagnostics: [Diagnostic] = []
        for (scenario, file) in zip(scenarios, files).dropFirst() {
            let message: String
            switch (names(first), names(scenario)) {
            case (nil, nil): continue
            case (let a?, let b?):
                guard a.isDisjoint(with: b) else { continue }
                message =
                    "no arm of this cohort is named as one of \(firstFile); allowed: at least one of "
                    + a.sorted().joined(separator: ", ")
            default:
                let (this, that) =
                    first.input.cohort == nil ? ("a cohort", "an open study") : ("an open study", "a cohort")
                message = "this is \(this), and \(firstFile) is \(that); allowed: studies of one kind"
            }
            diagnostics.append(Diagnostic(file: file, line: nil, column: nil, message: message))
        }
        if !diagnostics.isEmpty { throw InvalidInput(diagnostics: diagnostics) }
    }

    private func requireDistinctNames(_ scenarios: [Scenario], files: [String]) throws {
        var seen: [String: String] = [:]
        var diagnostics: [Diagnostic] = []
        for (scenario, file) in zip(scenarios, files) {
            if let earlier = seen[scenario.name] {
                let message = "this scenario is named '\(scenario.name)', and so is \(earlier); give each its own name"
                diagnostics.append(Diagnostic(file: file, line: nil, column: nil, message: message))
            }
            seen[scenario.name] = file
        }
        if !diagnostics.isEmpty { throw InvalidInput(diagnostics: diagnostics) }
    }
}
