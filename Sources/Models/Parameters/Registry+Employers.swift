extension Registry {
    /// Employers, openings, proposals, job tastes.
    static let employers: [Parameter] = [
        Parameter(
            .employerVisitsPerWeek, "employers.visits_per_week", .perWeek, 6, 0...40,
            .triangular(low: 3, mode: 6, high: 8),
            ["B2.4", "L36"], .b,
            "New employers that a specialist wants to contact in a week."),
        Parameter(
            .employerVisitGap, "employers.visit_gap", .days, 7, 0...180, .fixed,
            ["B2.15"], .d,
            "Shortest time between two visits to the same employer."),
        Parameter(
            .employerForgottenAfter, "employers.forgotten_after", .days, 365, 30...3_650,
            .triangular(low: 180, mode: 365, high: 1_000),
            ["B3.11"], .d,
            "An employer not visited for so long is a new contact: managers and colleagues change."),
        Parameter(
            .knownEmployerShare, "employers.known_share", .probability, 0.5, 0...1,
            .triangular(low: 0.3, mode: 0.5, high: 0.7),
            ["B2.15"], .d,
            "Chance that a visit is a second or third cup of tea where one is due."),
        Parameter(
            .employerSize1Share, "employers.size_1_share", .share, 0.545, 0...1, .fixed,
            ["S12"], .a,
            "Weight of establishments with 1 to 4 employees; Troms and Finnmark, 1 January 2011 "
                + "(establishments_by_size_county)."),
        Parameter(
            .employerSize2Share, "employers.size_2_share", .share, 0.341, 0...1, .fixed,
            ["S12"], .a,
            "Weight of establishments with 5 to 19 employees."),
        Parameter(
            .employerSize3Share, "employers.size_3_share", .share, 0.104, 0...1, .fixed,
            ["S12"], .a,
            "Weight of establishments with 20 to 99 employees."),
        Parameter(
            .employerSize4Share, "employers.size_4_share", .share, 0.01, 0...1, .fixed,
            ["S12"], .a,
            "Weight of establishments with 100 employees or more."),
        Parameter(
            .inclusivenessShapeA, "employers.inclusiveness_shape_a", .none, 2, 0.2...20,
            .triangular(low: 1, mode: 2, high: 4),
            ["B2.16"], .d,
            "First shape of the beta distribution of inclusiveness, 0 to 1."),
        Parameter(
            .inclusivenessShapeB, "employers.inclusiveness_shape_b", .none, 2, 0.2...20,
            .triangular(low: 1, mode: 2, high: 4),
            ["B2.16"], .d,
            "Second shape of the same."),
        Parameter(
            .commutingMinutes, "employers.commuting_minutes", .minutes, 60, 0...300,
            .triangular(low: 30, mode: 60, high: 90),
            [], .d,
            "Longest commute to a workplace, one way."),
        Parameter(
            .openingRate, "employers.opening_rate", .perYear, 0.51, 0...20, .uniform(0.1, 2),
            [], .d,
            "Openings, carved jobs included, a year at an employer of 1 to 4 employees at neutral goodwill."),
        Parameter(
            .openingSizeFactor, "employers.opening_size_factor", .none, 1.8, 1...5,
            .triangular(low: 1.3, mode: 1.8, high: 2.5),
            [], .d,
            "Factor on it per size class."),
        Parameter(
            .openingMemory, "employers.opening_memory", .days, 60, 1...365, .fixed,
            [], .d,
            "For how long an opening stays open."),
        Parameter(
            .openingStageFactor, "employers.opening_stage_factor", .none, 0.5, 0...1,
            .triangular(low: 0.3, mode: 0.5, high: 0.8),
            ["B2.15"], .d,
            "Factor on the chance of being told of it per cup of tea not yet drunk."),
        Parameter(
            .openingGoodwillEffect, "employers.opening_goodwill_effect", .none, 0.8, 0...3,
            .triangular(low: 0, mode: 0.8, high: 1.5),
            ["B2.19"], .d,
            "Rise of the log rate per unit of goodwill."),
        Parameter(
            .goodwillLoss, "employers.goodwill_loss", .none, 0.4, 0...1, .triangular(low: 0.1, mode: 0.4, high: 0.7),
            ["B2.19"], .d,
            "Goodwill lost by an early break."),
        Parameter(
            .goodwillGain, "employers.goodwill_gain", .none, 0.2, 0...1, .triangular(low: 0, mode: 0.2, high: 0.4),
            ["B2.19"], .d,
            "Goodwill gained by a job that holds when the seeker leaves the service."),
        Parameter(
            .earlyBreakDays, "employers.early_break_days", .days, 60, 1...365, .fixed,
            ["B2.12"], .d,
            "A job that ends before this is an early break."),
        Parameter(
            .fitIntercept, "fit.intercept", .none, 1.2, -5...5, .triangular(low: 0.5, mode: 1.2, high: 2),
            [], .d,
            "Log odds of the fit of a seeker and a calm workplace of the very trade wanted."),
        Parameter(
            .fitTradeEffect, "fit.trade_effect", .none, 2, 0...10, .triangular(low: 1, mode: 2, high: 3),
            ["B2.16"], .d,
            "Fall of the log odds across the side of the unit square of trades."),
        Parameter(
            .fitPaceEffect, "fit.pace_effect", .none, 2.7, 0...10, .uniform(0, 8),
            ["B2.16"], .d,
            "Fall of the log odds per unit by which pace exceeds ability."),
        Parameter(
            .fitInclusiveEffect, "fit.inclusive_effect", .none, 1.5, 0...10, .triangular(low: 0.5, mode: 1.5, high: 3),
            ["B2.16"], .d,
            "Rise of the log odds from the least to the most inclusive workplace."),
        Parameter(
            .fitSpread, "fit.spread", .none, 0.7, 0...5, .triangular(low: 0.3, mode: 0.7, high: 1.2),
            ["B2.16"], .d,
            "Standard deviation of what no one can know beforehand, log odds."),
        Parameter(
            .fitThreshold, "fit.threshold", .share, 0.5, 0...1, .triangular(low: 0.35, mode: 0.5, high: 0.65),
            [], .d,
            "Perceived fit from which a seeker is proposed."),
        Parameter(
            .fitThresholdPressure, "fit.threshold_pressure", .share, 0.1, 0...1,
            .triangular(low: 0, mode: 0.1, high: 0.25),
            ["B2.5", "B2.11"], .d,
            "How much pressure to place, and exhaustion, each lower it."),
        Parameter(
            .perceptionNoise, "fit.perception_noise", .share, 0.25, 0...1, .triangular(low: 0.1, mode: 0.25, high: 0.4),
            ["B2.13"], .d,
            "Standard deviation of perceived fit where both sides are strangers."),
        Parameter(
            .acceptIntercept, "acceptance.intercept", .none, -1.6, -5...5, .uniform(-4, 1.5),
            [], .d,
            "Log odds that an employer with an opening says yes to a seeker of middling fit and motivation."),
        Parameter(
            .acceptFitEffect, "acceptance.fit_effect", .none, 2, 0...10, .triangular(low: 0.5, mode: 2, high: 4),
            [], .d,
            "Rise of the log odds from no fit to perfect fit."),
        Parameter(
            .acceptInclusiveEffect, "acceptance.inclusive_effect", .none, 1.5, 0...10,
            .triangular(low: 0.5, mode: 1.5, high: 3),
            ["B2.16"], .d,
            "Rise of the log odds from the least to the most inclusive employer."),
        Parameter(
            .acceptGoodwillEffect, "acceptance.goodwill_effect", .none, 0.8, 0...5,
            .triangular(low: 0, mode: 0.8, high: 1.5),
            ["B2.19"], .d,
            "Rise of the log odds per unit of goodwill."),
        Parameter(
            .acceptMotivationEffect, "acceptance.motivation_effect", .none, 1, 0...5,
            .triangular(low: 0, mode: 1, high: 2),
            ["B2.10"], .d,
            "Rise of the log odds from no motivation to full motivation."),
        Parameter(
            .tasteShare, "job_taste.share", .probability, 0.6, 0...1, .triangular(low: 0.3, mode: 0.6, high: 0.8),
            ["B3.2"], .d,
            "Share of accepted proposals that begin with a job taste."),
        Parameter(
            .tasteShortest, "job_taste.shortest", .days, 3, 1...30, .fixed,
            ["B3.2"], .a,
            "Shortest job taste in working days."),
        Parameter(
            .tasteLongest, "job_taste.longest", .days, 10, 1...60, .fixed,
            ["B3.2"], .a,
            "Longest job taste in working days."),
        Parameter(
            .tasteAttendIntercept, "job_taste.attend_intercept", .none, 2.5, -5...10,
            .triangular(low: 1.5, mode: 2.5, high: 4),
            ["B3.8"], .d,
            "Log odds of coming on a day, at middling trust, motivation and fit, alone."),
        Parameter(
            .tasteTrustEffect, "job_taste.trust_effect", .none, 1.5, 0...10, .triangular(low: 0, mode: 1.5, high: 3),
            ["B3.8"], .d,
            "Rise of the log odds from no trust to full trust."),
        Parameter(
            .tasteMotivationEffect, "job_taste.motivation_effect", .none, 1.5, 0...10,
            .triangular(low: 0, mode: 1.5, high: 3),
            ["B3.8"], .d,
            "Rise of the log odds from no motivation to full motivation."),
        Parameter(
            .tasteEfficacyEffect, "job_taste.efficacy_effect", .none, 1, 0...10, .triangular(low: 0, mode: 1, high: 2),
            ["B2.10"], .d,
            "Rise of the log odds from self-efficacy 1 to 10."),
        Parameter(
            .tasteFitEffect, "job_taste.fit_effect", .none, 1.5, 0...10, .triangular(low: 0, mode: 1.5, high: 3),
            ["B2.16"], .d,
            "Rise of the log odds from no fit to perfect fit."),
        Parameter(
            .tasteAccompaniedEffect, "job_taste.accompanied_effect", .none, 1.5, 0...10,
            .triangular(low: 0, mode: 1.5, high: 3),
            ["B3.8"], .d,
            "Rise of the log odds when fetched or accompanied."),
        Parameter(
            .tasteFirstCrisis, "job_taste.first_crisis", .none, 1.2, 0...10, .triangular(low: 0, mode: 1.2, high: 2.5),
            ["B3.8"], .d,
            "Fall of the log odds from day three of the first taste."),
        Parameter(
            .tasteHireIntercept, "job_taste.hire_intercept", .none, 0.8, -5...5,
            .triangular(low: 0, mode: 0.8, high: 1.5),
            [], .d,
            "Log odds that a completed taste of middling fit leads to an agreement."),
        Parameter(
            .tasteHireFitEffect, "job_taste.hire_fit_effect", .none, 3, 0...10, .triangular(low: 1, mode: 3, high: 5),
            [], .d,
            "Rise of the log odds from no fit to perfect fit."),
        Parameter(
            .tasteReadinessEffect, "job_taste.readiness_effect", .none, 1, 0...10,
            .triangular(low: 0, mode: 1, high: 2),
            ["B2.9"], .d,
            "Rise of the log odds from no readiness to full readiness."),
        Parameter(
            .accompanyDays, "job_taste.accompany_days", .days, 3, 0...30,
            .fixed,
            ["B3.8"], .d,
            "Days of a job taste, from the first, on which the specialist comes along where much need is seen; on the first day and after an absence always, if time allows."
        ),
        Parameter(
            .accompanyNeed, "job_taste.accompany_need", .share, 0.5, 0...1,
            .triangular(low: 0.2, mode: 0.5, high: 0.8),
            ["B3.8"], .d,
            "Need seen from which that is done."),
        Parameter(
            .targeting, "employers.targeting", .none, 3, 1...20,
            .triangular(low: 1, mode: 3, high: 6),
            ["B2.13"], .d,
            "New employers that come to mind for a seeker; the one whose trade is nearest to what is wanted is visited. 1 for blind visits."
        ),
        Parameter(
            .perceptionFloor, "fit.perception_floor", .share, 0.4, 0...1,
            .triangular(low: 0.2, mode: 0.4, high: 0.7),
            ["B2.7"], .d,
            "Part of the noise of perceived fit that no knowledge removes."),
        Parameter(
            .askingWear, "employers.asking_wear", .none, 0.1, 0...3,
            .triangular(low: 0, mode: 0.1, high: 0.4),
            ["B2.19"], .d,
            "Fall of the log rate of openings told of per recent visit: who is asked often grows tired."),
        Parameter(
            .askingHalfLife, "employers.asking_half_life", .days, 120, 7...1_000,
            .fixed,
            [], .d,
            "Time in which a visit counts half."),
        Parameter(
            .internalSupportFloor, "employers.support_floor", .share, 0.3, 0...1,
            .triangular(low: 0.1, mode: 0.3, high: 0.6),
            ["B2.16"], .d,
            "Highest internal support at the least inclusive workplace, of that at the most inclusive."),
        Parameter(
            .acceptAbilityEffect, "acceptance.ability_effect", .none, 2.1, 0...15, .uniform(0, 10),
            ["B4.3"], .d,
            "Rise of the log odds from work ability 0 to 10, none at 5: an employer meets the person before a job, though not before "
                + "unpaid training."),
        Parameter(
            .goodwillTasteShare, "employers.goodwill_taste_share", .share, 0.5, 0...1, .fixed,
            ["B2.19"], .d,
            "What a failed job taste costs in goodwill, as a share of what an early break costs."),
        Parameter(
            .seekerKnowledgeWeight, "fit.seeker_knowledge_weight", .share, 0.5, 0...1, .fixed,
            ["B2.13"], .d,
            "Weight of knowing the seeker against knowing the employer when fit is judged."),
        Parameter(
            .visitsPerDay, "employers.visits_per_day", .none, 4, 0...20, .fixed,
            [], .d,
            "Most employers that a specialist plans to visit in a municipality on one day."),
    ]
}
