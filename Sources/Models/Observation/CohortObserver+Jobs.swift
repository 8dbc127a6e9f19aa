import Simulator

// Jobs of the participants of a cohort: the first one, how they end, what they are like.
extension CohortObserver {
    mutating func observeJobs(_ seeker: Seeker) {
        let end = seeker.eligibleAt + cohort.followUp
        let jobs = seeker.spells.filter { $0.start >= seeker.eligibleAt && $0.start < end }
        for job in jobs { observeEnd(job, before: end) }
        observeSearch(jobs.first, from: seeker.eligibleAt)
        if let first = jobs.first { observeFirst(first, jobs, of: seeker, before: end) }
        if follows(months: 16) { for month in 4...16 { observeSnapshot(seeker, month: month) } }
    }

    // MARK: ends

    private mutating func observeEnd(_ job: JobSpell, before end: Instant) {
        let days = values[.earlyBreakDays]
        if job.isFromService, job.start + .days(days) <= end {
            count(.cohortJobsFollowed)
            if (job.end - job.start).days < days { count(.cohortEarlyBreaks) }
        }
        guard job.end <= end, let cause = job.cause else { return }
        count(.cohortJobsEnded)
        switch cause {
        case .quit, .sickness: count(.cohortJobsQuit)
        case .dismissal: count(.cohortJobsDismissed)
        case .trialOver: count(.cohortJobsEndedAtTrial)
        case .layOff: count(.cohortJobsLaidOff)
        case .temporaryOver, .subsidyOver: count(.cohortJobsEndedAtDate)
        }
    }

    // MARK: the first job

    /// Person-time and first jobs of the first and the second year.
    private mutating func observeSearch(_ first: JobSpell?, from start: Instant) {
        guard follows(months: 24) else { return }
        let days = first.map { ($0.start - start).days } ?? .infinity
        let year = Span.months(12).days
        count(.cohortSearchDaysYear1, by: min(days, year))
        count(.cohortSearchDaysYear2, by: min(max(days - year, 0), year))
        if days < year { count(.cohortFirstJobsYear1) } else if days < 2 * year { count(.cohortFirstJobsYear2) }
    }

    /// For how long the trials that publish the time to a first job (L26) followed their participants: 6 to 24 months, half of them 18 or
    /// less. Those who find a job later are not in their mean.
    private static let searchOfTrials = Span.months(18)

    private mutating func observeFirst(_ first: JobSpell, _ jobs: [JobSpell], of seeker: Seeker, before end: Instant) {
        count(.cohortFirstJobs)
        if first.start <= seeker.eligibleAt + Self.searchOfTrials {
            count(.cohortFirstJobsWithin18m)
            count(.cohortWeeksToFirstJob, by: (first.start - seeker.eligibleAt).weeks)
        }
        if first.hoursPerWeek >= values[.twentyHours] { count(.cohortFirstJobsTwentyHours) }
        let year = first.start + .months(12)
        if year <= end {
            count(.cohortFirstJobsFollowed12m)
            let weeks = jobs.reduce(0.0) { $0 + max(0, (min($1.end, year) - max($1.start, first.start)).weeks) }
            count(.cohortWeeksWorkedFirstYear, by: weeks)
        }
        let later = first.start + .months(24)
        if later <= end {
            count(.cohortFirstJobsFollowed24m)
            count(.cohortFirstJobMonths, by: (min(first.end, later) - first.start) / .months(1))
            count(.cohortJobsIn24m, by: Double(jobs.filter { $0.start < later }.count))
            if first.end >= later { count(.cohortOneJobThroughout) }
        }
    }

    // MARK: how things stand among those in the service

    private mutating func observeSnapshot(_ seeker: Seeker, month: Int) {
        let time = seeker.eligibleAt + .months(Double(month))
        guard seeker.isInService(at: time) else { return }
        count(.cohortSnapshots)
        guard let job = seeker.spells.first(where: { $0.start <= time && time < $0.end }) else { return }
        count(.cohortSnapshotInWork)
        if job.subsidy != nil, time < job.subsidyEnd { count(.cohortSnapshotSubsidised) }
        if job.permanentFrom <= time { count(.cohortSnapshotPermanent) }
        if job.hoursPerWeek >= values[.fullTimeHours] - 1e-9 { count(.cohortSnapshotFullTime) }
        if job.fit < values[.poorFit] { count(.cohortSnapshotPoorFit) }
    }

    // MARK: contact

    /// Time face to face and weeks in the service, in the first three months and from half a year on.
    mutating func observeContact(_ seeker: Seeker) {
        guard follows(months: 24), seeker.firstAdmission < .never else { return }
        let (from, out) = (seeker.firstAdmission, seeker.admittedEpisode?.exitAt ?? .never)
        func weeks(_ a: Double, _ b: Double) -> Double {
            max(0, (min(out, from + .months(b)) - (from + .months(a))).weeks)
        }
        count(.cohortWeeksMonth1to3, by: weeks(0, 3))
        count(.cohortWeeksMonth6to24, by: weeks(6, 24))
        count(.cohortContactMonth1to3, by: seeker.contact.early)
        count(.cohortContactOutsideMonth1to3, by: seeker.contact.earlyOutside)
        count(.cohortContactMonth6to24, by: seeker.contact.late)
        count(.cohortContactOutsideMonth6to24, by: seeker.contact.lateOutside)
    }
}
