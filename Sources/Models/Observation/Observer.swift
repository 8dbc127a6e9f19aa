import Simulator

/// Turns the records of a finished replication into observations; a pure function of them.
struct Observer {
    private struct Key: Hashable {
        var measure: Measure
        var cell: Cell
        var day: Int

        /// Two words in place of six.
        func hash(into hasher: inout Hasher) {
            let place = UInt64(UInt32(truncatingIfNeeded: cell.municipality)) << 32
            let group = UInt64(UInt16(truncatingIfNeeded: cell.team)) << 16
            let who =
                UInt64(UInt8(truncatingIfNeeded: cell.segment)) << 8
                | UInt64(UInt8(truncatingIfNeeded: measure.ordinal))
            hasher.combine(place | group | who)
            hasher.combine(day)
        }
    }

    let start: Instant
    let end: Instant
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
        observer.observe(model)
        observer.observeWithoutMeasure(without)
        return observer.observations
    }

    /// Staff's own records.
    private var others: [Observation] = []

    /// All that was observed, sorted by measure, cell and day.
    var observations: [Observation] {
        var all = others
        all.reserveCapacity(others.count + sums.count)
        for (key, value) in sums {
            all.append(Observation(measure: key.measure, cell: key.cell, day: key.day, value: value))
        }
        all.sort { ($0.measure.rank, $0.cell, $0.day) < ($1.measure.rank, $1.cell, $1.day) }
        return all
    }

    /// Counts what happened. Who was never referred lives the same life without any measure.
    mutating func observe(_ model: borrowing FollowUpModel) {
        for s in model.seekers.indices {
            observe(model.seekers[s])
            if model.seekers[s].firstReferral == .never { observeWithoutMeasure(model.seekers[s]) }
        }
        others = model.staff.observations + YearlyTargets(model).observations(model)
    }

    /// Counts what happens without any measure to those who were referred.
    mutating func observeWithoutMeasure(_ without: borrowing FollowUpModel) {
        for s in without.seekers.indices { observeWithoutMeasure(without.seekers[s]) }
    }

    private mutating func observeWithoutMeasure(_ seeker: Seeker) {
        if gainsSustainedJob(seeker) { count(.sustainedJobsWithoutMeasure, home(seeker)) }
    }

    private mutating func observe(_ seeker: Seeker) {
        observeEligible(seeker)
        for episode in seeker.episodes {
            observeQueue(seeker, episode)
            observeService(seeker, episode)
            observeAdmitted(seeker, episode)
        }
        observeFirstJob(seeker)
        observePhases(seeker)
        observeCourse(seeker)
        observeInstruments(seeker)
    }

    // MARK: where and when

    /// In the window (warm-up, horizon].
    func inWindow(_ time: Instant) -> Bool { time > start && time <= end }

    /// In the window, early enough to be followed for so long.
    private func followed(_ time: Instant, _ span: Span) -> Bool { inWindow(time) && time + span <= end }

    private func home(_ seeker: Seeker) -> Cell {
        Cell(municipality: seeker.municipality, segment: seeker.traits.segment)
    }

    /// The cell of what belongs to the team of admission.
    private func served(_ seeker: Seeker, _ episode: Episode) -> Cell {
        Cell(municipality: seeker.municipality, segment: seeker.traits.segment, team: episode.team)
    }

    /// The same at a time: that of the last admission before it, else of the first.
    private func served(_ seeker: Seeker, at time: Instant) -> Cell {
        if seeker.earlierEpisodes.isEmpty {
            return seeker.episode.admittedAt < .never ? served(seeker, seeker.episode) : home(seeker)
        }
        let admitted = seeker.episodes.filter { $0.admittedAt < .never }
        return (admitted.last { $0.admittedAt <= time } ?? admitted.first).map { served(seeker, $0) } ?? home(seeker)
    }

    mutating func count(_ measure: Measure, _ cell: Cell, day: Int = -1, by amount: Double = 1) {
        guard amount != 0 else { return }
        sums[Key(measure: measure, cell: cell, day: day), default: 0] += amount
    }

    /// A duration in whole days, rounded up, so that what happened within the first day counts as day 1.
    func wholeDays(_ from: Instant, _ to: Instant) -> Int { max(1, Int((to - from).days.rounded(.up))) }

    // MARK: all eligible

    private mutating func observeEligible(_ seeker: Seeker) {
        let cell = home(seeker)
        let t = seeker.eligibleAt
        if inWindow(t) { count(.eligible, cell) }
        if followed(t, .days(90)) {
            count(.eligibleFollowed90d, cell)
            if seeker.firstAdmission <= t + .days(90) { count(.admittedWithin90d, cell) }
        }
        if followed(t, .months(12)) {
            count(.eligibleFollowed12m, cell)
            if seeker.works(at: t + .months(12)) { count(.eligibleEmployed12m, cell) }
            count(.eligibleHoursBefore, cell, by: seeker.traits.hoursBefore)
            count(.eligibleHoursAfter, cell, by: seeker.registerHours(from: t, to: t + .months(12), values))
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

    private mutating func observeQueue(_ seeker: Seeker, _ episode: Episode) {
        let t = episode.referredAt
        guard t <= end else { return }
        let cell = home(seeker)
        let out = min(episode.admittedAt, episode.leftQueueAt)
        if t <= start, out > start { count(.waitingAtStart, cell) }
        if out > end { count(.waitingAtEnd, cell) }
        if inWindow(episode.leftQueueAt) { count(.leftQueue, cell) }
        if inWindow(episode.admittedAt) {
            count(.admitted, served(seeker, episode))
            count(.waitDays, served(seeker, episode), by: (episode.admittedAt - t).days)
        }
        guard inWindow(t) else { return }
        count(.referred, cell)
        let day = wholeDays(t, min(out, end))
        if out > end {
            count(.queueCensoredByDay, cell, day: day)
        } else {
            count(episode.admittedAt == out ? .queueAdmittedByDay : .queueLeftByDay, cell, day: day)
        }
        if followed(t, .months(12)) {
            count(.referredFollowed12m, cell)
            if seeker.worked(from: t, to: t + .months(12)) { count(.referredEmployedWithin12m, cell) }
        }
    }

    private mutating func observeService(_ seeker: Seeker, _ episode: Episode) {
        guard episode.admittedAt <= end else { return }
        let cell = served(seeker, episode)
        if episode.admittedAt <= start, episode.exitAt > start { count(.inServiceAtStart, cell) }
        if episode.exitAt > end { count(.inServiceAtEnd, cell) }
        guard inWindow(episode.exitAt), let kind = episode.exitKind else { return }
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

    private mutating func observeAdmitted(_ seeker: Seeker, _ episode: Episode) {
        let t = episode.admittedAt
        guard t <= end else { return }
        let cell = served(seeker, episode)
        if followed(t, .months(12)) {
            let later = t + .months(12)
            count(.admittedFollowed12m, cell)
            if seeker.works(at: later) { count(.employedAt12m, cell) }
            if seeker.worked(from: t, to: later) { count(.everEmployed12m, cell) }
            if episode.exitKind == .dropOut, episode.exitAt <= later { count(.droppedOut12m, cell) }
            count(.hoursBefore, cell, by: seeker.hoursInYearBefore(t, values))
            count(.hoursAfter, cell, by: seeker.registerHours(from: t, to: later, values))
        }
        if followed(t, .months(12) + .weeks(26)) {
            count(.admittedFollowed18m, cell)
            if seeker.holdsJob(for: .weeks(26), begunFrom: t, to: t + .months(12)) { count(.sustained26w, cell) }
        }
        if followed(t, .months(24)) {
            count(.admittedFollowed24m, cell)
            if seeker.holdsJob(for: .months(12), begunFrom: t, to: t + .months(12)) { count(.sustained12m, cell) }
        }
        if t == seeker.firstAdmission, gainsSustainedJob(seeker), seeker.firstSustained.map({ $0.start >= t }) ?? false
        {
            count(.sustainedJobs, cell)
        }
    }

    /// The first job after the first admission, in the service or not: only the horizon censors.
    private mutating func observeFirstJob(_ seeker: Seeker) {
        guard let episode = seeker.admittedEpisode, episode.admittedAt <= end,
            let first = seeker.mergedSpells.first(where: { $0.start >= episode.admittedAt }), inWindow(first.start)
        else { return }
        let day = wholeDays(first.start, min(first.end, end))
        let ended = first.end <= end
        count(ended ? .firstJobEndedByDay : .firstJobCensoredByDay, served(seeker, episode), day: day)
    }

    private mutating func observePhases(_ seeker: Seeker) {
        for stay in seeker.stays where inWindow(stay.entered) {
            let phase = Int(stay.phase) - 1
            let day = wholeDays(stay.entered, min(stay.left, end))
            let measures =
                stay.left > end ? Measure.phaseCensored : stay.droppedOut ? Measure.phaseDropout : Measure.phaseLeft
            count(measures[phase], served(seeker, at: stay.entered), day: day)
        }
    }

    // MARK: instruments

    /// Wage subsidy by the rules of its kind (L12, L13) and one-off grants, for the days within the window.
    private mutating func observeInstruments(_ seeker: Seeker) {
        for spell in seeker.spells {
            let cell = served(seeker, at: spell.start)
            if let subsidy = spell.subsidy { count(.subsidyCost, cell, by: subsidyCost(spell, subsidy)) }
            if spell.grants > 0 && inWindow(spell.start) { count(.grantCost, cell, by: spell.grants) }
        }
    }

    /// The share of pay at the first rate, then at the later one.
    private func subsidyCost(_ spell: JobSpell, _ subsidy: WageSubsidy) -> Double {
        let rates = subsidy.rates(values)
        let paidUntil = min(spell.end, spell.subsidyEnd, end)
        let step = spell.start + .months(rates.step)
        let first = overlap(spell.start, min(paidUntil, step))
        let later = overlap(step, paidUntil)
        let daily = values[.monthlyWage] * spell.hoursPerWeek / values[.fullTimeHours] / Span.months(1).days
        return daily * (first * rates.first + later * rates.later)
    }

    /// Days of an interval that lie in the window.
    private func overlap(_ from: Instant, _ to: Instant) -> Double { max(0, (min(to, end) - max(from, start)).days) }
}

extension WageSubsidy {
    /// Shares of pay at first and later, and after how many months the second begins.
    fileprivate func rates(_ values: ParameterValues) -> (first: Double, later: Double, step: Double) {
        switch self {
        case .reducedCapacity: (values[.subsidyRateFirst], values[.subsidyRateLater], values[.subsidyReducedStep])
        case .other: (values[.subsidyOtherFirst], values[.subsidyOtherLater], values[.subsidyOtherStep])
        case .permanent:
            (values[.subsidyPermanentFirst], values[.subsidyPermanentLater], values[.subsidyReducedStep])
        }
    }
}
