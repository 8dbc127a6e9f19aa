import Foundation
import Simulator

// The one pending event of each seeker: the earliest of its clocks and timers.
extension FollowUpModel {
    /// Puts the earliest clock or timer of a seeker into the calendar, in place of what was there.
    mutating func reschedule(_ s: Index<Seeker>) {
        let job = seekers[s].jobClocks.map { jobClocks[$0].rings } ?? JobClocks.Rings()
        let (kind, time) = seekers[s].clocks.earliest(job)
        calendar.cancel(seekers[s].pending)
        seekers[s].pendingKind = kind
        seekers[s].pending = calendar.schedule(.seeker(s), at: max(now, time))
    }

    /// Does what the earliest clock of the seeker stands for.
    mutating func ring(_ s: Index<Seeker>) {
        seekers[s].pending = .none
        switch seekers[s].pendingKind {
        case .referral: refer(s)
        case .drift: drift(s)
        case .ownJob: findOwnJob(s)
        case .disability: becomeDisabled(s)
        case .education: leaveForEducation(s)
        case .elsewhere: leaveForElsewhere(s)
        case .dropOut: dropOut(s)
        case .quit: endJob(s, cause: .quit)
        case .dismissal: endJob(s, cause: .dismissal)
        case .layOff: endJob(s, cause: .layOff)
        case .sickness: endJob(s, cause: .sickness)
        case .contractEnd: reachContractEnd(s)
        case .subsidyEnd: reachSubsidyEnd(s)
        case .review: review(s)
        case .tasteDay: endTasteDay(s)
        case .jobStart: startOfferedJob(s)
        case .educationEnd: completeEducation(s)
        case .trialEnd: reachTrialEnd(s)
        case .trainingEnd: endTraining(s)
        }
        reschedule(s)
    }

    /// A unit-exponential threshold from a stream of its own.
    func threshold(_ s: Index<Seeker>, _ purpose: Purpose, _ ordinal: Int = 0) -> Double {
        var stream = names.stream(.seeker, seekers[s].identity, purpose, UInt64(ordinal))
        return stream.exponential(mean: 1)
    }

    /// A yes or no from a stream of its own.
    func chance(_ probability: Double, _ s: Index<Seeker>, _ purpose: Purpose, _ ordinal: UInt64) -> Bool {
        var stream = names.stream(.seeker, seekers[s].identity, purpose, ordinal)
        return stream.chance(probability)
    }

    /// The multipliers of all clocks, and when they are looked at again if nothing happens before.
    mutating func refreshClocks(_ s: Index<Seeker>) {
        bringSlowStatesToNow(s)
        seekers[s].clocks.drift = nextLook(s)
        refreshBackgroundClocks(s)
        refreshServiceClock(s)
        refreshJobClocks(s)
    }

    /// Looks at what has moved by itself since the last look: trust, motivation, need, age, the season.
    mutating func drift(_ s: Index<Seeker>) {
        bringSlowStatesToNow(s)
        seekers[s].clocks.drift = nextLook(s)
        if halfYears(s) != seekers[s].halfYears { refreshBackgroundClocks(s) }
        refreshServiceClock(s)
        refreshJobClocks(s)
    }

    /// Where what a clock depends on begins to move fast, and from there on by the shorter interval of the registry: a contact is overdue,
    /// trust decays, or support at work fades. By the longer one where only motivation in a long search moves, or the need in a job.
    ///
    /// In a job also when the season turns, and on no other day where no need is left that the workplace does not meet, outside the service. Those who wait only
    /// age: what they lose has no part in their clocks. The unemployed outside are not looked at; their wear is in the baselines.
    private func nextLook(_ s: Index<Seeker>) -> Instant {
        let soon = now + .days(values[.driftInterval])
        let later = now + .days(values[.driftIntervalOutside])
        let served = seekers[s].status == .inService
        guard let job = seekers[s].job else {
            if seekers[s].status == .waiting { return nextHalfYear(s) }
            return served ? nextLookInService(s, soon, later) : .never
        }
        let season = days.nextSeason(after: today)
        if job.support > values[.supportFaded] { return min(soon, season) }
        if served { return min(nextLookInService(s, soon, later), season) }
        return needLeft(s, job) > job.internalSupport ? min(later, season) : season
    }

    private func nextLookInService(_ s: Index<Seeker>, _ soon: Instant, _ later: Instant) -> Instant {
        let moves = min(seekers[s].due, trustDecaysFrom(s))
        return moves > now ? min(later, moves) : soon
    }

    /// Days to the middle of the time until the next look: multipliers are those of the middle, so that they are neither too early nor too late.
    func daysToMiddle(_ s: Index<Seeker>) -> Double { min((seekers[s].clocks.drift - now).days, 365.25) / 2 }

    /// A gap without contact is tolerated for a while.
    func trustDecaysFrom(_ s: Index<Seeker>) -> Instant {
        max(seekers[s].lastContact, seekers[s].episode.admittedAt) + .days(values[.trustGapTolerated])
    }

    /// Moves what changes by itself over time: all in closed form over the time since the last call.
    mutating func bringSlowStatesToNow(_ s: Index<Seeker>) {
        let days = (now - seekers[s].drifted).days
        seekers[s].drifted = now
        guard days > 0 else { return }
        switch seekers[s].status {
        case .waiting:
            seekers[s].motivation *= halvings(days / values[.waitingMotivationHalfLife])
            seekers[s].traits.ability = max(0, seekers[s].traits.ability - values[.waitingAbilityLoss] * days / 365.25)
        case .inService:
            let beyond = min(days, max(0, (now - trustDecaysFrom(s)).days))
            seekers[s].trust *= halvings(beyond / values[.trustHalfLife])
            if seekers[s].phase == 3 {
                seekers[s].motivation *= halvings(days / values[.searchMotivationHalfLife])
            }
        case .ordinary, .left: break
        }
        growWorkplaceSupport(s, days: days)
    }

    /// What is left after so many half-lives.
    func halvings(_ count: Double) -> Double { exp2(-count) }
}
