extension Registry {
    /// What NAV pays; NOK of 2019.
    static let cost: [Parameter] = [
        Parameter(
            .postPrice, "cost.post", .kronerPerYear, 800_000, 300_000...2_000_000,
            .triangular(low: 600_000, mode: 800_000, high: 1_300_000),
            ["B5.2"], .d,
            "A specialist's or supervisor's full post; bracketed from the earmarked sums and posts."),
        Parameter(
            .kilometrePrice, "cost.km", .kronerPerKilometre, 4, 0...20, .triangular(low: 3, mode: 4, high: 5),
            [], .d,
            "A kilometre driven."),
        Parameter(
            .plannedTripsPerWeek, "cost.planned_trips_per_week", .perWeek, 2, 0...10, .fixed,
            [], .d,
            "Trips per post and week to the area served, in the planned cost only."),
        Parameter(
            .workingWeeks, "cost.working_weeks", .weeks, 44, 30...52, .fixed,
            [], .d,
            "Working weeks a year, in the planned cost only."),
        Parameter(
            .monthlyWage, "cost.monthly_wage", .kroner, 32_000, 10_000...100_000,
            .triangular(low: 27_000, mode: 32_000, high: 38_000),
            [], .d,
            "Full-time pay a month on which a wage subsidy is reckoned."),
        Parameter(
            .subsidyRateFirst, "cost.subsidy_rate_first", .share, 0.6, 0...1, .fixed,
            ["L12"], .c,
            "Share of pay that a wage subsidy covers in its first year."),
        Parameter(
            .subsidyRateLater, "cost.subsidy_rate_later", .share, 0.5, 0...1, .fixed,
            ["L12"], .c,
            "Share after the first year."),
        Parameter(
            .mentorGrant, "cost.mentor_grant", .kroner, 20_000, 0...200_000, .fixed,
            ["B3.2"], .d,
            "Mentor grant per job."),
        Parameter(
            .inclusionGrant, "cost.inclusion_grant", .kroner, 15000, 0...200_000,
            .fixed,
            ["B3.2"], .d,
            "Inclusion grant per job."),
        Parameter(
            .subsidyReducedStep, "cost.subsidy_reduced_step", .months, 12, 0...60,
            .fixed,
            ["L12", "L13"], .c,
            "Time after which the later rate applies with reduced capacity, temporary or permanent."),
        Parameter(
            .subsidyOtherFirst, "cost.subsidy_other_first", .share, 0.4, 0...1,
            .fixed,
            ["L12"], .c,
            "Share of pay at first for others."),
        Parameter(
            .subsidyOtherLater, "cost.subsidy_other_later", .share, 0.3, 0...1,
            .fixed,
            ["L12"], .c,
            "Share of pay later for others."),
        Parameter(
            .subsidyOtherStep, "cost.subsidy_other_step", .months, 6, 0...60,
            .fixed,
            ["L12"], .c,
            "Time after which that applies."),
        Parameter(
            .subsidyPermanentFirst, "cost.subsidy_permanent_first", .share, 0.75, 0...1,
            .fixed,
            ["L13"], .c,
            "Share of pay at first of a permanent wage subsidy, at most."),
        Parameter(
            .subsidyPermanentLater, "cost.subsidy_permanent_later", .share, 0.67, 0...1,
            .fixed,
            ["L13"], .c,
            "Share of pay later of a permanent wage subsidy, at most."),
        Parameter(
            .staffCourseDay, "cost.staff_course_day", .kroner, 2500, 0...20_000,
            .triangular(low: 1000, mode: 2500, high: 5000),
            ["B14.3"], .d,
            "A day of circle guidance or workshop for one person, besides the time of the one who attends."),
        Parameter(
            .displacementShare, "displacement.share", .share, 0, 0...1,
            .triangular(low: 0, mode: 0, high: 0.5),
            [], .d,
            "Share of the sustained jobs added that other job-seekers would have had; taken as none by default."),
        Parameter(
            .trainingPrice, "cost.training", .kronerPerYear, 25_000, 0...300_000,
            .triangular(low: 10_000, mode: 25_000, high: 60_000),
            ["B2.6", "B14.1", "B15.1"], .d,
            "Courses and guidance of one ordinary counsellor trained in inclusion competence, in days as told, priced by assumption."
        ),
    ]
}
