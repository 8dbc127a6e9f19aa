import Models
import Simulator

extension Study {
    /// Runs a scenario until the goal is met; `say` is told the forecast at each look at which it goes on.
    ///
    /// - Throws: what `run` throws; `InvalidInput` where an outcome of the goal is not defined for the scenario.
    public func run(
        _ scenario: Scenario, until goal: PrecisionGoal, options: StudyOptions,
        say: (PrecisionForecast) -> Void = { _ in }, progress: (StudyProgress) -> Void = { _ in }
    ) async throws -> StudyResult {
        var fixed = options
        fixed.replications = try await replications([scenario], until: goal, options, say: say, progress: progress)
        var result = try await run(scenario, options: fixed)
        let runs = [NamedOutcomes(name: result.report.name, outcomes: result.report.outcomes)]
        result.report.precision = PrecisionReport(
            goal, runs, differences: [], replications: result.report.replications)
        return result
    }

    /// How many replications the goal takes, all of which are then stored.
    func replications(
        _ scenarios: [Scenario], until goal: PrecisionGoal, _ options: StudyOptions,
        say: (PrecisionForecast) -> Void, progress: (StudyProgress) -> Void
    ) async throws -> Int {
        let rule = goal.rule(confidence: options.confidence)
        var (total, fresh, seconds) = (min(rule.minimum, rule.maximum), 0, 0.0)
        while true {
            let began = ContinuousClock.now
            var runs: [NamedOutcomes] = []
            for (index, scenario) in scenarios.enumerated() {
                let name = scenarios.map(\.name).joined(separator: ", ")
                let (found, outcomes) = try await look(scenario, through: total, options) {
                    progress($0.asPart(index, of: scenarios.count, name: name))
                }
                fresh += total - found
                runs.append(NamedOutcomes(name: scenario.name, outcomes: outcomes))
            }
            try requireDefined(goal, runs)
            let differences = DifferenceFamilies.differences(runs, seed: options.seed ?? scenarios[0].seed)
            let report = PrecisionReport(goal, runs, differences: differences, replications: total)
            let verdict = rule.judge(report.entries.map(\.reached), replications: total)
            if verdict.stops { return total }
            let passed = (ContinuousClock.now - began).components
            seconds += Double(passed.seconds) + Double(passed.attoseconds) * 1e-18
            let more = min(verdict.replicationsNeeded ?? .max, rule.maximum - total) * scenarios.count
            say(
                PrecisionForecast(
                    report: report, needed: verdict.replicationsNeeded, maximum: rule.maximum,
                    seconds: fresh > 0 ? seconds / Double(fresh) * Double(more) : nil))
            total = rule.nextLook(after: verdict, replications: total)
        }
    }

    /// Replications cannot make an outcome known that a scenario does not have.
    private func requireDefined(_ goal: PrecisionGoal, _ runs: [NamedOutcomes]) throws(InvalidInput) {
        let problems = runs.flatMap { run in
            goal.targets.compactMap { target -> String? in
                let own = run.outcomes.filter { $0.name == target.name }
                guard let lacking = own.first(where: { $0.estimate == nil }) ?? (own.isEmpty ? nil : own.first) else {
                    return "'\(target.name)' is no outcome of \(run.name)"
                }
                guard lacking.estimate == nil else { return nil }
                let arm = lacking.group.value.isEmpty ? "" : ", arm \(lacking.group.value)"
                return "'\(target.name)' is not defined in \(run.name)\(arm): \(lacking.reason ?? "undefined"); "
                    + "leave it out of --precision"
            }
        }
        if problems.isEmpty { return }
        throw InvalidInput(
            diagnostics: problems.map { Diagnostic(file: "--precision", line: nil, column: nil, message: $0) })
    }
}
