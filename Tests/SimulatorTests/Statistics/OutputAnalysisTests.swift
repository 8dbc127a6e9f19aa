import Testing

@testable import Simulator

/// Batches, warm-up, pairs and ratios against values by hand and definitions written out.
@Suite struct OutputAnalysisTests {
    @Test func batches() throws {
        let batches = try #require(BatchMeans([100, 1, 3, 2, 6, 5, 7], batches: 3))
        #expect(batches.means == [2, 4, 6] && batches.batchSize == 2)
        let estimate = batches.estimate()
        #expect(estimate.value == 4)
        // t(0.975, 2) = 4.302653, times 2 / sqrt 3
        #expect(abs(try #require(estimate.halfWidth) - 4.968275424) < 1e-8)
        // (-2 * 0 + 0 * 2) / 8
        #expect(try #require(batches.lag1Correlation) == 0)
        #expect(abs(try #require(BatchMeans([1, 2, 3, 6], batches: 4)?.lag1Correlation) - 2.0 / 14) < 1e-12)
        #expect(BatchMeans([1, 1, 1, 1], batches: 2)?.lag1Correlation == nil)
        #expect(BatchMeans([1, 2], batches: 3) == nil && BatchMeans([1, 2], batches: 1) == nil)
    }

    /// Twenty-three values high up, then two that come down: the fifth batch, which has both, goes too.
    @Test func findsTheEndOfAKnownTransient() throws {
        let series = (0..<500).map { $0 < 23 ? 10.0 : ($0.isMultiple(of: 2) ? 1.0 : -1) }
        #expect(try MSER5.truncation(of: series) == 25)
        #expect(try MSER5.truncation(of: Array(repeating: 4, count: 60)) == 0)
    }

    /// A shift of three standard deviations over the first 300 of 3 000 values is always dropped, and little with it.
    @Test func findsATransientInNoise() throws {
        let truncations = try (1...200).map { experiment in
            var stream = RandomStream(
                StreamName(seed: 130, replication: UInt64(experiment), kind: 8, identity: 0, purpose: 0))
            return try MSER5.truncation(of: (0..<3000).map { stream.normal(mean: $0 < 300 ? 3 : 0) })
        }
        #expect(truncations.allSatisfy { $0 >= 300 && $0 <= 1500 && $0.isMultiple(of: 5) })
        #expect(Tally(truncations.map { Double($0) }).mean < 450)
    }

    /// An autoregression that starts 50 above its mean, of which 0.9 is left at each step: 0.7 after 40 steps, a third of a standard deviation.
    ///
    /// As it is, the mean of 2 000 values is off by 500 / 2000 on average; truncated, by no more than the noise of 200 experiments.
    @Test func takesAKnownBiasOutOfAnAutoregression() throws {
        var (raw, truncated, truncations) = (Tally(), Tally(), Tally())
        for experiment in 1...200 {
            var stream = RandomStream(
                StreamName(seed: 132, replication: UInt64(experiment), kind: 8, identity: 0, purpose: 0))
            var value = 50.0
            let series = (0..<2000).map { _ in
                defer { value = 0.9 * value + stream.normal() }
                return value
            }
            let truncation = try MSER5.truncation(of: series)
            truncations.add(Double(truncation))
            raw.add(Tally(series).mean)
            truncated.add(Tally(series[truncation...]).mean)
        }
        let error = truncated.standardDeviation / 200.0.squareRoot()
        #expect(abs(raw.mean - 0.25) < 4 * error && raw.mean > 8 * error)
        #expect(abs(truncated.mean) < 4 * error, "\(truncated.mean) \(error)")
        #expect(truncations.mean > 25 && truncations.mean < 200, "\(truncations.mean)")
    }

    /// The rule as it is written, for every truncation.
    @Test func isTheSmallestMarginalStandardError() throws {
        var stream = RandomStream(StreamName(seed: 131, replication: 1, kind: 8, identity: 0, purpose: 0))
        let series = (0..<203).map { (index: Int) in 50 / Double(1 + index) + stream.normal() }
        let batches = (0..<40).map { batch in series[batch * 5..<batch * 5 + 5].reduce(0, +) / 5 }
        let errors = (0..<35).map { truncation -> Double in
            let rest = batches[truncation...]
            let mean = rest.reduce(0, +) / Double(rest.count)
            return rest.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rest.count * rest.count)
        }
        let best = try #require(errors.indices.min { errors[$0] < errors[$1] })
        #expect(try MSER5.truncation(of: series) == 5 * best && best > 0)
    }

    @Test func refusesWhatIsTooShort() {
        let short = #expect(throws: MSER5.Refusal.self) { try MSER5.truncation(of: Array(repeating: 1, count: 49)) }
        #expect(short == .seriesTooShort(values: 49))
        #expect(short?.description == "a series of 49 values is too short to find its warm-up; give at least 50")
        let trend = #expect(throws: MSER5.Refusal.self) { try MSER5.truncation(of: (0..<200).map { Double($0) }) }
        #expect(trend == .warmUpTooLong(truncation: 170, values: 200))
        #expect(trend?.description == "the warm-up seems to take 170 of 200 values, more than half; run longer")
    }

    @Test func pairs() throws {
        let pairs = try #require(PairedDifference(from: [1, 2, 3, 4], to: [2, 4, 4, 6]))
        #expect(pairs.estimate().value == 1.5)
        // t(0.975, 3) = 3.182446, times sqrt(1 / 3) / 2
        #expect(abs(try #require(pairs.estimate().halfWidth) - 0.9186931155) < 1e-9)
        #expect(abs(try #require(pairs.correlation) - 6 / 40.0.squareRoot()) < 1e-12)
        #expect(PairedDifference(from: [1, 2], to: [1]) == nil)
        #expect(try #require(PairedDifference(from: [1, 1], to: [1, 2])).correlation == nil)
        #expect(try #require(PairedDifference(from: [1], to: [1])).estimate().halfWidth == nil)
    }

    @Test func ratios() throws {
        let jackknife = try #require(Jackknife(ratioOf: [1, 2, 6], to: [2, 2, 4]))
        #expect(jackknife.whole == 9.0 / 8)
        #expect(jackknife == Jackknife(whole: 9.0 / 8, leavingOut: [8.0 / 6, 7.0 / 6, 3.0 / 4]))
        #expect(Jackknife(ratioOf: [1], to: [2]) == nil && Jackknife(ratioOf: [], to: []) == nil)
        #expect(Jackknife(ratioOf: [1, 2], to: [0, 3]) == nil && Jackknife(ratioOf: [1, 2], to: [1]) == nil)
    }
}
