import Testing

@testable import Scenarios

@Suite struct SelectionCorrectnessTests {
    /// Four scenarios with known ratios, of which three are worse by just the zone, selected as `compare --until-selected` does: of the macro-replications
    /// with the seeds 1 to 400 at least 370 select the best, at a stated 95 %. Sampled they are 40, of which 33 have to be right
    /// (fewer have a probability below 0.001 where 95 % are).
    ///
    /// `SelectionTests` holds the rule itself against more families.
    @Test func selectsTheBestAsOftenAsItSays() async throws {
        let (trials, least) = fullTests ? (400, 370) : (40, 33)
        let scenarios = [30.0, 30.01, 32, 29.99].map { MixedLuckStudy.scenario("p\(Int($0 * 100))", percent: $0) }
        let target = SelectionTarget(name: "coverage_90d", unit: "share", zone: 0.02, preference: .larger)
        let goal = SelectionGoal(stated: [target], goesOn: true, minimum: 40, maximum: 5000)
        var (right, replications) = (0, 0)
        for seed in 1...trials {
            try await inTemporaryFolder { folder in
                let found = try await MixedLuckStudy.study.select(
                    scenarios, by: goal, StudyOptions(seed: UInt64(seed), jobs: 2, output: folder), say: { _ in },
                    progress: { _ in }
                ).report.entries.first { $0.target.name == "coverage_90d" }
                #expect(found?.status == .selected)
                if found?.leader == 2 { right += 1 }
                replications += found?.replications ?? 0
            }
        }
        #expect(right >= least, "\(right) of \(trials)")
        // Neither all at the first look nor without end.
        #expect((50..<400).contains(replications / trials), "\(replications / trials)")
    }
}
