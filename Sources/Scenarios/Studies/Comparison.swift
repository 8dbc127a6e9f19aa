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
    /// Half the width of the interval of paired differences; nil where one replication cannot tell.
    public var halfWidth: Double?
    /// Level of the interval.
    public var confidence: Double
    /// Of the pseudo-values of the two over replications; nil where either does not vary.
    public var correlation: Double?

    /// True where the interval leaves zero out.
    public var excludesZero: Bool {
        guard let estimate, let halfWidth else { return false }
        return abs(estimate) > halfWidth
    }

    init(from a: ReportedOutcome, to b: ReportedOutcome, names: (a: String, b: String)) {
        (name, unit, group, confidence) = (a.name, a.unit, a.group, a.confidence)
        (self.a, self.b) = names
        guard let first = a.jackknife, let second = b.jackknife else { return }
        let difference = first.difference(to: second).estimate(confidence: confidence)
        estimate = difference.value.isFinite ? difference.value : nil
        halfWidth = difference.halfWidth.flatMap { $0.isFinite ? $0 : nil }
        correlation = first.correlation(with: second).flatMap { $0.isFinite ? $0 : nil }
    }

    var json: JSONText {
        .object([
            ("name", .string(name)), ("unit", .string(unit)), ("by", group.json), ("a", .string(a)),
            ("b", .string(b)), ("estimate", .optional(estimate)), ("half_width", .optional(halfWidth)),
            ("confidence", .number(confidence)), ("correlation", .optional(correlation)),
        ])
    }
}

/// Several scenarios under common random numbers, every later one against the first.
public struct Comparison: Sendable {
    /// In the order of the files.
    public var runs: [RunReport]
    /// By later scenario, then in the order of the first's outcomes.
    public var differences: [Difference]

    /// The comparison of reports that share seed and replications.
    public init(_ runs: [RunReport]) {
        self.runs = runs
        guard let first = runs.first else {
            differences = []
            return
        }
        differences = runs.dropFirst().flatMap { Self.differences(from: first, to: $0) }
    }

    /// True where the scenarios are cohorts: their differences are by arm.
    public var isOfCohorts: Bool { runs.contains { $0.cohort != nil } }

    /// As the contract has it.
    public var json: JSONText {
        .object([
            ("scenarios", .array(runs.map(\.json))), ("differences", .array(differences.map(\.json))),
        ])
    }

    private static func differences(from a: RunReport, to b: RunReport) -> [Difference] {
        let later = Dictionary(b.outcomes.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
        return a.outcomes.compactMap { outcome in
            later[Key(outcome)].map { Difference(from: outcome, to: $0, names: (a.name, b.name)) }
        }
    }

    private struct Key: Hashable {
        var name: String
        var group: String
        var value: String

        init(_ outcome: ReportedOutcome) {
            (name, group, value) = (outcome.name, outcome.group.key, outcome.group.value)
        }
    }
}

extension Study {
    /// Runs several scenarios with the same seed and replications and compares them with the first.
    ///
    /// - Throws: what `run` throws; `InvalidInput` where two scenarios have one name, `files` being theirs.
    public func compare(
        _ scenarios: [Scenario], files: [String], options: StudyOptions,
        progress: (StudyProgress) -> Void = { _ in }
    ) async throws -> (comparison: Comparison, results: [StudyResult]) {
        try requireDistinctNames(scenarios, files: files)
        try requireComparable(scenarios, files: files)
        var shared = options
        shared.seed = options.seed ?? scenarios.first?.seed
        shared.replications = options.replications ?? scenarios.first?.replications
        var results: [StudyResult] = []
        for scenario in scenarios {
            results.append(try await run(scenario, options: shared, progress: progress))
        }
        return (Comparison(results.map(\.report)), results)
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
