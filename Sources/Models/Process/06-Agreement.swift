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
        let carved = stream.chance(values[.carvedShare] * (1.5 - seekers[s].traits.ability / 10))
        let offered = 37.5 * (stream.chance(values[.fullTimeOffered]) ? 1 : 0.3 + 0.5 * stream.uniform())
        let mentor = stream.chance(values[.mentorShare])
        let delay = stream.lognormal(mean: values[.startDelay], standardDeviation: values[.startDelay])
        if wantsSubsidy && !granted && walksAway { return breakOff(s) }
        let agreed = Offer(
            employer: e, contract: contract,
            hoursPerWeek: min(offered, seekers[s].traits.wantedHours)
                * (contract == .onCall ? values[.onCallHoursShare] : 1),
            subsidised: wantsSubsidy && granted, carved: carved, mentor: mentor)
        if tells(s) { noteAgreement(agreed, startsIn: .days(delay)) }
        seekers[s].offer = agreed
        seekers[s].step = .awaitingStart
        seekers[s].due = .never
        seekers[s].clocks.jobStart = now + .days(delay)
    }

    private func drawContract(
        _ e: Index<Employer>, open: Bool, subsidised: Bool, _ stream: inout RandomStream
    ) -> Contract {
        let goal = open ? values[.askPermanentEffect] : 1
        let permanent = values[.permanentShare] * goal * (0.5 + employers[e].permanentReadiness)
        let weights = [
            permanent, values[.substituteShare], values[.engagementShare] * (subsidised ? 1.5 : 1),
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
        startJob(
            s,
            Job(
                employer: offer.employer, municipality: employer.municipality, start: now,
                fit: trueFit(s, offer.employer), contract: offer.contract, hoursPerWeek: offer.hoursPerWeek,
                subsidised: offer.subsidised, carved: offer.carved, mentor: offer.mentor,
                internalSupport: values[.internalSupportAtStart] * employer.supportCeiling,
                internalCeiling: min(1, employer.supportCeiling + (offer.mentor ? values[.mentorSupport] : 0))))
    }
}
