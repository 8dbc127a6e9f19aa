import Foundation
import Simulator
import Testing

@testable import Models

/// With constant hazards what happens first, and when, is that of competing exponential times.
@Suite struct BackgroundTheoryTests {
    private static let causes: [SeekerEvent] = [.ownJob, .disability, .education, .elsewhere]
    private static let total = Degenerate.rates.values.reduce(0, +)

    /// Who is eligible early enough to be followed for two years, with the first of the four events.
    private static func firsts(_ lives: Lives, _ input: ModelInput) -> [(kind: SeekerEvent, age: Double)?] {
        lives.seekers.filter { $0.eligibleAt + .days(730) <= .start + input.horizon }.map { seeker in
            let first = lives.background(seeker).first { causes.contains($0.kind) }
            return first.map { ($0.kind, ($0.time - seeker.eligibleAt).days) }
        }
    }

    /// Counts by cause and time against the multinomial distribution: chi-square with 16 degrees of freedom, p above 0.001.
    @Test func firstEventsAreCompetingExponentials() {
        let input = TestRegion.input(teams: [], years: 6, warmup: 0, Degenerate.exponentialClocks)
        let firsts = (1...4).flatMap { Self.firsts(Lives(input, seed: 21, replication: $0), input) }
        let edges = [0.0, 90, 180, 365, 730]
        var statistic = 0.0
        func compare(_ count: Int, _ probability: Double) {
            let expected = Double(firsts.count) * probability
            statistic += pow(Double(count) - expected, 2) / expected
        }
        for cause in Self.causes {
            for (from, to) in zip(edges, edges.dropFirst()) {
                let count = firsts.filter { $0.map { $0.kind == cause && $0.age > from && $0.age <= to } ?? false }
                    .count
                let share = (Degenerate.rates[cause] ?? 0) / Self.total
                compare(count, share * (exp(-Self.total * from) - exp(-Self.total * to)))
            }
        }
        compare(firsts.filter { $0.map { $0.age > 730 } ?? true }.count, exp(-Self.total * 730))
        #expect(firsts.count > 3_000)
        #expect(statistic < 39.25, "\(statistic)")
    }

    /// Posts to which nobody is referred, and a programme that nobody delivers, leave these events as they are, one by one.
    @Test(arguments: [ParameterKey.referralShare, .serviceDelivered])
    func nobodyServedIsTheBackground(off: ParameterKey) {
        let changes = Degenerate.exponentialClocks
        let alone = Lives(TestRegion.input(teams: [], changes), seed: 22, replication: 1)
        let served = TestRegion.input(teams: TestRegion.twoTeams, changes.and([off: 0]))
        let other = Lives(served, seed: 22, replication: 1)
        #expect(alone.seekers.count > 500)
        #expect(alone.seekers.map(alone.background) == other.seekers.map(other.background))
    }

    /// What is observed of all eligible, with jobs that last: employed at twelve months and on disability benefit after five years, each
    /// count within 3.29 standard errors (p above 0.001) of job and benefit competing.
    @Test func outcomesOfTheEligibleAreThoseOfTwoCompetingClocks() {
        let changes = Degenerate.exponentialClocks.and(Degenerate.lastingJobs)
        let input = TestRegion.input(teams: [], years: 8, warmup: 0, changes)
        var sums: [Measure: Double] = [:]
        for replication in 1...4 {
            for row in FollowUp.replicate(input, seed: 23, replication: replication).observations {
                sums[row.measure, default: 0] += row.value
            }
        }
        let (job, benefit) = (Degenerate.rates[.ownJob] ?? 0, Degenerate.rates[.disability] ?? 0)
        func expect(_ count: Measure, of all: Measure, _ rate: Double, after days: Double) {
            let p = rate / (job + benefit) * (1 - exp(-(job + benefit) * days))
            let n = sums[all] ?? 0
            let z = ((sums[count] ?? 0) - n * p) / (n * p * (1 - p)).squareRoot()
            #expect(n > 2_000 && abs(z) < 3.29, "\(count): \((sums[count] ?? 0) / n), theory \(p)")
        }
        expect(.eligibleEmployed12m, of: .eligibleFollowed12m, job, after: Span.months(12).days)
        expect(.disabledBy60m, of: .eligibleFollowed60m, benefit, after: Span.months(60).days)
    }
}
