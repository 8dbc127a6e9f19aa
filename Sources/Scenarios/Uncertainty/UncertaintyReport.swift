import Models
import Simulator

/// What a study of draws says: how well outcomes are known, which scenario is best how probably, and what is worth finding out.
public struct UncertaintyReport: Sendable {
    /// The runs.
    public let sweep: SweepReport
    /// What was drawn and what not.
    public let draws: ParameterDraws
    /// Names of the scenarios, in order.
    public let scenarios: [String]
    /// Replications of each draw.
    public let replications: Int
    /// Of all random numbers.
    public let seed: UInt64
    /// Of the intervals.
    public let confidence: Double
    /// Levels and differences.
    public let outcomes: [OutcomeUncertainty]
    /// By outcome.
    public let chances: [BestChances]
    /// What a sustained job is taken to be worth; nil where that is not known.
    public let worth: JobWorth?
    /// In sustained jobs a year; nil where there is nothing to choose or too little to go by.
    public let jobs: InformationValue?
    /// In NOK a year: jobs at their worth, less cost.
    public let kroner: InformationValue?

    /// The analysis of a sweep of draws whose report holds the responses of the plan.
    public init?(_ plan: UncertaintyPlan, _ sweep: Sweep, _ report: SweepReport, confidence: Double) {
        guard let draws = sweep.draws else { return nil }
        self.sweep = report
        self.draws = draws
        self.confidence = confidence
        (replications, seed) = (plan.sweep.replications, plan.sweep.seed)
        let scenarios = report.points.map(\.scenario).distinct()
        self.scenarios = scenarios
        func values(_ outcome: String) -> [[[Double]]]? {
            let found = scenarios.compactMap { report.values[SweepResponse(outcome: outcome, scenario: $0, arm: nil)] }
            return found.count == scenarios.count ? found : nil
        }
        outcomes = report.series(plan.outcomes).map {
            OutcomeUncertainty($0, draws: draws.rows.count, confidence: confidence, seed: plan.sweep.seed)
        }
        chances = plan.outcomes.compactMap { name in values(name).flatMap { BestChances(name, $0) } }
        let (jobs, cost) = (values(InformationValue.jobs), values(InformationValue.cost))
        let worth = JobWorth(stated: plan.worth, jobs: jobs?.first, cost: cost?.first, of: scenarios.first ?? "")
        self.worth = worth
        func value(_ benefits: [[[Double]]]?, _ unit: String) -> InformationValue? {
            guard scenarios.count > 1, let benefits else { return nil }
            return InformationValue(
                benefits, unit: unit, names: scenarios, columns: draws.columns, rows: draws.rows,
                confidence: confidence,
                seed: plan.sweep.seed)
        }
        self.jobs = value(jobs, "jobs per year")
        kroner = value(worth.flatMap { Self.net(jobs, cost, $0.kroner) }, "NOK per year")
    }

    /// Jobs at their worth, less cost, by scenario, draw and replication.
    private static func net(_ jobs: [[[Double]]]?, _ cost: [[[Double]]]?, _ worth: Double) -> [[[Double]]]? {
        guard let jobs, let cost else { return nil }
        return zip(jobs, cost).map { zip($0, $1).map { zip($0, $1).map { worth * $0 - $1 } } }
    }

    /// For `--json`.
    public var json: JSONText {
        .object([
            ("name", .string(sweep.name)), ("sweep_digest", .string(sweep.digest)),
            ("results_digest", .string(sweep.resultsDigest)), ("program_version", .string(programVersion)),
            ("seed", .unsigned(seed)), ("draws", .integer(draws.rows.count)),
            ("draws_left_out", .integer(draws.asked - draws.rows.count)), ("replications", .integer(replications)),
            ("runs", .integer(sweep.runs)), ("confidence", .number(confidence)),
            ("scenarios", .strings(scenarios)), ("posterior", .optional(draws.posterior?.path)),
            ("drawn", .array(draws.columns.map(Self.json))),
            (
                "not_drawn",
                .array(
                    draws.omissions.map { .object([("name", .string($0.label)), ("reason", .string($0.reason))]) })
            ),
            ("outcomes", .array(outcomes.map(Self.json))),
            ("probability_best", .array(chances.map(json))),
            ("worth_of_a_job", .optional(worth?.kroner)),
            ("worth_follows_from", .optional(worth?.derivedFrom)),
            ("value_of_information", .array([jobs, kroner].compactMap { $0?.json })),
        ])
    }

    private static func json(_ column: ParameterDraws.Column) -> JSONText {
        .object([
            ("name", .string(column.label)), ("from", .string(column.prior?.text ?? "posterior")),
            ("grade", .string(Registry[column.key].grade.rawValue)),
        ])
    }

    private static func json(_ outcome: OutcomeUncertainty) -> JSONText {
        .object(
            [
                ("name", .string(outcome.series.outcome)), ("unit", .string(outcome.unit)),
                ("scenario", .string(outcome.series.scenario)), ("against", .optional(outcome.series.against)),
            ] + (outcome.found?.json ?? [("reason", .optional(outcome.reason))]))
    }

    private func json(_ chances: BestChances) -> JSONText {
        .object([
            ("name", .string(chances.outcome)),
            (
                "scenarios",
                .array(
                    zip(scenarios, chances.chances).map {
                        .object([("name", .string($0)), ("probability", .number($1))])
                    })
            ),
        ])
    }
}
