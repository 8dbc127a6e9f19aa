extension Mechanism {
    /// Steps 1 and 2: who becomes eligible, what happens to everyone, referral, waiting.
    static let eligibility: [Mechanism] = [
        Mechanism(
            "inflow_years", 1, [.inflowVariation: 0], "The inflow varies between years, for the whole region at once."),
        Mechanism(
            "creaming", 1, [.referralCreaming: 0, .referralNeedCreaming: 0],
            "Counsellors refer those with the best prospects, and less often those who are seen to need much."),
        Mechanism("queue_deterrence", 1, [.referralQueueDeterrence: 0], "Counsellors refer less into a long queue."),
        Mechanism(
            "repeated_referral", 1, [.referralAgain: 36_525],
            "A referral is thought of again for those who were not referred, or have left without a job."),
        Mechanism(
            "missed_handover", 1, [.handoverMissedShare: 0],
            "The hand-over of refugees from the introduction programme is missed at times."),
        Mechanism("own_jobs", 1, [.ownJobFactor: 0], "Seekers find jobs alone, with or without a service."),
        Mechanism(
            "own_search_tires", 1, [.ownJobShape: 1],
            "The chance of a job found alone falls with time; off, it is constant, on the same scale."),
        Mechanism(
            "own_prospects", 1,
            [.ownJobAbilityEffect: 0, .ownJobEfficacyEffect: 0, .ownJobHoursEffect: 0, .ownJobExpectationEffect: 0],
            "That chance is better with ability, self-efficacy, hours in the year before and hope."),
        Mechanism("disability", 1, [.disabilityRate: 0], "Some get disability benefit and leave for good."),
        Mechanism("education", 1, [.educationRate: 0], "Some leave for ordinary education."),
        Mechanism("moving_away", 1, [.elsewhereRate: 0], "Some leave for other reasons."),
        Mechanism(
            "queue_wear", 2, [.waitingMotivationHalfLife: 36_525, .waitingAbilityLoss: 0],
            "Waiting for a place costs motivation and ability."),
        Mechanism("intake_limit", 2, [.caseloadIntake: 20], "A specialist takes a few new seekers a week."),
        Mechanism(
            "phase_5_places", 2, [.caseloadPhase5Weight: 0], "A seeker in a job takes a place of the caseload."),
    ]

    /// Steps 3 and 4: first meetings, trust, drop-out, knowledge of the seeker.
    static let engagement: [Mechanism] = [
        Mechanism("trust_growth", 3, [.trustPerMeeting: 0], "Trust grows with meetings and skill."),
        Mechanism("trust_decay", 3, [.trustHalfLife: 36_525], "Trust decays in long gaps between contacts."),
        Mechanism("trust_handover", 3, [.handoverTrustLoss: 0], "Part of trust is lost when the specialist changes."),
        Mechanism(
            "trust_effects", 3, [.noShowTrustEffect: 0, .dropOutTrustEffect: 0, .tasteTrustEffect: 0],
            "Trust bears on no-shows (as motivation does), drop-out and job tastes."),
        Mechanism(
            "restoring_contact", 3, [.motivationPerMeeting: 0],
            "Meetings restore motivation, and self-efficacy up to what it was at intake."),
        Mechanism(
            "motivation_and_drop_out", 3, [.dropOutMotivationEffect: 0], "Little motivation leads to drop-out."),
        Mechanism(
            "pressured_seekers", 3, [.pressuredShare: 0],
            "Some accept the offer for fear of losing benefits: less trust and motivation, more drop-out."),
        Mechanism(
            "readiness", 3, [.dropOutPaceEffect: 0, .tasteReadinessEffect: 0],
            "Readiness for working life bears on job tastes, and a pace that does not suit it on drop-out."),
        Mechanism(
            "no_shows", 3, [.noShowShare: 0.001, .noShowYoungEffect: 0],
            "Seekers fail to appear, which costs time and calls for more contact."),
        Mechanism("language", 3, [.languageFactorRefugees: 1], "Refugees need more meetings in phases 1 and 2."),
        Mechanism("drop_out", 3, [.dropOutFactor: 0], "Seekers drop out of the service."),
        Mechanism("overdue_contact", 3, [.dropOutOverdueEffect: 0], "Overdue contact leads to drop-out."),
        Mechanism(
            "without_specialist", 3, [.dropOutUnassignedEffect: 0], "Being without a specialist leads to drop-out."),
        Mechanism(
            "knowledge_of_seeker", 4, [.knowledgePerMeeting: 0],
            "The specialist comes to know the seeker by meetings, the better the more trust there is."),
        Mechanism(
            "knowledge_handover", 4, [.handoverKnowledgeLoss: 0],
            "Part of that knowledge is lost when the specialist changes."),
        Mechanism(
            "hidden_need", 4, [.hiddenNeed: 0],
            "A referral states the tip of the need for support; the rest shows as the seeker becomes known."),
        Mechanism("need_and_ability", 4, [.needAbilitySlope: 0], "Those of weaker ability need more support."),
        Mechanism(
            "tailoring", 4, [.tailoring: 0], "Contact is closer, and lasts longer, where more need is seen."),
    ]
}
