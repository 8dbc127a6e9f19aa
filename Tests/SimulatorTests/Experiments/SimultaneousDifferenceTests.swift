import CGSL
import Testing

@testable import Simulator

@Suite struct SimultaneousDifferenceTests {
    /// All intervals of a family cover at once, in nominally 95 % of 1 000 experiments: two-sided binomial p above 0.001.
    ///
    /// Four alternatives whose noise is partly shared and of different size, with 15 replications.
    @Test(arguments: [SimultaneousDifferences.Family.control(0), .control(2), .allPairs])
    func allIntervalsCoverAtOnce(_ family: SimultaneousDifferences.Family) throws {
        var experiment: UInt64 = 0
        let coverage = try Coverage(seed: 140) { stream in
            let outcomes = alternatives(4, replications: 15, &stream)
            experiment += 1
            let differences = try SimultaneousDifferences(
                of: outcomes, family: family, draws: 1000, seed: experiment)
            return differences.differences.allSatisfy { $0.estimate.covers(0.5 * Double($0.b - $0.a)) }
        }
        #expect(coverage.pValue(nominal: 0.95) > 0.001, "\(coverage)")
    }

    /// Means 0, 0.5, 1, ...; noise shared by all, and noise of their own that grows.
    private func alternatives(_ count: Int, replications: Int, _ stream: inout RandomStream) -> [[Double]] {
        let shared = (0..<replications).map { _ in stream.normal(standardDeviation: 3) }
        return (0..<count).map { alternative in
            shared.map { $0 + 0.5 * Double(alternative) + stream.normal(standardDeviation: 1 + Double(alternative)) }
        }
    }

    /// Many replications of independent alternatives with the same variance: the tables of C. W. Dunnett 1964 (doi:10.2307/2528490), two-sided,
    /// 5 %, infinitely many degrees of freedom, 2.21 for two against a control and 2.44 for four; and Tukey's 3.63 / sqrt 2 for all pairs of four.
    @Test(arguments: [(3, false, 2.21), (5, false, 2.44), (4, true, 2.57)])
    func criticalValuesAreThoseOfTables(_ count: Int, _ pairs: Bool, _ expected: Double) throws {
        var stream = testStream(141)
        let outcomes = (0..<count).map { _ in (0..<4000).map { _ in stream.normal() } }
        let family = try SimultaneousDifferences(
            of: outcomes, family: pairs ? .allPairs : .control(0), draws: 100_000, seed: 1)
        #expect(abs(family.criticalValue - expected) < 0.025, "\(family.criticalValue)")
        #expect(family.differences.count == (pairs ? 6 : count - 1))
    }

    @Test func isBetweenOneIntervalAndBonferroni() throws {
        var stream = testStream(142)
        let outcomes = alternatives(5, replications: 10, &stream)
        let family = try SimultaneousDifferences(of: outcomes, family: .allPairs, seed: 1)
        #expect(family.criticalValue > studentQuantile(confidence: 0.95, degreesOfFreedom: 9))
        #expect(family.criticalValue < studentQuantile(confidence: 0.995, degreesOfFreedom: 9))
        let two = try SimultaneousDifferences(of: Array(outcomes[..<2]), family: .control(0), seed: 1)
        var pair = try #require(PairedDifference(from: outcomes[0], to: outcomes[1])?.estimate())
        pair.method = .simultaneous
        #expect(two.differences == [.init(a: 0, b: 1, estimate: pair)])
        let same = try SimultaneousDifferences(of: [[1, 2], [1, 2], [3, 5]], family: .control(0), seed: 1)
        #expect(same.differences[0].estimate == Estimate(value: 0, halfWidth: 0, level: 0.95, method: .simultaneous))
        // Fewer replications than differences: the rank of the correlations is that of the replications.
        let few = try SimultaneousDifferences(
            of: outcomes.map { Array($0[..<3]) }, family: .allPairs, seed: 1)
        #expect(few.criticalValue <= studentQuantile(confidence: 0.995, degreesOfFreedom: 2))
    }

    @Test func outcomesAreChecked() async {
        await expectText("SimultaneousDifferences: control is 2.0; it must be 0 to 1") {
            _ = try SimultaneousDifferences(of: [[1, 2], [1, 2]], family: .control(2), seed: 1)
        }
        await expectText("SimultaneousDifferences: the number of replications of alternative 1 is 1; it must be 2") {
            _ = try SimultaneousDifferences(of: [[1, 2], [1]], family: .allPairs, seed: 1)
        }
    }
}

@Suite struct ParetoSetTests {
    @Test func dominationByHand() throws {
        // Coverage is better larger, cost smaller: 1 is better than 0 on both, 2 is cheap and poor, 3 equals 1.
        let outcomes: [[[Double]]] = [
            [[0.5, 0.5], [10, 10]], [[0.6, 0.6], [9, 9]], [[0.2, 0.2], [3, 3]], [[0.6, 0.6], [9, 9]],
        ]
        let set = try ParetoSet(of: outcomes, preferences: [.larger, .smaller], seed: 1)
        #expect(set.members == [1, 2, 3] && set.standings[0].dominatedBy == [1, 3])
        #expect(set.standings.map(\.probabilityDominated) == [1, 0, 0, 0])
        #expect(set.standings[2].means == [0.2, 3])
    }

    /// Two alternatives that differ on one outcome only: dominated with the probability that the mean difference is below 0.
    @Test func probabilityIsThatOfTheDifference() throws {
        var stream = testStream(143)
        let shared = (0..<50).map { _ in stream.normal(standardDeviation: 10) }
        let other = shared.map { $0 + 0.15 + stream.normal() }
        let set = try ParetoSet(
            of: [[shared, shared], [other, shared]], preferences: [.larger, .larger], resamples: 4000, seed: 2)
        let difference = try #require(PairedDifference(from: shared, to: other)).differences
        let z = difference.mean / (difference.variance / 50).squareRoot()
        #expect(abs(set.standings[0].probabilityDominated - normalCumulative(z)) < 0.03)
        #expect(abs(set.standings[0].probabilityDominated + set.standings[1].probabilityDominated - 1) < 1e-12)
    }

    @Test func outcomesAreChecked() async {
        await expectText("ParetoSet: the number of outcomes of alternative 1 is 1; it must be 2") {
            _ = try ParetoSet(of: [[[1], [2]], [[1]]], preferences: [.larger, .larger], seed: 1)
        }
    }
}
