import Foundation
import Simulator

// 5. Phase 3: visits to employers, proposals by perceived fit, answers.
extension FollowUpModel {
    /// Visits an employer of a municipality: a second or third cup of tea where one is due, else a new contact.
    ///
    /// - Returns: false where all the employers of a small place were seen lately; then no visit takes place.
    mutating func visitEmployer(in municipality: Int, by post: Index<Specialist>) -> Bool {
        specialists[post].visits += 1
        var stream = names.stream(
            .specialist, specialists[post].identity, .employerChoice,
            specialists[post].ordinal(specialists[post].visits))
        guard let employer = chooseEmployer(in: municipality, &stream, by: post) else { return false }
        if employers[employer].visits == 0 { knownEmployers[municipality].append(employer) }
        employers[employer].visits += 1
        if employers[employer].stage < 3 { employers[employer].stage += 1 }
        let training = stream.chance(values[.trainingShare])
        if training ? takesTrainees(employer) : hasOpening(employer) {
            propose(to: employer, training: training, by: post)
        }
        beAsked(employer)
        employers[employer].lastVisit = now
        return true
    }

    /// Proposes the searching seeker whose perceived fit is best, if it passes the threshold.
    private mutating func propose(to e: Index<Employer>, training: Bool, by post: Index<Specialist>) {
        var best: (Index<Seeker>, Double)?
        for s in specialists[post].caseload where canBeProposed(s, to: e) {
            let fit = perceivedFit(s, e)
            if fit > (best?.1 ?? proposalThreshold(post)) { best = (s, fit) }
        }
        guard let (s, perceived) = best else { return }
        bringSlowStatesToNow(s)
        seekers[s].proposals += 1
        seekers[s].tried.append(e)
        let accepted = accepts(e, s, training: training)
        if tells(s) { noteProposal(s, e, perceived: perceived, accepted: accepted, by: post) }
        guard accepted else { return reject(s) }
        if training { beginTraining(s, e) } else { beginTasteOrAgreement(s, e) }
    }

    private func canBeProposed(_ s: Index<Seeker>, to e: Index<Employer>) -> Bool {
        seekers[s].phase == 3 && seekers[s].step == .none && seekers[s].job == nil && !seekers[s].tried.contains(e)
            && travel.hours(seekers[s].municipality, employers[e].municipality, winter: false) * 60
                <= values[.commutingMinutes]
    }

    /// Falls under pressure to place (B2.11): the more weight placements have, the poorer the match that is tried.
    private func proposalThreshold(_ post: Index<Specialist>) -> Double {
        let pressure = max(0, values[.effortPlacementWeight] - values[.effortRetentionWeight])
        return values[.fitThreshold] - values[.fitThresholdPressure] * pressure
            - values[.fitThresholdPressure] * specialists[post].exhaustion
    }

    /// How well seeker and workplace suit each other, 0 to 1: trade, pace against ability, inclusiveness, and what no one can know.
    func trueFit(_ s: Index<Seeker>, _ e: Index<Employer>) -> Double {
        let traits = seekers[s].traits
        let employer = employers[e]
        let dx = traits.interests.0 - employer.trade.0
        let dy = traits.interests.1 - employer.trade.1
        let strain = max(0, employer.pace - traits.ability / 10)
        var stream = names.stream(.pair, seekers[s].identity, .fit, employer.identity)
        return logistic(
            values[.fitIntercept] - values[.fitTradeEffect] * (dx * dx + dy * dy).squareRoot()
                - values[.fitPaceEffect] * strain + values[.fitInclusiveEffect] * (employer.inclusiveness - 0.5)
                + stream.normal(standardDeviation: values[.fitSpread]))
    }

    /// True fit plus noise that shrinks with knowledge of both sides, but never to nothing (B2.7).
    private func perceivedFit(_ s: Index<Seeker>, _ e: Index<Employer>) -> Double {
        var stream = names.stream(.pair, seekers[s].identity, .perception, employers[e].identity)
        let own = values[.seekerKnowledgeWeight]
        let known = own * seekers[s].knowledge + (1 - own) * (Double(employers[e].stage) / 3)
        let ignorance = 1 - (1 - values[.perceptionFloor]) * known
        let noise = stream.normal(standardDeviation: values[.perceptionNoise] * ignorance)
        return (trueFit(s, e) + noise).clamped(to: 0...1)
    }

    private func accepts(_ e: Index<Employer>, _ s: Index<Seeker>, training: Bool) -> Bool {
        let employer = employers[e]
        var stream = names.stream(.pair, seekers[s].identity, .acceptance, employer.identity)
        return stream.chance(
            logistic(
                values[.acceptIntercept] + values[.acceptFitEffect] * (trueFit(s, e) - 0.5)
                    + values[.acceptInclusiveEffect] * (employer.inclusiveness - 0.5)
                    + values[.acceptGoodwillEffect] * employer.goodwill
                    + values[.acceptMotivationEffect] * (seekers[s].motivation - 0.5)
                    + (training
                        ? values[.trainingAcceptEffect]
                        : values[.acceptAbilityEffect] * (seekers[s].traits.ability - 5) / 10)))
    }

    /// Rejection wears down efficacy and motivation; a quick meeting restores some of it (B2.10, B3.7).
    mutating func reject(_ s: Index<Seeker>) {
        seekers[s].traits.efficacy = max(1, seekers[s].traits.efficacy - values[.rejectionEfficacyLoss])
        seekers[s].motivation *= 1 - values[.rejectionMotivationLoss]
        seekers[s].due = min(seekers[s].due, now + .days(values[.recontactWithin]))
        refreshClocks(s)
        reschedule(s)
    }
}
