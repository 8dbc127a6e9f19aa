extension OutcomeCatalogue {
    /// What NAV pays a year, NOK of 2019; benefits and tax are left out.
    static let costOutcomes: [Outcome] = [
        cost("cost_total") { posts($0) + supervision($0, $1) + travel($0) + instruments($0) },
        cost("cost_posts") { (pool, _) in posts(pool) },
        cost("cost_supervision") { supervision($0, $1) },
        cost("cost_travel") { (pool, _) in travel(pool) },
        cost("cost_instruments") { (pool, _) in instruments(pool) },
        Outcome(name: "cost_per_sustained_job", unit: "NOK", scope: .staff) { (pool, group) throws(Outcome.Undefined) in
            let total = posts(pool) + supervision(pool, group) + travel(pool) + instruments(pool)
            let jobs = pool[.sustainedJobs] / pool.replications / pool.context.years
            return try divide(total, jobs, "no admitted seeker held a job for 26 weeks")
        },
        Outcome(name: "cost_per_additional_sustained_job", unit: "NOK", scope: .whole) {
            (pool, group) throws(Outcome.Undefined) in
            let total = posts(pool) + supervision(pool, group) + travel(pool) + instruments(pool)
            return try divide(
                total, additional(pool), "no more sustained jobs than without any measure: a price has no meaning")
        },
    ]

    private static func cost(_ name: String, _ value: @escaping @Sendable (Pool, Group) -> Double) -> Outcome {
        Outcome(name: name, unit: "NOK per year", scope: .staff) { (pool, group) throws(Outcome.Undefined) in
            value(pool, group)
        }
    }

    /// Filled posts: a vacant one costs nothing.
    private static func posts(_ pool: Pool) -> Double {
        guard pool.context.workingDays > 0 else { return 0 }
        let filled = pool[.postDays] / pool.replications / pool.context.workingDays
        return filled * pool.context.input.parameters[.postPrice]
    }

    /// Supervisors, and the training of ordinary counsellors who have none.
    private static func supervision(_ pool: Pool, _ group: Group) -> Double {
        let (teams, parameters) = (pool.context.teams(group), pool.context.input.parameters)
        let supervisors = teams.reduce(0) { $0 + $1.supervisor }
        return supervisors * (parameters[.postPrice] + parameters[.reflectionDays] * parameters[.staffCourseDay])
            + teams.reduce(0) { $0 + $1.training(parameters) } + courses(pool)
    }

    /// Circle guidance: what a day costs besides the time of those who attend.
    private static func courses(_ pool: Pool) -> Double {
        pool[.courseDays] / pool.replications / pool.context.years * pool.context.input.parameters[.staffCourseDay]
    }

    private static func travel(_ pool: Pool) -> Double {
        pool[.kilometres] / pool.replications / pool.context.years * pool.context.input.parameters[.kilometrePrice]
    }

    private static func instruments(_ pool: Pool) -> Double {
        (pool[.subsidyCost] + pool[.grantCost]) / pool.replications / pool.context.years
    }
}
