import Simulator

extension OutcomeCatalogue {
    /// What makes the outcomes of a cohort study; each takes the study, so that nothing is promised beyond its follow-up.
    static let cohortMakers: [@Sendable (Cohort) -> [Outcome]] = [
        { _ in [people("enrolled", .enrolled)] }, courses, hours, jobs, contact, intake,
    ]

    /// Names and units of the outcomes of a cohort study, in order.
    public static func names(of cohort: Cohort) -> [(name: String, unit: String)] {
        outcomes(of: cohort).map { ($0.name, $0.unit) }
    }

    /// Names of all outcomes, of open studies and of cohorts followed for as long as any outcome needs.
    public static var allNames: [String] {
        let longest = Cohort(place: 0, enrolment: .zero, followUp: .months(60), arms: [])
        var seen: Set<String> = []
        return (names + names(of: longest)).map(\.name).filter { seen.insert($0).inserted }
    }

    static func outcomes(of cohort: Cohort) -> [Outcome] { cohortMakers.flatMap { $0(cohort) } }

    private static func people(_ name: String, _ measure: Measure) -> Outcome {
        Outcome(name: name, unit: "people", scope: .arm) { (pool, _) throws(Outcome.Undefined) in
            pool[measure] / pool.replications
        }
    }

    /// Where participants are at so many months.
    @Sendable private static func courses(_ cohort: Cohort) -> [Outcome] {
        CohortObserver.months.filter(cohort.followsMonths).flatMap { month in
            [
                share("employed_at_\(month)m", .cohortEmployed, month),
                share("ever_employed_\(month)m", .cohortEverEmployed, month),
                share("in_service_\(month)m", .cohortInService, month),
                share("dropout_\(month)m", .cohortDroppedOut, month),
                share("on_disability_\(month)m", .cohortOnDisability, month),
                share("off_benefits_employed_\(month)m", .cohortOffBenefitsEmployed, month),
            ]
        }
    }

    /// The share of participants of whom something holds so many months after enrolment.
    static func share(_ name: String, _ measure: Measure, _ month: Int) -> Outcome {
        share(name, .arm, of: { $0.value(measure, on: month) }, among: { $0[.enrolled] }, "nobody is enrolled")
    }

    /// Weekly hours in the year before and after enrolment, and what those after have to do with the answers at intake.
    @Sendable private static func hours(_ cohort: Cohort) -> [Outcome] {
        guard cohort.followsMonths(12) else { return [] }
        let unit = "hours per week"
        return [
            statistic("hours_before", unit, .mean(.hoursBefore)), statistic("hours_after", unit, .mean(.hoursAfter)),
            statistic("hours_change", unit, .meanChange),
            statistic("hours_before_sd", unit, .deviation(.hoursBefore)),
            statistic("hours_after_sd", unit, .deviation(.hoursAfter)),
            statistic("hours_change_sd", unit, .deviationOfChange),
        ]
            + scores.flatMap { name, score in
                [
                    statistic("slope_\(name)", "hours per week and point", .slope(of: .hoursAfter, on: score)),
                    statistic("r2_\(name)", "1", .explained(.hoursAfter, by: score)),
                ]
            }
    }

    /// Whom the arm holds.
    @Sendable private static func intake(_ cohort: Cohort) -> [Outcome] {
        let pairs = [(0, 1), (0, 2), (1, 2)].map { (scores[$0], scores[$1]) }
        return [
            statistic("age_mean", "years", .mean(.age)), statistic("age_sd", "years", .deviation(.age)),
            share("women_share", .arm, of: { $0[.cohortWomen] }, among: { $0[.enrolled] }, "nobody is enrolled"),
        ]
            + scores.flatMap { name, score in
                [
                    statistic("\(name)_mean", "points", .mean(score)),
                    statistic("\(name)_sd", "points", .deviation(score)),
                ]
            }
            + pairs.map { first, second in
                statistic("correlation_\(first.0)_\(second.0)", "1", .correlation(first.1, second.1))
            }
    }

    private static let scores: [(String, CohortVariable)] = [
        ("ability", .ability), ("efficacy", .efficacy), ("expectation", .expectation),
    ]

    private static func statistic(_ name: String, _ unit: String, _ statistic: CohortStatistic) -> Outcome {
        Outcome(name: name, unit: unit, scope: .arm) { (pool, _) throws(Outcome.Undefined) in
            try CohortMoments(pool: pool).value(statistic)
        }
    }
}
