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
            ]),
    ]
}
