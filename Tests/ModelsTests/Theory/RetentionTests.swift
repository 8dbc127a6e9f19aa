import Foundation
import Simulator
import Testing

@testable import Models

/// How long first jobs last, where many end on a date exactly.
@Suite struct RetentionTests {
    /// Every job is an engagement of twelve months that is not renewed, and nothing else ends it.
    private static let twelveMonths: [ParameterKey: Double] = Degenerate.lastingJobs.and(Degenerate.nobodyLeaves)
        .and([
            .onCallShare: 0, .engagementShare: 1, .engagementShortest: 12, .engagementLongest: 12,
            .renewalIntercept: -40, .renewalFitEffect: 0,
        ])

    private static func outcomes(_ input: ModelInput, seed: UInt64, _ replications: Int) -> [String: Double] {
        let all = (1...replications).map { FollowUp.replicate(input, seed: seed, replication: $0).observations }
        return OutcomeCatalogue.estimates(for: input, replications: all).filter { $0.group == .region }
            .reduce(into: [:]) { values, outcome in outcome.jackknife.map { values[outcome.name] = $0.whole } }
    }

    /// A job that ends after exactly twelve months has lasted twelve months: all of them have.
    @Test func aJobThatEndsExactlyThenHasLasted() {
        let input = TestRegion.input(teams: TestRegion.twoTeams, years: 6, warmup: 1, Self.twelveMonths)
        let values = Self.outcomes(input, seed: 43, 3)
        for name in ["retention_3m", "retention_6m", "retention_12m"] { #expect(values[name] == 1, "\(name)") }
        // Another job within 14 days counts as the same.
        #expect(values["retention_24m"] ?? 1 < 0.1)
        let seekers = (1...3).flatMap { Lives(input, seed: 43, replication: $0).seekers }
        let ended = seekers.filter { $0.spells.first.map { $0.cause == .temporaryOver } ?? false }
        #expect(ended.count > 200)
        #expect(ended.allSatisfy { $0.holdsJob(for: .months(12), begunFrom: .start, to: .never) })
        #expect(ended.allSatisfy { $0.firstSustained != nil })
    }

    /// With all causes of the model: the product-limit estimate from exact times, just before the time, within the ends of that day's rest.
    @Test(arguments: [3.0, 6, 12, 24])
    func retentionIsSurvivalJustBefore(months: Double) throws {
        let input = TestRegion.input(teams: TestRegion.twoTeams, years: 8, warmup: 1)
        let found = try #require(Self.outcomes(input, seed: 44, 4)["retention_\(Int(months))m"])
        let (start, end) = (Instant.start + input.warmup, Instant.start + input.horizon)
        let jobs = (1...4).flatMap { Lives(input, seed: 44, replication: $0).seekers }
            .compactMap { seeker -> (time: Double, ended: Bool)? in
                guard let job = seeker.mergedSpells.first(where: { $0.start >= seeker.firstAdmission }),
                    job.start > start, job.start <= end
                else { return nil }
                return ((min(job.end, end) - job.start).days, job.end <= end)
            }
        #expect(jobs.count > 300)
        let t = Span.months(months).days
        var (survival, rest) = (1.0, 0.0)
        for time in Set(jobs.filter(\.ended).map(\.time)).sorted() where time < t - 1e-6 {
            let risk = Double(jobs.count { $0.time >= time })
            let ends = Double(jobs.count { $0.ended && $0.time == time })
            survival *= 1 - ends / risk
            if time > t.rounded(.down) { rest += ends / risk }
        }
        #expect(abs(found - survival) <= survival * rest + 1e-3, "\(found), by exact times \(survival)")
        // Those that end at the time itself are more than that: counted as ended they would show.
        if months == 12 { #expect(jobs.count { $0.ended && abs($0.time - t) < 1e-6 } > jobs.count / 100) }
    }
}
