import Simulator
import Testing

@testable import Models

/// Without breakdown, drop-out and background exits nobody loses a job or leaves the service but with one.
@Suite struct LastingJobsTests {
    private static let changes = Degenerate.lastingJobs.and(Degenerate.nobodyLeaves)

    @Test func whoGetsAJobKeepsIt() {
        let input = TestRegion.input(teams: TestRegion.twoTeams, years: 6, warmup: 0, Self.changes)
        let lives = (1...3).map { Lives(input, seed: 41, replication: $0) }
        let seekers = lives.flatMap(\.seekers)
        let working = seekers.filter { !$0.spells.isEmpty }
        #expect(working.count > 300 && working.contains { $0.spells.contains(where: \.isFromService) })
        #expect(working.allSatisfy { $0.spells.count == 1 && $0.spells[0].end == .never && $0.job != nil })
        let admitted = seekers.filter { $0.firstAdmission < .never }
        #expect(admitted.count > 200 && admitted.contains { $0.episode.exitKind == .job })
        // With a job, or still there; nobody comes back.
        #expect(admitted.allSatisfy { $0.episode.exitKind == .job || $0.status == .inService })
        #expect(admitted.allSatisfy { $0.earlierEpisodes.allSatisfy { $0.admittedAt == .never } })
        #expect(admitted.filter { $0.status == .left }.allSatisfy { $0.job != nil })
    }

    /// Retention is 1 at all times, and with it what follows from it.
    @Test func retentionIsWhole() throws {
        let input = TestRegion.input(teams: TestRegion.twoTeams, years: 6, warmup: 1, Self.changes)
        let all = (1...3).map { FollowUp.replicate(input, seed: 42, replication: $0).observations }
        let regional = OutcomeCatalogue.estimates(for: input, replications: all).filter { $0.group == .region }
        let values = Dictionary(uniqueKeysWithValues: regional.map { ($0.name, $0.jackknife?.whole) })
        for name in ["retention_3m", "retention_6m", "retention_12m", "retention_24m"] {
            #expect(values[name] == 1, "\(name)")
        }
        for name in [
            "exit_dropout", "exit_disability", "exit_education", "exit_time_limit", "exit_other", "dropout_12m",
        ] {
            #expect(values[name] == 0, "\(name)")
        }
        // A job begun is a job held: ever employed is employed, and sustained at once when followed.
        #expect(values["employed_at_12m"] == values["ever_employed_12m"])
        let discharged = try #require(values["exit_job"] ?? nil)
        #expect(discharged > 20)
    }
}
