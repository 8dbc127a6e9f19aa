extension Registry {
    /// Measures of access.
    static let access: [Parameter] = [
        Parameter(
            .accessCatchment, "access.catchment", .minutes, 120, 10...400, .fixed,
            [], .d,
            "Catchment of the two-step floating catchment area.")
    ]
}
