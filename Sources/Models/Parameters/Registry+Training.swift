extension Registry {
    /// Unpaid work training.
    static let training: [Parameter] = [
        Parameter(
            .trainingShare, "training.share", .probability, 0.1, 0...1,
            .triangular(low: 0, mode: 0.1, high: 0.3),
            ["B1.3", "B3.2"], .d,
            "Chance that a visit to an employer is about a place for unpaid work training and not about a job."),
        Parameter(
            .trainingMonths, "training.months", .months, 3, 0.5...24,
            .triangular(low: 1.5, mode: 3, high: 6),
            ["B1.3"], .d,
            "Mean length of unpaid work training."),
        Parameter(
            .trainingOpen, "training.open", .probability, 0.4, 0...1,
            .triangular(low: 0.2, mode: 0.4, high: 0.7),
            ["B3.2"], .d,
            "Chance that an employer who was not asked lately has a place for it: it is on top of full staffing."),
        Parameter(
            .trainingAcceptEffect, "training.accept_effect", .none, 1, -5...5,
            .triangular(low: 0, mode: 1, high: 2),
            ["B3.2"], .d,
            "Rise of the log odds that an employer says yes where it is about training."),
        Parameter(
            .trainingBreakRate, "training.break_rate", .perMonth, 0.1, 0...3,
            .triangular(low: 0.03, mode: 0.1, high: 0.3),
            ["B1.1"], .d,
            "Rate at which training of middling fit and need breaks off."),
        Parameter(
            .trainingHireIntercept, "training.hire_intercept", .none, -0.78, -5...5,
            .uniform(-4, 1),
            ["B1.3"], .d,
            "Log odds that completed training of middling fit leads to an agreement: there is no guaranteed conversion."
        ),
        Parameter(
            .trainingLockIn, "training.lock_in", .share, 0.4, 0...1,
            .triangular(low: 0.2, mode: 0.4, high: 1),
            ["B1.1", "B1.3"], .d,
            "Factor on the hazard of a job found alone while in training."),
        Parameter(
            .trainingShape, "training.shape", .none, 4, 0.5...50, .fixed,
            [], .d,
            "Shape of the gamma distribution of the length of work training."),
    ]
}
