import CGSL
import Foundation
import Testing

@testable import Simulator

@Suite struct SelectionTests {
    /// At least 370 of the macro-replications with the seeds 1 to 400 select the best or one within the zone, at a stated 95 %.
    ///
    /// They take a second together, and so are never sampled.
    @Test(arguments: SelectionFamily.all.indices)
    func selectsTheBestAsOftenAsItSays(_ index: Int) throws {
        let family = SelectionFamily.all[index]
        var (right, lengths) = (0, Tally())
        for seed in UInt64(1)...400 {
            let selection = try family.select(seed: seed)
            #expect(selection.verdict.status == .selected)
            if family.isRight(selection.verdict.selected) { right += 1 }
            lengths.add(Double(selection.replications))
        }
        #expect(right >= 370, "\(family.name): \(right)")
        // Fewer than the two-stage procedure of Rinott would always take, and no fewer than the minimum.
        #expect(lengths.mean >= 40 && lengths.mean < 400, "\(lengths.mean)")
    }

    /// What is shared makes it quick: without it the same family takes more than half as many replications again.
    @Test func sharedLuckSavesReplications() throws {
        let apart = SelectionFamily(
            name: "apart", gaps: [0, 1, 1, 1, 1], deviations: [3, 3, 3, 3, 3], correlation: 0, isSkewed: false)
        func mean(_ family: SelectionFamily) throws -> Double {
            Tally(try (UInt64(1)...60).map { Double(try family.select(seed: $0, minimum: 20).replications) }).mean
        }
        #expect(try mean(apart) > 1.5 * mean(.slippage))
    }

    /// The constant h squared by the equation that defines it: half of (1 + 2 eta) to the power of -(n - 1) / 2 is alpha / (k - 1).
    @Test func constantSolvesItsEquation() throws {
        let rule = try SelectionRule(alternatives: 5, zone: 1, maximum: 100)
        let eta = rule.varianceScale(20) / (2 * 19)
        #expect(abs(pow(1 + 2 * eta, -19.0 / 2) / 2 - 0.05 / 4) < 1e-12)
        // 2 eta = 0.025^(-2/19) - 1 = 0.474553...
        #expect(abs(2 * eta - 0.4745) < 0.001)
    }

    /// By hand: two alternatives, variance of the difference 1, zone 0.5, 20 replications.
    @Test func judgesByTheTriangle() throws {
        let rule = try SelectionRule(alternatives: 2, zone: 0.5, maximum: 60)
        let horizon = rule.varianceScale(20) / 0.25
        let edge = 0.5 / 40 * (horizon - 20)
        func judge(_ lead: Double, _ replications: Int = 20) -> SelectionRule.Verdict {
            rule.judge([0, 1], replications: replications, mean: { $0 == 0 ? 3 : 3 + lead }) { _, _ in 1 }
        }
        #expect(judge(edge + 1e-9).selected == 1 && judge(-edge - 1e-9).selected == 0)
        let between = judge(edge / 2)
        #expect(between.status == .continuing && between.contenders == [0, 1] && between.leader == 1)
        let needed = horizon * 0.5 / (edge + 0.5)
        #expect(between.replicationsNeeded == Int(needed) + 1 - 20)
        #expect(between.mostReplicationsNeeded == Int(horizon) + 1 - 20)
        #expect(judge(9, 19).status == .continuing && judge(9, 19).replicationsNeeded == 1)
        let late = rule.judge([0, 1], replications: 60, mean: { _ in 3 }) { _, _ in 4 }
        #expect(late.status == .undecided && late.replicationsNeeded > 0 && late.selected == nil)
        let equal = rule.judge([0, 1], replications: 20, mean: { _ in 3 }) { _, _ in 0 }
        #expect(equal.selected == 0)
        let smaller = try SelectionRule(alternatives: 2, zone: 0.5, preference: .smaller, maximum: 60)
        #expect(smaller.judge([0, 1], replications: 20, mean: { Double($0) * 9 }) { _, _ in 1 }.selected == 0)
    }

    /// Stopped by its maximum it says how many more it takes, which is right within a factor of two on average, and then goes on.
    @Test func forecastsWhatItNeeds() throws {
        var (forecast, needed) = (Tally(), Tally())
        for seed in UInt64(1)...100 {
            var selection = try SelectionFamily.slippage.select(seed: seed, minimum: 20, maximum: 25)
            guard selection.verdict.status == .undecided else { continue }
            #expect(selection.replications == 25 && selection.verdict.contenders.count > 1)
            #expect(selection.verdict.replicationsNeeded <= selection.verdict.mostReplicationsNeeded)
            forecast.add(Double(selection.verdict.replicationsNeeded))
            selection.setMaximum(100_000)
            #expect(selection.verdict.status == .continuing)
            while selection.verdict.status == .continuing {
                let replication = selection.replications + 1
                try selection.add((0..<5).map { SelectionFamily.slippage.outcome(of: $0, replication, seed: seed) })
            }
            #expect(
                selection == (try continued(SelectionFamily.slippage.select(seed: seed, minimum: 20), maximum: 100_000))
            )
            needed.add(Double(selection.replications - 25))
        }
        #expect(forecast.count > 50)
        #expect(forecast.mean > needed.mean / 2 && forecast.mean < needed.mean * 2, "\(forecast.mean) \(needed.mean)")
    }

    private func continued(_ selection: RankingAndSelection, maximum: Int) -> RankingAndSelection {
        var selection = selection
        selection.setMaximum(maximum)
        return selection
    }

    /// Any number of jobs, and any interruption with a state stored as JSON, give the same state to the last bit.
    @Test(arguments: [1, 2, 5])
    func runsTheSameOnAnyCoresAndAfterInterruption(_ jobs: Int) async throws {
        struct Cut: Error {}
        let family = SelectionFamily.steps
        let expected = try family.select(seed: 7)
        var selection = RankingAndSelection(expected.rule)
        var stored = try JSONEncoder().encode(selection)
        var cuts = 0
        while selection.verdict.status == .continuing {
            var left = 13
            do {
                try await selection.run(jobs: jobs) {
                    family.outcome(of: $0, $1, seed: 7)
                } progress: { state in
                    left -= 1
                    stored = try JSONEncoder().encode(state)
                    if left == 0 { throw Cut() }
                }
            } catch is Cut { cuts += 1 }
            selection = try JSONDecoder().decode(RankingAndSelection.self, from: stored)
        }
        #expect(selection == expected && cuts > 2)
    }

    @Test func settingsAndOutcomesAreChecked() async {
        await expectText("SelectionRule: zone is 0.0; it must be a finite number above 0") {
            _ = try SelectionRule(alternatives: 3, zone: 0, maximum: 100)
        }
        await expectText("SelectionRule: confidence is 0.2; it must be above 0.25, which guessing has, and below 1") {
            _ = try SelectionRule(alternatives: 4, zone: 1, confidence: 0.2, maximum: 100)
        }
        await expectText("SelectionRule: maximum is 10.0; it must be at least the minimum, 40") {
            _ = try SelectionRule(alternatives: 4, zone: 1, maximum: 10)
        }
        await expectText(
            "RankingAndSelection: the result of replication 1 of alternative 1 is nan; it must be a finite number"
        ) {
            var selection = RankingAndSelection(try SelectionRule(alternatives: 2, zone: 1, maximum: 100))
            try selection.add([1, .nan])
        }
        await expectText("RankingAndSelection: the number of outcomes is 3; it must be 2") {
            var selection = RankingAndSelection(try SelectionRule(alternatives: 2, zone: 1, maximum: 100))
            try selection.add([1, 2, 3])
        }
    }
}
