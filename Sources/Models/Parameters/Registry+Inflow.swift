extension Registry {
    /// Who becomes eligible, and who is referred.
    static let inflow: [Parameter] = [
        Parameter(
            .inflowRate, "inflow.rate", .perYear, 0.008, 0...0.1, .triangular(low: 0.002, mode: 0.008, high: 0.03),
            [], .d,
            "Residents aged 18 to 66 who become eligible, per resident and year; not known, so rankings are to be "
                + "shown over its prior."),
        Parameter(
            .inflowBenefitWeight, "inflow.benefit_weight", .share, 0, 0...1, .triangular(low: 0, mode: 0, high: 1),
            [], .d,
            "How far the inflow follows the receivers of work assessment allowance and disability pension instead "
                + "of the residents; the sum over the region stays."),
        Parameter(
            .inflowVariation, "inflow.variation", .none, 0.2, 0...1, .triangular(low: 0.05, mode: 0.2, high: 0.4),
            ["S13"], .d,
            "Standard deviation of the log of the inflow between years, common to the region: full unemployment "
                + "there was 55 % higher in January 2021 than in January 2020."),
        Parameter(
            .inflowPersistence, "inflow.persistence", .none, 0.5, 0...0.95, .triangular(low: 0.2, mode: 0.5, high: 0.8),
            [], .d,
            "Correlation of that log with the year before."),
        Parameter(
            .referralShare, "referral.share", .probability, 0.3, 0...1, .triangular(low: 0.1, mode: 0.3, high: 0.7),
            ["B2.5"], .d,
            "Share of the eligible within reach of a team whom the counsellor refers."),
        Parameter(
            .referralDelay, "referral.delay", .days, 30, 0...365, .triangular(low: 10, mode: 30, high: 90),
            [], .d,
            "Mean time from eligibility to referral."),
        Parameter(
            .referralCreaming, "referral.creaming", .none, 0.3, -2...2, .triangular(low: 0, mode: 0.3, high: 0.8),
            ["B16.1"], .d,
            "Change in the log odds of referral per standard deviation of work ability: above zero, those with "
                + "the best prospects are chosen."),
        Parameter(
            .referralQueueDeterrence, "referral.queue_deterrence", .none, 0.3, 0...5,
            .triangular(low: 0.1, mode: 0.3, high: 0.6),
            ["B2.5", "B8.1"], .d,
            "Fall of the log chance of referral per waiting seeker and post: counsellors refer less into a long "
                + "queue."),
        Parameter(
            .referralAgain, "referral.again", .days, 365, 30...36_525,
            .triangular(low: 180, mode: 365, high: 730),
            ["B2.5"], .d,
            "Mean time until a referral is thought of again for someone without a job who was not referred, or has left."
        ),
        Parameter(
            .referralNeedCreaming, "referral.need_creaming", .none, 0.5, -2...5,
            .triangular(low: 0, mode: 0.5, high: 1.5),
            ["B16.1"], .d,
            "Fall of the log odds of referral from no stated need to full stated need: those with substance use or mental illness are left out."
        ),
        Parameter(
            .handoverMissedShare, "refugees.handover_missed_share", .probability, 0.3, 0...1,
            .triangular(low: 0.1, mode: 0.3, high: 0.6),
            ["B8.1"], .d,
            "Chance that the hand-over of a refugee from the introduction programme to NAV is missed."),
        Parameter(
            .handoverMissedDelay, "refugees.handover_missed_delay", .days, 90, 0...730,
            .triangular(low: 45, mode: 90, high: 180),
            ["B8.1"], .b,
            "Mean time that a missed hand-over adds before a referral can be thought of."),
    ]
}
