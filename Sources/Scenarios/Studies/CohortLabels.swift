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
