extension Registry {
    /// Caseload, phases, meetings, the seeker's side.
    static let service: [Parameter] = [
        Parameter(
            .caseloadCap, "caseload.cap", .seekers, 15, 1...250, .triangular(low: 12, mode: 15, high: 20),
            ["B2.3"], .b,
            "Most seekers that a full-time specialist follows at a time."),
        Parameter(
            .caseloadIntake, "caseload.intake_per_week", .perWeek, 2, 1...20, .triangular(low: 1, mode: 2, high: 4),
            [], .d,
            "Most seekers that a specialist admits in a week."),
        Parameter(
            .caseloadPhase5Weight, "caseload.phase_5_weight", .share, 1, 0...1, .triangular(low: 0.5, mode: 1, high: 1),
            [], .d,
            "How much of a place a seeker in phase 5 takes."),
        Parameter(
            .phase1Meetings, "phase_1.meetings", .meetings, 2, 1...20, .triangular(low: 1, mode: 2, high: 4),
            ["B2.1"], .d,
            "Mean number of meetings until the agreement on cooperation."),
        Parameter(
            .phase2Meetings, "phase_2.meetings", .meetings, 4, 1...20, .triangular(low: 2, mode: 4, high: 7),
            ["B2.1"], .d,
            "Mean number of meetings for the vocational profile."),
        Parameter(
            .phase4Meetings, "phase_4.meetings", .meetings, 2, 1...20, .triangular(low: 1, mode: 2, high: 4),
            ["B2.1"], .d,
            "Mean number of meetings with the employer until agreement."),
        Parameter(
            .phase1Cadence, "phase_1.cadence", .days, 7, 1...90, .triangular(low: 5, mode: 7, high: 14),
            ["L34"], .d,
            "Time between contacts in phase 1."),
        Parameter(
            .phase2Cadence, "phase_2.cadence", .days, 7, 1...90, .triangular(low: 5, mode: 7, high: 14),
            ["L34"], .d,
            "Time between contacts in phase 2."),
        Parameter(
            .phase3Cadence, "phase_3.cadence", .days, 7, 1...90, .triangular(low: 5, mode: 7, high: 14),
            ["L34"], .d,
            "Time between contacts in phase 3."),
        Parameter(
            .agreementGap, "phase_4.cadence", .days, 3, 1...30, .fixed,
            [], .d,
            "Time between meetings with the employer in phase 4."),
        Parameter(
            .phase5CadenceEarly, "phase_5.cadence_early", .days, 7, 1...90, .triangular(low: 5, mode: 7, high: 14),
            ["L30"], .c,
            "Time between contacts in the first part of a job."),
        Parameter(
            .phase5CadenceLate, "phase_5.cadence_late", .days, 30, 1...365, .triangular(low: 21, mode: 30, high: 45),
            ["L30", "B3.9"], .c,
            "Time between contacts later."),
        Parameter(
            .jobEarlyDays, "phase_5.early_days", .days, 75, 0...365, .triangular(low: 40, mode: 75, high: 120),
            ["L30"], .d,
            "How long the first part of a job is."),
        Parameter(
            .dischargeAfter, "phase_5.discharge_after", .days, 182, 1...1_096,
            .triangular(low: 120, mode: 182, high: 365),
            ["B2.2"], .d,
            "Time in a job after which the seeker is discharged at the next contact."),
        Parameter(
            .tailoring, "service.tailoring", .none, 0.4, 0...1.5, .triangular(low: 0, mode: 0.4, high: 0.8),
            ["B4.6"], .d,
            "How much closer contact is for those with more need."),
        Parameter(
            .firstContactWithin, "service.first_contact_within", .days, 5, 0...60, .fixed,
            [], .d,
            "When the first contact is due on entry to a phase or after a handover."),
        Parameter(
            .recontactWithin, "service.recontact_within", .days, 2, 0...30, .triangular(low: 1, mode: 2, high: 5),
            ["B3.7", "B9.1"], .d,
            "When contact is due after no-show, rejection or loss of a job."),
        Parameter(
            .grantLength, "service.grant_length", .days, 182.5, 30...1_096, .fixed,
            ["B2.5"], .a,
            "For how long participation is granted at a time."),
        Parameter(
            .longestStay, "service.longest_stay", .days, 1_095, 182...3_650, .fixed,
            ["B2.5"], .a,
            "Longest stay in the service."),
        Parameter(
            .grantRefused, "service.grant_refused", .probability, 0.03, 0...1,
            .triangular(low: 0, mode: 0.03, high: 0.1),
            [], .d,
            "Chance that a grant is not renewed for a seeker who is not yet at an employer."),
        Parameter(
            .noShowShare, "service.no_show_share", .probability, 0.12, 0.001...0.9,
            .triangular(low: 0.05, mode: 0.12, high: 0.25),
            ["B9.1"], .d,
            "Chance of no-show at middling trust and motivation."),
        Parameter(
            .noShowYoungEffect, "service.no_show_young_effect", .none, 0.4, -2...3,
            .triangular(low: 0, mode: 0.4, high: 1),
            ["B9.1"], .d,
            "Rise of its log odds for young seekers."),
        Parameter(
            .noShowTrustEffect, "service.no_show_trust_effect", .none, 1, 0...5, .triangular(low: 0, mode: 1, high: 2),
            ["B14.1"], .d,
            "Fall of its log odds from no trust to full trust, and likewise for motivation."),
        Parameter(
            .trustAtStart, "trust.at_start", .share, 0.25, 0...1, .triangular(low: 0.1, mode: 0.25, high: 0.4),
            ["B2.14"], .d,
            "Trust at admission."),
        Parameter(
            .pressuredTrustFactor, "trust.pressured_factor", .none, 0.6, 0...1,
            .triangular(low: 0.3, mode: 0.6, high: 1),
            ["B2.8"], .d,
            "Factor on it for those who came under pressure."),
        Parameter(
            .trustPerMeeting, "trust.per_meeting", .share, 0.12, 0...1, .triangular(low: 0.05, mode: 0.12, high: 0.25),
            ["B2.14"], .d,
            "Part of the missing trust that a meeting with a fully skilled specialist builds."),
        Parameter(
            .trustGapTolerated, "trust.gap_tolerated", .days, 14, 0...90, .fixed,
            ["B3.7"], .d,
            "Time without contact before trust decays."),
        Parameter(
            .trustHalfLife, "trust.half_life", .days, 120, 5...36_525, .triangular(low: 40, mode: 120, high: 300),
            ["B3.7"], .d,
            "Time in which trust halves in a longer gap."),
        Parameter(
            .knowledgePerMeeting, "trust.knowledge_per_meeting", .share, 0.25, 0...1,
            .triangular(low: 0.1, mode: 0.25, high: 0.4),
            ["B2.7"], .d,
            "Part of what is unknown of the seeker that a meeting at full trust shows."),
        Parameter(
            .motivationPerMeeting, "motivation.per_meeting", .share, 0.1, 0...1,
            .triangular(low: 0.02, mode: 0.1, high: 0.2),
            ["B3.7"], .d,
            "Part of the missing motivation that a meeting restores."),
        Parameter(
            .pressuredMotivationCeiling, "motivation.pressured_ceiling", .share, 0.7, 0...1,
            .triangular(low: 0.4, mode: 0.7, high: 1),
            ["B2.8"], .d,
            "Highest motivation of those who came under pressure."),
        Parameter(
            .searchMotivationHalfLife, "motivation.search_half_life", .days, 250, 10...36_525,
            .triangular(low: 100, mode: 250, high: 600),
            ["B2.10", "B3.7"], .d,
            "Time in which motivation halves during search; contact restores it."),
        Parameter(
            .motivationInJob, "motivation.in_job", .share, 0.8, 0...1, .fixed,
            ["B2.10"], .d,
            "Motivation rises at least to this when a job begins."),
        Parameter(
            .rejectionEfficacyLoss, "motivation.rejection_efficacy_loss", .none, 0.2, 0...3,
            .triangular(low: 0, mode: 0.2, high: 0.5),
            ["B2.10"], .d,
            "Points of self-efficacy lost by a rejection or a broken job."),
        Parameter(
            .rejectionMotivationLoss, "motivation.rejection_loss", .share, 0.1, 0...1,
            .triangular(low: 0, mode: 0.1, high: 0.3),
            ["B2.10"], .d,
            "Part of motivation lost by a rejection."),
        Parameter(
            .lossMotivationLoss, "motivation.job_loss_loss", .share, 0.2, 0...1,
            .triangular(low: 0, mode: 0.2, high: 0.4),
            ["B3.7"], .d,
            "Part of motivation lost by losing a job."),
        Parameter(
            .jobEfficacyGain, "motivation.job_efficacy_gain", .none, 2, 0...10, .triangular(low: 0, mode: 2, high: 4),
            ["B2.10"], .d,
            "Points of self-efficacy gained in half a year in a job of perfect fit; lost in one of none."),
        Parameter(
            .dropOutShape, "drop_out.shape", .none, 0.9, 0.2...3, .triangular(low: 0.6, mode: 0.9, high: 1.2),
            ["L33"], .d,
            "Weibull shape of the time to drop-out since admission."),
        Parameter(
            .dropOutScale, "drop_out.scale", .days, 2_500, 100...50_000,
            .triangular(low: 1_200, mode: 2_500, high: 6_000),
            ["L17", "L33"], .d,
            "Weibull scale of the same at trust and motivation of one half."),
        Parameter(
            .dropOutTrustEffect, "drop_out.trust_effect", .none, 1.5, -2...6, .triangular(low: 0, mode: 1.5, high: 3),
            ["B2.14"], .d,
            "Fall of its log hazard from no trust to full trust."),
        Parameter(
            .dropOutMotivationEffect, "drop_out.motivation_effect", .none, 1.5, -2...6,
            .triangular(low: 0, mode: 1.5, high: 3),
            ["B3.7"], .d,
            "Fall of its log hazard from no motivation to full motivation."),
        Parameter(
            .dropOutOverdueEffect, "drop_out.overdue_effect", .perWeek, 0.15, 0...2,
            .triangular(low: 0, mode: 0.15, high: 0.3),
            ["B3.7", "B14.1"], .d,
            "Rise of its log hazard per week that contact is overdue, up to a longest time."),
        Parameter(
            .dropOutUnassignedEffect, "drop_out.unassigned_effect", .none, 0.5, 0...3,
            .triangular(low: 0, mode: 0.5, high: 1),
            ["B10.1"], .d,
            "Rise of its log hazard while without a specialist."),
        Parameter(
            .dropOutPressuredEffect, "drop_out.pressured_effect", .none, 0.3, -1...3,
            .triangular(low: 0, mode: 0.3, high: 0.8),
            ["B2.8"], .d,
            "Rise of its log hazard for those who came under pressure."),
        Parameter(
            .dropOutInWorkFactor, "drop_out.in_work_factor", .none, 0.3, 0...2,
            .triangular(low: 0.1, mode: 0.3, high: 0.6),
            ["B3.6"], .d,
            "Factor on its hazard while in a job."),
        Parameter(
            .dropOutPaceEffect, "drop_out.pace_effect", .none, 0.3, 0...5,
            .triangular(low: 0, mode: 0.3, high: 1),
            ["B2.9"], .d,
            "Rise of its log hazard where the pace does not suit readiness at all: search with one who is not ready, talks with one who is."
        ),
        Parameter(
            .readinessPerMeeting, "readiness.per_meeting", .share, 0.05, 0...1,
            .triangular(low: 0, mode: 0.05, high: 0.15),
            ["B2.9"], .d,
            "Part of the missing readiness for working life that a meeting adds."),
        Parameter(
            .dischargeMargin, "phase_5.discharge_margin", .days, 60, 0...365,
            .triangular(low: 0, mode: 60, high: 120),
            ["B2.2"], .d,
            "Nobody is discharged whose contract, trial period or subsidy ends within this time; less where placements weigh more than support."
        ),
        Parameter(
            .noShowCost, "service.no_show_cost", .share, 0.5, 0...1,
            .triangular(low: 0.2, mode: 0.5, high: 1),
            ["B9.1"], .d,
            "Share of the time of a meeting that a no-show costs."),
        Parameter(
            .serviceDelivered, "service.delivered", .none, 1, 0...1, .fixed,
            [], .d,
            "1, or 0 for a programme that nobody delivers: a matter of policy."),
        Parameter(
            .dropOutFactor, "drop_out.factor", .none, 1, 0...20, .fixed,
            [], .d,
            "Factor on the hazard of drop-out, for sensitivity; 0 for none."),
        Parameter(
            .dropOutOverdueLongest, "drop_out.overdue_longest", .weeks, 8, 0...52, .fixed,
            [], .d,
            "Weeks overdue beyond which the hazard of drop-out rises no more."),
        Parameter(
            .jobEfficacyDays, "motivation.job_efficacy_days", .days, 182, 7...1_096, .fixed,
            ["B2.10"], .d,
            "Time in a job in which all of the gain in self-efficacy is made."),
    ]
}
