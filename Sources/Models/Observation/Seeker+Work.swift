import Simulator

// What a seeker's job spells say about work.
extension Seeker {
    /// A time in one job or in jobs with no more than 14 days between them.
    struct MergedSpell: Sendable {
        var start: Instant
        var end: Instant

        /// True where it goes on for a time or longer. Dates are made by adding to the start, so that a difference would be a rounding
        /// error too short for half of the jobs that end on such a date.
        func lasts(_ length: Span) -> Bool { start + length <= end }
    }

    /// Spells with absences of up to 14 days closed: such an absence is no end.
    var mergedSpells: [MergedSpell] {
        var merged: [MergedSpell] = []
        for spell in spells {
            if let last = merged.last, spell.start - last.end <= .days(14) {
                merged[merged.count - 1].end = spell.end
            } else {
                merged.append(MergedSpell(start: spell.start, end: spell.end))
            }
        }
        return merged
    }

    /// All ways through queue and service, in order.
    var episodes: [Episode] { earlierEpisodes + [episode] }

    /// The first admission; never where there was none.
    var firstAdmission: Instant { admittedEpisode?.admittedAt ?? .never }

    /// The episode of the first admission.
    var admittedEpisode: Episode? {
        earlierEpisodes.first { $0.admittedAt < .never } ?? (episode.admittedAt < .never ? episode : nil)
    }

    func isInService(at time: Instant) -> Bool {
        episodes.contains { $0.admittedAt <= time && time < $0.exitAt }
    }

    /// When the first referral was made; never where there was none.
    var firstReferral: Instant { (earlierEpisodes.first ?? episode).referredAt }

    /// The first time in work that lasted 26 weeks.
    var firstSustained: MergedSpell? { mergedSpells.first { $0.lasts(.weeks(26)) } }

    func works(at time: Instant) -> Bool { spells.contains { $0.start <= time && time < $0.end } }

    func worked(from: Instant, to: Instant) -> Bool { spells.contains { $0.start <= to && $0.end > from } }

    /// True if a time in work of at least `length` began between the two instants.
    func holdsJob(for length: Span, begunFrom from: Instant, to: Instant) -> Bool {
        mergedSpells.contains { $0.start >= from && $0.start <= to && $0.lasts(length) }
    }

    /// Weekly hours of the jobs held in the year before `time`, over the weeks in a job; as drawn for the part of the year before eligibility.
    ///
    /// What a seeker has lived, whatever is taken to be observed of it.
    func hoursWorkedInYearBefore(_ time: Instant) -> Double {
        let year = Span.months(12)
        let since = min(year, time - eligibleAt)
        let before = traits.hoursBefore * (1 - since / year)
        let weeks = spells.weeksInWork(from: time - since, to: time)
        guard since > .zero, weeks > 0 else { return before }
        return before + spells.weeklyHours(from: time - since, to: time) * (since.weeks / weeks) * (since / year)
    }

    /// Weekly register hours in the year before `time`: as drawn before eligibility, by the spells after it.
    func hoursInYearBefore(_ time: Instant, _ values: ParameterValues) -> Double {
        let year = Span.months(12)
        let since = min(year, time - eligibleAt)
        let before = traits.hoursBefore * (1 - since / year)
        guard since > .zero else { return before }
        return before + registerHours(from: time - since, to: time, values) * (since / year)
    }
}

extension Seeker {
    /// Weekly hours as the register is taken to give them: over the weeks in a job, or over all weeks, as the registry says, with what
    /// concurrent jobs add for some.
    func registerHours(from: Instant, to: Instant, _ values: ParameterValues) -> Double {
        let (hours, weeks) = (spells.weeklyHours(from: from, to: to), spells.weeksInWork(from: from, to: to))
        guard weeks > 0 else { return 0 }
        let shareOfWeeks = weeks / (to - from).weeks
        let adds = traits.concurrent < values[.registerConcurrentShare] ? values[.registerConcurrentHours] : 0
        let lived = hours / shareOfWeeks
        let inWork = max(lived, min(lived + adds, values[.hoursBeforeHighest]))
        return values[.registerWeeksInWork] >= 0.5 ? inWork : inWork * shareOfWeeks
    }
}

/// A time in a job with its hours.
protocol WorkSpell {
    var start: Instant { get }
    var end: Instant { get }
    var hoursPerWeek: Double { get }
}

extension JobSpell: WorkSpell {}

extension Array where Element: WorkSpell {
    /// Mean weekly hours between two instants.
    func weeklyHours(from: Instant, to: Instant) -> Double {
        let worked = reduce(0.0) { sum, spell in
            sum + Swift.max(0, (Swift.min(spell.end, to) - Swift.max(spell.start, from)).weeks) * spell.hoursPerWeek
        }
        return worked / (to - from).weeks
    }

    /// Weeks in a job between two instants.
    func weeksInWork(from: Instant, to: Instant) -> Double {
        reduce(0.0) { $0 + Swift.max(0, (Swift.min($1.end, to) - Swift.max($1.start, from)).weeks) }
    }
}
