import Models
import Simulator

/// Which way an outcome is better, where that is no matter of opinion.
enum OutcomePreference {
    private static let larger: Set<String> = [
        "eligible_employed_at_12m", "eligible_sustained_26w", "eligible_hours_change", "additional_sustained_jobs",
        "coverage_90d", "admitted", "admitted_per_1000_residents_year", "employed_at_12m", "ever_employed_12m",
        "hours_change", "work_within_12m", "retention_3m", "retention_6m", "retention_12m", "retention_24m",
        "sustained_26w", "sustained_12m", "discharges_per_specialist_year", "team_years_all_targets",
        "team_years_work_target", "team_years_discharge_target", "team_years_contact_target",
        "team_years_outside_target",
    ]
    private static let smaller: Set<String> = [
        "on_disability_benefit_60m", "wait_days_mean", "wait_days_median", "dropout_12m", "backlog_days_mean",
        "turnover_per_year", "cost_total", "cost_per_sustained_job", "cost_per_additional_sustained_job",
        "coverage_gini", "coverage_p90_minus_p10", "access_gini",
    ]

    /// Outcomes that can be wished for, in the order of the catalogue.
    static let names = OutcomeCatalogue.names.map(\.name).filter { larger.contains($0) || smaller.contains($0) }
    /// Those that tell how equal places are.
    static let equality = ["coverage_gini", "coverage_p90_minus_p10", "access_gini"]

    /// What is better of an outcome; nil where nothing is in itself.
    static func of(_ name: String) -> SelectionRule.Preference? {
        larger.contains(name) ? .larger : smaller.contains(name) ? .smaller : nil
    }
}
