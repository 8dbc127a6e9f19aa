import Models

extension OptimisationReport {
    /// Everything that was found, with the numbers of the best for the whole region.
    public var json: JSONText {
        .object([
            ("name", .string(plan.name)), ("scenario", .string(plan.scenario)), ("objective", .string(plan.objective)),
            ("better", .string(plan.preference == .larger ? "larger" : "smaller")),
            ("equality", .optional(plan.equality)), ("budget", .number(budget)),
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
            ("best", bestJSON), ("improvements", .array(improvements.map(json))),
            ("frontier", .array(frontier.map(json))), ("notes", .strings(notes)),
        ])
    }

    private var bestJSON: JSONText {
        .object([
            ("name", .string(best.name)), ("file", .string(path)), ("planned_cost", .optional(best.plannedCost)),
            ("desks", .array(desks)),
            ("outcomes", .array(best.outcomes.filter { $0.group.key.isEmpty }.map(\.json))),
        ])
    }

    private var desks: [JSONText] {
        func number(_ index: Int) -> String { input.region.municipalities[index].number }
        return input.teams.flatMap { team in
            let base = Outpost(municipality: team.base, posts: team.postsAtBase, serves: team.serves)
            return ([base] + team.outposts).map { desk in
                JSONText.object([
                    ("team", .string(team.name)), ("municipality", .string(number(desk.municipality))),
                    ("posts", .integer(desk.posts)), ("serves", .strings(desk.serves.map(number))),
                ])
            }
        }
    }

    private func json(_ improvement: Improvement) -> JSONText {
        .object([
            ("over", .string(improvement.name)), ("obstacle", .optional(improvement.obstacle)),
            ("estimate", .optional(improvement.estimate)), ("half_width", .optional(improvement.halfWidth)),
            ("simultaneous_half_width", .optional(improvement.simultaneousHalfWidth)),
            ("equality", .optional(improvement.equality)),
            ("equality_simultaneous_half_width", .optional(improvement.equalityHalfWidth)),
            ("cost", .optional(improvement.cost)),
        ])
    }

    private func json(_ point: Point) -> JSONText {
        .object([
            ("name", .string(point.name)), ("file", .optional(point.path)),
            ("objective", .optional(point.objective?.estimate)),
            ("objective_half_width", .optional(point.objective?.halfWidth)),
            ("equality", .optional(point.equality?.estimate)),
            ("equality_half_width", .optional(point.equality?.halfWidth)),
            ("dominated", .bool(point.isDominated)), ("probability_dominated", .number(point.probabilityDominated)),
        ])
    }
}
