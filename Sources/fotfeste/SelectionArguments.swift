import ArgumentParser
import Scenarios

/// Options by which `compare` says which scenario is best.
struct SelectionArguments: ParsableArguments {
    @Option(
        help: """
            Outcomes by which to say which scenario is best, besides those that lead, each with the smallest difference that matters: \
            coverage_90d=0.02,wait_days_mean=5. Without =ZONE: a point of a share, 0.25 hours a week, 2 days, a tenth of a post.
            """)
    var select: String?

    @Flag(
        help: """
            Go on until one scenario can be called best by the outcomes of --select, or else by those that lead. Scenarios that \
            are clearly worse are not run further. --replications are then the fewest to judge by (default: 40).
            """)
    var untilSelected = false

    @Option(
        help: """
            Outcomes on all of which a scenario has to be beaten to be left out \
            (default: eligible_sustained_26w,coverage_90d,coverage_gini,cost_total).
            """)
    var tradeOff: String?

    /// Checks what depends on other options.
    func validate(replications: Int?, _ precision: PrecisionArguments) throws {
        guard untilSelected else { return try precision.validate(replications: replications) }
        if precision.precision != nil { throw ValidationError("--until-selected and --precision: one of them") }
        let fewest = replications ?? 40
        if fewest < 2 { throw ValidationError("--replications: at least 2 with --until-selected, not \(fewest)") }
        if let maximum = precision.maximum, maximum < fewest {
            throw ValidationError("--maximum: at least \(fewest), the fewest replications to judge by, not \(maximum)")
        }
        try require(precision.maximum, in: StudyLimits.replications, "--maximum")
    }

    /// By what scenarios are judged, and until when replications go on.
    func goal(for scenario: Scenario?, replications: Int?, maximum: Int?) throws -> SelectionGoal {
        let stated = try scenario.flatMap { scenario in
            try select.map { try SelectionTarget.list($0, for: scenario.input) }
        }
        if untilSelected { try SelectionGoal.requireOpen(scenario) }
        let fewest = untilSelected ? replications ?? 40 : 40
        return SelectionGoal(
            stated: stated ?? [], goesOn: untilSelected, minimum: fewest, maximum: maximum ?? max(2000, fewest))
    }

    /// The outcomes of the trade-off.
    func tradeOffs(for scenario: Scenario?) throws -> [String] {
        guard let tradeOff, let scenario else { return TradeOff.usual }
        return try TradeOff.list(tradeOff, for: scenario.input)
    }
}
