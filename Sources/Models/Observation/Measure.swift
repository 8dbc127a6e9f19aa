/// What is counted or summed in a replication, within the observation window (warm-up, horizon].
///
/// Outcomes are functions of these alone, so that whatever a report shows can be traced to rows of the result file. A name with
/// `_by_day` carries the day on which the time ended in the observation's `day`, one with `_by_month` the months since enrolment, or since
/// the start of the window for `waiting_by_month` and `in_service_by_month`.
public enum Measure: String, CaseIterable, Sendable, Comparable {
    // The books.
    case eligible, referred, admitted
    case leftQueue = "left_queue"
    case waitingAtStart = "waiting_at_start"
    case waitingAtEnd = "waiting_at_end"
    case inServiceAtStart = "in_service_at_start"
    case inServiceAtEnd = "in_service_at_end"
    case exitJob = "exit_job"
    case exitDropout = "exit_dropout"
    case exitDisability = "exit_disability"
    case exitEducation = "exit_education"
    case exitTimeLimit = "exit_time_limit"
    case exitOther = "exit_other"

    // All eligible, clock at eligibility.
    case eligibleFollowed90d = "eligible_followed_90d"
    case admittedWithin90d = "admitted_within_90d"
    case eligibleFollowed12m = "eligible_followed_12m"
    case eligibleEmployed12m = "eligible_employed_12m"
    case eligibleHoursBefore = "eligible_hours_before"
    case eligibleHoursAfter = "eligible_hours_after"
    case eligibleFollowed18m = "eligible_followed_18m"
    case eligibleSustained26w = "eligible_sustained_26w"
    case eligibleFollowed60m = "eligible_followed_60m"
    case disabledBy60m = "disabled_by_60m"
    case sustainedJobsEligible = "sustained_jobs_eligible"
    case sustainedJobsWithoutMeasure = "sustained_jobs_without_measure"

    // The queue.
    case waitDays = "wait_days"
    case queueAdmittedByDay = "queue_admitted_by_day"
    case queueLeftByDay = "queue_left_by_day"
    case queueCensoredByDay = "queue_censored_by_day"
    case referredFollowed12m = "referred_followed_12m"
    case referredEmployedWithin12m = "referred_employed_within_12m"

    // The admitted, clock at admission.
    case admittedFollowed12m = "admitted_followed_12m"
    case employedAt12m = "admitted_employed_at_12m"
    case everEmployed12m = "admitted_ever_employed_12m"
    case droppedOut12m = "admitted_dropped_out_12m"
    case hoursBefore = "admitted_hours_before"
    case hoursAfter = "admitted_hours_after"
    case admittedFollowed18m = "admitted_followed_18m"
    case sustained26w = "admitted_sustained_26w"
    case admittedFollowed24m = "admitted_followed_24m"
    case sustained12m = "admitted_sustained_12m"
    case sustainedJobs = "sustained_jobs"
    case firstJobEndedByDay = "first_job_ended_by_day"
    case firstJobCensoredByDay = "first_job_censored_by_day"
    case phase1DropoutByDay = "phase_1_dropout_by_day"
    case phase1LeftByDay = "phase_1_left_by_day"
    case phase1CensoredByDay = "phase_1_censored_by_day"
    case phase2DropoutByDay = "phase_2_dropout_by_day"
    case phase2LeftByDay = "phase_2_left_by_day"
    case phase2CensoredByDay = "phase_2_censored_by_day"
    case phase3DropoutByDay = "phase_3_dropout_by_day"
    case phase3LeftByDay = "phase_3_left_by_day"
    case phase3CensoredByDay = "phase_3_censored_by_day"
    case phase4DropoutByDay = "phase_4_dropout_by_day"
    case phase4LeftByDay = "phase_4_left_by_day"
    case phase4CensoredByDay = "phase_4_censored_by_day"
    case phase5DropoutByDay = "phase_5_dropout_by_day"
    case phase5LeftByDay = "phase_5_left_by_day"
    case phase5CensoredByDay = "phase_5_censored_by_day"

    // The course of an open study, for the whole region: what comes first after admission, moves between phases, how many wait.
    case courseJobByDay = "course_job_by_day"
    case courseDropoutByDay = "course_dropout_by_day"
    case courseLeftByDay = "course_left_by_day"
    case courseCensoredByDay = "course_censored_by_day"
    case waitingByMonth = "waiting_by_month"
    case inServiceByMonth = "in_service_by_month"
    case move1to2 = "move_phase_1_to_2"
    case move1to5 = "move_phase_1_to_5"
    case move2to3 = "move_phase_2_to_3"
    case move2to5 = "move_phase_2_to_5"
    case move3to4 = "move_phase_3_to_4"
    case move3to5 = "move_phase_3_to_5"
    case move4to3 = "move_phase_4_to_3"
    case move4to5 = "move_phase_4_to_5"
    case move5to3 = "move_phase_5_to_3"
    case discharge5 = "discharge_phase_5"

    // Staff and time; filled posts, their backlog and departures counted as full-time.
    case postDays = "filled_post_days"
    case postWeeks = "filled_post_weeks"
    case caseloadSum = "caseload_sum"
    case backlogSum = "backlog_sum"
    case departures
    case courseDays = "course_days"
    case employerContacts = "employer_contacts"
    case meetings
    case noShows = "no_shows"
    case hoursAvailable = "hours_available"
    case hoursAdministration = "hours_administration"
    case hoursTravel = "hours_travel"
    case hoursOutOfOffice = "hours_out_of_office"
    case hoursPhase1 = "hours_phase_1"
    case hoursPhase2 = "hours_phase_2"
    case hoursPhase3 = "hours_phase_3"
    case hoursPhase4 = "hours_phase_4"
    case hoursPhase5 = "hours_phase_5"
    case kilometres
    case subsidyCost = "subsidy_cost"
    case grantCost = "grant_cost"

    // Calendar years of fully staffed teams, and those that met the targets of B2.4.
    case teamYears = "team_years"
    case teamYearsWork = "team_years_work_target"
    case teamYearsDischarges = "team_years_discharge_target"
    case teamYearsContacts = "team_years_contact_target"
    case teamYearsOutside = "team_years_outside_target"
    case teamYearsAllTargets = "team_years_all_targets"

    // Participants of a cohort, clock at enrolment; the observation's `day` is months since then.
    case enrolled
    case cohortEmployed = "cohort_employed_by_month"
    case cohortEverEmployed = "cohort_ever_employed_by_month"
    case cohortInService = "cohort_in_service_by_month"
    case cohortLeft = "cohort_left_by_month"
    case cohortDroppedOut = "cohort_dropped_out_by_month"
    case cohortOnDisability = "cohort_on_disability_by_month"
    case cohortOffBenefitsEmployed = "cohort_off_benefits_employed_by_month"
    // Sums over the same of what each is as a number, of squares and of products.
    case cohortWomen = "cohort_women"
    case cohortAge = "cohort_age"
    case cohortAbility = "cohort_ability"
    case cohortEfficacy = "cohort_efficacy"
    case cohortExpectation = "cohort_expectation"
    case cohortHoursBefore = "cohort_hours_before"
    case cohortHoursAfter = "cohort_hours_after"
    case cohortAgeSquared = "cohort_age_squared"
    case cohortAbilitySquared = "cohort_ability_squared"
    case cohortEfficacySquared = "cohort_efficacy_squared"
    case cohortExpectationSquared = "cohort_expectation_squared"
    case cohortHoursBeforeSquared = "cohort_hours_before_squared"
    case cohortHoursAfterSquared = "cohort_hours_after_squared"
    case cohortAbilityTimesEfficacy = "cohort_ability_times_efficacy"
    case cohortAbilityTimesExpectation = "cohort_ability_times_expectation"
    case cohortEfficacyTimesExpectation = "cohort_efficacy_times_expectation"
    case cohortAbilityTimesHoursAfter = "cohort_ability_times_hours_after"
    case cohortEfficacyTimesHoursAfter = "cohort_efficacy_times_hours_after"
    case cohortExpectationTimesHoursAfter = "cohort_expectation_times_hours_after"
    case cohortHoursBeforeTimesAfter = "cohort_hours_before_times_after"
    // Their jobs and contact.
    case cohortJobsFollowed = "cohort_jobs_followed"
    case cohortEarlyBreaks = "cohort_early_breaks"
    case cohortJobsEnded = "cohort_jobs_ended"
    case cohortJobsQuit = "cohort_jobs_quit"
    case cohortJobsDismissed = "cohort_jobs_dismissed"
    case cohortJobsEndedAtTrial = "cohort_jobs_ended_at_trial"
    case cohortJobsLaidOff = "cohort_jobs_laid_off"
    case cohortJobsEndedAtDate = "cohort_jobs_ended_at_date"
    case cohortSearchDaysYear1 = "cohort_search_days_year_1"
    case cohortSearchDaysYear2 = "cohort_search_days_year_2"
    case cohortFirstJobsYear1 = "cohort_first_jobs_year_1"
    case cohortFirstJobsYear2 = "cohort_first_jobs_year_2"
    case cohortFirstJobs = "cohort_first_jobs"
    case cohortFirstJobsWithin18m = "cohort_first_jobs_within_18m"
    case cohortWeeksToFirstJob = "cohort_weeks_to_first_job"
    case cohortFirstJobsTwentyHours = "cohort_first_jobs_twenty_hours"
    case cohortFirstJobsFollowed12m = "cohort_first_jobs_followed_12m"
    case cohortWeeksWorkedFirstYear = "cohort_weeks_worked_first_year"
    case cohortFirstJobsFollowed24m = "cohort_first_jobs_followed_24m"
    case cohortFirstJobMonths = "cohort_first_job_months"
    case cohortJobsIn24m = "cohort_jobs_in_24m"
    case cohortOneJobThroughout = "cohort_one_job_throughout"
    case cohortSnapshots = "cohort_snapshots"
    case cohortSnapshotInWork = "cohort_snapshot_in_work"
    case cohortSnapshotSubsidised = "cohort_snapshot_subsidised"
    case cohortSnapshotPermanent = "cohort_snapshot_permanent"
    case cohortSnapshotFullTime = "cohort_snapshot_full_time"
    case cohortSnapshotPoorFit = "cohort_snapshot_poor_fit"
    case cohortWeeksMonth1to3 = "cohort_weeks_month_1to_3"
    case cohortWeeksMonth6to24 = "cohort_weeks_month_6to_24"
    case cohortContactMonth1to3 = "cohort_contact_month_1to_3"
    case cohortContactOutsideMonth1to3 = "cohort_contact_outside_month_1to_3"
    case cohortContactMonth6to24 = "cohort_contact_month_6to_24"
    case cohortContactOutsideMonth6to24 = "cohort_contact_outside_month_6to_24"

    /// Of the value.
    public var unit: String {
        switch self {
        case .waitDays: "days"
        case .eligibleHoursBefore, .eligibleHoursAfter, .hoursBefore, .hoursAfter: "hours per week"
        case .postDays, .courseDays: "working days"
        case .postWeeks: "weeks"
        case .backlogSum: "days"
        case .hoursAvailable, .hoursAdministration, .hoursTravel, .hoursOutOfOffice, .hoursPhase1, .hoursPhase2,
            .hoursPhase3, .hoursPhase4, .hoursPhase5:
            "hours"
        case .kilometres: "km"
        case .subsidyCost, .grantCost: "NOK"
        case .caseloadSum: "seekers"
        case .cohortSearchDaysYear1, .cohortSearchDaysYear2: "days"
        case .cohortWeeksToFirstJob, .cohortWeeksWorkedFirstYear, .cohortWeeksMonth1to3, .cohortWeeksMonth6to24: "weeks"
        case .cohortFirstJobMonths: "months"
        case .cohortContactMonth1to3, .cohortContactOutsideMonth1to3, .cohortContactMonth6to24,
            .cohortContactOutsideMonth6to24:
            "hours"
        case .cohortAge: "years"
        case .cohortAbility, .cohortEfficacy, .cohortExpectation: "points"
        case .cohortHoursBefore, .cohortHoursAfter: "hours per week"
        case .cohortAgeSquared, .cohortAbilitySquared, .cohortEfficacySquared, .cohortExpectationSquared,
            .cohortHoursBeforeSquared, .cohortHoursAfterSquared, .cohortAbilityTimesEfficacy,
            .cohortAbilityTimesExpectation, .cohortEfficacyTimesExpectation, .cohortAbilityTimesHoursAfter,
            .cohortEfficacyTimesHoursAfter, .cohortExpectationTimesHoursAfter, .cohortHoursBeforeTimesAfter:
            "product of units"
        default: "count"
        }
    }

    /// By name, as in the canonical export.
    public static func < (a: Measure, b: Measure) -> Bool { a.rank < b.rank }

    static let phaseHours: [Measure] = [.hoursPhase1, .hoursPhase2, .hoursPhase3, .hoursPhase4, .hoursPhase5]
    static let phaseDropout: [Measure] = [
        .phase1DropoutByDay, .phase2DropoutByDay, .phase3DropoutByDay, .phase4DropoutByDay, .phase5DropoutByDay,
    ]
    static let phaseLeft: [Measure] = [
        .phase1LeftByDay, .phase2LeftByDay, .phase3LeftByDay, .phase4LeftByDay, .phase5LeftByDay,
    ]
    static let phaseCensored: [Measure] = [
        .phase1CensoredByDay, .phase2CensoredByDay, .phase3CensoredByDay, .phase4CensoredByDay, .phase5CensoredByDay,
    ]
    /// Measures of staff, in the order in which `StaffRecord` keeps them.
    static let ofStaff: [Measure] = [
        .postDays, .postWeeks, .caseloadSum, .backlogSum, .departures, .courseDays, .employerContacts, .meetings,
        .noShows,
        .hoursAvailable, .hoursAdministration, .hoursTravel, .hoursOutOfOffice, .hoursPhase1, .hoursPhase2,
        .hoursPhase3, .hoursPhase4, .hoursPhase5, .kilometres,
    ]
}
