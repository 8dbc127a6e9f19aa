import Simulator

extension OutcomeCatalogue {
    /// Whether more or less of an outcome is better; nil where neither is in itself, as for the books and for shares of time.
    ///
    /// This is the only place that says so.
    public static func preference(of name: String) -> SelectionRule.Preference? {
        if better.larger.contains(name) { return .larger }
        return better.smaller.contains(name) ? .smaller : nil
    }

    private static let better: (larger: Set<String>, smaller: Set<String>) = (
        larger: [
            "eligible_employed_at_12m", "eligible_sustained_26w", "eligible_hours_change", "coverage_90d",
            "additional_sustained_jobs", "admitted_per_1000_residents_year", "work_within_12m", "employed_at_12m",
            "ever_employed_12m", "hours_after", "hours_change", "sustained_26w", "sustained_12m", "retention_3m",
            "retention_6m", "retention_12m", "retention_24m", "discharges_per_specialist_year",
            "employer_contacts_per_week", "team_years_all_targets", "team_years_work_target",
            "team_years_discharge_target", "team_years_contact_target", "team_years_outside_target",
        ],
        smaller: [
            "wait_days_mean", "wait_days_median", "dropout_12m", "dropout_phase_1", "dropout_phase_2",
            "dropout_phase_3", "dropout_phase_4", "dropout_phase_5", "backlog_days_mean", "turnover_per_year",
            "on_disability_benefit_60m", "cost_total", "cost_posts", "cost_supervision", "cost_travel",
            "cost_instruments", "cost_per_sustained_job", "cost_per_additional_sustained_job", "coverage_gini",
            "coverage_p90_minus_p10", "access_gini",
        ]
    )
}
