extension Registry {
    /// The specialist's day.
    static let work: [Parameter] = [
        Parameter(
            .dayHours, "work.day_hours", .hours, 7.5, 1...12, .fixed,
            [], .d,
            "Working hours a day."),
        Parameter(
            .administrationShare, "work.administration_share", .share, 0.25, 0...0.9,
            .triangular(low: 0.15, mode: 0.25, high: 0.4),
            ["B2.3", "L35"], .d,
            "Share of the day for documentation and administration."),
        Parameter(
            .teamMeetingHours, "work.team_meeting", .hours, 2, 0...10, .fixed,
            ["B5.1"], .d,
            "Team meeting a week."),
        Parameter(
            .supervisionHours, "work.supervision", .hours, 1, 0...10, .fixed,
            ["B2.6"], .d,
            "Supervision a week where half a supervisor has three posts."),
        Parameter(
            .meetingHours, "work.meeting", .hours, 1, 0.1...8, .triangular(low: 0.75, mode: 1, high: 1.5),
            ["B9.2"], .d,
            "A meeting with a seeker."),
        Parameter(
            .workplaceHours, "work.workplace_visit", .hours, 1.5, 0.1...8, .triangular(low: 1, mode: 1.5, high: 2.5),
            [], .d,
            "A visit to a workplace, or a meeting on an agreement."),
        Parameter(
            .employerVisitHours, "work.employer_visit", .hours, 0.75, 0.1...8,
            .triangular(low: 0.5, mode: 0.75, high: 1.5),
            ["L36"], .d,
            "A visit to an employer."),
        Parameter(
            .accompanyHours, "work.accompany", .hours, 2, 0.1...8, .triangular(low: 1, mode: 2, high: 4),
            ["B3.8"], .d,
            "Accompanying a seeker on a day of a job taste."),
        Parameter(
            .employerVisitWeight, "work.employer_visit_weight", .none, 0.6, 0...10,
            .triangular(low: 0.3, mode: 0.6, high: 1),
            [], .d,
            "Weight of an employer visit against a meeting that is just due."),
        Parameter(
            .accompanyWeight, "work.accompany_weight", .none, 1.5, 0...10, .triangular(low: 0.5, mode: 1.5, high: 3),
            ["B3.8"], .d,
            "Weight of accompanying against a meeting that is just due."),
        Parameter(
            .effortPlacementWeight, "effort.placement_weight", .none, 1, 0...10, .fixed,
            ["B2.11"], .b,
            "Weight of what leads to placements, phases 1 to 4."),
        Parameter(
            .effortRetentionWeight, "effort.retention_weight", .none, 0.4, 0...10,
            .triangular(low: 0.2, mode: 0.4, high: 1),
            ["B2.11"], .d,
            "Weight of support at the workplace, phase 5 and job tastes."),
        Parameter(
            .remoteBeyondMinutes, "work.remote_beyond", .minutes, 1_000, 0...1_000, .fixed,
            ["B13.2"], .d,
            "One-way drive from which a contact may be made from afar; 1000 for never, since that it saves travel "
                + "is not evidenced for the period."),
        Parameter(
            .remoteWorth, "work.remote_worth", .share, 0.6, 0...1, .triangular(low: 0.3, mode: 0.6, high: 1),
            ["B12.1", "B13.2"], .d,
            "Worth of a contact from afar against a meeting."),
        Parameter(
            .travelTimeFactor, "travel.time_factor", .none, 1, 0...5, .triangular(low: 0.85, mode: 1, high: 1.15),
            ["B5.7"], .d,
            "Factor on all travel times; 0 for none."),
        Parameter(
            .travelWinterFactor, "travel.winter_factor", .none, 1.15, 1...3, .triangular(low: 1, mode: 1.15, high: 1.4),
            [], .d,
            "Factor on travel times in winter."),
        Parameter(
            .travelLocalMinutes, "travel.local_minutes", .minutes, 10, 0...120, .triangular(low: 5, mode: 10, high: 30),
            [], .d,
            "One-way drive from the desk to workplaces in the same municipality, once a day."),
        Parameter(
            .travelLocalKilometresPerMinute, "travel.local_km_per_minute", .none, 0.7, 0...2, .fixed,
            [], .d,
            "Kilometres per minute of it."),
        Parameter(
            .agreementWeight, "work.agreement_weight", .none, 2, 0...10,
            .triangular(low: 1, mode: 2, high: 4),
            [], .d,
            "Weight of a meeting with an employer on terms against a meeting that is just due."),
        Parameter(
            .urgencyDays, "work.urgency_days", .days, 7, 1...90,
            .fixed,
            [], .d,
            "Days overdue that double the weight of a task."),
        Parameter(
            .longestTrip, "travel.longest_trip", .days, 4, 1...10, .fixed,
            [], .d,
            "Most working days that one trip may take."),
        Parameter(
            .winterFirstMonth, "travel.winter_first_month", .none, 11, 1...12, .fixed,
            [], .d,
            "First month of winter on the roads, 1 to 12."),
        Parameter(
            .winterLastMonth, "travel.winter_last_month", .none, 4, 1...12, .fixed,
            [], .d,
            "Last month of winter on the roads, 1 to 12."),
    ]
}
