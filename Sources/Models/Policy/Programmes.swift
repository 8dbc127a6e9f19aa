extension ParameterSet {
    /// Programmes that a scenario can name: what each does differently from extended follow-up.
    ///
    /// Numbers with evidence behind them carry its id; all others are assumptions of the kind "less often, more people, nobody out of
    /// the office", graded D like the parameters that they set.
    public static let programmes: [ParameterSet] = [
        ParameterSet(
            name: "utvidet_oppfolging", sentence: "Extended in-house follow-up as studied in Troms, 2017 to 2020.",
            evidence: ["B2.1", "B2.3", "B2.5"], overrides: [:]),
        ParameterSet(
            name: "no_measure", sentence: "No measure beyond ordinary follow-up: only the background clocks run.",
            evidence: [], overrides: [.serviceDelivered: 0]),
        individualPlacement, ordinaryFollowUp, qualificationProgramme, externalProvider, inclusionCompetence,
        trainPlace, fastTrack,
    ]

    /// No time limit and no practice places; search begins within weeks; support in the job weighs as much as placement.
    private static let individualPlacement = ParameterSet(
        name: "ips",
        sentence:
            "Individual placement and support: rapid search for ordinary jobs, integrated with treatment, without a "
            + "time limit.",
        evidence: ["B1.2", "L1", "L17", "L34", "L38"],
        overrides: [
            // L38: 20 or fewer for full fidelity.
            .caseloadCap: 20, .phase2Meetings: 2, .trainingShare: 0, .subsidyGranted: 0.3,
            .longestStay: 3_650, .grantRefused: 0, .dischargeAfter: 365, .effortRetentionWeight: 1,
            // L34: in the community 27 % rising to 46 %.
            .workplaceShare: 0.4,
        ])

    /// The counsellor has 40 to 120 people, spends half the time on documentation and visits no employers (B2.3, B12.1, B13.1).
    private static let ordinaryFollowUp = ParameterSet(
        name: "ordinary_follow_up",
        sentence:
            "Follow-up by the ordinary counsellor: rare meetings, no visits to employers, over when a job begins.",
        evidence: ["B2.3", "B12.1", "B13.1"],
        overrides: counsellor.merging([
            .caseloadCap: 60, .phase1Cadence: 42, .phase2Cadence: 42, .phase3Cadence: 42, .employerVisitsPerWeek: 0,
            .trainingShare: 0, .longestStay: 3_650, .grantRefused: 0, .dischargeAfter: 1, .dischargeMargin: 0,
        ]) { $1 })

    private static let qualificationProgramme = ParameterSet(
        name: "kvp",
        sentence:
            "Municipal qualification programme: full days of activity, much of it work training, for two years at most.",
        evidence: ["B4.7", "B1.3"],
        overrides: counsellor.merging([
            .caseloadCap: 25, .phase1Cadence: 14, .phase2Cadence: 14, .phase3Cadence: 14, .employerVisitsPerWeek: 2,
            .trainingShare: 0.7, .longestStay: 730, .grantLength: 365, .dischargeAfter: 30, .dischargeMargin: 0,
        ]) { $1 })

    private static let externalProvider = ParameterSet(
        name: "external_provider",
        sentence: "Follow-up bought from a provider: no uniform method, some visits to employers, a year at most.",
        evidence: ["B4.8", "L7"],
        overrides: [
            .caseloadCap: 25, .phase1Cadence: 14, .phase2Cadence: 14, .phase3Cadence: 14, .employerVisitsPerWeek: 3,
            .trainingShare: 0.5, .longestStay: 365, .dischargeAfter: 91, .dischargeMargin: 0, .workplaceShare: 0.2,
        ])

    /// The same principles with less intensity (B5.6, B5.9).
    private static let inclusionCompetence = ParameterSet(
        name: "inclusion_competence",
        sentence: "Trained counsellors at ordinary offices who work by the same principles with less intensity.",
        evidence: ["B5.6", "B5.9"],
        overrides: [
            .caseloadCap: 20, .phase1Cadence: 14, .phase2Cadence: 14, .phase3Cadence: 14, .phase5CadenceEarly: 14,
            .employerVisitsPerWeek: 3, .administrationShare: 0.4, .skillAtStart: 0.35,
        ])

    /// Practice first: a place for unpaid training comes before any job (B1.3).
    private static let trainPlace = ParameterSet(
        name: "train_place",
        sentence: "Work training first, then perhaps a job: no guaranteed conversion, and a risk of locking in.",
        evidence: ["B1.1", "B1.3", "L17"],
        overrides: counsellor.merging([
            .caseloadCap: 30, .phase1Cadence: 21, .phase2Cadence: 21, .phase3Cadence: 21, .employerVisitsPerWeek: 2,
            .trainingShare: 1, .trainingMonths: 4, .longestStay: 730, .dischargeAfter: 30, .dischargeMargin: 0,
            .dropOutScale: 383,  // calibrated: people stay away from such services
        ]) { $1 })

    /// A label without resources has no effect, and those eligible would often manage alone (B6.1).
    private static let fastTrack = ParameterSet(
        name: "hurtigsporet",
        sentence: "Fast track for refugees with residence and competence in demand: a label with few resources.",
        evidence: ["B6.1"],
        overrides: counsellor.merging([
            .caseloadCap: 60, .phase1Cadence: 28, .phase2Cadence: 28, .phase3Cadence: 28, .employerVisitsPerWeek: 0.5,
            .trainingShare: 0.3, .longestStay: 730, .dischargeAfter: 1, .dischargeMargin: 0,
        ]) { $1 })

    /// What ordinary counsellors have in common: documentation for half the day (B13.1), no support at the workplace, little training in the method.
    private static let counsellor: [ParameterKey: Double] = [
        .administrationShare: 0.5, .workplaceShare: 0, .skillAtStart: 0.3, .tailoring: 0, .caseloadIntake: 10,
        .phase5CadenceEarly: 30, .phase5CadenceLate: 60, .accompanyWeight: 0,
    ]
}
