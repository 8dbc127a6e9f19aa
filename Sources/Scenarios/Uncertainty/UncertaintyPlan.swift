import Models
import Simulator

/// What `fotfeste uncertainty` is asked.
public struct UncertaintyPlan: Sendable {
    /// The runs: a sweep of design `draws`.
    public var sweep: SweepPlan
    /// Outcomes to report, in order.
    public var outcomes: [String]
    /// What a sustained job is taken to be worth, NOK; nil for what one costs now.
    public var worth: Double?

    /// Fewer draws say nothing of what is worth knowing.
    public static let fewestDraws = 30

    /// A plan for scenario files, the first of which the others are compared with.
    public init(
        _ files: [String], source: UncertaintySource, draws: Int, replications: Int, seed: UInt64,
        outcomes: [String]? = nil, worth: Double? = nil
    ) {
        sweep = SweepPlan(
            path: files.first ?? "", name: Self.name(files), scenarios: files, design: .draws, size: draws,
            replications: replications, seed: seed, factors: [], source: source)
        self.outcomes = outcomes ?? Self.usualOutcomes
        self.worth = worth
    }

    /// Those that lead a comparison, jobs added and cost.
    public static let usualOutcomes =
        OutcomeSection.leading + ["additional_sustained_jobs", "coverage_gini", "cost_total"]

    /// Outcomes of which the values of single replications are needed.
    public var responses: [String] {
        (outcomes + [InformationValue.jobs, InformationValue.cost]).distinct()
    }

    /// `a-b-uncertainty`, `a-and-3-others-uncertainty`
    private static func name(_ files: [String]) -> String {
        let stems = files.map(FilePath.stem)
        let names = stems.count > 2 ? ["\(stems[0])-and-\(stems.count - 1)-others"] : stems
        return (names + ["uncertainty"]).joined(separator: "-")
    }
}
