extension OutcomeCatalogue {
    /// In how many of their years fully staffed teams meet the targets set for them (B2.4); how each is counted is said at `YearlyTargets`.
    static let targetOutcomes: [Outcome] = [
        teamYears("team_years_all_targets", .teamYearsAllTargets),
        teamYears("team_years_work_target", .teamYearsWork),
        teamYears("team_years_discharge_target", .teamYearsDischarges),
        teamYears("team_years_contact_target", .teamYearsContacts),
        teamYears("team_years_outside_target", .teamYearsOutside),
    ]

    private static func teamYears(_ name: String, _ measure: Measure) -> Outcome {
        share(
            name, unit: "share of team-years", .staff, of: { $0[measure] }, among: { $0[.teamYears] },
            "no team was fully staffed for a whole calendar year")
    }
}
