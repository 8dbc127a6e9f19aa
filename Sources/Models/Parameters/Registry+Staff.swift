extension Registry {
    /// Skill, exhaustion, turnover, absence.
    static let staff: [Parameter] = [
        Parameter(
            .skillAtStart, "staff.skill_at_start", .share, 0.5, 0...1, .triangular(low: 0.3, mode: 0.5, high: 0.8),
            ["B2.13"], .d,
            "Skill of a new specialist, as a share of full skill."),
        Parameter(
            .skillMonths, "staff.skill_months", .months, 18, 1...120, .triangular(low: 9, mode: 18, high: 36),
            ["B2.13"], .d,
            "Time constant of learning, in months of experience."),
        Parameter(
            .skillSupervisorEffect, "staff.skill_supervisor_effect", .none, 0.4, 0...3,
            .triangular(low: 0, mode: 0.4, high: 0.8),
            ["B2.6"], .d,
            "Faster learning under full supervision: half a supervisor for three posts."),
        Parameter(
            .skillColleagueEffect, "staff.skill_colleague_effect", .none, 0.3, 0...3,
            .triangular(low: 0, mode: 0.3, high: 0.6),
            ["B5.1", "B5.6"], .d,
            "Faster learning with two colleagues at hand."),
        Parameter(
            .exhaustionBacklogDays, "staff.exhaustion_backlog_days", .days, 14, 1...180,
            .triangular(low: 7, mode: 14, high: 30),
            ["B14.1"], .d,
            "Mean days overdue at which the strain is full."),
        Parameter(
            .exhaustionRise, "staff.exhaustion_rise", .perWeek, 0.05, 0...1,
            .triangular(low: 0.01, mode: 0.05, high: 0.1),
            ["B14.1"], .d,
            "Rise of exhaustion per week at full strain."),
        Parameter(
            .exhaustionRecovery, "staff.exhaustion_recovery", .perWeek, 0.08, 0...1,
            .triangular(low: 0.03, mode: 0.08, high: 0.2),
            ["B14.1"], .d,
            "Part of exhaustion that passes per week without strain."),
        Parameter(
            .exhaustionSkillLoss, "staff.exhaustion_skill_loss", .share, 0.3, 0...1,
            .triangular(low: 0, mode: 0.3, high: 0.5),
            ["B14.1"], .d,
            "Part of skill lost to full exhaustion."),
        Parameter(
            .exhaustionOutreachLoss, "staff.exhaustion_outreach_loss", .none, 1, 0...10,
            .triangular(low: 0, mode: 1, high: 2),
            ["B14.1"], .d,
            "Delay of contact after a no-show at full exhaustion, relative."),
        Parameter(
            .departureRate, "staff.departure_rate", .perYear, 0.15, 0...5,
            .triangular(low: 0.08, mode: 0.15, high: 0.35),
            ["B5.4", "L11"], .d,
            "Rate at which a rested specialist with supervisor and team leaves."),
        Parameter(
            .departureExhaustionEffect, "staff.departure_exhaustion_effect", .none, 0.5, -1...5,
            .triangular(low: 0, mode: 0.5, high: 1.5),
            ["B14.1"], .d,
            "Rise of the log rate at full exhaustion; exhaustion does not simply raise quitting."),
        Parameter(
            .departureSmallTeamEffect, "staff.departure_small_team_effect", .none, 0.4, -1...5,
            .triangular(low: 0, mode: 0.4, high: 1),
            ["B5.6"], .d,
            "Rise of the log rate for a specialist alone; none with two colleagues at hand."),
        Parameter(
            .outpostMilieuShare, "staff.outpost_milieu_share", .share, 0.5, 0...1,
            .triangular(low: 0.2, mode: 0.5, high: 0.8),
            ["B5.3", "B5.6"], .d,
            "How much colleagues at another desk of the team count as milieu."),
        Parameter(
            .departureNoSupervisorEffect, "staff.departure_no_supervisor_effect", .none, 0.3, -1...5,
            .triangular(low: 0, mode: 0.3, high: 0.8),
            ["B5.6"], .d,
            "Rise of the log rate without a supervisor."),
        Parameter(
            .vacancyDays, "staff.vacancy", .days, 90, 1...730, .triangular(low: 45, mode: 90, high: 180),
            ["B5.4"], .d,
            "Mean time that a post stays vacant."),
        Parameter(
            .courseDays, "staff.course", .days, 3, 0...30, .fixed,
            ["B2.6"], .a,
            "Introductory course in working days."),
        Parameter(
            .sickLeaveShare, "staff.sick_leave_share", .share, 0.06, 0...0.5,
            .triangular(low: 0.03, mode: 0.06, high: 0.1),
            [], .d,
            "Share of working days on sick leave."),
        Parameter(
            .sickLeaveDays, "staff.sick_leave_days", .days, 8, 1...200, .fixed,
            [], .d,
            "Mean working days of a spell."),
        Parameter(
            .handoverTrustLoss, "staff.handover_trust_loss", .share, 0.5, 0...1,
            .triangular(low: 0.2, mode: 0.5, high: 0.8),
            ["B10.1"], .d,
            "Part of trust lost when the specialist changes."),
        Parameter(
            .handoverKnowledgeLoss, "staff.handover_knowledge_loss", .share, 0.4, 0...1,
            .triangular(low: 0.2, mode: 0.4, high: 0.8),
            ["B10.1"], .d,
            "Part of the knowledge of the seeker lost then."),
        Parameter(
            .circleGuidanceDays, "staff.circle_guidance", .days, 0, 0...30,
            .fixed,
            ["B14.1", "B14.3"], .b,
            "Working days a year in circle guidance for each specialist; 6 for the two gatherings of three days."),
        Parameter(
            .circleGuidanceEffect, "staff.circle_guidance_effect", .none, 0.2, 0...3,
            .triangular(low: 0, mode: 0.2, high: 0.6),
            ["B14.1"], .d,
            "Relative rise of recovery from exhaustion by it; the prior includes none, since no effect was measured."),
        Parameter(
            .reflectionDays, "staff.reflection_workshop", .days, 0, 0...30,
            .fixed,
            ["B15.1"], .b,
            "Days a year in reflection workshops for each supervisor; 4 for the two gatherings of two days."),
        Parameter(
            .reflectionUse, "staff.reflection_use", .share, 0.3, 0...1,
            .triangular(low: 0, mode: 0.3, high: 0.6),
            ["B15.1"], .d,
            "Share of supervisors who complete them and use what they learned: of seven at one office five withdrew, of four trained earlier two used it."
        ),
        Parameter(
            .reflectionEffect, "staff.reflection_effect", .none, 0.2, 0...3,
            .triangular(low: 0, mode: 0.2, high: 0.6),
            ["B15.1"], .d,
            "Relative rise of the worth of supervision by those; the prior includes none."),
    ]
}
