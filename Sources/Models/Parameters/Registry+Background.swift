extension Registry {
    /// What happens to everyone, with or without a programme.
    static let background: [Parameter] = [
        Parameter(
            .ownJobShape, "background.job_shape", .none, 0.7, 0.2...2, .triangular(low: 0.5, mode: 0.7, high: 1),
            ["L27", "B9.3"], .c,
            "Weibull shape of the time to a job found alone; below 1 the hazard falls."),
        Parameter(
            .ownJobScale, "background.job_scale", .days, 1_530, 50...20_000,
            .uniform(200, 3_000),
            ["L1", "L17"], .d,
            "Weibull scale of the same for a seeker of mean ability."),
        Parameter(
            .ownJobAbilityEffect, "background.job_ability_effect", .none, 0, -5...10,
            .uniform(-2, 4),
            ["B4.3"], .d,
            "Rise of the log hazard from work ability 0 to 10."),
        Parameter(
            .ownJobEfficacyEffect, "background.job_efficacy_effect", .none, 0.5, -5...10,
            .triangular(low: 0, mode: 0.5, high: 2),
            ["B2.10"], .d,
            "Rise of the log hazard from self-efficacy 1 to 10: confidence carries search effort."),
        Parameter(
            .ownJobHoursEffect, "background.job_hours_effect", .none, 0.8, -3...5,
            .triangular(low: 0, mode: 0.8, high: 2),
            ["B4.2"], .d,
            "Rise of the log hazard from no hours in the year before to full time."),
        Parameter(
            .ownJobExpectationEffect, "background.job_expectation_effect", .none, 0.15, -2...2,
            .triangular(low: -0.1, mode: 0.15, high: 0.5),
            ["B4.3"], .d,
            "Fall of the log hazard per four steps of expected time to work."),
        Parameter(
            .ownJobInEducationFactor, "background.job_in_education_factor", .none, 0.3, 0...1, .fixed,
            [], .d,
            "Factor on the hazard while in ordinary education."),
        Parameter(
            .ownJobFitShapeA, "background.job_fit_shape_a", .none, 3, 0.5...20, .fixed,
            [], .d,
            "First shape of the beta distribution of the fit of such a job."),
        Parameter(
            .ownJobFitShapeB, "background.job_fit_shape_b", .none, 3, 0.5...20, .fixed,
            [], .d,
            "Second shape of the same."),
        Parameter(
            .ownJobSupportCeiling, "background.job_support_ceiling", .share, 0.6, 0...1,
            .triangular(low: 0.3, mode: 0.6, high: 0.9),
            [], .d,
            "Highest internal support at such a workplace."),
        Parameter(
            .ownJobPermanentShare, "background.job_permanent_weight", .none, 1.2, 0...20, .fixed,
            [], .d,
            "Weight of permanent contracts among such jobs."),
        Parameter(
            .disabilityRate, "background.disability_rate", .perYear, 0.03, 0...1,
            .triangular(low: 0.01, mode: 0.03, high: 0.08),
            ["L15"], .d,
            "Mean rate of disability benefit over the first five years, for a seeker of mean ability and half the need, aged 35, out of work."
        ),
        Parameter(
            .disabilityAbilityEffect, "background.disability_ability_effect", .none, 4, 0...15,
            .triangular(low: 1, mode: 4, high: 8),
            ["L15"], .d,
            "Fall of the log rate from work ability 0 to 10."),
        Parameter(
            .disabilityAgeEffect, "background.disability_age_effect", .none, 0.05, 0...0.2,
            .triangular(low: 0.01, mode: 0.05, high: 0.1),
            [], .d,
            "Rise of the log rate per year of age."),
        Parameter(
            .disabilityInWorkFactor, "background.disability_in_work_factor", .none, 0.3, 0...1,
            .triangular(low: 0.1, mode: 0.3, high: 0.6),
            [], .d,
            "Factor on the rate while in a job."),
        Parameter(
            .educationRate, "background.education_rate", .perYear, 0.05, 0...1,
            .triangular(low: 0.02, mode: 0.05, high: 0.1),
            [], .d,
            "Rate of leaving for ordinary education, before the factor by age."),
        Parameter(
            .educationYoungFactor, "background.education_young_factor", .none, 2, 0...10, .fixed,
            [], .d,
            "Factor on that rate for the young; its inverse for others."),
        Parameter(
            .elsewhereRate, "background.elsewhere_rate", .perYear, 0.04, 0...1,
            .triangular(low: 0.02, mode: 0.04, high: 0.1),
            [], .d,
            "Rate of leaving queue or service for other reasons, such as moving away."),
        Parameter(
            .leavingInWorkFactor, "background.leaving_in_work_factor", .none, 0.4, 0...1, .fixed,
            [], .d,
            "Factor on both rates while in a job."),
        Parameter(
            .ownJobRestart, "background.job_restart", .days, 60, 0...1_000,
            .triangular(low: 0, mode: 60, high: 180),
            ["B9.3"], .d,
            "Age of the falling hazard at which search alone starts again after a lost job: the longer, the less steep."
        ),
        Parameter(
            .ownJobEducationEffect, "background.job_education_effect", .none, 0.4, -2...3,
            .triangular(low: 0, mode: 0.4, high: 1),
            [], .d,
            "Rise of the log hazard by a completed education."),
        Parameter(
            .disabilityShape, "background.disability_shape", .none, 1.5, 0.3...4,
            .triangular(low: 1, mode: 1.5, high: 2.5),
            ["L15"], .d,
            "Weibull shape of the time to disability benefit; above 1 since clarification takes years."),
        Parameter(
            .disabilityNeedEffect, "background.disability_need_effect", .none, 2, 0...15,
            .triangular(low: 0, mode: 2, high: 4),
            ["B16.1"], .d,
            "Rise of its log rate from no need for support to full need."),
        Parameter(
            .educationMonths, "background.education_months", .months, 24, 1...120,
            .triangular(low: 12, mode: 24, high: 36),
            [], .d,
            "Mean length of an education."),
        Parameter(
            .ownJobFactor, "background.job_factor", .none, 1, 0...20, .fixed,
            [], .d,
            "Factor on the hazard of a job found alone, for sensitivity; 0 for none."),
        Parameter(
            .educationShape, "background.education_shape", .none, 4, 0.5...50, .fixed,
            [], .d,
            "Shape of the gamma distribution of the length of an education."),
        Parameter(
            .educationYoungUntil, "background.education_young_until", .years, 30, 18...67, .fixed,
            [], .d,
            "Age below which education is likelier."),
    ]
}
