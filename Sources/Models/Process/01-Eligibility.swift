import Foundation
import Simulator

// 1. Residents become eligible; the counsellor refers some of them. Background clocks run for everyone, always.
extension FollowUpModel {
    mutating func scheduleArrival(in municipality: Int) {
        let rate = region.expectedInflow(municipality, values)
        guard rate > 0 else { return }
        let ordinal = arrivals[municipality] + 1
        var stream = names.stream(
            .municipality, UInt64(Int(region.municipalities[municipality].number) ?? municipality), .arrival,
            UInt64(ordinal))
        let time = inflowYears.arrival(after: now, rate: rate, threshold: stream.exponential(mean: 1))
        calendar.schedule(.arrival(municipality: Int32(municipality)), at: time)
    }

    mutating func arrive(in municipality: Int) {
        arrivals[municipality] += 1
        let number = arrivals[municipality]
        scheduleArrival(in: municipality)
        let identity = RandomNames.identity(
            municipality: Int(region.municipalities[municipality].number) ?? municipality, ordinal: number)
        if let only, !only.contains(identity) { return }
        let traits = population.draw(names.stream(.seeker, identity, .traits))
        let s = seekers.append(
            Seeker(
                identity: identity, municipality: municipality, number: number, traits: traits,
                abilityAtIntake: traits.ability, efficacyAtIntake: traits.efficacy, eligibleAt: now,
                motivation: motivationCeiling(traits), drifted: now))
        if story != nil { beginStory(s) }
        startBackgroundClocks(s)
        planReferral(s)
        reschedule(s)
    }

    /// When the counsellor considers a referral; only where a post serves the municipality.
    private mutating func planReferral(_ s: Index<Seeker>) {
        guard !posts[seekers[s].municipality].isEmpty else { return }
        var stream = names.stream(.seeker, seekers[s].identity, .referral)
        seekers[s].clocks.referral = now + .days(stream.exponential(mean: values[.referralDelay]))
    }

    /// The counsellor refers, or not: by the seeker's prospects, and less often into a long queue.
    mutating func refer(_ s: Index<Seeker>) {
        seekers[s].clocks.referral = .never
        guard seekers[s].status == .ordinary, seekers[s].job == nil else {
            if tells(s) { note(.notReferred(chance: nil)) }
            return
        }
        let prospects = (seekers[s].traits.ability - values[.abilityMean]) / values[.abilitySpread]
        let share = values[.referralShare]
        let willing =
            share <= 0 ? 0 : share >= 1 ? 1 : logistic(logOdds(share) + values[.referralCreaming] * prospects)
        let deterred = exp(-values[.referralQueueDeterrence] * waitingPerPost(seekers[s].municipality))
        guard chance(willing * deterred, s, .referral, 1) else {
            if tells(s) { note(.notReferred(chance: willing * deterred)) }
            return
        }
        if tells(s) { note(turning: .referred(chance: willing * deterred, ahead: waiting(with: s))) }
        seekers[s].status = .waiting
        seekers[s].referredAt = now
        seekers[s].drifted = now
        seekers[s].clocks.drift = now + .days(values[.driftInterval])
        queues[seekers[s].municipality].append(s)
    }

    /// Waiting seekers per post, over the municipalities that the posts of this one serve.
    private func waitingPerPost(_ municipality: Int) -> Double {
        let serving = posts[municipality]
        var waiting = 0
        for other in queues.indices where serving.contains(where: { specialists[$0].serves[other] }) {
            waiting += queues[other].reduce(0) { $0 + (seekers[$1].status == .waiting ? 1 : 0) }
        }
        return Double(waiting) / serving.reduce(0) { $0 + specialists[$1].fte }
    }

    private mutating func startBackgroundClocks(_ s: Index<Seeker>) {
        startOwnJobClock(s)
        seekers[s].clocks.disability = HazardClock(
            baseline: .constant(rate: values[.disabilityRate] / 365.25), origin: now,
            threshold: threshold(s, .disability))
        seekers[s].clocks.education = HazardClock(
            baseline: .constant(rate: values[.educationRate] / 365.25), origin: now,
            threshold: threshold(s, .education))
        seekers[s].clocks.elsewhere = HazardClock(
            baseline: .constant(rate: values[.elsewhereRate] / 365.25), origin: now,
            threshold: threshold(s, .elsewhere))
        refreshBackgroundClocks(s)
    }

    /// Jobs found by the seeker alone: a falling hazard since eligibility or since the last job (L27, B9.3).
    mutating func startOwnJobClock(_ s: Index<Seeker>) {
        seekers[s].clocks.ownJob = HazardClock(
            baseline: .weibull(shape: values[.ownJobShape], scale: values[.ownJobScale]), origin: now,
            threshold: threshold(s, .jobFinding, seekers[s].spells.count))
    }

    /// Who came for fear of losing benefits is never fully motivated (B2.8).
    func motivationCeiling(_ traits: Traits) -> Double { traits.pressured ? values[.pressuredMotivationCeiling] : 1 }

    /// On ability as it was at intake: that search wears out with time is in the baseline, for those who wait and those who do not alike.
    mutating func refreshBackgroundClocks(_ s: Index<Seeker>) {
        let now = now
        let traits = seekers[s].traits
        let ability = (seekers[s].abilityAtIntake - values[.abilityMean]) / 10
        let working = seekers[s].job != nil
        let confidence = values[.ownJobEfficacyEffect] * (traits.efficacy - values[.efficacyMean]) / 9
        // "Does not know" (8) is a category of its own, taken as the middle.
        let pessimism = traits.expectation == 8 ? 0 : Double(traits.expectation - 4) / 4
        let search =
            values[.ownJobAbilityEffect] * ability + values[.ownJobHoursEffect] * (traits.hoursBefore / 37.5 - 0.5)
            + confidence - values[.ownJobExpectationEffect] * pessimism
        let chances = exp(search) * (seekers[s].inEducation ? values[.ownJobInEducationFactor] : 1)
        seekers[s].clocks.ownJob?.change(multiplier: chances, at: now)
        seekers[s].clocks.disability?.change(
            multiplier: exp(
                -values[.disabilityAbilityEffect] * ability + values[.disabilityAgeEffect] * (traits.age - 35))
                * (working ? values[.disabilityInWorkFactor] : 1), at: now)
        let stays = working ? values[.leavingInWorkFactor] : 1
        let young = values[.educationYoungFactor]
        seekers[s].clocks.education?.change(
            multiplier: stays * (traits.age < 30 ? young : 1 / max(young, 0.01)), at: now)
        seekers[s].clocks.elsewhere?.change(multiplier: stays, at: now)
    }
}
