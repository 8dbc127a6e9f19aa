import Foundation
import Models
import Simulator

/// Runs a plan of calibration: each evaluation lives through all its studies with other numbers.
public struct Calibration: Sendable {
    /// What is varied and against what.
    public let plan: CalibrationPlan
    private let bayes: ApproximateBayes
    private let studies: [(name: String, input: ModelInput)]
    /// SHA-256 of the plan with the studies that it runs and the findings that it uses, in lower-case hex; limits apart, which may be widened.
    public let digest: String

    /// A calibration with its studies read.
    ///
    /// - Throws: `InvalidInput` for a study's file or for settings that do not go together.
    public init(_ plan: CalibrationPlan) throws {
        self.plan = plan
        let patterns = plan.patterns.patterns.filter { plan.used.contains($0.id) }
        let needed = plan.patterns.studies(of: patterns)
        let scenarios = try InvalidInput.collecting(needed.map(\.path)) { try Scenario.load(path: $0) }
        let named = zip(needed, scenarios).map { (name: $0.name, scenario: $1) }
        try plan.patterns.check(patterns, by: named)
        studies = named.map { ($0.name, $0.scenario.input) }
        try plan.check(studies)
        digest = SHA256.hexadecimal(of: plan.canonicalText(named.map { ($0.name, $0.scenario.canonicalText) }))
        do {
            bayes = try plan.problem()
        } catch {
            throw InvalidInput(diagnostics: [Diagnostic(file: plan.path, message: "\(error)")])
        }
    }

    /// How long the evaluations that are left are going to take, judged before they start; nil for less than a minute.
    ///
    /// - Throws: `CancellationError` where the task was cancelled.
    public func forecast(after evaluations: Int, jobs: Int) throws -> StudyForecast? {
        let runs = max(0, plan.evaluations - evaluations) * plan.replications
        return try StudyForecast(studies.map { .init($0.1, seed: plan.seed, runs: runs) }, jobs: jobs)
    }

    /// Before the first evaluation.
    public var start: ApproximateBayes.State { bayes.start }

    /// Goes on from a state to the end; `progress` gets the state after every evaluation and may store it.
    ///
    /// - Throws: `CancellationError` where the task was cancelled; what `progress` throws.
    public func run(
        _ state: inout ApproximateBayes.State, jobs: Int, progress: (ApproximateBayes.State) throws -> Void
    ) async throws {
        try await bayes.run(&state, jobs: jobs) { [self] evaluation in
            try summaries(at: evaluation.parameters, seed: evaluation.seed)
        } progress: { state in
            try progress(state)
        }
    }

    /// The posterior after regression adjustment, or else as accepted; nil before a generation is complete.
    public func posterior(of state: ApproximateBayes.State) -> PosteriorSample? {
        ((try? bayes.adjustedPosterior(of: state)) ?? bayes.rawPosterior(of: state)).map(plan.drawn)
    }

    /// The simulated numbers of all lines; not a number where one is undefined or the parameters contradict each other.
    ///
    /// What is not a number rejects the evaluation: no data of that kind can be what was published.
    func summaries(at parameters: [Double], seed: UInt64) throws -> [Double] {
        var outcomes: [String: [String: Double]] = [:]
        for (name, input) in studies {
            let changed = input.changing(plan.varied.map(\.key)) { key, arm in
                plan.value(of: key, study: name, arm: arm, parameters)
            }
            guard changed.canRun else { return plan.lines.map { _ in .nan } }
            outcomes[name] = try Self.pooled(changed, seed: seed, replications: plan.replications)
        }
        return plan.lines.map { item in
            let line = item.line
            let found = outcomes[line.study] ?? [:]
            let value = found[Self.key(line.outcome, line.arm)] ?? .nan
            return line.against.map { value - (found[Self.key(line.outcome, $0)] ?? .nan) } ?? value
        }
    }

    private static func pooled(_ input: ModelInput, seed: UInt64, replications: Int) throws -> [String: Double] {
        let observations = try (1...replications).map {
            try FollowUp.replicateUnlessCancelled(input, seed: seed, replication: $0).observations
        }
        var values: [String: Double] = [:]
        for outcome in OutcomeCatalogue.values(for: input, replications: observations) {
            let arm: String?
            switch outcome.group {
            case .region: arm = nil
            case .arm(let index): arm = input.cohort?.arms[index].name
            default: continue
            }
            values[key(outcome.name, arm)] = outcome.value
        }
        return values
    }

    private static func key(_ outcome: String, _ arm: String?) -> String { outcome + "|" + (arm ?? "") }
}
