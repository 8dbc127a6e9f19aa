import Models
import Simulator
import Testing

@testable import Scenarios

@Suite struct SimultaneousTests {
    private func run(_ name: String, _ series: [(Group, [Double])]) -> NamedOutcomes {
        let names = CellNames(SmallStudy.input(level: 1))
        return NamedOutcomes(
            name: name,
            outcomes: series.map { group, values in
                let (total, count) = (values.reduce(0, +), Double(values.count))
                let jackknife = Jackknife(whole: total / count, leavingOut: values.map { (total - $0) / (count - 1) })
                return ReportedOutcome(
                    OutcomeEstimate(
                        name: "hours_change", unit: "hours", group: group, jackknife: jackknife, reason: nil),
                    names: names, confidence: 0.95, replications: values.count)
            })
    }

    private func noise(_ seed: UInt64) -> [Double] {
        var stream = RandomStream(StreamName(seed: seed, replication: 1, kind: 0, identity: 0, purpose: 0))
        return (0..<30).map { _ in stream.normal() }
    }

    @Test func ofTwoScenariosTheyAreThoseOfEach() {
        let differences = DifferenceFamilies.differences(
            [run("a", [(.region, noise(1))]), run("b", [(.region, noise(2))])], seed: 1)
        #expect(differences.count == 1 && differences.allSatisfy { $0.halfWidth == $0.simultaneousHalfWidth })
    }

    /// Three comparisons with one control, all independent: the differences correlate by a half. Dunnett's two-sided value for three comparisons
    /// and many replications is 2.349 at 95 % (C. W. Dunnett 1964, doi:10.2307/2528490); for 29 degrees of freedom it is near 2.47.
    @Test func ofFourTheyAreThoseOfDunnett() throws {
        let runs = (1...4).map { run("s\($0)", [(.region, noise(UInt64($0))), (.municipality(0), noise(UInt64($0)))]) }
        let differences = DifferenceFamilies.differences(runs, seed: 1)
        #expect(differences.map(\.b) == ["s2", "s2", "s3", "s3", "s4", "s4"])
        let one = studentQuantile(confidence: 0.95, degreesOfFreedom: 29)
        for difference in differences {
            let factor = try #require(difference.simultaneousHalfWidth) / (try #require(difference.halfWidth))
            // Here the correlations are those that 30 draws have, and not a half.
            let expected = difference.group.key.isEmpty ? 2.47 : 2.541
            #expect(abs(factor * one - expected) < (difference.group.key.isEmpty ? 0.06 : 0.001))
        }
    }

    /// 400 comparisons of three that do not differ, with luck in common: all intervals hold at once in 95 % of them.
    @Test func theyHoldAtOnce() {
        let trials = fullTests ? 2000 : 400
        let covered = (1...trials).count { trial in
            let shared = noise(UInt64(10_000 + trial))
            let runs = (1...3).map { number in
                let own = noise(UInt64(20_000 * number + trial))
                return run("s\(number)", [(.region, zip(shared, own).map { $0 + $1 })])
            }
            return DifferenceFamilies.differences(runs, seed: UInt64(trial)).allSatisfy { !$0.excludesZero }
        }
        #expect(binomialPValue(covered, of: trials, nominal: 0.95) > 0.001, "\(covered) of \(trials)")
    }
}
