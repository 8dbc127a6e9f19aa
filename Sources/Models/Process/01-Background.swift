import Foundation
import Simulator

// 1, continued. What happens to everyone, with or without a service: jobs found alone, disability benefit, education, leaving.
extension FollowUpModel {
    mutating func startBackgroundClocks(_ s: Index<Seeker>) {
        startOwnJobClock(s, restarted: false)
        seekers[s].clocks.disability = HazardClock(
            baseline: disabilityBaseline, origin: now, threshold: threshold(s, .disability))
        startEducationClock(s)
        seekers[s].clocks.elsewhere = HazardClock(
            baseline: .constant(rate: values[.elsewhereRate] / 365.25), origin: now,
            threshold: threshold(s, .elsewhere))
        refreshBackgroundClocks(s)
    }

    /// Clarification takes years: a Weibull hazard that rises, with the mean rate of the registry over the first five years (L15).
    private var disabilityBaseline: BaselineHazard {
        let rate = values[.disabilityRate]
        guard rate > 0 else { return .constant(rate: 0) }
        let (years, shape) = (5.0, values[.disabilityShape])
        return .weibull(shape: shape, scale: years * 365.25 / pow(rate * years, 1 / shape))
    }

    /// Jobs found by the seeker alone: a falling hazard since eligibility, or since the last job (L27, B9.3).
    ///
    /// After a job it starts at the age that the registry gives and not at its steepest: who lost a job is not a newcomer to the labour market.
    /// Nobody begins two jobs within a day: days are what jobs are counted in.
    mutating func startOwnJobClock(_ s: Index<Seeker>, restarted: Bool) {
        if let last = seekers[s].spells.last { seekers[s].clocks.ownJobNotBefore = last.start + .days(1) }
        let age = restarted ? values[.ownJobRestart] : 0
        seekers[s].clocks.ownJob = HazardClock(
            baseline: .weibull(shape: values[.ownJobShape], scale: values[.ownJobScale]), origin: now - .days(age),
            from: now, threshold: threshold(s, .jobFinding, seekers[s].spells.count))
    }

    private mutating func startEducationClock(_ s: Index<Seeker>) {
        seekers[s].clocks.education = HazardClock(
            baseline: .constant(rate: values[.educationRate] / 365.25), origin: now,
            threshold: threshold(s, .education, Int(seekers[s].completedEducations)))
    }

    /// Who came for fear of losing benefits is never fully motivated (B2.8).
    func motivationCeiling(_ traits: Traits) -> Double { traits.pressured ? values[.pressuredMotivationCeiling] : 1 }

    /// Of age, whole ones.
    func halfYears(_ s: Index<Seeker>) -> Int16 {
        let years = seekers[s].traits.age + (now - seekers[s].eligibleAt).years
        return Int16((2 * years).clamped(to: 0...1000))
    }

    /// When the next one begins.
    func nextHalfYear(_ s: Index<Seeker>) -> Instant {
        let age = (Double(halfYears(s)) + 1) / 2
        // A day at least, so that rounding does not stop the clock.
        return max(now + .days(1), seekers[s].eligibleAt + .days((age - seekers[s].traits.age) * 365.25))
    }

    /// By age in half years, taken at their middle, so that clocks which nothing else moves change twice a year.
    ///
    /// On ability as it was at intake: that search wears out with time is in the baseline, for those who wait and those who do not alike.
    mutating func refreshBackgroundClocks(_ s: Index<Seeker>) {
        let now = now
        let ability = (seekers[s].abilityAtIntake - values[.abilityMean]) / 10
        let working = seekers[s].job != nil
        let halfYears = halfYears(s)
        let age = (Double(halfYears) + 0.5) / 2
        let need = seekers[s].traits.need
        seekers[s].halfYears = halfYears
        refreshSearch(s)
        seekers[s].clocks.disability?.change(
            multiplier: exp(
                values[.disabilityNeedEffect] * (need - 0.5)
                    - values[.disabilityAbilityEffect] * ability + values[.disabilityAgeEffect] * (age - 35))
                * (working ? values[.disabilityInWorkFactor] : 1), at: now)
        let stays = working ? values[.leavingInWorkFactor] : 1
        let young = values[.educationYoungFactor]
        seekers[s].clocks.education?.change(
            multiplier: stays * (age < values[.educationYoungUntil] ? young : 1 / max(young, 0.01)), at: now)
        seekers[s].clocks.elsewhere?.change(multiplier: stays, at: now)
    }

    /// The clock of jobs found alone, which efficacy moves with every contact.
    mutating func refreshSearch(_ s: Index<Seeker>) {
        guard seekers[s].clocks.ownJob != nil else { return }
        let (now, search) = (now, ownSearch(s))
        seekers[s].clocks.ownJob?.change(multiplier: search, at: now)
    }

    /// How much more or less likely than others the seeker is to find a job alone.
    private func ownSearch(_ s: Index<Seeker>) -> Double {
        let ability = (seekers[s].abilityAtIntake - values[.abilityMean]) / 10
        // "Does not know" (8) is a category of its own, taken as the middle.
        let expectation = seekers[s].traits.expectation
        let pessimism = expectation == 8 ? 0 : Double(expectation - 4) / 4
        let search =
            values[.ownJobAbilityEffect] * ability
            + values[.ownJobHoursEffect] * (seekers[s].experience / values[.fullTimeHours] - 0.5)
            + values[.ownJobEfficacyEffect] * (seekers[s].traits.efficacy - values[.efficacyMean]) / 9
            - values[.ownJobExpectationEffect] * pessimism
            + (seekers[s].completedEducations > 0 ? values[.ownJobEducationEffect] : 0)
        let busy = seekers[s].inEducation ? values[.ownJobInEducationFactor] : 1
        return exp(search) * busy * (seekers[s].step == .training ? values[.trainingLockIn] : 1) * values[.ownJobFactor]
    }

    mutating func leaveForEducation(_ s: Index<Seeker>) {
        seekers[s].clocks.education = nil
        seekers[s].inEducation = seekers[s].job == nil
        if tells(s) { note(.education(inWork: seekers[s].job != nil)) }
        var stream = names.stream(.seeker, seekers[s].identity, .educationEnd, seekers[s].completedEducations)
        seekers[s].clocks.educationEnd =
            now + .months(stream.gamma(mean: values[.educationMonths], shape: values[.educationShape]))
        leave(s, .education)
        refreshClocks(s)
    }

    /// A completed education counts; another may follow.
    mutating func completeEducation(_ s: Index<Seeker>) {
        seekers[s].clocks.educationEnd = .never
        let completed = seekers[s].inEducation
        seekers[s].inEducation = false
        seekers[s].completedEducations += 1
        if tells(s), completed { note(.educationEnded) }
        startEducationClock(s)
        planAnotherReferral(s)
        refreshClocks(s)
    }
}
