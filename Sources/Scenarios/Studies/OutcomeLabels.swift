/// What an outcome is called in tables for people.
public struct OutcomeLabel: Sendable {
    /// As in the contract.
    public let name: String
    /// In plain words.
    public let text: String
}

/// Outcomes that belong together in a table.
public struct OutcomeSection: Sendable {
    /// Its heading.
    public let title: String
    /// In the order of the table.
    public let labels: [OutcomeLabel]

    init(_ title: String, _ labels: KeyValuePairs<String, String>) {
        self.title = title
        self.labels = labels.map { OutcomeLabel(name: $0.key, text: $0.value) }
    }

    /// All outcomes of the contract; what compares policies leads.
    public static let all: [OutcomeSection] = [
        OutcomeSection(
            "Of all who become eligible (these compare policies)",
            [
                "eligible_employed_at_12m": "In work 12 months later",
                "eligible_sustained_26w": "26-week job in 18 months",
                "eligible_hours_change": "Change in weekly hours",
                "coverage_90d": "Got a place within 90 days",
                "on_disability_benefit_60m": "Disability benefit, 5 y on",
                "additional_sustained_jobs": "26-week jobs added, ever",
            ]),
        OutcomeSection(
            "Places and waiting",
            [
                "admitted_per_1000_residents_year": "Admitted per 1000 residents",
                "wait_days_mean": "Mean wait of the admitted",
                "wait_days_median": "Median wait of the referred",
                "work_within_12m": "In work a year from referral",
            ]),
        OutcomeSection(
            "Of those admitted",
            [
                "employed_at_12m": "In work 12 months later",
                "ever_employed_12m": "Ever in work in 12 months",
                "dropout_12m": "Dropped out in 12 months",
                "hours_before": "Weekly hours the year before",
                "hours_after": "Weekly hours the year after",
                "hours_change": "Change in weekly hours",
                "sustained_26w": "Held one job for 26 weeks",
                "sustained_12m": "Held one job for 12 months",
                "dropout_phase_1": "Dropped out in phase 1",
                "dropout_phase_2": "Dropped out in phase 2",
                "dropout_phase_3": "Dropped out in phase 3",
                "dropout_phase_4": "Dropped out in phase 4",
                "dropout_phase_5": "Dropped out in phase 5",
            ]),
        OutcomeSection(
            "First jobs that last",
            [
                "retention_3m": "3 months or more", "retention_6m": "6 months or more",
                "retention_12m": "12 months or more", "retention_24m": "24 months or more",
            ]),
        OutcomeSection(
            "The job specialists",
            [
                "caseload_mean": "Seekers per filled post",
                "discharges_per_specialist_year": "Discharged to a job a year",
                "employer_contacts_per_week": "New employers met a week",
                "out_of_office_share": "Time out of the office",
                "travel_share": "Time on the road",
                "phase_time_share_1": "Seeker time in phase 1", "phase_time_share_2": "Seeker time in phase 2",
                "phase_time_share_3": "Seeker time in phase 3", "phase_time_share_4": "Seeker time in phase 4",
                "phase_time_share_5": "Seeker time in phase 5",
                "backlog_days_mean": "Tasks late by, on average",
                "turnover_per_year": "Leaving their post a year",
                "team_years_all_targets": "Team-years on all targets",
                "team_years_work_target": "Team-years: work in a year",
                "team_years_discharge_target": "Team-years: discharges",
                "team_years_contact_target": "Team-years: employers met",
                "team_years_outside_target": "Team-years: out of office",
            ]),
        OutcomeSection(
            "Cost to NAV",
            [
                "cost_total": "In all", "cost_posts": "Posts", "cost_supervision": "Supervision",
                "cost_travel": "Travel", "cost_instruments": "Instruments",
                "cost_per_sustained_job": "Per sustained job",
                "cost_per_additional_sustained_job": "Per sustained job added",
            ]),
        OutcomeSection(
            "Between municipalities",
            [
                "coverage_gini": "Coverage, Gini",
                "coverage_p90_minus_p10": "Coverage, P90 less P10",
                "coverage_remote_gap": "Coverage, remote gap",
                "access_gini": "Access, Gini",
            ]),
        OutcomeSection(
            "The books (episodes)",
            [
                "eligible": "Became eligible", "referred": "Referred", "admitted": "Admitted",
                "left_queue": "Left the queue", "waiting_at_start": "Waiting at the start",
                "waiting_at_end": "Waiting at the end", "in_service_at_start": "In service at the start",
                "in_service_at_end": "In service at the end", "exit_job": "Left to a job",
                "exit_dropout": "Dropped out", "exit_disability": "Left to disability benefit",
                "exit_education": "Left to education", "exit_time_limit": "Left at the time limit",
                "exit_other": "Left for another reason",
            ]),
    ]
    /// Those that lead, in order.
    public static let leading = [
        "eligible_employed_at_12m", "eligible_sustained_26w", "eligible_hours_change", "coverage_90d",
    ]
}
