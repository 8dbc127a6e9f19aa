import ArgumentParser
import Scenarios

/// Options of the commands that replicate until outcomes are precise.
struct PrecisionArguments: ParsableArguments {
    @Option(
        help: """
            Go on until these outcomes are known to these half-widths: coverage_90d=0.02,retention_12m=0.01. --replications are \
            then the fewest to judge by (default: 20).
            """)
    var precision: String?

    @Option(help: "Where replications go on: the most of them (default: 2000).")
    var maximum: Int?

    /// Checks what depends on other options.
    func validate(replications: Int?) throws {
        if precision == nil, maximum != nil { throw ValidationError("--maximum: only with --precision") }
        guard precision != nil else { return }
        let fewest = replications ?? 20
        if fewest < 2 { throw ValidationError("--replications: at least 2 with --precision, not \(fewest)") }
        if let maximum, maximum < fewest {
            throw ValidationError("--maximum: at least \(fewest), the fewest replications to judge by, not \(maximum)")
        }
        try require(maximum, in: StudyLimits.replications, "--maximum")
    }

    /// The goal; nil where there is none.
    func goal(for scenario: Scenario?, replications: Int?) throws -> PrecisionGoal? {
        guard let precision, let scenario else { return nil }
        let targets = try PrecisionTarget.list(precision, for: scenario.input)
        let fewest = replications ?? 20
        return PrecisionGoal(targets: targets, minimum: fewest, maximum: maximum ?? max(2000, fewest))
    }
}
