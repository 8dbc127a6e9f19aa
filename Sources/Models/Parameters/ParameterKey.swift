/// By which the model reads its parameters; each is defined in the registry, where its meaning is.
public enum ParameterKey: Int, CaseIterable, Sendable {
    // Who becomes eligible, and who is referred.
    case inflowRate
    case inflowBenefitWeight
    case inflowVariation
    case inflowPersistence
    case referralShare
    case referralDelay
    case referralCreaming
    case referralQueueDeterrence

    // What seekers bring at intake.
    case segmentYoungShare
    case segmentIllShare
    case segmentRefugeeShare
    case segmentAssistanceShare
    case womenShare
    case youngAgeMean
    case adultAgeMean
    case adultAgeSpread
    case abilityMean
    case abilitySpread
    case efficacyMean
    case efficacySpread
    case expectationMean
    case expectationSpread
    case correlationAbilityEfficacy
    case correlationAbilityExpectation
    case correlationEfficacyExpectation
    case hoursBeforeWorkingShare
    case hoursBeforeMeanOfWorking
    case hoursBeforeSpreadOfWorking
    case hoursBeforeHighest
    case needShapeA
    case needShapeB
    case needAbilitySlope
    case pressuredShare
    case digitalShare
    case digitalShareRefugees
    case languageFactorRefugees
    case wantsFullTimeShare

    // What happens to everyone, with or without a programme.
    case ownJobShape
    case ownJobScale
    case ownJobAbilityEffect
    case ownJobEfficacyEffect
    case ownJobHoursEffect
    case ownJobExpectationEffect
    case ownJobInEducationFactor
    case ownJobFitShapeA
    case ownJobFitShapeB
    case ownJobSupportCeiling
    case ownJobPermanentShare
    case disabilityRate
    case disabilityAbilityEffect
    case disabilityAgeEffect
    case disabilityInWorkFactor
    case educationRate
    case educationYoungFactor
    case elsewhereRate
    case leavingInWorkFactor

    // Waiting for a place.
    case waitingMotivationHalfLife
    case waitingAbilityLoss
    case driftInterval
    case driftIntervalOutside

    // Caseload, phases, meetings, the seeker's side.
    case caseloadCap
    case caseloadIntake
    case caseloadPhase5Weight
    case phase1Meetings
    case phase2Meetings
    case phase4Meetings
    case phase1Cadence
    case phase2Cadence
    case phase3Cadence
    case agreementGap
    case phase5CadenceEarly
    case phase5CadenceLate
    case jobEarlyDays
    case dischargeAfter
    case tailoring
    case firstContactWithin
    case recontactWithin
    case grantLength
    case longestStay
    case grantRefused
    case noShowShare
    case noShowYoungEffect
    case noShowTrustEffect
    case trustAtStart
    case pressuredTrustFactor
    case trustPerMeeting
    case trustGapTolerated
    case trustHalfLife
    case knowledgePerMeeting
    case motivationPerMeeting
    case pressuredMotivationCeiling
    case searchMotivationHalfLife
    case motivationInJob
    case rejectionEfficacyLoss
    case rejectionMotivationLoss
    case lossMotivationLoss
    case jobEfficacyGain
    case dropOutShape
    case dropOutScale
    case dropOutTrustEffect
    case dropOutMotivationEffect
    case dropOutOverdueEffect
    case dropOutUnassignedEffect
    case dropOutPressuredEffect
    case dropOutInWorkFactor
    case serviceDelivered

    // Employers, openings, proposals, job tastes.
    case employerVisitsPerWeek
    case employerVisitGap
    case employerForgottenAfter
    case knownEmployerShare
    case employerSize1Share
    case employerSize2Share
    case employerSize3Share
    case employerSize4Share
    case inclusivenessShapeA
    case inclusivenessShapeB
    case commutingMinutes
    case openingRate
    case openingSizeFactor
    case openingMemory
    case openingStageFactor
    case openingGoodwillEffect
    case goodwillLoss
    case goodwillGain
    case earlyBreakDays
    case fitIntercept
    case fitTradeEffect
    case fitPaceEffect
    case fitInclusiveEffect
    case fitSpread
    case fitThreshold
    case fitThresholdPressure
    case perceptionNoise
    case acceptIntercept
    case acceptFitEffect
    case acceptInclusiveEffect
    case acceptGoodwillEffect
    case acceptMotivationEffect
    case tasteShare
    case tasteShortest
    case tasteLongest
    case tasteAttendIntercept
    case tasteTrustEffect
    case tasteMotivationEffect
    case tasteEfficacyEffect
    case tasteFitEffect
    case tasteAccompaniedEffect
    case tasteFirstCrisis
    case tasteHireIntercept
    case tasteHireFitEffect

    // Contracts and instruments.
    case permanentShare
    case substituteShare
    case engagementShare
    case onCallShare
    case onCallHoursShare
    case askPermanentShare
    case askPermanentEffect
    case hireWithoutSubsidy
    case subsidyGranted
    case refusalWithoutSubsidy
    case subsidyMonths
    case subsidyStopIntercept
    case subsidyStopCarved
    case carvedShare
    case fullTimeOffered
    case mentorShare
    case startDelay

    // Support in the job and how jobs end.
    case supportPerVisit
    case supportElsewhereWorth
    case workplaceShare
    case supportHalfLife
    case supportFaded
    case supportMeetsNeed
    case supportCrowding
    case internalSupportAtStart
    case internalSupportDays
    case mentorSupport
    case needDays
    case breakdownFactor
    case breakdownShape
    case breakdownScale
    case quitFactor
    case dismissalFactor
    case layOffRate
    case layOffSeasonFactor
    case layOffSubsidyFactor
    case sicknessRate
    case sicknessAbilityEffect
    case breakdownFitEffect
    case breakdownNeedEffect
    case breakdownRefugeeEffect
    case breakdownAbilityEffect
    case engagementShortest
    case engagementLongest
    case renewalIntercept
    case renewalFitEffect
    case renewalPermanentShare
    case returnAfterLoss

    // The specialist's day.
    case dayHours
    case administrationShare
    case teamMeetingHours
    case supervisionHours
    case meetingHours
    case workplaceHours
    case employerVisitHours
    case accompanyHours
    case employerVisitWeight
    case accompanyWeight
    case effortPlacementWeight
    case effortRetentionWeight
    case remoteBeyondMinutes
    case remoteWorth
    case travelTimeFactor
    case travelWinterFactor
    case travelLocalMinutes
    case travelLocalKilometresPerMinute

    // Skill, exhaustion, turnover, absence.
    case skillAtStart
    case skillMonths
    case skillSupervisorEffect
    case skillColleagueEffect
    case exhaustionBacklogDays
    case exhaustionRise
    case exhaustionRecovery
    case exhaustionSkillLoss
    case exhaustionOutreachLoss
    case departureRate
    case departureExhaustionEffect
    case departureSmallTeamEffect
    case outpostMilieuShare
    case departureNoSupervisorEffect
    case vacancyDays
    case courseDays
    case sickLeaveShare
    case sickLeaveDays
    case handoverTrustLoss
    case handoverKnowledgeLoss

    // What NAV pays; NOK of 2019.
    case postPrice
    case kilometrePrice
    case plannedTripsPerWeek
    case workingWeeks
    case monthlyWage
    case subsidyRateFirst
    case subsidyRateLater
    case mentorGrant

    // Measures of access.
    case accessCatchment

    // How the arms of a cohort are staffed.
    case cohortSupervisor
    case cohortPostsPerSupervisor
}
