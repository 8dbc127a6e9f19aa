extension Registry {
    /// How the arms of a cohort are staffed where their file does not say.
    static let cohort: [Parameter] = [
        Parameter(
            .cohortSupervisor, "cohort.supervisor", .none, 0.5, 0...1, .fixed,
            ["B2.6", "B5.3"], .b,
            "Supervisor of a cohort's arm, in full posts, for each group of specialists begun."),
        Parameter(
            .cohortPostsPerSupervisor, "cohort.posts_per_supervisor", .none, 3, 1...20, .fixed,
            ["B5.1", "B5.3"], .b,
            "How many specialists such a group has."),
    ]
}
