extension Registry {
    /// How outcomes are counted.
    static let access: [Parameter] = [
        Parameter(
            .accessCatchment, "access.catchment", .minutes, 120, 10...400, .fixed,
            [], .d,
            "Catchment of the two-step floating catchment area."),
        Parameter(
            .poorFit, "observation.poor_fit", .share, 0.5, 0...1, .triangular(low: 0.35, mode: 0.5, high: 0.65),
            ["B3.5"], .d,
            "Fit below which a job counts as a poor one: scolded, or not thriving."),
        Parameter(
            .twentyHours, "observation.substantial_hours", .hoursPerWeek, 20, 1...37.5, .fixed,
            ["L26"], .c,
            "Hours from which a job counts as substantial."),
        Parameter(
            .registerWeeksInWork, "observation.register_weeks_in_work", .none, 1, 0...1, .fixed,
            ["B4.2"], .d,
            "1 where register hours are a mean over the weeks in a job, 0 for none in a year without; 0 where over all weeks. "
                + "Standard deviations of 20 on means of 17 and 27 do not come from means over all weeks of jobs of 37.5 hours at most."
        ),
        Parameter(
            .registerConcurrentShare, "observation.concurrent_share", .share, 0.53, 0...1, .uniform(0, 0.6),
            ["B4.2"], .d,
            "Share of people in whose register hours a second employment is added to the job that is lived: the register adds "
                + "concurrent jobs, as on-call work beside an engagement."),
        Parameter(
            .registerConcurrentHours, "observation.concurrent_hours", .hoursPerWeek, 15, 0...37.5,
            .triangular(low: 5, mode: 15, high: 25),
            ["B4.2"], .d,
            "Hours a week that it adds, as long as the sum stays below population.hours_before_highest."),
        Parameter(
            .targetWorkShare, "targets.work_share", .share, 0.65, 0...1, .fixed,
            ["B2.4"], .b,
            "Target for a team's year: seekers in work within 12 months of referral."),
        Parameter(
            .targetDischarges, "targets.discharges", .perYear, 9, 0...100, .fixed,
            ["B2.4"], .b,
            "Target for a team's year: people discharged to a job per full-time specialist."),
        Parameter(
            .targetEmployerContacts, "targets.employer_contacts", .perWeek, 6, 0...40, .fixed,
            ["B2.4"], .b,
            "Target for a team's year: new employers contacted per full-time specialist and week at work."),
        Parameter(
            .targetOutsideShare, "targets.outside_share", .share, 0.4, 0...1, .fixed,
            ["B2.4"], .b,
            "Target for a team's year: working time outside the office, drives included."),
    ]
}
