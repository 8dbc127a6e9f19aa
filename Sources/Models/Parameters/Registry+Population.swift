extension Registry {
    /// What seekers bring at intake.
    static let population: [Parameter] = [
        Parameter(
            .segmentYoungShare, "population.young_share", .share, 0.92, 0...1,
            .triangular(low: 0.7, mode: 0.92, high: 1),
            ["B3.1", "B4.1"], .d,
            "Weight of young people outside work and education among the eligible; with the ages it gives nearly "
                + "the published 27.1 (5.7)."),
        Parameter(
            .segmentIllShare, "population.long_term_ill_share", .share, 0.03, 0...1,
            .triangular(low: 0, mode: 0.03, high: 0.2),
            [], .d,
            "Weight of the long-term ill among the eligible."),
        Parameter(
            .segmentRefugeeShare, "population.refugee_share", .share, 0.03, 0...1,
            .triangular(low: 0, mode: 0.03, high: 0.2),
            [], .d,
            "Weight of refugees among the eligible."),
        Parameter(
            .segmentAssistanceShare, "population.social_assistance_share", .share, 0.02, 0...1,
            .triangular(low: 0, mode: 0.02, high: 0.2),
            [], .d,
            "Weight of recipients of social assistance among the eligible."),
        Parameter(
            .womenShare, "population.women_share", .share, 0.41, 0...1, .fixed,
            ["B4.1"], .a,
            "Share of women; recorded, without effect in this version."),
        Parameter(
            .youngAgeMean, "population.young_age_mean", .years, 26, 18...30, .fixed,
            ["B3.1", "B4.1"], .b,
            "Mean age of the young segment, 18 to 30."),
        Parameter(
            .adultAgeMean, "population.adult_age_mean", .years, 39, 25...60, .fixed,
            ["B4.1"], .d,
            "Mean age of the other segments, 18 to 67; that of the control group is taken."),
        Parameter(
            .adultAgeSpread, "population.adult_age_sd", .years, 13.1, 1...20, .fixed,
            ["B4.1"], .d,
            "Standard deviation of the age of the other segments; likewise."),
        Parameter(
            .abilityMean, "population.ability_mean", .none, 7.9, 0.5...9.8, .triangular(low: 7.4, mode: 7.9, high: 8.4),
            ["B4.1"], .a,
            "Mean self-rated work ability, 0 to 10; measured among participants, taken for all eligible."),
        Parameter(
            .abilitySpread, "population.ability_sd", .none, 1.7, 0.1...4, .triangular(low: 1.4, mode: 1.7, high: 2.1),
            ["B4.1"], .a,
            "Standard deviation of self-rated work ability."),
        Parameter(
            .efficacyMean, "population.efficacy_mean", .none, 7.3, 1.5...9.8,
            .triangular(low: 6.7, mode: 7.3, high: 7.9),
            ["B4.1"], .a,
            "Mean job self-efficacy, 1 to 10; measured among participants, taken for all eligible."),
        Parameter(
            .efficacySpread, "population.efficacy_sd", .none, 2.1, 0.1...4, .triangular(low: 1.7, mode: 2.1, high: 2.6),
            ["B4.1"], .a,
            "Standard deviation of job self-efficacy."),
        Parameter(
            .expectationMean, "population.expectation_mean", .none, 5.2, 1.2...7.8,
            .triangular(low: 4.4, mode: 5.2, high: 6),
            ["B4.1"], .a,
            "Mean expected time to work on the published coding 1 to 8; measured among participants, taken for "
                + "all eligible."),
        Parameter(
            .expectationSpread, "population.expectation_sd", .none, 2.9, 0.1...3.2,
            .triangular(low: 2.4, mode: 2.9, high: 3.2),
            ["B4.1"], .a,
            "Standard deviation of expected time to work on the published coding."),
        Parameter(
            .correlationAbilityEfficacy, "population.correlation_ability_efficacy", .none, 0.839, -0.99...0.99,
            .triangular(low: 0.7, mode: 0.839, high: 0.92),
            ["B4.4"], .a,
            "Correlation of work ability and self-efficacy."),
        Parameter(
            .correlationAbilityExpectation, "population.correlation_ability_expectation", .none, -0.485, -0.99...0.99,
            .triangular(low: -0.7, mode: -0.485, high: -0.2),
            ["B4.4"], .a,
            "Correlation of work ability and expected time to work."),
        Parameter(
            .correlationEfficacyExpectation, "population.correlation_efficacy_expectation", .none, -0.369, -0.99...0.99,
            .triangular(low: -0.6, mode: -0.369, high: -0.1),
            ["B4.4"], .a,
            "Correlation of self-efficacy and expected time to work."),
        Parameter(
            .hoursBeforeWorkingShare, "population.hours_before_working_share", .share, 0.52, 0...1,
            .triangular(low: 0.4, mode: 0.52, high: 0.65),
            ["B4.2"], .d,
            "Share with any register hours in the year before; the published mean and SD leave it open."),
        Parameter(
            .hoursBeforeMeanOfWorking, "population.hours_before_mean_of_working", .hoursPerWeek, 33.3, 1...50,
            .triangular(low: 28, mode: 33.3, high: 38),
            ["B4.2"], .d,
            "Mean weekly register hours in the year before, of those with any; with the share it gives the "
                + "published 17.3."),
        Parameter(
            .hoursBeforeSpreadOfWorking, "population.hours_before_sd_of_working", .hoursPerWeek, 16.3, 0.1...25,
            .triangular(low: 12, mode: 16.3, high: 20),
            ["B4.2"], .d,
            "Standard deviation of the same; with the share it gives the published 20.4."),
        Parameter(
            .hoursBeforeHighest, "population.hours_before_highest", .hoursPerWeek, 51, 37.5...80, .fixed,
            ["B4.2"], .d,
            "Highest weekly register hours: the register adds concurrent jobs."),
        Parameter(
            .needShapeA, "population.need_shape_a", .none, 2, 0.1...20, .triangular(low: 1, mode: 2, high: 4),
            ["B2.7"], .d,
            "First shape of the beta distribution of the need for support, 0 to 1."),
        Parameter(
            .needShapeB, "population.need_shape_b", .none, 2, 0.1...20, .triangular(low: 1, mode: 2, high: 4),
            ["B2.7"], .d,
            "Second shape of the same."),
        Parameter(
            .needAbilitySlope, "population.need_ability_slope", .none, 0.08, 0...0.5,
            .triangular(low: 0, mode: 0.08, high: 0.15),
            ["B4.6"], .d,
            "Relative rise of need per point of work ability below the mean."),
        Parameter(
            .pressuredShare, "population.pressured_share", .share, 0.15, 0...1,
            .triangular(low: 0.05, mode: 0.15, high: 0.35),
            ["B2.8"], .d,
            "Share who accept the offer for fear of losing benefits."),
        Parameter(
            .digitalShare, "population.digital_share", .share, 0.9, 0...1,
            .triangular(low: 0.75, mode: 0.9, high: 0.97),
            ["B13.2"], .d,
            "Share who can be met by telephone or video."),
        Parameter(
            .digitalShareRefugees, "population.digital_share_refugees", .share, 0.5, 0...1,
            .triangular(low: 0.2, mode: 0.5, high: 0.8),
            ["B13.2"], .d,
            "The same among refugees."),
        Parameter(
            .languageFactorRefugees, "population.language_factor_refugees", .none, 3, 1...6,
            .triangular(low: 2, mode: 3, high: 4),
            ["B9.2"], .b,
            "Meetings that refugees need where others need one, in phases 1 and 2."),
        Parameter(
            .wantsFullTimeShare, "population.wants_full_time_share", .share, 0.87, 0...1,
            .uniform(0.3, 1),
            ["B4.2"], .d,
            "Share who want a full position."),
        Parameter(
            .wantedPartLowest, "population.wanted_part_lowest", .share, 0.4, 0.05...1,
            .fixed,
            [], .d,
            "Smallest part of a full position that is wanted."),
        Parameter(
            .wantedPartHighest, "population.wanted_part_highest", .share, 0.8, 0.05...1,
            .fixed,
            [], .d,
            "Largest part of a full position that is wanted by those who do not want a whole one."),
        Parameter(
            .fullTimeHours, "population.full_time", .hoursPerWeek, 37.5, 30...48,
            .fixed,
            ["B4.2"], .a,
            "A full position."),
        Parameter(
            .reducedCapacityShare, "population.reduced_capacity_share", .share, 0.7, 0...1,
            .triangular(low: 0.4, mode: 0.7, high: 0.95),
            ["L12"], .d,
            "Share whose work capacity is reduced in the sense of the rules on wage subsidy."),
        Parameter(
            .ageLowest, "population.age_lowest", .years, 18, 16...25, .fixed,
            [], .d,
            "Youngest age at which someone becomes eligible."),
        Parameter(
            .ageHighest, "population.age_highest", .years, 67, 60...75, .fixed,
            [], .d,
            "Age that the oldest who become eligible are below."),
        Parameter(
            .youngAgeEnd, "population.young_age_end", .years, 31, 25...36, .fixed,
            ["B3.1"], .b,
            "Age that the young segment is below: 18 to 30, as told."),
        Parameter(
            .youngAgeSpread, "population.young_age_sd", .years, 3.25, 0.5...6, .fixed,
            [], .d,
            "Standard deviation of the age of the young segment, a quarter of its range: the published one is of a group that holds some older people."
        ),
        Parameter(
            .hiddenNeed, "population.hidden_need", .share, 1, 0...1, .fixed,
            ["B2.7"], .d,
            "Most of the need for support that a referral may leave unsaid; 0 where it states all."),
    ]
}
