extension Mechanism {
    /// Steps 9 and 10: the specialist's day, and specialists themselves.
    static let staff: [Mechanism] = [
        Mechanism("travel", 9, [.travelTimeFactor: 0], "Driving takes time."),
        Mechanism("winter", 9, [.travelWinterFactor: 1], "Roads take longer in winter."),
        Mechanism(
            "effort_regime", 9, [.effortPlacementWeight: 1, .effortRetentionWeight: 1],
            "What counts for placements goes before support in the job; off, both weigh the same."),
        Mechanism(
            "remote_contact", 9, [.remoteBeyondMinutes: 1_000],
            "Contact from afar saves long drives, and sees less."),
        Mechanism("skill", 10, [.skillAtStart: 1], "New specialists are less skilled and learn by experience."),
        Mechanism(
            "small_milieu", 10, [.skillColleagueEffect: 0, .departureSmallTeamEffect: 0],
            "Few colleagues at hand make for slower learning and more leaving."),
        Mechanism(
            "supervision", 10, [.skillSupervisorEffect: 0, .departureNoSupervisorEffect: 0],
            "Supervision makes for faster learning and less leaving."),
        Mechanism(
            "exhaustion", 10, [.exhaustionRise: 0],
            "Specialists tire when the backlog stays high: less skill, later outreach, poorer matches, more leaving."),
        Mechanism("staff_leaving", 10, [.departureRate: 0], "Specialists leave their posts."),
        Mechanism("vacancies", 10, [.vacancyDays: 1], "Posts stay vacant for a while."),
        Mechanism("sick_leave", 10, [.sickLeaveShare: 0], "Specialists fall sick."),
        Mechanism(
            "circle_guidance", 10, [.circleGuidanceDays: 0], "Circle guidance speeds recovery from exhaustion."),
        Mechanism(
            "reflection_workshops", 10, [.reflectionDays: 0], "Reflection workshops make supervision worth more."),
    ]
}
