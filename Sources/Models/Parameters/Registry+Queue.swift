extension Registry {
    /// Waiting for a place.
    static let queue: [Parameter] = [
        Parameter(
            .waitingMotivationHalfLife, "waiting.motivation_half_life", .days, 365, 10...36_525,
            .triangular(low: 150, mode: 365, high: 1_000),
            ["B3.7"], .d,
            "Time in which motivation halves while waiting."),
        Parameter(
            .waitingAbilityLoss, "waiting.ability_loss", .perYear, 0.3, 0...5,
            .triangular(low: 0, mode: 0.3, high: 0.8),
            ["B9.3"], .d,
            "Points of work ability lost per year of waiting."),
        Parameter(
            .driftInterval, "numerics.drift_interval", .days, 7, 0.5...28, .fixed,
            [], .d,
            "Longest time between looks at clocks that move fast: where a contact is overdue, trust decays, or "
                + "support at work fades."),
        Parameter(
            .driftIntervalOutside, "numerics.drift_interval_outside", .days, 28, 0.5...91, .fixed,
            [], .d,
            "The same where they move slowly: in the service else, and in other jobs while a need is left unmet."),
    ]
}
