import Foundation
import Simulator

/// An entry of a queue. It stays when its seeker leaves the queue, and another referral makes another.
struct Referral: Sendable {
    var seeker: Index<Seeker>
    /// Which of the seeker's, from 1.
    var number: UInt64
}

// 1, continued. The counsellor thinks of a referral soon after eligibility, and again from time to time.
extension FollowUpModel {
    /// When the counsellor first considers a referral; only where a post serves the municipality.
    mutating func planFirstReferral(_ s: Index<Seeker>) {
        guard !posts[seekers[s].municipality].isEmpty else { return }
        var stream = names.stream(.seeker, seekers[s].identity, .referral)
        let delay = stream.exponential(mean: values[.referralDelay])
        seekers[s].clocks.referral = now + introduction(s) + .days(delay)
    }

    /// When a referral is thought of again; without effect where one is planned already, and in a cohort, where nobody is enrolled twice.
    mutating func planAnotherReferral(_ s: Index<Seeker>) {
        guard input.cohort == nil, !posts[seekers[s].municipality].isEmpty, seekers[s].clocks.referral == .never,
            seekers[s].disabledAt == .never, !seekers[s].hasMoved
        else { return }
        var stream = names.stream(.seeker, seekers[s].identity, .referralDelay, seekers[s].considerations)
        seekers[s].clocks.referral = now + .days(stream.exponential(mean: values[.referralAgain]))
    }

    /// How long a refugee goes on in the introduction programme, and then waits where the hand-over to NAV was missed (B8.1).
    private func introduction(_ s: Index<Seeker>) -> Span {
        guard seekers[s].traits.segment == Traits.refugee else { return .zero }
        var stream = names.stream(.seeker, seekers[s].identity, .introduction)
        let missed = stream.chance(values[.handoverMissedShare])
        let queue = stream.exponential(mean: values[.handoverMissedDelay])
        return .days(missed ? queue : 0)
    }

    /// The counsellor refers, or not: by the seeker's prospects, and less often into a long queue.
    mutating func refer(_ s: Index<Seeker>) {
        seekers[s].clocks.referral = .never
        seekers[s].considerations += 1
        guard isFreeForService(s) else {
            if tells(s) { note(.notReferred(chance: nil)) }
            return planAnotherReferral(s)
        }
        let likely = referralChance(s)
        guard chance(likely, s, .referral, seekers[s].considerations) else {
            if tells(s) { note(.notReferred(chance: likely)) }
            return planAnotherReferral(s)
        }
        if tells(s) { note(turning: .referred(chance: likely, ahead: waiting(with: s))) }
        if seekers[s].episode.referredAt < .never {
            seekers[s].earlierEpisodes.append(seekers[s].episode)
            seekers[s].episode = Episode()
        }
        seekers[s].status = .waiting
        seekers[s].referrals += 1
        waiting[seekers[s].municipality] += 1
        seekers[s].episode.referredAt = now
        seekers[s].drifted = now
        queues[seekers[s].municipality].append(Referral(seeker: s, number: seekers[s].referrals))
    }

    /// Out of work and education, and neither waiting nor in the service.
    private func isFreeForService(_ s: Index<Seeker>) -> Bool {
        (seekers[s].status == .ordinary || seekers[s].status == .left) && seekers[s].job == nil
            && seekers[s].offer == nil && !seekers[s].inEducation
    }

    /// Selection into the measure: by ability, against those who are seen to need much, and less into a long queue (B16.1).
    private func referralChance(_ s: Index<Seeker>) -> Double {
        let traits = seekers[s].traits
        let share = values[.referralShare]
        guard share > 0 else { return 0 }
        let prospects = (traits.ability - values[.abilityMean]) / values[.abilitySpread]
        let picked =
            values[.referralCreaming] * prospects - values[.referralNeedCreaming] * (traits.statedNeed - 0.25)
        let willing = share >= 1 ? 1 : logistic(logOdds(share) + picked)
        return willing * exp(-values[.referralQueueDeterrence] * waitingPerPost(seekers[s].municipality))
    }

    /// Waiting seekers per full-time post, over the municipalities that the posts of this one serve.
    private func waitingPerPost(_ municipality: Int) -> Double {
        Double(neighbours[municipality].reduce(0) { $0 + waiting[$1] }) / fullTimePosts[municipality]
    }
}
