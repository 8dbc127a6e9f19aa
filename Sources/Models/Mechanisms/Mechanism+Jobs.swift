extension Mechanism {
    /// Step 5: employers, proposals, job tastes, work training.
    static let search: [Mechanism] = [
        Mechanism(
            "cups_of_tea", 5, [.openingStageFactor: 1], "Employers tell of openings only after some visits."),
        Mechanism(
            "visit_gap", 5, [.employerVisitGap: 0],
            "An employer is left alone for some days after a visit, so that a small municipality runs out of them."),
        Mechanism(
            "forgotten_employers", 5, [.employerForgottenAfter: 3_650],
            "An employer not visited for long is a new contact again."),
        Mechanism("asking_wear", 5, [.askingWear: 0], "An employer who is asked often tires of it."),
        Mechanism(
            "goodwill", 5, [.openingGoodwillEffect: 0, .acceptGoodwillEffect: 0],
            "Broken matches make the next placement at an employer harder, lasting ones easier."),
        Mechanism("targeting", 5, [.targeting: 1], "Specialists visit employers whose trade a seeker wants."),
        Mechanism(
            "perceived_fit", 5, [.perceptionNoise: 0],
            "Specialists judge fit with an error that shrinks as they know both sides; off, they see it exactly."),
        Mechanism(
            "fit_threshold", 5, [.fitThreshold: 0, .fitThresholdPressure: 0],
            "Seekers are proposed only where the perceived fit passes a threshold."),
        Mechanism(
            "placement_pressure", 5, [.fitThresholdPressure: 0],
            "Pressure to place, and exhaustion, lower that threshold."),
        Mechanism(
            "employer_choice", 5,
            [
                .acceptFitEffect: 0, .acceptInclusiveEffect: 0, .acceptMotivationEffect: 0, .acceptAbilityEffect: 0,
            ],
            "Employers answer by fit, their inclusiveness, and the seeker's motivation and ability."),
        Mechanism("job_tastes", 5, [.tasteShare: 0], "Accepted proposals often begin with a job taste of some days."),
        Mechanism(
            "first_taste_crisis", 5, [.tasteFirstCrisis: 0], "From day three the first job taste is the hardest."),
        Mechanism(
            "accompaniment", 5, [.tasteAccompaniedEffect: 0], "Being fetched and accompanied helps to come."),
        Mechanism(
            "rejection_wear", 5, [.rejectionEfficacyLoss: 0, .rejectionMotivationLoss: 0],
            "Rejection wears down self-efficacy and motivation; so does a broken job the former."),
        Mechanism("search_wear", 5, [.searchMotivationHalfLife: 36_525], "Motivation falls during search."),
        Mechanism("commuting", 5, [.commutingMinutes: 300], "Seekers take jobs within an hour's drive only."),
        Mechanism("work_training", 5, [.trainingShare: 0], "Some visits are about unpaid work training."),
    ]

    /// Step 6: contracts and instruments.
    static let agreement: [Mechanism] = [
        Mechanism(
            "asking_openly", 6, [.askPermanentEffect: 1],
            "Putting the goal of a permanent job openly makes one likelier."),
        Mechanism(
            "wage_subsidy", 6, [.subsidyGranted: 0, .refusalWithoutSubsidy: 0],
            "Employers ask for a wage subsidy; off, none is granted and none withdraws for it."),
        Mechanism(
            "refusal_without_subsidy", 6, [.refusalWithoutSubsidy: 0],
            "Employers who asked for a wage subsidy in vain withdraw."),
        Mechanism("permanent_subsidy", 6, [.permanentSubsidyShare: 0], "Some wage subsidies are permanent."),
        Mechanism("carved_jobs", 6, [.carvedShare: 0], "Some jobs are carved, and end more often with the subsidy."),
        Mechanism("mentor", 6, [.mentorShare: 0], "A mentor grant raises what internal support can grow to."),
        Mechanism("inclusion_grant", 6, [.inclusionGrantShare: 0], "So, a little, does an inclusion grant."),
        Mechanism(
            "dated_contracts", 6, [.substituteShare: 0, .engagementShare: 0],
            "Many contracts have a date, at which they are renewed, made permanent, or over."),
    ]

    /// Step 7: support in the job and how jobs end.
    static let jobs: [Mechanism] = [
        Mechanism("support", 7, [.supportMeetsNeed: 0], "Support by the specialist meets need in the job."),
        Mechanism(
            "workplace_visits", 7, [.workplaceShare: 0],
            "Part of that support is given at the workplace, where it is worth more."),
        Mechanism("support_fading", 7, [.supportHalfLife: 36_525], "Support given fades between visits."),
        Mechanism(
            "internal_support", 7, [.internalSupportAtStart: 0, .internalSupportDays: 36_525],
            "The workplace builds support of its own."),
        Mechanism(
            "crowding_out", 7, [.supportCrowding: 0], "Much support from outside slows that of the workplace."),
        Mechanism("learning_the_job", 7, [.needDays: 36_525], "Need for support falls as the seeker learns the job."),
        Mechanism("breakdown", 7, [.breakdownFactor: 0], "Jobs end by quitting, dismissal, lay-off and sickness."),
        Mechanism(
            "unmet_need", 7, [.breakdownNeedEffect: 0], "Jobs and work training break on need that nothing meets."),
        Mechanism("poor_fit", 7, [.breakdownFitEffect: 0], "Jobs and work training break on poor fit."),
        Mechanism(
            "weak_ability", 7, [.breakdownAbilityEffect: 0, .sicknessAbilityEffect: 0],
            "Jobs end more often with weak work ability."),
        Mechanism(
            "early_hazard", 7, [.breakdownShape: 1],
            "Quitting and dismissal are likeliest in the first weeks; off, the hazard is constant, on the same scale."),
        Mechanism("season", 7, [.layOffSeasonFactor: 1], "Lay-offs are more frequent when seasonal work ends."),
        Mechanism(
            "contract_effects", 7, [.layOffPermanentFactor: 1, .layOffOnCallFactor: 1, .dismissalDatedFactor: 1],
            "Lay-off and dismissal depend on the contract."),
        Mechanism("subsidy_shelter", 7, [.layOffSubsidyFactor: 1], "A wage subsidy shelters from lay-off."),
        Mechanism("trial_period", 7, [.trialIntercept: -8], "Permanent jobs may end with their trial period."),
        Mechanism(
            "subsidy_end", 7, [.subsidyStopIntercept: -5, .subsidyStopCarved: 0],
            "Jobs may end with their wage subsidy."),
        Mechanism("refugees_jobs", 7, [.breakdownRefugeeEffect: 0], "Refugees' jobs are less stable."),
        Mechanism(
            "work_lifts", 7, [.jobEfficacyGain: 0, .motivationInJob: 0],
            "A job raises motivation, and one that fits self-efficacy."),
    ]

    /// Step 8: loss and leaving.
    static let leaving: [Mechanism] = [
        Mechanism("leaving_after_loss", 8, [.returnAfterLoss: 1], "Some leave the service when they lose a job."),
        Mechanism("loss_wear", 8, [.lossMotivationLoss: 0], "Losing a job costs motivation."),
        Mechanism(
            "discharge", 8, [.dischargeAfter: 1_096],
            "A job held long enough leads to discharge; off, only after three years."),
        Mechanism(
            "discharge_waits", 8, [.dischargeMargin: 0],
            "Discharge waits for dates of contract, trial period and subsidy."),
        Mechanism(
            "time_limit", 8, [.longestStay: 3_650, .grantRefused: 0],
            "Participation is granted for a time, may be refused, and ends after three years."),
        Mechanism(
            "displacement", 8, [.displacementShare: 0],
            "Jobs added displace those of other job-seekers; bears on additional jobs only."),
    ]
}
