extension Registry {
    /// Support in the job and how jobs end.
    static let job: [Parameter] = [
        Parameter(
            .supportPerVisit, "job.support_per_visit", .share, 0.35, 0...1,
            .triangular(low: 0.1, mode: 0.35, high: 0.6),
            ["B2.12"], .d,
            "Part of the missing support that a visit at the workplace by a fully skilled specialist gives."),
        Parameter(
            .supportElsewhereWorth, "job.support_elsewhere_worth", .share, 0.5, 0...1,
            .triangular(low: 0.2, mode: 0.5, high: 0.9),
            ["B2.11"], .d,
            "Worth of a talk away from the workplace against a visit there."),
        Parameter(
            .workplaceShare, "job.workplace_share", .probability, 0.5, 0...1,
            .triangular(low: 0.2, mode: 0.5, high: 0.9),
            ["B2.11"], .d,
            "Share of contacts in a job that are planned at the workplace."),
        Parameter(
            .supportHalfLife, "job.support_half_life", .days, 21, 1...36_525, .triangular(low: 10, mode: 21, high: 45),
            ["B2.12"], .d,
            "Time in which support given halves."),
        Parameter(
            .supportFaded, "numerics.support_faded", .share, 0.05, 0...1, .fixed,
            [], .d,
            "Support by the specialist below which a job outside the service is updated less often."),
        Parameter(
            .supportMeetsNeed, "job.support_meets_need", .none, 1, 0...5, .triangular(low: 0.5, mode: 1, high: 1.5),
            ["B4.6"], .d,
            "Need met by full support."),
        Parameter(
            .supportCrowding, "job.support_crowding", .share, 0.5, 0...1, .triangular(low: 0, mode: 0.5, high: 1),
            ["B2.20"], .d,
            "How much full outside support slows the growth of internal support."),
        Parameter(
            .internalSupportAtStart, "job.internal_support_at_start", .share, 0.3, 0...1,
            .triangular(low: 0, mode: 0.3, high: 0.6),
            ["B3.10"], .d,
            "Internal support on the first day as a share of what it can grow to."),
        Parameter(
            .internalSupportDays, "job.internal_support_days", .days, 120, 1...36_525,
            .triangular(low: 60, mode: 120, high: 240),
            ["B2.20"], .d,
            "Time constant of its growth."),
        Parameter(
            .mentorSupport, "job.mentor_support", .share, 0.2, 0...1, .triangular(low: 0, mode: 0.2, high: 0.4),
            ["B3.2"], .d,
            "What a mentor adds to what internal support can grow to."),
        Parameter(
            .needDays, "job.need_days", .days, 240, 10...36_525, .triangular(low: 120, mode: 240, high: 500),
            ["B3.9"], .d,
            "Time constant with which the need falls as the seeker learns the job."),
        Parameter(
            .breakdownFactor, "job.breakdown_factor", .none, 1, 0...20, .fixed,
            [], .d,
            "Factor on all four clocks of breakdown, for sensitivity."),
        Parameter(
            .breakdownShape, "job.breakdown_shape", .none, 0.75, 0.2...3, .triangular(low: 0.55, mode: 0.75, high: 1),
            ["B2.12", "L28"], .d,
            "Weibull shape of quitting and dismissal; below 1 the first weeks are steepest."),
        Parameter(
            .breakdownScale, "job.breakdown_scale", .days, 620, 30...50_000,
            .uniform(150, 1_200),
            ["L28"], .d,
            "Weibull scale of both before their factors."),
        Parameter(
            .quitFactor, "job.quit_factor", .none, 0.8, 0...20, .triangular(low: 0.4, mode: 0.8, high: 1.5),
            ["L32"], .d,
            "Factor on the hazard of quitting."),
        Parameter(
            .dismissalFactor, "job.dismissal_factor", .none, 0.25, 0...20, .triangular(low: 0.1, mode: 0.25, high: 0.5),
            ["L32"], .d,
            "Factor on the hazard of dismissal."),
        Parameter(
            .layOffRate, "job.lay_off_rate", .perYear, 0.08, 0...5, .triangular(low: 0.03, mode: 0.08, high: 0.2),
            ["L32"], .d,
            "Rate of lay-off."),
        Parameter(
            .layOffSeasonFactor, "job.lay_off_season_factor", .none, 1.6, 0...10,
            .triangular(low: 1, mode: 1.6, high: 2.5),
            ["B3.11"], .d,
            "Factor on it in the months when seasonal work ends."),
        Parameter(
            .layOffSubsidyFactor, "job.lay_off_subsidy_factor", .none, 0.6, 0...5, .fixed,
            [], .d,
            "Factor on it while a wage subsidy is paid."),
        Parameter(
            .sicknessRate, "job.sickness_rate", .perYear, 0.06, 0...5, .triangular(low: 0.02, mode: 0.06, high: 0.15),
            ["B3.11"], .d,
            "Rate of jobs lost to sickness."),
        Parameter(
            .sicknessAbilityEffect, "job.sickness_ability_effect", .none, 3, 0...15,
            .triangular(low: 0, mode: 3, high: 6),
            [], .d,
            "Fall of its log hazard from work ability 0 to 10."),
        Parameter(
            .breakdownFitEffect, "job.breakdown_fit_effect", .none, 2, 0...10, .triangular(low: 1, mode: 2, high: 4),
            ["B2.16", "B3.5"], .d,
            "Fall of the log hazard of quitting from no fit to perfect fit; a part of it for dismissal."),
        Parameter(
            .breakdownNeedEffect, "job.breakdown_need_effect", .none, 1.2, -1...10,
            .triangular(low: 0, mode: 1.2, high: 3),
            ["B2.12", "L31"], .d,
            "Rise of the log hazard per unit of unmet need; the prior includes no effect."),
        Parameter(
            .breakdownRefugeeEffect, "job.breakdown_refugee_effect", .none, 0.2, -1...5,
            .triangular(low: 0, mode: 0.2, high: 0.6),
            ["B9.3"], .d,
            "Rise of the log hazard of quitting for refugees, a part of it for dismissal."),
        Parameter(
            .breakdownAbilityEffect, "job.breakdown_ability_effect", .none, 1.5, 0...15,
            .triangular(low: 0, mode: 1.5, high: 4),
            ["B4.3"], .d,
            "Fall of the log hazard of quitting and dismissal from work ability 0 to 10."),
        Parameter(
            .engagementShortest, "job.engagement_shortest", .months, 3, 0.5...24, .fixed,
            ["B3.4"], .a,
            "Shortest engagement."),
        Parameter(
            .engagementLongest, "job.engagement_longest", .months, 12, 0.5...36, .fixed,
            ["B3.4"], .a,
            "Longest engagement."),
        Parameter(
            .renewalIntercept, "job.renewal_intercept", .none, 0.6, -5...5,
            .triangular(low: -0.5, mode: 0.6, high: 1.5),
            ["B3.5"], .d,
            "Log odds that an engagement of middling fit goes on at its date."),
        Parameter(
            .renewalFitEffect, "job.renewal_fit_effect", .none, 2.5, 0...10, .triangular(low: 1, mode: 2.5, high: 4),
            ["B2.16"], .d,
            "Rise of the log odds from no fit to perfect fit; also against ending with the subsidy."),
        Parameter(
            .renewalPermanentShare, "job.renewal_permanent_share", .probability, 0.4, 0...1,
            .triangular(low: 0.2, mode: 0.4, high: 0.6),
            ["B2.18"], .d,
            "Share of those that become permanent then."),
        Parameter(
            .returnAfterLoss, "job.return_after_loss", .probability, 0.9, 0...1,
            .triangular(low: 0.75, mode: 0.9, high: 1),
            ["B3.4", "B3.6"], .d,
            "Chance that a seeker who lost a job in the service searches on."),
        Parameter(
            .trialMonths, "job.trial_months", .months, 6, 0.5...24,
            .fixed,
            ["B3.5"], .d,
            "Trial period of a permanent contract."),
        Parameter(
            .trialIntercept, "job.trial_intercept", .none, -2, -8...5,
            .triangular(low: -4, mode: -2, high: -0.5),
            ["B3.5"], .d,
            "Log odds that the employer ends a job of middling fit at the end of the trial period; with fit as at renewal."
        ),
        Parameter(
            .layOffPermanentFactor, "job.lay_off_permanent_factor", .none, 0.6, 0...5,
            .triangular(low: 0.3, mode: 0.6, high: 1),
            [], .d,
            "Factor on the rate of lay-off with a permanent contract."),
        Parameter(
            .layOffOnCallFactor, "job.lay_off_on_call_factor", .none, 2, 0...20,
            .triangular(low: 1, mode: 2, high: 5),
            [], .d,
            "Factor on it for work on call."),
        Parameter(
            .dismissalDatedFactor, "job.dismissal_dated_factor", .none, 0.5, 0...5,
            .triangular(low: 0.2, mode: 0.5, high: 1),
            ["B3.5"], .d,
            "Factor on the hazard of dismissal in a contract with a date: the employer can wait."),
        Parameter(
            .dismissalFitShare, "job.dismissal_fit_share", .share, 0.5, 0...1, .fixed,
            [], .d,
            "Effect of fit, and of being a refugee, on dismissal as a share of that on quitting."),
        Parameter(
            .sicknessNeedShare, "job.sickness_need_share", .share, 0.5, 0...1, .fixed,
            [], .d,
            "Effect of unmet need on sickness as a share of that on quitting."),
        Parameter(
            .seasonFirstMonth, "job.season_first_month", .none, 10, 1...12, .fixed,
            ["B3.11"], .d,
            "Month, 1 to 12, from which seasonal work ends."),
        Parameter(
            .seasonLastMonth, "job.season_last_month", .none, 1, 1...12, .fixed,
            ["B3.11"], .d,
            "Last month, 1 to 12, in which seasonal work ends."),
    ]
}
