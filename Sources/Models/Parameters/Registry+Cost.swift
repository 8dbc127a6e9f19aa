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
            .trainingPrice, "cost.training", .kronerPerYear, 25_000, 0...300_000,
            .triangular(low: 10_000, mode: 25_000, high: 60_000),
            ["B2.6", "B14.1", "B15.1"], .d,
            "Courses and guidance of one ordinary counsellor trained in inclusion competence, in days as told, priced by assumption."
        ),
    ]
}
