extension Registry {
    /// Contracts and instruments.
    static let agreement: [Parameter] = [
        Parameter(
            .permanentShare, "agreement.permanent_weight", .none, 0.25, 0...20,
            .triangular(low: 0.1, mode: 0.25, high: 0.6),
            [], .d,
            "Weight of permanent contracts at an employer of middling readiness."),
        Parameter(
            .substituteShare, "agreement.substitute_weight", .none, 0.1, 0...20, .fixed,
            [], .d,
            "Weight of substitute posts."),
        Parameter(
            .engagementShare, "agreement.engagement_weight", .none, 0.8, 0...20,
            .triangular(low: 0.4, mode: 0.8, high: 1.5),
            [], .d,
            "Weight of engagements."),
        Parameter(
            .onCallShare, "agreement.on_call_weight", .none, 0.1, 0...20, .fixed,
            [], .d,
            "Weight of on-call work."),
        Parameter(
            .onCallHoursShare, "agreement.on_call_hours_share", .share, 0.5, 0...1,
            .triangular(low: 0.2, mode: 0.5, high: 0.8),
            [], .d,
            "Hours of on-call work as a share of what the same position would give."),
        Parameter(
            .askPermanentShare, "agreement.ask_permanent_share", .probability, 0.4, 0...1,
            .triangular(low: 0.1, mode: 0.4, high: 0.7),
            ["B2.13", "B2.18"], .d,
            "Chance that the goal of a permanent job is put openly by a specialist of half the full skill."),
        Parameter(
            .askPermanentEffect, "agreement.ask_permanent_effect", .none, 1.6, 0...10,
            .triangular(low: 1, mode: 1.6, high: 2.5),
            ["B2.18"], .d,
            "Factor on the weight of permanent contracts when it is."),
        Parameter(
            .hireWithoutSubsidy, "agreement.hire_without_subsidy", .share, 0.6, 0...1,
            .triangular(low: 0.3, mode: 0.6, high: 0.9),
            ["B2.18"], .d,
            "Chance that the most willing employer asks no subsidy; others in proportion."),
        Parameter(
            .subsidyGranted, "agreement.subsidy_granted", .probability, 0.85, 0...1,
            .triangular(low: 0.6, mode: 0.85, high: 1),
            ["B3.2"], .d,
            "Chance that a wage subsidy asked for is granted."),
        Parameter(
            .refusalWithoutSubsidy, "agreement.refusal_without_subsidy", .probability, 0.6, 0...1,
            .triangular(low: 0.3, mode: 0.6, high: 0.9),
            ["B2.18"], .d,
            "Chance that an employer who asked in vain withdraws."),
        Parameter(
            .subsidyMonths, "agreement.subsidy_months", .months, 12, 1...24, .triangular(low: 6, mode: 12, high: 24),
            ["L12"], .c,
            "Length of a wage subsidy."),
        Parameter(
            .subsidyStopIntercept, "agreement.subsidy_stop_intercept", .none, -0.5, -5...5,
            .triangular(low: -1.5, mode: -0.5, high: 0.5),
            ["B2.18"], .d,
            "Log odds that a job of middling fit ends with its subsidy."),
        Parameter(
            .subsidyStopCarved, "agreement.subsidy_stop_carved", .none, 1, -2...5,
            .triangular(low: 0, mode: 1, high: 2),
            ["B2.17"], .d,
            "Rise of the log odds for a carved job."),
        Parameter(
            .carvedShare, "agreement.carved_share", .probability, 0.25, 0...1,
            .triangular(low: 0.1, mode: 0.25, high: 0.5),
            ["B2.17"], .d,
            "Chance of a carved job for a seeker of ability 5."),
        Parameter(
            .fullTimeOffered, "agreement.full_time_offered", .share, 0.6, 0...1,
            .triangular(low: 0.4, mode: 0.6, high: 0.8),
            ["B3.4"], .d,
            "Share of jobs offered full time."),
        Parameter(
            .mentorShare, "agreement.mentor_share", .probability, 0.15, 0...1,
            .triangular(low: 0, mode: 0.15, high: 0.4),
            ["B3.2"], .d,
            "Chance of a mentor grant to a colleague."),
        Parameter(
            .startDelay, "agreement.start_delay", .days, 7, 0.1...90, .triangular(low: 3, mode: 7, high: 21),
            [], .d,
            "Mean time from agreement to the first day."),
        Parameter(
            .permanentSubsidyShare, "agreement.permanent_subsidy_share", .probability, 0.05, 0...1,
            .triangular(low: 0, mode: 0.05, high: 0.15),
            ["L13", "B2.18"], .d,
            "Chance that a wage subsidy for one with reduced capacity is permanent."),
        Parameter(
            .subsidyReducedLongest, "agreement.subsidy_reduced_longest", .months, 24, 1...60,
            .fixed,
            ["L12"], .c,
            "Longest temporary wage subsidy with reduced work capacity."),
        Parameter(
            .subsidyOtherLongest, "agreement.subsidy_other_longest", .months, 12, 1...60,
            .fixed,
            ["L12"], .c,
            "Longest temporary wage subsidy for others."),
        Parameter(
            .subsidyStopPermanent, "agreement.subsidy_stop_permanent", .none, 1.5, -2...5,
            .triangular(low: 0, mode: 1.5, high: 3),
            ["B2.18"], .d,
            "Fall of the log odds that a job ends with its subsidy where the contract is permanent."),
        Parameter(
            .subsidyEngagementFactor, "agreement.subsidy_engagement_factor", .none, 1.5, 0...10,
            .triangular(low: 1, mode: 1.5, high: 3),
            ["B2.17", "B2.18"], .d,
            "Factor on the weight of engagements where a wage subsidy is paid."),
        Parameter(
            .permanentReadinessEffect, "agreement.permanent_readiness_effect", .none, 1, 0...2,
            .triangular(low: 0, mode: 1, high: 2),
            ["B2.18"], .d,
            "Rise of the weight of permanent contracts from the least to the most willing employer."),
        Parameter(
            .carvedAbilityEffect, "agreement.carved_ability_effect", .none, 1, 0...2,
            .triangular(low: 0, mode: 1, high: 2),
            ["B2.17"], .d,
            "Relative fall of the chance of a carved job from work ability 0 to 10."),
        Parameter(
            .inclusionGrantShare, "agreement.inclusion_grant_share", .probability, 0.1, 0...1,
            .triangular(low: 0, mode: 0.1, high: 0.3),
            ["B3.2"], .d,
            "Chance of an inclusion grant for the purchases of the employer."),
        Parameter(
            .inclusionGrantSupport, "agreement.inclusion_grant_support", .share, 0.05, 0...1,
            .triangular(low: 0, mode: 0.05, high: 0.2),
            ["B3.2"], .d,
            "What an inclusion grant adds to what internal support can grow to; the prior includes nothing."),
        Parameter(
            .partTimeLowest, "agreement.part_time_lowest", .share, 0.3, 0.05...1,
            .fixed,
            ["B3.4"], .d,
            "Smallest part of a full position that is offered."),
        Parameter(
            .partTimeHighest, "agreement.part_time_highest", .share, 0.8, 0.05...1,
            .fixed,
            ["B3.4"], .d,
            "Largest part offered where it is not the whole."),
        Parameter(
            .startDelayVariation, "agreement.start_delay_variation", .none, 1, 0.01...3, .fixed,
            [], .d,
            "Standard deviation of the time from agreement to the first day over its mean; lognormal."),
    ]
}
