import Models
import Simulator

extension OptimisationReport {
    /// Everything that was found, with the numbers of the best for the whole region and its coverage by municipality.
    public var json: JSONText {
        .object([
            ("name", .string(plan.name)), ("scenario", .string(plan.scenario)),
            ("program_version", .string(best.programVersion)), ("region", regionJSON),
            ("objective", .string(plan.objective)), ("unit", .string(unit(plan.objective))),
            ("better", .string(plan.preference == .larger ? "larger" : "smaller")),
            ("equality", .optional(plan.equality)), ("equality_unit", .optional(plan.equality.map(unit))),
            ("budget", .number(budget)), ("confidence", .number(best.outcomes.first?.level ?? 0.95)),
            (
                "constraints",
                .object([
                    ("team_at_least", .integer(plan.constraints.teamAtLeast)),
                    ("longest_drive_minutes", .optional(plan.constraints.longestDrive)),
                    ("outposts_within_minutes", .number(plan.constraints.outpostsWithin)),
                    ("least_coverage", .optional(plan.constraints.leastCoverage)),
                ])
            ),
            (
                "search",
                .object([
                    ("seed", .unsigned(plan.seed)), ("allocations", .integer(allocations)), ("runs", .integer(runs)),
                ])
            ),
            (
                "fresh",
                .object([("seed", .unsigned(plan.freshSeed)), ("replications", .integer(plan.replications))])
            ),
            ("best", bestJSON), ("improvements", .array(zip(improvements, rivals).map(json))),
            ("frontier", .array(frontier.map(json))), ("notes", .strings(notes)),
        ])
    }

    private func unit(_ outcome: String) -> String { best.regional(outcome)?.unit ?? "" }

    private var regionJSON: JSONText {
        .object([
            ("name", .string(input.region.name)),
            (
                "municipalities",
                .array(
                    input.region.municipalities.map {
                        .object([("number", .string($0.number)), ("name", .string($0.name))])
                    })
            ),
        ])
    }

    private var bestJSON: JSONText {
        .object([
            ("name", .string(best.name)), ("file", .string(path)), ("results_digest", .string(best.resultsDigest)),
            ("planned_cost", .optional(best.plannedCost)),
            ("desks", .array(desks)),
            ("outcomes", .array(best.outcomes.filter { $0.group.key.isEmpty }.map(\.json))),
            ("coverage", .array(best.outcomes.filter(isCoverageOfAPlace).map(\.json))),
        ])
    }

    private func isCoverageOfAPlace(_ outcome: ReportedOutcome) -> Bool {
        outcome.name == "coverage_90d" && outcome.group.key == "municipality"
    }

    private var desks: [JSONText] {
        func number(_ index: Int) -> String { input.region.municipalities[index].number }
        return input.teams.flatMap { team in
            let base = Outpost(municipality: team.base, posts: team.postsAtBase, serves: team.serves)
            return ([base] + team.outposts).map { desk in
                JSONText.object([
                    ("team", .string(team.name)), ("supervisor", .number(team.supervisor)),
                    ("municipality", .string(number(desk.municipality))),
                    ("posts", .integer(desk.posts)), ("serves", .strings(desk.serves.map(number))),
                ])
            }
        }
    }

    private func json(_ improvement: Improvement, over rival: RunReport) -> JSONText {
        let level = rival.regional(plan.objective)
        return .object([
            ("over", .string(improvement.name)), ("obstacle", .optional(improvement.obstacle?.text)),
            ("broken_rule", improvement.obstacle?.json ?? .null),
            ("level", .optional(level?.estimate)), ("level_half_width", .optional(level?.halfWidth)),
            ("level_method", .optional(level?.method.rawValue)),
            ("estimate", .optional(improvement.estimate)), ("half_width", .optional(improvement.halfWidth)),
            ("simultaneous_low", .optional(improvement.low)), ("simultaneous_high", .optional(improvement.high)),
            ("simultaneous_half_width", .optional(improvement.simultaneousHalfWidth)),
            ("simultaneous_method", .string(IntervalMethod.simultaneous.rawValue)),
            ("equality", .optional(improvement.equality)),
            ("equality_simultaneous_half_width", .optional(improvement.equalityHalfWidth)),
            ("cost", .optional(improvement.cost)), ("costs", .array(improvement.costs.map(json))),
            ("planned_cost", .optional(rival.plannedCost)), ("results_digest", .string(rival.resultsDigest)),
        ])
    }

    private func json(_ cost: Cost) -> JSONText {
        .object([
            ("name", .string(cost.name)), ("estimate", .optional(cost.estimate)),
            ("simultaneous_half_width", .optional(cost.halfWidth)),
            ("simultaneous_method", .string(IntervalMethod.simultaneous.rawValue)),
        ])
    }

    private func json(_ point: Point) -> JSONText {
        .object([
            ("name", .string(point.name)), ("file", .optional(point.path)),
            ("objective", .optional(point.objective?.estimate)),
            ("objective_half_width", .optional(point.objective?.halfWidth)),
            ("objective_method", .optional(point.objective?.method.rawValue)),
            ("equality", .optional(point.equality?.estimate)),
            ("equality_half_width", .optional(point.equality?.halfWidth)),
            ("equality_method", .optional(point.equality?.method.rawValue)),
            ("dominated", .bool(point.isDominated)), ("probability_dominated", .number(point.probabilityDominated)),
        ])
    }
}
