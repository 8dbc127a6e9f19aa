import Simulator

// Outcomes of a cohort about jobs and contact, as far as the follow-up reaches.
extension OutcomeCatalogue {
    /// How jobs end and how the first one goes.
    @Sendable static func jobs(_ cohort: Cohort) -> [Outcome] {
        var outcomes = ends
        outcomes += [
            // Among those who begin one within 18 months of enrolment, as in the trials of L26.
            ratio("weeks_to_first_job", unit: "weeks", .arm, .cohortWeeksToFirstJob, .cohortFirstJobsWithin18m),
            ratio("twenty_hours_share", .arm, .cohortFirstJobsTwentyHours, .cohortFirstJobs),
            ratio(
                "weeks_worked_in_first_year", unit: "weeks", .arm, .cohortWeeksWorkedFirstYear,
                .cohortFirstJobsFollowed12m),
        ]
        if cohort.followsMonths(24) {
            outcomes += [
                ratio(
                    "first_job_months_in_24m", unit: "months", .arm, .cohortFirstJobMonths, .cohortFirstJobsFollowed24m),
                ratio("jobs_in_24m", unit: "jobs", .arm, .cohortJobsIn24m, .cohortFirstJobsFollowed24m),
                ratio("one_job_throughout_24m", .arm, .cohortOneJobThroughout, .cohortFirstJobsFollowed24m),
                hazardRatio,
            ]
        }
        if cohort.followsMonths(16) { outcomes += snapshots }
        return outcomes
    }

    private static let ends: [Outcome] = [
        ratio("early_break_share", .arm, .cohortEarlyBreaks, .cohortJobsFollowed),
        ratio("jobs_ended_quit_share", .arm, .cohortJobsQuit, .cohortJobsEnded),
        share(
            "jobs_ended_dismissed_share", .arm, of: { $0[.cohortJobsDismissed] + $0[.cohortJobsEndedAtTrial] },
            among: { $0[.cohortJobsEnded] }, "no job ended"),
        ratio("jobs_ended_at_date_share", .arm, .cohortJobsEndedAtDate, .cohortJobsEnded),
        share(
            "jobs_ended_at_date_or_trial_share", .arm,
            of: { $0[.cohortJobsEndedAtDate] + $0[.cohortJobsEndedAtTrial] }, among: { $0[.cohortJobsEnded] },
            "no job ended"),
        ratio("jobs_ended_laid_off_share", .arm, .cohortJobsLaidOff, .cohortJobsEnded),
    ]

    /// Among those in the service, each month from the fourth to the sixteenth counted once.
    private static let snapshots: [Outcome] = [
        ratio("snapshot_in_work", .arm, .cohortSnapshotInWork, .cohortSnapshots),
        ratio("snapshot_subsidised", .arm, .cohortSnapshotSubsidised, .cohortSnapshotInWork),
        ratio("snapshot_permanent", .arm, .cohortSnapshotPermanent, .cohortSnapshotInWork),
        ratio("snapshot_full_time", .arm, .cohortSnapshotFullTime, .cohortSnapshotInWork),
        ratio("snapshot_poor_fit", .arm, .cohortSnapshotPoorFit, .cohortSnapshotInWork),
    ]

    /// First jobs per day of search in the second year over those in the first.
    private static let hazardRatio = Outcome(name: "first_job_hazard_ratio", unit: "1", scope: .arm) {
        (pool, _) throws(Outcome.Undefined) in
        let first = try divide(pool[.cohortFirstJobsYear1], pool[.cohortSearchDaysYear1], "nobody searches")
        let second = try divide(
            pool[.cohortFirstJobsYear2], pool[.cohortSearchDaysYear2], "nobody searches in the second year")
        return try divide(second, first, "nobody finds a job in the first year")
    }

    /// Time face to face by months since admission, and where contact time goes.
    @Sendable static func contact(_ cohort: Cohort) -> [Outcome] {
        var outcomes = [phaseShare]
        guard cohort.followsMonths(24) else { return outcomes }
        outcomes += [
            minutes("contact_minutes_month_1_to_3", .cohortContactMonth1to3, .cohortWeeksMonth1to3),
            minutes("contact_minutes_month_6_to_24", .cohortContactMonth6to24, .cohortWeeksMonth6to24),
            ratio(
                "contact_outside_month_1_to_3", .arm, .cohortContactOutsideMonth1to3, .cohortContactMonth1to3),
            ratio(
                "contact_outside_month_6_to_24", .arm, .cohortContactOutsideMonth6to24, .cohortContactMonth6to24),
        ]
        return outcomes
    }

    private static func minutes(_ name: String, _ hours: Measure, _ weeks: Measure) -> Outcome {
        Outcome(name: name, unit: "minutes per week", scope: .arm) { (pool, _) throws(Outcome.Undefined) in
            try divide(60 * pool[hours], pool[weeks], "nobody is in the service then")
        }
    }

    private static let phaseShare = Outcome(name: "contact_share_phase_1_to_3", unit: "share", scope: .arm) {
        (pool, _) throws(Outcome.Undefined) in
        let hours = Measure.phaseHours.map { pool[$0] }
        return try divide(hours[0] + hours[1] + hours[2], hours.reduce(0, +), "no hours are booked")
    }
}
