extension ParameterSet {
    /// Populations that a scenario can name.
    public static let populations: [ParameterSet] = [
        ParameterSet(
            name: "uo_2017_2019", sentence: "Participants of extended follow-up as measured in 2017 to 2019.",
            evidence: ["B4.1", "B4.4"], overrides: [:]),
        ParameterSet(
            name: "kvp_external_2017_2019",
            sentence: "Participants of the municipal qualification programme and of external providers as measured in "
                + "2017 to 2019; the mix of segments is assumed.",
            evidence: ["B4.1", "B4.2", "B4.4", "B4.7", "B4.8"],
            overrides: [
                .segmentYoungShare: 0, .segmentIllShare: 0.2, .segmentRefugeeShare: 0.2, .segmentAssistanceShare: 0.6,
                .womenShare: 0.38, .adultAgeMean: 38.9, .adultAgeSpread: 13.1,
                .abilityMean: 7.3, .abilitySpread: 3.0, .efficacyMean: 6.5, .efficacySpread: 2.3,
                .expectationMean: 5.6, .expectationSpread: 2.8,
                .correlationAbilityEfficacy: 0.854, .correlationAbilityExpectation: -0.298,
                .correlationEfficacyExpectation: -0.096,
                // With these the year before has the published mean 12.3 and standard deviation 21.7.
                .hoursBeforeWorkingShare: 0.33, .hoursBeforeMeanOfWorking: 37.27, .hoursBeforeSpreadOfWorking: 22.25,
                .ownJobScale: 454,  // calibrated, see Registry+Calibrated
            ]),
        youngOutside, mentalIllness, reducedCapacity, refugees,
    ]

    /// Those of the trial in L3. Its control group sets how often this population finds work alone: 8 % in a year.
    private static let youngOutside = ParameterSet(
        name: "neet_18_29",
        sentence: "Young people of 18 to 29 outside work and education, at risk of disability benefit; intake scores "
            + "assumed as those of extended follow-up.",
        evidence: ["L3"],
        overrides: [
            .segmentYoungShare: 1, .segmentIllShare: 0, .segmentRefugeeShare: 0, .segmentAssistanceShare: 0,
            .youngAgeMean: 24, .hoursBeforeWorkingShare: 0.15, .hoursBeforeMeanOfWorking: 15,
            .hoursBeforeSpreadOfWorking: 10, .ownJobScale: 9_000,
        ])

    /// Those of the trial in L1. Its control group sets the background: 27 % in work after a year.
    private static let mentalIllness = ParameterSet(
        name: "mental_illness",
        sentence:
            "People with moderate to severe mental illness in treatment; intake scores assumed lower than those of "
            + "extended follow-up.",
        evidence: ["L1", "L17"],
        overrides: [
            .segmentYoungShare: 0.3, .segmentIllShare: 0.7, .segmentRefugeeShare: 0, .segmentAssistanceShare: 0,
            .adultAgeMean: 38, .adultAgeSpread: 10, .abilityMean: 5.5, .abilitySpread: 2.4, .efficacyMean: 6,
            .efficacySpread: 2.3, .hoursBeforeWorkingShare: 0.35, .hoursBeforeMeanOfWorking: 25,
            .hoursBeforeSpreadOfWorking: 13, .needShapeA: 3, .needShapeB: 2, .reducedCapacityShare: 0.9,
            .ownJobScale: 627,  // calibrated
        ])

    /// Those of L15, by what happens to them in five years.
    private static let reducedCapacity = ParameterSet(
        name: "reduced_capacity_2014",
        sentence: "People with reduced work capacity who began any labour-market measure in 2014; the mix is assumed.",
        evidence: ["L15"],
        overrides: [
            .segmentYoungShare: 0.3, .segmentIllShare: 0.6, .segmentRefugeeShare: 0.05, .segmentAssistanceShare: 0.05,
            .adultAgeMean: 42, .adultAgeSpread: 11, .abilityMean: 5, .abilitySpread: 2.4, .efficacyMean: 6,
            .efficacySpread: 2.3, .hoursBeforeWorkingShare: 0.35, .hoursBeforeMeanOfWorking: 22,
            .hoursBeforeSpreadOfWorking: 13, .needShapeA: 3, .needShapeB: 2, .reducedCapacityShare: 1,
            .ownJobScale: 963, .disabilityRate: 0.072,  // calibrated
        ])

    /// At the end of the introduction programme (B8.1).
    private static let refugees = ParameterSet(
        name: "refugees",
        sentence: "Refugees at the end of the introduction programme; language, digital access and hand-over as told, "
            + "intake scores assumed as those of the control group.",
        evidence: ["B8.1", "B9.2", "B9.3", "B13.2"],
        overrides: [
            .segmentYoungShare: 0, .segmentIllShare: 0, .segmentRefugeeShare: 1, .segmentAssistanceShare: 0,
            .adultAgeMean: 34, .adultAgeSpread: 9, .abilityMean: 7.3, .abilitySpread: 3.0, .efficacyMean: 6.5,
            .efficacySpread: 2.3, .hoursBeforeWorkingShare: 0.2, .hoursBeforeMeanOfWorking: 15,
            .hoursBeforeSpreadOfWorking: 10, .reducedCapacityShare: 0.2,
        ])
}
