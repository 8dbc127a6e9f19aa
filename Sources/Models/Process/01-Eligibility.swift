import Simulator

// 1. Residents become eligible. Background clocks run for everyone, always.
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
        let s = becomeEligible(identity, number: number, in: municipality)
        planFirstReferral(s)
        reschedule(s)
    }

    /// Someone becomes eligible now; the background clocks run from here on.
    mutating func becomeEligible(_ identity: UInt64, number: Int, in municipality: Int) -> Index<Seeker> {
        let traits = population.draw(names.stream(.seeker, identity, .traits))
        let s = seekers.append(
            Seeker(
                identity: identity, municipality: municipality, drifted: now, motivation: motivationCeiling(traits),
                eligibleAt: now, traits: traits, number: number, abilityAtIntake: traits.ability,
                efficacyAtIntake: traits.efficacy, experience: traits.hoursBefore))
        if story != nil { beginStory(s) }
        startBackgroundClocks(s)
        return s
    }
}
