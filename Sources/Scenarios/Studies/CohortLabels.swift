extension OutcomeSection {
    /// The outcomes of cohort studies; those at several times are rows of one curve.
    public static let ofCohorts: [OutcomeSection] =
        curves.map { stem, title in
            OutcomeSection(
                title,
                labels: [3, 6, 12, 18, 24, 36, 48, 60].map {
                    OutcomeLabel(name: "\(stem)_\($0)m", text: "\($0) months")
                })
        } + [
            OutcomeSection(
                "Weekly hours in the year before and after",
                [
                    "hours_before": "Before, mean", "hours_before_sd": "Before, standard deviation",
                    "hours_after": "After, mean", "hours_after_sd": "After, standard deviation",
                    "hours_change": "Change, mean", "hours_change_sd": "Change, standard deviation",
                ]),
            OutcomeSection(
                "Hours after, by the answers at intake",
                [
                    "slope_ability": "Slope on work ability", "r2_ability": "Explained by it",
                    "slope_efficacy": "Slope on self-efficacy", "r2_efficacy": "Explained by it",
                    "slope_expectation": "Slope on expected time", "r2_expectation": "Explained by it",
                ]),
            OutcomeSection(
                "Jobs",
                [
                    "weeks_to_first_job": "Weeks to the first job, within 18 months",
                    "twenty_hours_share": "First job of 20 hours or more",
                    "weeks_worked_in_first_year": "Weeks worked in its first year",
                    "first_job_months_in_24m": "Months in it, of 24", "jobs_in_24m": "Jobs in 24 months",
                    "one_job_throughout_24m": "One job throughout",
                    "first_job_hazard_ratio": "Hazard, 2nd year over 1st",
                    "early_break_share": "Broken within 60 days", "jobs_ended_quit_share": "Ended: quit",
                    "jobs_ended_dismissed_share": "Ended: dismissed", "jobs_ended_at_date_share": "Ended: at a date",
                    "jobs_ended_at_date_or_trial_share": "Ended: at a date or trial",
                    "jobs_ended_laid_off_share": "Ended: laid off",
                ]),
            OutcomeSection(
                "In the service, months 4 to 16",
                [
                    "snapshot_in_work": "In work", "snapshot_subsidised": "Of those, subsidised",
                    "snapshot_permanent": "Of those, permanent", "snapshot_full_time": "Of those, full time",
                    "snapshot_poor_fit": "Of those, poor fit",
                ]),
            OutcomeSection(
                "Contact",
                [
                    "contact_share_phase_1_to_3": "Time in phases 1 to 3",
                    "contact_minutes_month_1_to_3": "Face to face, months 1-3",
                    "contact_minutes_month_6_to_24": "Face to face, months 6-24",
                    "contact_outside_month_1_to_3": "Outside, months 1-3",
                    "contact_outside_month_6_to_24": "Outside, months 6-24",
                ]),
            OutcomeSection(
                "The participants at intake",
                [
                    "enrolled": "Enrolled",
                    "age_mean": "Age, mean", "age_sd": "Age, standard deviation", "women_share": "Women",
                    "ability_mean": "Work ability, mean", "ability_sd": "Work ability, standard deviation",
                    "efficacy_mean": "Self-efficacy, mean", "efficacy_sd": "Self-efficacy, standard deviation",
                    "expectation_mean": "Expected time, mean", "expectation_sd": "Expected time, standard deviation",
                    "correlation_ability_efficacy": "Correlation ability, efficacy",
                    "correlation_ability_expectation": "Correlation ability, expected",
                    "correlation_efficacy_expectation": "Correlation efficacy, expected",
                ]),
        ]

    private static let curves = [
        ("employed_at", "In work"), ("ever_employed", "Ever in work since enrolment"),
        ("in_service", "In the service"), ("dropout", "Dropped out of the service"),
        ("on_disability", "On disability benefit"), ("off_benefits_employed", "In work without subsidy or benefit"),
    ]
}
