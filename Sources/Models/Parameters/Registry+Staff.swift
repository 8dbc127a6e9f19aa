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
        Parameter(
            .vacancyShape, "staff.vacancy_shape", .none, 2, 0.5...50, .fixed,
            [], .d,
            "Shape of the gamma distribution of the time that a post stays vacant."),
        Parameter(
            .fullMilieu, "staff.full_milieu", .none, 3, 2...20, .fixed,
            ["B5.1"], .b,
            "People, oneself included, from which a milieu is not small: teams of at least three."),
        Parameter(
            .supervisedPosts, "staff.supervised_posts", .none, 6, 1...50, .fixed,
            ["B2.6", "B5.3"], .b,
            "Full-time specialists whom a whole supervisor supervises in full: half a supervisor had three."),
        Parameter(
            .summerLeaveFirst, "staff.summer_leave_first", .none, 25, 0...52, .fixed,
            [], .d,
            "Earliest week of the year, from 0, in which summer leave begins."),
        Parameter(
            .summerLeaveChoice, "staff.summer_leave_choice", .weeks, 6, 1...20, .fixed,
            [], .d,
            "Weeks among which the beginning of summer leave is drawn."),
        Parameter(
            .summerLeaveWeeks, "staff.summer_leave_weeks", .weeks, 3, 0...10, .fixed,
            [], .d,
            "Length of summer leave."),
        Parameter(
            .winterLeaveFirst, "staff.winter_leave_first", .none, 6, 0...52, .fixed,
            [], .d,
            "Earliest week of the year, from 0, of the week of leave in winter."),
        Parameter(
            .winterLeaveChoice, "staff.winter_leave_choice", .weeks, 9, 1...20, .fixed,
            [], .d,
            "Weeks among which the one in winter is drawn."),
        Parameter(
            .autumnLeaveFirst, "staff.autumn_leave_first", .none, 38, 0...52, .fixed,
            [], .d,
            "Earliest week of the year, from 0, of the week of leave in autumn."),
        Parameter(
            .autumnLeaveChoice, "staff.autumn_leave_choice", .weeks, 7, 1...20, .fixed,
            [], .d,
            "Weeks among which the one in autumn is drawn."),
        Parameter(
            .guidanceSpringFirst, "staff.guidance_spring_first", .none, 5, 0...52, .fixed,
            [], .d,
            "Earliest week of the year, from 0, of the first gathering of circle guidance."),
        Parameter(
            .guidanceSpringChoice, "staff.guidance_spring_choice", .weeks, 15, 1...26, .fixed,
            [], .d,
            "Weeks among which the first gathering is drawn."),
        Parameter(
            .guidanceAutumnFirst, "staff.guidance_autumn_first", .none, 34, 0...52, .fixed,
            [], .d,
            "Earliest week of the year, from 0, of the second gathering of circle guidance."),
        Parameter(
            .guidanceAutumnChoice, "staff.guidance_autumn_choice", .weeks, 14, 1...26, .fixed,
            [], .d,
            "Weeks among which the second gathering is drawn."),
    ]
}
