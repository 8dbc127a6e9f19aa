import Foundation
import Simulator

// 3. Phase 1: admission, first meetings, trust. 4. Phase 2: profiling, the iceberg.
extension FollowUpModel {
    mutating func takeIn(_ s: Index<Seeker>, by post: Index<Specialist>) {
        bringSlowStatesToNow(s)
        stopCounting(s)
        specialists[post].admittedThisWeek += 1
        seekers[s].status = .inService
        inService += 1
        seekers[s].episode.admittedAt = now
        seekers[s].episode.team = specialists[post].team
        seekers[s].specialist = post
        specialists[post].caseload.append(s)
        seekers[s].trust =
            values[.trustAtStart] * (seekers[s].traits.pressured ? values[.pressuredTrustFactor] : 1)
        if !seekers[s].earlierEpisodes.isEmpty { seekers[s].knowledge *= 1 - values[.handoverKnowledgeLoss] }
        seekers[s].lastContact = now
        seekers[s].clocks.review = now + .days(min(values[.grantLength], values[.longestStay]))
        if tells(s) { note(turning: .admitted(told(post), waited: now - seekers[s].episode.referredAt)) }
        enter(phase: 1, s)
        refreshClocks(s)
        reschedule(s)
    }

    /// From the first contact on the seeker may drop out.
    mutating func startDropOutClock(_ s: Index<Seeker>) {
        guard seekers[s].status == .inService, seekers[s].clocks.dropOut == nil else { return }
        seekers[s].clocks.dropOut = HazardClock(
            baseline: .weibull(shape: values[.dropOutShape], scale: values[.dropOutScale]), origin: now,
            threshold: threshold(s, .dropOut, seekers[s].earlierEpisodes.count))
    }

    /// Starts a phase: how many meetings it takes, and when the first is due.
    mutating func enter(phase: Int, _ s: Index<Seeker>) {
        bringSlowStatesToNow(s)
        if let last = seekers[s].stays.indices.last, seekers[s].stays[last].left == .never {
            seekers[s].stays[last].left = now
        }
        seekers[s].stays.append(PhaseStay(phase: UInt8(phase), entered: now))
        seekers[s].phaseNow = UInt8(phase)
        if let post = seekers[s].specialist { specialists[post].load = nil }
        seekers[s].meetingsLeft = meetingsNeeded(s, phase: phase)
        seekers[s].step = .none
        seekers[s].due = now + .days(values[.firstContactWithin])
        if tells(s) { note(turning: .phase(phase)) }
    }

    private func meetingsNeeded(_ s: Index<Seeker>, phase: Int) -> Int {
        let mean: Double
        switch phase {
        case 1: mean = values[.phase1Meetings]
        case 2: mean = values[.phase2Meetings]
        case 4: mean = values[.phase4Meetings]
        default: return 0
        }
        let language = phase < 4 ? seekers[s].traits.languageFactor : 1
        var stream = names.stream(
            .seeker, seekers[s].identity, .meetingsNeeded, UInt64(seekers[s].stays.count))
        return Int((Double(1 + stream.poisson(mean: max(0, mean - 1))) * language).rounded())
    }

    /// What a specialist's work is worth: skill grows with experience, exhaustion takes from it.
    func skill(_ post: Index<Specialist>) -> Double {
        let learned = 1 - exp(-specialists[post].experience / values[.skillMonths])
        let skill = values[.skillAtStart] + (1 - values[.skillAtStart]) * learned
        return skill * (1 - values[.exhaustionSkillLoss] * specialists[post].exhaustion)
    }

    /// A meeting that took place: trust, knowledge of the seeker, motivation; remote meetings see less.
    mutating func meet(_ s: Index<Seeker>, by post: Index<Specialist>, remote: Bool) {
        bringSlowStatesToNow(s)
        let worth = skill(post) * (remote ? values[.remoteWorth] : 1)
        seekers[s].trust += values[.trustPerMeeting] * worth * (1 - seekers[s].trust)
        let insight = values[.knowledgePerMeeting] * worth * seekers[s].trust
        seekers[s].knowledge += insight * (1 - seekers[s].knowledge)
        let willing = motivationCeiling(seekers[s].traits)
        let restored = values[.motivationPerMeeting] * worth
        seekers[s].motivation += restored * max(0, willing - seekers[s].motivation)
        seekers[s].traits.efficacy += restored * max(0, seekers[s].efficacyAtIntake - seekers[s].traits.efficacy)
        let readier = values[.readinessPerMeeting] * worth
        seekers[s].traits.readiness += readier * (1 - seekers[s].traits.readiness)
        seekers[s].lastContact = now
        progress(s)
    }

    /// Moves on from phases 1 and 2 when their meetings are done.
    private mutating func progress(_ s: Index<Seeker>) {
        guard seekers[s].phase <= 2 else { return }
        seekers[s].meetingsLeft -= 1
        guard seekers[s].meetingsLeft <= 0 else { return }
        switch seekers[s].phase {
        case 1: enter(phase: 2, s)
        case 2: enter(phase: 3, s)
        default: break
        }
    }

    /// The need that the specialist sees: the tip at first, the whole as the seeker becomes known (B2.7).
    func seenNeed(_ s: Index<Seeker>) -> Double {
        let traits = seekers[s].traits
        return traits.statedNeed + (traits.need - traits.statedNeed) * seekers[s].knowledge
    }

    /// Drop-out: less with trust and motivation, more when contact is overdue or the seeker came under pressure.
    mutating func refreshServiceClock(_ s: Index<Seeker>) {
        guard seekers[s].status == .inService else { return }
        let now = now
        let ahead = daysToMiddle(s)
        let due = seekers[s].due
        let overdue = due <= now ? (now - due).weeks + ahead / 7 : 0
        let trust = seekers[s].trust * (trustDecaysFrom(s) <= now ? halvings(ahead / values[.trustHalfLife]) : 1)
        let searches = seekers[s].phase == 3
        let motivation =
            seekers[s].motivation * (searches ? halvings(ahead / values[.searchMotivationHalfLife]) : 1)
        let alone = seekers[s].specialist == nil ? values[.dropOutUnassignedEffect] : 0
        let risk =
            values[.dropOutTrustEffect] * (0.5 - trust)
            + values[.dropOutMotivationEffect] * (0.5 - motivation)
            + values[.dropOutOverdueEffect] * min(overdue, values[.dropOutOverdueLongest]) + alone
            + (seekers[s].traits.pressured ? values[.dropOutPressuredEffect] : 0)
            + values[.dropOutPaceEffect] * paceMismatch(s)
        let working = seekers[s].phase == 5 ? values[.dropOutInWorkFactor] : 1
        seekers[s].clocks.dropOut?.change(multiplier: working * exp(risk) * values[.dropOutFactor], at: now)
    }

    /// Going too fast frightens some, going too slowly loses those who are ready (B2.9): 0 where the pace suits, 1 at most.
    private func paceMismatch(_ s: Index<Seeker>) -> Double {
        let readiness = seekers[s].traits.readiness
        switch seekers[s].phase {
        case 1, 2: return max(0, readiness - 0.5) * 2
        case 3, 4: return max(0, 0.5 - readiness) * 2
        default: return 0
        }
    }
}
