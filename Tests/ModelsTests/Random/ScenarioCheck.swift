import Simulator

@testable import Models

/// One replication of any input, with everything that can be checked of it: the invariants after every event (debug builds stop the
/// program there), how many events it takes, the books, the hours, and that every outcome is a number or has a reason.
struct ScenarioCheck {
    let input: ModelInput
    /// More events than this are taken for a run that never ends: the small scenarios here take some thousands.
    static let mostEvents = 300_000

    /// What is wrong, in words; nil where nothing is.
    func problem(seed: UInt64) -> String? {
        input.cohort.map { problem(of: $0, seed: seed) } ?? problemOfOpenStudy(seed: seed)
    }

    // MARK: runs

    /// The observations, or nil where there are too many events.
    private func run(_ model: inout FollowUpModel) -> Bool {
        var events = 0
        while let event = model.calendar.next(until: .start + input.horizon) {
            model.handle(event)
            events += 1
            if events > Self.mostEvents { return false }
        }
        return true
    }

    private func problemOfOpenStudy(seed: UInt64) -> String? {
        var model = FollowUpModel(input, seed: seed, replication: 1)
        guard run(&model) else { return "more than \(Self.mostEvents) events by day \(model.now.days)" }
        var nothing = input
        nothing.teams = []
        let referred = Set(model.seekers.rows.filter { $0.firstReferral < .never }.map(\.identity))
        var without = FollowUpModel(nothing, seed: seed, replication: 1, only: referred)
        guard run(&without) else { return "without measure, more than \(Self.mostEvents) events" }
        let observations = Observer.observations(of: model, without: without)
        return states(of: model) ?? open(observations) ?? common(observations)
    }

    private func problem(of cohort: Cohort, seed: UInt64) -> String? {
        var observations: [Observation] = []
        for arm in cohort.arms.indices {
            var model = FollowUpModel(input.ofArm(arm), seed: seed, replication: 1)
            guard run(&model) else { return "more than \(Self.mostEvents) events by day \(model.now.days)" }
            if let problem = states(of: model) { return problem }
            let own = CohortObserver.observations(of: model)
            if let problem = people(own, of: cohort.arms[arm]) { return problem }
            observations += own
        }
        return common(observations)
    }

    // MARK: checks

    /// Everyone's times in order, and nobody in two places.
    private func states(of model: borrowing FollowUpModel) -> String? {
        for seeker in model.seekers.rows {
            for (one, next) in zip(seeker.spells, seeker.spells.dropFirst()) where one.end > next.start {
                return "two jobs at a time: \(one.end.days) and \(next.start.days)"
            }
            for episode in seeker.episodes where episode.admittedAt < .never {
                if episode.referredAt > episode.admittedAt || episode.admittedAt > episode.exitAt {
                    return "an episode out of order: \(episode)"
                }
                let stay = (min(episode.exitAt, model.now) - episode.admittedAt).days
                if stay > model.values[.longestStay] + 0.6 { return "a stay of \(stay) days" }
            }
            for (one, next) in zip(seeker.stays, seeker.stays.dropFirst()) where one.left > next.entered {
                return "in two phases at a time"
            }
            let numbers = [
                seeker.trust, seeker.knowledge, seeker.motivation, seeker.experience, seeker.traits.ability,
                seeker.traits.efficacy, seeker.job?.support ?? 0, seeker.job?.internalSupport ?? 0,
            ]
            if let bad = numbers.first(where: { !$0.isFinite || $0 < 0 }) { return "a state of \(bad)" }
        }
        return nil
    }

    /// The accounts of the contract.
    private func open(_ observations: [Observation]) -> String? {
        let sums = Sums(ReplicationResult(observations: observations, events: 0))
        let waited = sums[.waitingAtStart] + sums[.referred]
        if waited != sums[.admitted] + sums[.leftQueue] + sums[.waitingAtEnd] { return "the books of the queue" }
        let kinds: [Measure] = [
            .exitJob, .exitDropout, .exitDisability, .exitEducation, .exitTimeLimit, .exitOther, .inServiceAtEnd,
        ]
        let out = kinds.reduce(0) { $0 + sums[$1] }
        return sums[.inServiceAtStart] + sums[.admitted] == out ? nil : "the books of the service"
    }

    /// Nobody of an arm is lost.
    private func people(_ observations: [Observation], of arm: Cohort.Arm) -> String? {
        func sum(_ measure: Measure, _ month: Int) -> Double {
            observations.filter { $0.measure == measure && $0.day == month }.reduce(0) { $0 + $1.value }
        }
        let enrolled = sum(.enrolled, -1)
        guard enrolled == Double(arm.participants) else { return "\(enrolled) enrolled of \(arm.participants)" }
        let served = arm.teams.isEmpty ? 0 : enrolled
        let followed = CohortObserver.months.filter { Span.months(Double($0)) <= input.cohort?.followUp ?? .zero }
        for month in followed where sum(.cohortInService, month) + sum(.cohortLeft, month) != served {
            return "the books of month \(month)"
        }
        return nil
    }

    /// Numbers, hours and outcomes.
    private func common(_ observations: [Observation]) -> String? {
        if let bad = observations.first(where: { !$0.value.isFinite || $0.value < 0 }) {
            return "\(bad.measure) is \(bad.value)"
        }
        let sums = Sums(ReplicationResult(observations: observations, events: 0))
        let booked = Measure.phaseHours.reduce(0) { $0 + sums[$1] } + sums[.hoursTravel] + sums[.hoursAdministration]
        if booked > sums[.hoursAvailable] + 1e-6 { return "\(booked) hours booked of \(sums[.hoursAvailable])" }
        for outcome in OutcomeCatalogue.estimates(for: input, replications: [observations]) {
            if let value = outcome.jackknife?.whole, !value.isFinite { return "\(outcome.name) is \(value)" }
            if outcome.jackknife == nil, outcome.reason?.isEmpty ?? true { return "\(outcome.name) without a reason" }
            if outcome.reason == "not a finite number" { return "\(outcome.name) is not a number" }
        }
        return nil
    }
}
