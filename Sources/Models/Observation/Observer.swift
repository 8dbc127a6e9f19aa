import Simulator

/// Turns the records of a finished replication into observations; a pure function of them.
struct Observer {
    private struct Key: Hashable {
        var measure: Measure
        var cell: Cell
        var day: Int
    }

    private let start: Instant
    private let end: Instant
    private let values: ParameterValues
    private var sums: [Key: Double] = [:]

    init(input: ModelInput) {
        start = .start + input.warmup
        end = .start + input.horizon
        values = input.parameters
    }

    /// The observations of one replication; `without` follows those who were referred, without any measure.
    static func observations(of model: borrowing FollowUpModel, without: borrowing FollowUpModel) -> [Observation] {
        var observer = Observer(input: model.input)
        for seeker in model.seekers.rows { observer.observe(seeker) }
        let unreferred = model.seekers.rows.lazy.filter { $0.referredAt == .never }
        for seeker in unreferred where observer.gainsSustainedJob(seeker) {
            observer.count(.sustainedJobsWithoutMeasure, observer.home(seeker))
        }
        for seeker in without.seekers.rows where observer.gainsSustainedJob(seeker) {
            observer.count(.sustainedJobsWithoutMeasure, observer.home(seeker))
        }
        let counted = observer.sums.map {
            Observation(measure: $0.measure, cell: $0.cell, day: $0.day, value: $1)
        }
        return (counted + model.staff.observations).sorted {
            ($0.measure.rawValue, $0.cell, $0.day) < ($1.measure.rawValue, $1.cell, $1.day)
        }
    }

    private mutating func observe(_ seeker: Seeker) {
        observeEligible(seeker)
        observeQueue(seeker)
        observeService(seeker)
        observeAdmitted(seeker)
        observeFirstJob(seeker)
        observePhases(seeker)
        observeInstruments(seeker)
    }

    // MARK: where and when

    /// In the window (warm-up, horizon].
    private func inWindow(_ time: Instant) -> Bool { time > start && time <= end }

    /// In the window, early enough to be followed for so long.
    private func followed(_ time: Instant, _ span: Span) -> Bool { inWindow(time) && time + span <= end }

    private func home(_ seeker: Seeker) -> Cell {
        Cell(municipality: seeker.municipality, segment: seeker.traits.segment)
    }

    /// The cell of what belongs to the team of admission.
    private func served(_ seeker: Seeker) -> Cell {
        Cell(municipality: seeker.municipality, segment: seeker.traits.segment, team: seeker.team)
    }

    private mutating func count(_ measure: Measure, _ cell: Cell, day: Int = -1, by amount: Double = 1) {
        guard amount != 0 else { return }
        sums[Key(measure: measure, cell: cell, day: day), default: 0] += amount
    }

    /// A duration in whole days, rounded up, so that what happened within the first day counts as day 1.
    private func wholeDays(_ from: Instant, _ to: Instant) -> Int { max(1, Int((to - from).days.rounded(.up))) }

    // MARK: all eligible

    private mutating func observeEligible(_ seeker: Seeker) {
        let cell = home(seeker)
        let t = seeker.eligibleAt
        if inWindow(t) { count(.eligible, cell) }
        if followed(t, .days(90)) {
            count(.eligibleFollowed90d, cell)
            if seeker.admittedAt <= t + .days(90) { count(.admittedWithin90d, cell) }
        }
        if followed(t, .months(12)) {
            count(.eligibleFollowed12m, cell)
            if seeker.works(at: t + .months(12)) { count(.eligibleEmployed12m, cell) }
            count(.eligibleHoursBefore, cell, by: seeker.traits.hoursBefore)
            count(.eligibleHoursAfter, cell, by: seeker.spells.weeklyHours(from: t, to: t + .months(12)))
        }
        if followed(t, .months(12) + .weeks(26)) {
            count(.eligibleFollowed18m, cell)
            if seeker.holdsJob(for: .weeks(26), begunFrom: t, to: t + .months(12)) {
                count(.eligibleSustained26w, cell)
            }
        }
        if followed(t, .months(60)) {
            count(.eligibleFollowed60m, cell)
            if seeker.disabledAt <= t + .months(60) { count(.disabledBy60m, cell) }
        }
        if gainsSustainedJob(seeker) { count(.sustainedJobsEligible, cell) }
    }

    /// The first job held for 26 weeks reached its 26th week in the window.
    private func gainsSustainedJob(_ seeker: Seeker) -> Bool {
        let reached = seeker.mergedSpells.first { $0.start + .weeks(26) <= min($0.end, end) }
        return reached.map { inWindow($0.start + .weeks(26)) } ?? false
    }

    // MARK: the queue and the service

    private mutating func observeQueue(_ seeker: Seeker) {
        let t = seeker.referredAt
        guard t <= end else { return }
        let cell = home(seeker)
        let out = min(seeker.admittedAt, seeker.leftQueueAt)
        if t <= start, out > start { count(.waitingAtStart, cell) }
        if out > end { count(.waitingAtEnd, cell) }
        if inWindow(seeker.leftQueueAt) { count(.leftQueue, cell) }
        if inWindow(seeker.admittedAt) {
            count(.admitted, served(seeker))
            count(.waitDays, served(seeker), by: (seeker.admittedAt - t).days)
        }
        guard inWindow(t) else { return }
        count(.referred, cell)
        let day = wholeDays(t, min(out, end))
        if out > end {
            count(.queueCensoredByDay, cell, day: day)
        } else {
            count(seeker.admittedAt == out ? .queueAdmittedByDay : .queueLeftByDay, cell, day: day)
        }
        if followed(t, .months(12)) {
            count(.referredFollowed12m, cell)
            if seeker.worked(from: t, to: t + .months(12)) { count(.referredEmployedWithin12m, cell) }
        }
    }

    private mutating func observeService(_ seeker: Seeker) {
        guard seeker.admittedAt <= end else { return }
        let cell = served(seeker)
        if seeker.admittedAt <= start, seeker.exitAt > start { count(.inServiceAtStart, cell) }
        if seeker.exitAt > end { count(.inServiceAtEnd, cell) }
        guard inWindow(seeker.exitAt), let kind = seeker.exitKind else { return }
        switch kind {
        case .job: count(.exitJob, cell)
        case .dropOut: count(.exitDropout, cell)
        case .disability: count(.exitDisability, cell)
        case .education: count(.exitEducation, cell)
        case .timeLimit: count(.exitTimeLimit, cell)
        case .other: count(.exitOther, cell)
        }
    }

    // MARK: the admitted

    private mutating func observeAdmitted(_ seeker: Seeker) {
        let t = seeker.admittedAt
        guard t <= end else { return }
        let cell = served(seeker)
        if followed(t, .months(12)) {
            let later = t + .months(12)
            count(.admittedFollowed12m, cell)
            if seeker.works(at: later) { count(.employedAt12m, cell) }
            if seeker.worked(from: t, to: later) { count(.everEmployed12m, cell) }
            if seeker.exitKind == .dropOut, seeker.exitAt <= later { count(.droppedOut12m, cell) }
            count(.hoursBefore, cell, by: seeker.hoursInYearBefore(t))
            count(.hoursAfter, cell, by: seeker.spells.weeklyHours(from: t, to: later))
        }
        if followed(t, .months(12) + .weeks(26)) {
            count(.admittedFollowed18m, cell)
            if seeker.holdsJob(for: .weeks(26), begunFrom: t, to: t + .months(12)) { count(.sustained26w, cell) }
        }
        if followed(t, .months(24)) {
            count(.admittedFollowed24m, cell)
            if seeker.holdsJob(for: .months(12), begunFrom: t, to: t + .months(12)) { count(.sustained12m, cell) }
        }
        if gainsSustainedJob(seeker), seeker.firstSustained.map({ $0.start >= t }) ?? false {
            count(.sustainedJobs, cell)
        }
    }

    /// The first job after admission, in the service or not: only the horizon censors.
    private mutating func observeFirstJob(_ seeker: Seeker) {
        guard seeker.admittedAt <= end,
            let first = seeker.mergedSpells.first(where: { $0.start >= seeker.admittedAt }), inWindow(first.start)
        else { return }
        let day = wholeDays(first.start, min(first.end, end))
        let ended = first.end <= end
        count(ended ? .firstJobEndedByDay : .firstJobCensoredByDay, served(seeker), day: day)
    }

    private mutating func observePhases(_ seeker: Seeker) {
        for stay in seeker.stays where inWindow(stay.entered) {
            let phase = Int(stay.phase) - 1
            let day = wholeDays(stay.entered, min(stay.left, end))
            let measures =
                stay.left > end ? Measure.phaseCensored : stay.droppedOut ? Measure.phaseDropout : Measure.phaseLeft
            count(measures[phase], served(seeker), day: day)
        }
    }

    // MARK: instruments

    /// Wage subsidy by rule L12 and one-off grants, for the days within the window.
    private mutating func observeInstruments(_ seeker: Seeker) {
        for spell in seeker.spells where spell.subsidyEnd > spell.start {
            let paidUntil = min(spell.end, spell.subsidyEnd, end)
            let firstYear = overlap(spell.start, min(paidUntil, spell.start + .months(12)))
            let later = overlap(spell.start + .months(12), paidUntil)
            let monthly = values[.monthlyWage] * spell.hoursPerWeek / 37.5
            let cost =
                monthly * (firstYear * values[.subsidyRateFirst] + later * values[.subsidyRateLater]) / 30.4375
            count(.subsidyCost, served(seeker), by: cost)
        }
        for spell in seeker.spells where spell.grants > 0 && inWindow(spell.start) {
            count(.grantCost, served(seeker), by: spell.grants)
        }
    }

    /// Days of an interval that lie in the window.
    private func overlap(_ from: Instant, _ to: Instant) -> Double { max(0, (min(to, end) - max(from, start)).days) }
}
