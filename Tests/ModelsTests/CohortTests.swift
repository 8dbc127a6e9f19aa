import Foundation
import Simulator
import Testing

@testable import Models

/// A cohort on the test region.
enum TestCohort {
    static func input(
        enrolment: Span = .days(90), followUp: Span = .months(24),
        _ arms: [(name: String, participants: Int, changes: [ParameterKey: Double])]
    ) -> ModelInput {
        let arms = arms.map { arm in
            var values = ParameterValues()
            for (key, value) in arm.changes { values[key] = value }
            return Cohort.Arm(
                name: arm.name, programme: "test", participants: arm.participants,
                teams: Cohort.teams(
                    of: arm.name, participants: arm.participants, at: 0, posts: nil, supervisor: nil, values),
                parameters: values)
        }
        return ModelInput(
            region: TestRegion.region, parameters: ParameterValues(), start: CalendarDate(dayNumber: 17897),
            cohort: Cohort(place: 0, enrolment: enrolment, followUp: followUp, arms: arms))
    }

    /// No service; of the background only jobs at a constant rate, alike for all, that never end.
    static let jobsAlone: [ParameterKey: Double] = [
        .serviceDelivered: 0, .trialIntercept: -8, .disabilityShape: 1, .disabilityNeedEffect: 0,
        .ownJobEducationEffect: 0, .layOffPermanentFactor: 1, .layOffOnCallFactor: 1, .dismissalDatedFactor: 1,
        .ownJobShape: 1, .ownJobScale: 500, .ownJobAbilityEffect: 0, .ownJobEfficacyEffect: 0,
        .ownJobHoursEffect: 0, .ownJobExpectationEffect: 0, .disabilityRate: 0, .educationRate: 0, .elsewhereRate: 0,
        .breakdownFactor: 0, .substituteShare: 0, .engagementShare: 0, .onCallShare: 0,
    ]

    /// A run of one arm to the horizon.
    static func model(_ input: ModelInput, arm: Int, seed: UInt64, replication: Int) -> FollowUpModel {
        var model = FollowUpModel(input.ofArm(arm), seed: seed, replication: replication)
        _ = model.simulate(until: .start + input.horizon)
        return model
    }
}

extension Seeker {
    /// What is drawn once, apart from what moves in the service.
    fileprivate var atBirth: String {
        "\(traits.segment) \(traits.age) \(traits.need) \(traits.hoursBefore) \(abilityAtIntake) \(efficacyAtIntake)"
    }
}

extension [Observation] {
    /// The sum over an arm.
    fileprivate func sum(_ measure: Measure, arm: Int, month: Int = -1) -> Double {
        filter { $0.measure == measure && $0.cell.arm == arm && $0.day == month }.reduce(0) { $0 + $1.value }
    }
}

@Suite struct CohortTheoryTests {
    /// Counts of `replications` x 400 people against a probability: two-sided p above 0.001 for each time.
    private func expectShares(
        _ input: ModelInput, seed: UInt64, _ measures: [(Measure, (Double) -> Double)],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let all = (1...20).flatMap { FollowUp.replicate(input, seed: seed, replication: $0).observations }
        let n = all.sum(.enrolled, arm: 0)
        #expect(n == 20 * 400, sourceLocation: sourceLocation)
        for (measure, probability) in measures {
            for month in [3, 6, 12, 18, 24] {
                let p = probability(Span.months(Double(month)).days)
                let count = all.sum(measure, arm: 0, month: month)
                let z = (count - n * p) / (n * p * (1 - p)).squareRoot()
                #expect(
                    abs(z) < 3.29, "\(measure) at \(month): \(count / n), theory \(p)", sourceLocation: sourceLocation)
            }
        }
    }

    /// One exit only: the share ever employed is the exponential distribution function, and jobs that never end are still held.
    @Test func jobsAtAConstantRate() {
        let distribution = { (t: Double) in 1 - exp(-t / 500) }
        expectShares(
            TestCohort.input([("alone", 400, TestCohort.jobsAlone)]), seed: 11,
            [(.cohortEmployed, distribution), (.cohortEverEmployed, distribution)])
    }

    /// Competing exponential times: who comes first takes all, since neither job nor benefit ends.
    @Test func jobsAndDisabilityCompete() {
        var changes = TestCohort.jobsAlone
        changes[.disabilityRate] = 0.4
        changes[.disabilityAbilityEffect] = 0
        changes[.disabilityAgeEffect] = 0
        changes[.disabilityInWorkFactor] = 0
        let (job, disability) = (1 / 500.0, 0.4 / 365.25)
        let either = { (t: Double) in 1 - exp(-(job + disability) * t) }
        let working = { (t: Double) in job / (job + disability) * either(t) }
        expectShares(
            TestCohort.input([("alone", 400, changes)]), seed: 12,
            [
                (.cohortEmployed, working), (.cohortEverEmployed, working), (.cohortOffBenefitsEmployed, working),
                (.cohortOnDisability, { disability / (job + disability) * either($0) }),
            ])
    }

    /// Jobs that end at a constant rate: two states, with the known probability of being in the one.
    @Test func jobsThatEndAtAConstantRate() {
        var changes = TestCohort.jobsAlone
        for (key, value): (ParameterKey, Double) in [
            (.breakdownFactor, 1), (.quitFactor, 0), (.dismissalFactor, 0), (.sicknessRate, 0), (.layOffRate, 1.5),
            (.layOffSeasonFactor, 1),
        ] { changes[key] = value }
        let (found, lost) = (1 / 500.0, 1.5 / 365.25)
        expectShares(
            TestCohort.input([("alone", 400, changes)]), seed: 13,
            [
                (.cohortEmployed, { found / (found + lost) * (1 - exp(-(found + lost) * $0)) }),
                (.cohortEverEmployed, { 1 - exp(-found * $0) }),
            ])
    }

    /// The mean time to a first job is that of the trials it is held against, among those who find one within 18 months: of an exponential
    /// time cut there, also where participants are followed for four years (two-sided p above 0.001).
    @Test func theTimeToAFirstJobIsThatOfTheTrials() throws {
        let input = TestCohort.input(followUp: .months(48), [("alone", 400, TestCohort.jobsAlone)])
        let all = (1...20).map { FollowUp.replicate(input, seed: 14, replication: $0).observations }
        let found = try #require(
            OutcomeCatalogue.estimates(for: input, replications: all).first { $0.name == "weeks_to_first_job" }?
                .jackknife)
        let (scale, cut) = (500.0, Span.months(18).days)
        let within = 1 - exp(-cut / scale)
        let mean = scale - cut * exp(-cut / scale) / within
        let square = 2 * scale * scale - (cut * cut + 2 * scale * cut) * exp(-cut / scale) / within
        let error = ((square - mean * mean) / (20 * 400 * within)).squareRoot()
        #expect(abs(7 * found.whole - mean) < 3.29 * error, "\(7 * found.whole) days, theory \(mean)")
    }

    /// Times of enrolment are uniform (Kolmogorov-Smirnov, p above 0.001) from the first working morning, and all at once without a span.
    @Test func enrolmentIsUniform() {
        let input = TestCohort.input(enrolment: .days(200), [("alone", 2000, TestCohort.jobsAlone)])
        let first = ModelInput.firstMorning(from: input.start)
        #expect(first.days == 1 + 8.0 / 24)
        let times = TestCohort.model(input, arm: 0, seed: 1, replication: 1).seekers.rows
            .map { ($0.eligibleAt.days - first.days) / 200 }.sorted()
        #expect(times.count == 2000 && times[0] >= 0 && times[1999] <= 1)
        let distance = times.enumerated().map { max(abs($1 - Double($0) / 2000), abs(Double($0 + 1) / 2000 - $1)) }
            .max()
        #expect(distance ?? 1 < 1.95 / 2000.0.squareRoot())
        let atOnce = TestCohort.input(enrolment: .zero, [("alone", 50, TestCohort.jobsAlone)])
        let model = TestCohort.model(atOnce, arm: 0, seed: 1, replication: 1)
        #expect(model.seekers.rows.allSatisfy { $0.eligibleAt == .start + first })
    }
}

@Suite struct CohortBooksTests {
    private static let input = TestCohort.input(
        followUp: .months(60), [("service", 56, [:]), ("control", 26, [.serviceDelivered: 0]), ("small", 7, [:])])

    /// Everyone is enrolled, exactly once, and is in the service or has left it, or never had one.
    @Test(arguments: 1...4)
    func nobodyIsLost(replication: Int) {
        let all = FollowUp.replicate(Self.input, seed: 5, replication: replication).observations
        for (arm, (n, served)) in [(56.0, 56.0), (26, 0), (7, 7)].enumerated() {
            #expect(all.sum(.enrolled, arm: arm) == n)
            for month in CohortObserver.months {
                let inService = all.sum(.cohortInService, arm: arm, month: month)
                let left = all.sum(.cohortLeft, arm: arm, month: month)
                #expect(inService + left == served)
                #expect(all.sum(.cohortDroppedOut, arm: arm, month: month) <= left)
                let employed = all.sum(.cohortEmployed, arm: arm, month: month)
                #expect(all.sum(.cohortOffBenefitsEmployed, arm: arm, month: month) <= employed)
                #expect(employed <= all.sum(.cohortEverEmployed, arm: arm, month: month))
            }
        }
        #expect(all.sum(.cohortLeft, arm: 0, month: 60) == 56)
        #expect(all.allSatisfy { (0...2).contains($0.cell.arm) })
        #expect(all.contains { $0.measure == .meetings && $0.cell.arm == 2 && $0.cell.team == 1 })
        #expect(!all.contains { $0.measure == .meetings && $0.cell.arm == 1 })
    }

    /// All are in the service from the first, with a specialist while there is room, whatever the limit of intake.
    @Test func intakeLimitsDoNotHoldACohortBack() {
        let input = TestCohort.input(enrolment: .zero, [("service", 30, [.caseloadIntake: 1])])
        var model = FollowUpModel(input.ofArm(0), seed: 1, replication: 1)
        _ = model.simulate(until: .start + ModelInput.firstMorning(from: input.start))
        #expect(model.seekers.rows.count == 30)
        #expect(model.seekers.rows.allSatisfy { $0.status == .inService && $0.specialist != nil })
        #expect(model.specialists.indices.map { model.load($0) } == [15, 15])
        #expect(model.inService == 30 && model.unassigned.isEmpty)
    }

    /// With fewer places than participants the others are in the service all the same and get a specialist when one has room.
    @Test func participantsBeyondTheCapWaitInTheService() {
        let team = Team(name: "small", base: 0, posts: 1, supervisor: 0, serves: [0])
        let arm = Cohort.Arm(
            name: "small", programme: "test", participants: 40, teams: [team], parameters: ParameterValues())
        let input = ModelInput(
            region: TestRegion.region, parameters: ParameterValues(), start: CalendarDate(dayNumber: 17897),
            cohort: Cohort(place: 0, enrolment: .zero, followUp: .months(24), arms: [arm]))
        var model = FollowUpModel(input.ofArm(0), seed: 1, replication: 1)
        _ = model.simulate(until: Instant(days: 2))
        #expect(model.unassigned.count == 25 && model.inService == 40)
        _ = model.simulate(until: .start + input.horizon)
        #expect(model.unassigned.count < 25)
        #expect(model.seekers.rows.allSatisfy { $0.firstAdmission == $0.eligibleAt })
    }

    /// Arms share participants by number, with the same traits and times; what happens in one arm does not touch another.
    @Test func armsShareTheirParticipants() {
        let runs = [0, 1, 2].map { TestCohort.model(Self.input, arm: $0, seed: 5, replication: 1).seekers.rows }
        #expect(runs.map(\.count) == [56, 26, 7])
        func byIdentity(_ rows: [Seeker]) -> [UInt64: String] {
            Dictionary(uniqueKeysWithValues: rows.map { ($0.identity, "\($0.eligibleAt) \($0.atBirth)") })
        }
        let first = byIdentity(runs[0])
        for rows in runs.dropFirst() {
            for (identity, traits) in byIdentity(rows) { #expect(first[identity] == traits) }
        }
        let one = TestCohort.input(followUp: .months(60), [("service", 56, [:])])
        let other = FollowUp.replicate(Self.input, seed: 5, replication: 2).observations.filter { $0.cell.arm == 0 }
        #expect(FollowUp.replicate(one, seed: 5, replication: 2).observations == other)
    }

    /// Two arms that differ in name only have the same outcomes, and their contrast is 0 without any uncertainty.
    @Test func armsThatAreAlikeDoNotDiffer() throws {
        let input = TestCohort.input([("a", 40, [:]), ("b", 40, [:])])
        let all = (1...4).map { FollowUp.replicate(input, seed: 6, replication: $0).observations }
        let estimates = OutcomeCatalogue.estimates(for: input, replications: all)
        for name in ["employed_at_12m", "hours_after", "dropout_12m", "ability_mean"] {
            let arms = estimates.filter { $0.name == name }.compactMap(\.jackknife)
            try #require(arms.count == 2)
            let contrast = arms[0].difference(to: arms[1])
            #expect(contrast.whole == 0 && contrast.variance == 0, "\(name)")
        }
    }

    /// What the arms share leaves the contrast of a programme with none: its variance is below that of independent arms.
    @Test func contrastsArePaired() throws {
        let input = TestCohort.input([("service", 80, [:]), ("control", 80, [.serviceDelivered: 0])])
        let all = (1...60).map { FollowUp.replicate(input, seed: 7, replication: $0).observations }
        let estimates = OutcomeCatalogue.estimates(for: input, replications: all)
        for (name, most) in [("hours_before", 0), ("hours_after", 0.8)] {
            let arms = estimates.filter { $0.name == name }.compactMap(\.jackknife)
            try #require(arms.count == 2)
            let paired = try #require(arms[0].difference(to: arms[1]).variance)
            let apart = try #require(arms[0].variance) + #require(arms[1].variance)
            #expect(paired <= most * apart, "\(name): \(paired / apart)")
        }
    }

    /// A programme that nobody delivers serves nobody in an open study either.
    @Test func nobodyIsReferredToWhatNobodyDelivers() {
        let sums = Sums(FollowUp.replicate(TestRegion.input([.serviceDelivered: 0]), seed: 1, replication: 1))
        #expect(sums[.eligible] > 100 && sums[.referred] == 0 && sums[.admitted] == 0 && sums[.meetings] == 0)
    }
}

@Suite struct CohortOutcomeTests {
    private static let input = TestCohort.input([("service", 120, [:]), ("control", 60, [.serviceDelivered: 0])])

    private static func estimates(_ replications: Int) -> [OutcomeEstimate] {
        let all = (1...replications).map { FollowUp.replicate(input, seed: 2, replication: $0).observations }
        return OutcomeCatalogue.estimates(for: input, replications: all)
    }

    /// Every outcome for every arm, with an interval; nothing beyond the follow-up.
    @Test func everyOutcomeIsThere() throws {
        let estimates = Self.estimates(5)
        let cohort = try #require(Self.input.cohort)
        let names = OutcomeCatalogue.names(of: cohort).map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.contains("employed_at_24m") && !names.contains("employed_at_36m"))
        #expect(estimates.map(\.name) == names.flatMap { [$0, $0] })
        for outcome in estimates {
            // What has nobody to count in an arm without a service says so.
            #expect((outcome.jackknife == nil) == (outcome.reason != nil), "\(outcome.name)")
            #expect(outcome.jackknife.map { $0.whole.isFinite } ?? true, "\(outcome.name)")
        }
        for name in ["employed_at_12m", "hours_change_sd", "slope_ability", "weeks_to_first_job", "ability_mean"] {
            #expect(estimates.filter { $0.name == name }.allSatisfy { $0.jackknife != nil }, "\(name)")
        }
        let short = Cohort(place: 0, enrolment: .zero, followUp: .months(6), arms: cohort.arms)
        let fewer = OutcomeCatalogue.names(of: short).map(\.name)
        #expect(
            fewer.contains("employed_at_6m") && !fewer.contains("employed_at_12m") && !fewer.contains("hours_after"))
    }

    /// Means, spreads, correlation and regression of one replication are those of its participants, worked out one by one.
    @Test func momentsAreThoseOfTheParticipants() throws {
        let rows = TestCohort.model(Self.input, arm: 0, seed: 2, replication: 1).seekers.rows
        let found = Dictionary(
            uniqueKeysWithValues: Self.estimates(1).filter { $0.group == .arm(0) }
                .compactMap { estimate in estimate.jackknife.map { (estimate.name, $0.whole) } })
        let ability = rows.map(\.abilityAtIntake)
        let before = rows.map(\.traits.hoursBefore)
        let after = rows.map {
            $0.registerHours(from: $0.eligibleAt, to: $0.eligibleAt + .months(12), ParameterValues())
        }
        let change = zip(before, after).map { $1 - $0 }
        let (x, y) = (Tally(ability), Tally(after))
        let products = zip(ability, after).reduce(0) { $0 + ($1.0 - x.mean) * ($1.1 - y.mean) } / 119
        let slope = products / x.variance
        let residuals = zip(ability, after).reduce(0) { sum, pair in
            sum + pow(pair.1 - y.mean - slope * (pair.0 - x.mean), 2)
        }
        let expected: [String: Double] = [
            "enrolled": 120, "age_sd": Tally(rows.map(\.traits.age)).standardDeviation, "ability_mean": x.mean,
            "ability_sd": x.standardDeviation, "hours_before": Tally(before).mean, "hours_after": y.mean,
            "hours_change": Tally(change).mean, "hours_change_sd": Tally(change).standardDeviation,
            "slope_ability": slope, "r2_ability": 1 - residuals / (119 * y.variance),
            "women_share": Double(rows.filter(\.traits.woman).count) / 120,
        ]
        for (name, value) in expected {
            let estimate = try #require(found[name])
            #expect(abs(estimate - value) < 1e-9 * max(1, abs(value)), "\(name)")
        }
    }

    /// Where everyone has the same, a correlation is undefined and says why.
    @Test func whatDoesNotVaryIsUndefined() {
        let input = TestCohort.input([("alone", 30, TestCohort.jobsAlone.merging([.ownJobScale: 1e12]) { $1 })])
        let all = (1...3).map { FollowUp.replicate(input, seed: 2, replication: $0).observations }
        let estimates = OutcomeCatalogue.estimates(for: input, replications: all)
        let slope = estimates.first { $0.name == "slope_ability" }
        let explained = estimates.first { $0.name == "r2_ability" }
        #expect(slope?.jackknife?.whole == 0)
        #expect(explained?.jackknife == nil && explained?.reason == "everyone has the same")
    }

    /// Staffing follows from the participants: posts by the cap, half a supervisor for every three posts begun.
    @Test(arguments: [(1, 1, 0.5), (15, 1, 0.5), (45, 3, 0.5), (46, 4, 1), (91, 7, 1.5)])
    func staffingFollowsFromTheParticipants(participants: Int, posts: Int, supervisor: Double) {
        let teams = Cohort.teams(
            of: "a", participants: participants, at: 3, posts: nil, supervisor: nil, ParameterValues())
        #expect(teams == [Team(name: "a", base: 3, posts: posts, supervisor: supervisor, serves: [3])])
    }
}
