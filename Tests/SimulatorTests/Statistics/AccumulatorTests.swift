import Testing

@testable import Simulator

/// Tallies, time-weighted quantities, histograms and quantiles against values by hand and by R.
@Suite struct AccumulatorTests {
    private func sample(_ count: Int, seed: UInt64) -> [Double] {
        var stream = RandomStream(StreamName(seed: seed, replication: 1, kind: 8, identity: 0, purpose: 0))
        return (0..<count).map { _ in 1000 + stream.exponential(mean: 3) }
    }

    @Test(arguments: [0, 1, 137, 1000]) func mergedTalliesAreOne(_ split: Int) {
        let values = sample(1000, seed: 140)
        let whole = Tally(values)
        var merged = Tally(values[..<split])
        merged.merge(Tally(values[split...]))
        #expect(merged.count == 1000)
        #expect(abs(merged.mean - whole.mean) < 1e-10 && abs(merged.variance - whole.variance) < 1e-10)
        if split == 0 || split == 1000 { #expect(merged == whole) }
    }

    @Test func tIntervalOfATally() throws {
        // R: t.test(c(2, 4, 4, 4, 5, 5, 7, 9), conf.level = 0.9)
        let estimate = Tally([2, 4, 4, 4, 5, 5, 7, 9]).estimate(confidence: 0.9)
        #expect(estimate.value == 5)
        #expect(abs(try #require(estimate.halfWidth) - 1.4321668080948) < 1e-9)
        #expect(Tally([1]).estimate().halfWidth == nil)
    }

    @Test func timeWeightedByHand() {
        var length = TimeWeighted(0, from: .start)
        length.set(3, at: Instant(days: 2))
        length.change(by: -2, at: Instant(days: 5))
        let end = Instant(days: 10)
        #expect(length.value == 1 && length.maximum == 3)
        #expect(length.area(until: end) == 14 && length.mean(until: end) == 1.4)
        #expect(abs(length.variance(until: end) - 1.24) < 1e-12)
        length.reset(at: Instant(days: 8))
        #expect(length.maximum == 1 && length.mean(until: Instant(days: 8)) == 1)
        length.set(2, at: Instant(days: 9))
        #expect(length.area(until: end) == 3 && length.mean(until: end) == 1.5 && length.variance(until: end) == 0.25)
    }

    @Test func whatLastsNoTimeCountsOnlyForTheMaximum() {
        var length = TimeWeighted(1, from: Instant(days: 3))
        length.set(9, at: Instant(days: 4))
        length.set(1, at: Instant(days: 4))
        #expect(length.maximum == 9 && length.mean(until: Instant(days: 5)) == 1)
        #expect(length.variance(until: Instant(days: 3 + 2)) == 0)
    }

    @Test func aLargeQuantityThatVariesLittleKeepsItsVariance() {
        var money = TimeWeighted(1e9, from: .start)
        for day in 1...1000 { money.set(1e9 + Double(day % 2), at: Instant(days: Double(day))) }
        #expect(abs(money.variance(until: Instant(days: 1000)) - 0.25) < 1e-9)
        #expect(money.mean(until: Instant(days: 1000)) == 1e9 + 0.5)
    }

    @Test func histogramCounts() throws {
        var histogram = try #require(Histogram(from: 0, to: 10, bins: 5))
        for value in [-0.1, 0, 1.99, 2, 5, 9.99, 10, 12] { histogram.add(value) }
        #expect(histogram.counts == [2, 1, 1, 0, 1] && histogram.below == 1 && histogram.above == 2)
        #expect(histogram.count == 8)
        // 2 of 8 is the first below and half of the first bin
        #expect(histogram.quantile(0.25) == 1)
        #expect(histogram.quantile(0.05) == nil && histogram.quantile(0.9) == nil)
        #expect(Histogram(from: 1, to: 1, bins: 5) == nil && Histogram(from: 0, to: 1, bins: 0) == nil)
        #expect(try #require(Histogram(from: 0, to: 1, bins: 3)).quantile(0.5) == nil)
    }

    @Test func histogramsMerge() throws {
        let values = sample(500, seed: 141)
        var (whole, first, second) = try (
            #require(Histogram(from: 1000, to: 1009, bins: 30)), #require(Histogram(from: 1000, to: 1009, bins: 30)),
            #require(Histogram(from: 1000, to: 1009, bins: 30))
        )
        for value in values { whole.add(value) }
        for value in values[..<200] { first.add(value) }
        for value in values[200...] { second.add(value) }
        #expect(first.merge(second) && first == whole && first.above > 0)
        var other = try #require(Histogram(from: 1000, to: 1009, bins: 31))
        #expect(!other.merge(whole) && other.count == 0)
    }

    @Test func quantileOfAHistogramIsWithinABin() throws {
        let values = sample(2000, seed: 142)
        var histogram = try #require(Histogram(from: 1000, to: 1040, bins: 400))
        for value in values { histogram.add(value) }
        let ordered = try #require(OrderedSample(values))
        for probability in [0.01, 0.25, 0.5, 0.9, 0.99] {
            #expect(abs(try #require(histogram.quantile(probability)) - ordered.quantile(probability)) <= 0.1)
        }
    }

    /// R: quantile(c(15, 1, 8, 3, 4), c(0, 0.1, 0.25, 0.5, 0.9, 1), type = 7)
    @Test func quantilesAreTypeSeven() throws {
        let sample = try #require(OrderedSample([15, 1, 8, 3, 4]))
        for (probability, expected) in [(0, 1), (0.1, 1.8), (0.25, 3), (0.5, 4), (0.9, 12.2), (1, 15)] {
            #expect(abs(sample.quantile(probability) - expected) < 1e-12)
        }
        #expect(OrderedSample([]) == nil && OrderedSample([1, .nan]) == nil)
    }

    /// By tables of the binomial: of 10 the 2nd and the 9th bound the median with 1 - 22 / 1024; 5 are too few.
    @Test func orderStatisticsBoundTheMedian() throws {
        let ten = try #require(OrderedSample((1...10).map { Double($0) })).interval(0.5)
        #expect(ten.limits == 2...9 && abs(ten.confidence - (1 - 22.0 / 1024)) < 1e-12)
        let five = try #require(OrderedSample((1...5).map { Double($0) })).interval(0.5)
        #expect(five.limits == -Double.infinity...Double.infinity && five.confidence == 1)
        // Of 20, the largest bounds the 0.9 quantile from below only: 1 - 0.9^20 is 0.878.
        let high = try #require(OrderedSample((1...20).map { Double($0) })).interval(0.9)
        #expect(high.limits.upperBound == .infinity && high.limits.lowerBound == 15)
    }
}
