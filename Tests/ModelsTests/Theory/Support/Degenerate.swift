@testable import Models

/// Settings of the parameters, all within their ranges, that leave a model which theory can solve.
enum Degenerate {
    /// The four clocks of the background at constant rates, alike for all.
    static let exponentialClocks: [ParameterKey: Double] = [
        .ownJobShape: 1, .ownJobScale: 500, .ownJobAbilityEffect: 0, .ownJobEfficacyEffect: 0, .ownJobHoursEffect: 0,
        .ownJobExpectationEffect: 0, .ownJobEducationEffect: 0, .ownJobInEducationFactor: 1,
        .disabilityShape: 1, .disabilityRate: 0.4, .disabilityAbilityEffect: 0, .disabilityNeedEffect: 0,
        .disabilityAgeEffect: 0, .educationRate: 0.3, .educationYoungFactor: 1, .elsewhereRate: 0.25,
    ]

    /// Events a day in that setting.
    static let rates: [SeekerEvent: Double] = [
        .ownJob: 1 / 500.0, .disability: 0.4 / 365.25, .education: 0.3 / 365.25, .elsewhere: 0.25 / 365.25,
    ]

    /// Jobs that nothing ends: no breakdown, and of contracts only those without a date, a trial period or a subsidy.
    static let lastingJobs: [ParameterKey: Double] = [
        .breakdownFactor: 0, .permanentShare: 0, .ownJobPermanentShare: 0, .substituteShare: 0, .engagementShare: 0,
        .onCallShare: 1, .subsidyGranted: 0, .refusalWithoutSubsidy: 0, .disabilityInWorkFactor: 0,
    ]

    /// A service that nobody leaves but with a job. The clock of drop-out cannot be stopped, but at the longest scale of its range it
    /// rings for one in 100 000 within three years.
    static let nobodyLeaves: [ParameterKey: Double] = [
        .disabilityRate: 0, .educationRate: 0, .elsewhereRate: 0, .grantRefused: 0, .longestStay: 3_650,
        .dropOutShape: 3, .dropOutScale: 50_000, .dropOutTrustEffect: 0, .dropOutMotivationEffect: 0,
        .dropOutOverdueEffect: 0, .dropOutUnassignedEffect: 0, .dropOutPressuredEffect: 0, .dropOutPaceEffect: 0,
        .dropOutInWorkFactor: 0,
    ]
}

extension [ParameterKey: Double] {
    /// Both, with the values of the other where both have one.
    func and(_ other: [ParameterKey: Double]) -> Self { merging(other) { $1 } }
}
