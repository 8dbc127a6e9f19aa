import Testing

@testable import Scenarios

@Suite struct PrecisionCoverageTests {
    /// 40 comparisons (400 in full), each with a seed of its own, replicated until levels and difference are known to 2.5 points.
    ///
    /// Stopping when the variance looks small costs up to a point of the nominal 95 %, so that levels are held against 94.5 %, and so is the
    /// paired difference, since it stops with them: two-sided binomial p above 0.001.
    @Test func levelsAndPairedDifferencesAreCovered() async throws {
        let trials = fullTests ? 400 : 40
        let target = PrecisionTarget(name: "coverage_90d", unit: "share", halfWidth: 0.025)
        let scenarios = [30, 34].map { RatioStudy.scenario("p\(Int($0))", percent: $0) }
        var (level, difference) = (0, 0)
        for seed in 1...trials {
            try await inTemporaryFolder { folder in
                let comparison = try await RatioStudy.study.compare(
                    scenarios, files: ["a", "b"], until: PrecisionGoal(targets: [target]),
                    options: StudyOptions(seed: UInt64(seed), jobs: 2, output: folder)
                ).comparison
                #expect(comparison.precision?.stoppedBy == .precision)
                let own = try #require(comparison.runs[0].regional("coverage_90d"))
                if abs((own.estimate ?? 0) - 0.3) <= own.halfWidth ?? 0 { level += 1 }
                let pair = try #require(comparison.differences.first)
                if abs((pair.estimate ?? 0) - 0.04) <= pair.halfWidth ?? 0 { difference += 1 }
                #expect((pair.correlation ?? 0) > 0.5)
            }
        }
        #expect(binomialPValue(level, of: trials, nominal: 0.945) > 0.001, "\(level) of \(trials)")
        #expect(binomialPValue(difference, of: trials, nominal: 0.945) > 0.001, "\(difference) of \(trials)")
    }
}
