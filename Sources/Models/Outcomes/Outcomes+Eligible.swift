import Simulator

extension OutcomeCatalogue {
    /// Over all eligible, clock at eligibility: these compare policies.
    static let eligibleOutcomes: [Outcome] = [
        ratio("coverage_90d", .eligible, .admittedWithin90d, .eligibleFollowed90d),
        ratio("eligible_employed_at_12m", .eligible, .eligibleEmployed12m, .eligibleFollowed12m),
        ratio("eligible_sustained_26w", .eligible, .eligibleSustained26w, .eligibleFollowed18m),
        Outcome(name: "eligible_hours_change", unit: "hours per week", scope: .eligible) {
            (pool, _) throws(Outcome.Undefined) in
            try divide(
                pool[.eligibleHoursAfter] - pool[.eligibleHoursBefore], pool[.eligibleFollowed12m],
                "nobody is followed for 12 months")
        },
        Outcome(name: "additional_sustained_jobs", unit: "jobs per year", scope: .eligible) {
            (pool, _) throws(Outcome.Undefined) in
            additional(pool)
        },
        ratio("on_disability_benefit_60m", .eligible, .disabledBy60m, .eligibleFollowed60m),
    ]

    /// Sustained jobs a year beyond those of the same people without any measure, less those that displace others' jobs.
    static func additional(_ pool: Pool) -> Double {
        let added = pool[.sustainedJobsEligible] - pool[.sustainedJobsWithoutMeasure]
        let lasting = added * (1 - pool.context.input.parameters[.displacementShare])
        return lasting / pool.replications / pool.context.years
    }

    /// The books, the queue and coverage.
    static let queueOutcomes: [Outcome] = [
        count("eligible", .eligible, .eligible),
        count("referred", .eligible, .referred),
        count("admitted", .served, .admitted),
        count("left_queue", .eligible, .leftQueue),
        count("waiting_at_start", .eligible, .waitingAtStart),
        count("waiting_at_end", .eligible, .waitingAtEnd),
        count("in_service_at_start", .served, .inServiceAtStart),
        count("in_service_at_end", .served, .inServiceAtEnd),
        count("exit_job", .served, .exitJob),
        count("exit_dropout", .served, .exitDropout),
        count("exit_disability", .served, .exitDisability),
        count("exit_education", .served, .exitEducation),
        count("exit_time_limit", .served, .exitTimeLimit),
        count("exit_other", .served, .exitOther),
        Outcome(name: "admitted_per_1000_residents_year", unit: "per 1000 and year", scope: .eligible) {
            (pool, group) throws(Outcome.Undefined) in
            guard let residents = pool.context.residents(group) else {
                throw Outcome.Undefined(reason: "a segment has no count of residents")
            }
            let admitted = pool[.admitted] / pool.replications / pool.context.years
            return try divide(1000 * admitted, residents, "nobody aged 18 to 66 lives here")
        },
        ratio("wait_days_mean", unit: "days", .served, .waitDays, .admitted),
        Outcome(name: "wait_days_median", unit: "days", scope: .eligible) { (pool, _) throws(Outcome.Undefined) in
            let curves = pool.curves((.queueAdmittedByDay, .queueLeftByDay, .queueCensoredByDay))
            guard curves.events.contains(where: { $0 > 0 }) else {
                throw Outcome.Undefined(reason: "nobody who was referred is admitted")
            }
            let incidence = CumulativeIncidence(
                events: curves.events, competing: curves.competing, censored: curves.censored)
            guard let median = incidence.time(reaching: 0.5) else {
                throw Outcome.Undefined(reason: "fewer than half of the referred are ever admitted")
            }
            return median
        },
        ratio("work_within_12m", .eligible, .referredEmployedWithin12m, .referredFollowed12m),
    ]
}
