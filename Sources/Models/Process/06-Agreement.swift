import Foundation
import Simulator

// 6. Phase 4: agreement with the employer on contract, position, instruments.
extension FollowUpModel {
    mutating func beginAgreement(_ s: Index<Seeker>, _ e: Index<Employer>) {
        enter(phase: 4, s)
        seekers[s].offer = Offer(employer: e)
        seekers[s].due = now + .days(values[.agreementGap])
        refreshClocks(s)
        reschedule(s)
    }

    /// One meeting with the employer; after the last the terms are drawn.
    mutating func negotiate(_ s: Index<Seeker>, by post: Index<Specialist>) {
        bringSlowStatesToNow(s)
        seekers[s].meetingsLeft -= 1
        seekers[s].lastContact = now
        guard seekers[s].meetingsLeft <= 0, let offer = seekers[s].offer else {
            seekers[s].due = now + .days(values[.agreementGap])
            return
        }
        conclude(s, offer.employer, skill: skill(post))
    }

    private mutating func conclude(_ s: Index<Seeker>, _ e: Index<Employer>, skill: Double) {
        var stream = names.stream(.pair, seekers[s].identity, .agreement, employers[e].identity)
        let open = stream.chance(min(1, values[.askPermanentShare] * (0.5 + skill)))
        let wantsSubsidy = stream.chance(1 - employers[e].permanentReadiness * values[.hireWithoutSubsidy])
        let granted = stream.chance(values[.subsidyGranted])
        let walksAway = stream.chance(values[.refusalWithoutSubsidy])
        let contract = drawContract(e, open: open, subsidised: wantsSubsidy && granted, &stream)
        let carved = stream.chance(
            values[.carvedShare] * (1 + values[.carvedAbilityEffect] * (5 - seekers[s].traits.ability) / 10))
        let offered = offeredHours(&stream)
        let mentor = stream.chance(values[.mentorShare])
        let delay = stream.lognormal(
            mean: values[.startDelay], standardDeviation: values[.startDelay] * values[.startDelayVariation])
        let lasting = stream.chance(values[.permanentSubsidyShare])
        let inclusionGrant = stream.chance(values[.inclusionGrantShare])
        if wantsSubsidy && !granted && walksAway { return breakOff(s) }
        let temporary: WageSubsidy = seekers[s].traits.reducedCapacity ? .reducedCapacity : .other
        let agreed = Offer(
            employer: e, contract: contract,
            hoursPerWeek: min(offered, seekers[s].traits.wantedHours)
                * (contract == .onCall ? values[.onCallHoursShare] : 1),
            subsidy: wantsSubsidy && granted
                ? (lasting && seekers[s].traits.reducedCapacity ? .permanent : temporary) : nil,
            carved: carved, mentor: mentor, inclusionGrant: inclusionGrant)
        let start = firstDay(notBefore: now + .days(delay))
        if tells(s) { noteAgreement(agreed, startsIn: start - now) }
        seekers[s].offer = agreed
        seekers[s].step = .awaitingStart
        seekers[s].due = .never
        seekers[s].clocks.jobStart = start
    }

    /// Eight in the morning of a working day.
    private func firstDay(notBefore time: Instant) -> Instant {
        let day = Int(time.days)
        let earliest = time <= Instant(days: Double(day)) + .hours(8) ? day : day + 1
        return days.nextWorkingDay(after: earliest - 1).map { Instant(days: Double($0)) + .hours(8) } ?? .never
    }

    private func drawContract(
        _ e: Index<Employer>, open: Bool, subsidised: Bool, _ stream: inout RandomStream
    ) -> Contract {
        let goal = open ? values[.askPermanentEffect] : 1
        let readiness = 1 + values[.permanentReadinessEffect] * (employers[e].permanentReadiness - 0.5)
        let permanent = values[.permanentShare] * goal * readiness
        let weights = [
            permanent, values[.substituteShare],
            values[.engagementShare] * (subsidised ? values[.subsidyEngagementFactor] : 1),
            values[.onCallShare],
        ]
        return Contract(rawValue: stream.category(weights: weights)) ?? .engagement
    }

    private mutating func breakOff(_ s: Index<Seeker>) {
        if tells(s), let offer = seekers[s].offer { note(turning: .talksFailed(told(offer.employer))) }
        seekers[s].offer = nil
        enter(phase: 3, s)
        reject(s)
    }

    mutating func startOfferedJob(_ s: Index<Seeker>) {
        seekers[s].clocks.jobStart = .never
        guard let offer = seekers[s].offer else { return }
        seekers[s].offer = nil
        let employer = employers[offer.employer]
        let helped =
            (offer.mentor ? values[.mentorSupport] : 0)
            + (offer.inclusionGrant ? values[.inclusionGrantSupport] : 0)
        startJob(
            s,
            Job(
                employer: offer.employer, municipality: employer.municipality, start: now,
                fit: trueFit(s, offer.employer), contract: offer.contract, hoursPerWeek: offer.hoursPerWeek,
                subsidy: offer.subsidy, carved: offer.carved, mentor: offer.mentor,
                inclusionGrant: offer.inclusionGrant,
                internalSupport: values[.internalSupportAtStart] * employer.supportCeiling,
                internalCeiling: min(1, employer.supportCeiling + helped)))
    }
}
