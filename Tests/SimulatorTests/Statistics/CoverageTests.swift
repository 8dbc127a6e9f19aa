import Foundation
import Testing

@testable import Simulator

/// Intervals of nominally 95 % cover the truth that often in 1 000 small experiments: two-sided binomial p above 0.001, which holds for
/// 926 to 971 covered. The t intervals of normal values and the quantile's are exact; the others are so for large
/// samples, and at the sizes here within 0.6 of a point of nominal: in 20 000 experiments batch means covered 94.8 %, the ratio 95.0 %,
/// Kaplan-Meier 95.1 %, its median 95.4 %, its restricted mean 94.5 %, Aalen-Johansen 95.1 %. No seed was chosen by its result.
@Suite struct CoverageTests {
    @Test func tIntervalOfAMean() {
        let coverage = Coverage(seed: 101) { stream in
            Tally((0..<5).map { _ in stream.normal(mean: 3, standardDeviation: 2) }).estimate().covers(3)
        }
        #expect(coverage.pValue(nominal: 0.95) > 0.001, "\(coverage)")
    }

    @Test func tIntervalOfAnotherConfidence() {
        let coverage = Coverage(seed: 102) { stream in
            Tally((0..<8).map { _ in stream.normal() }).estimate(confidence: 0.8).covers(0)
        }
        #expect(coverage.pValue(nominal: 0.8) > 0.001, "\(coverage)")
    }

    /// Normal noise that two scenarios share, and less that they do not.
    @Test func pairedDifference() {
        let coverage = Coverage(seed: 103) { stream in
            let shared = (0..<10).map { _ in stream.normal(standardDeviation: 5) }
            let first = shared.map { $0 + stream.normal() }
            let second = shared.map { $0 + 0.5 + stream.normal() }
            return PairedDifference(from: first, to: second)?.estimate().covers(0.5) ?? false
        }
        #expect(coverage.pValue(nominal: 0.95) > 0.001, "\(coverage)")
    }

    /// Three in ten of groups that differ in size.
    @Test func jackknifeOfARatio() {
        let coverage = Coverage(seed: 111) { stream in
            let sizes = (0..<30).map { _ in 20 + stream.poisson(mean: 10) }
            let hits = sizes.map { size in (0..<size).reduce(0.0) { sum, _ in sum + (stream.chance(0.3) ? 1 : 0) } }
            return Jackknife(ratioOf: hits, to: sizes.map { Double($0) })?.estimate().covers(0.3) ?? false
        }
        #expect(coverage.pValue(nominal: 0.95) > 0.001, "\(coverage)")
    }

    /// AR(1) with coefficient 0.8; batches of 500 values correlate by less than 0.005.
    @Test func batchMeans() {
        let coverage = Coverage(seed: 104) { stream in
            let series = autoregression(0.8, count: 10_000, &stream)
            return BatchMeans(series, batches: 20)?.estimate().covers(0) ?? false
        }
        #expect(coverage.pValue(nominal: 0.95) > 0.001, "\(coverage)")
    }

    /// With batches as short as the correlation the interval is far too narrow, and the correlation of the batches shows it.
    @Test func batchesThatAreTooShortUndercover() {
        var correlations = Tally()
        let coverage = Coverage(seed: 105, trials: 200) { stream in
            let batches = BatchMeans(autoregression(0.95, count: 400, &stream), batches: 20)
            if let correlation = batches?.lag1Correlation { correlations.add(correlation) }
            return batches?.estimate().covers(0) ?? false
        }
        #expect(coverage.pValue(nominal: 0.95) < 0.001, "\(coverage)")
        #expect(correlations.mean > 1 / 20.0.squareRoot())
    }

    private func autoregression(_ coefficient: Double, count: Int, _ stream: inout RandomStream) -> [Double] {
        var value = stream.normal(standardDeviation: (1 / (1 - coefficient * coefficient)).squareRoot())
        return (0..<count).map { _ in
            value = coefficient * value + stream.normal()
            return value
        }
    }

    /// Exponential times with uniform censoring: 100 subjects, of whom a third is censored, at the true median.
    @Test func kaplanMeier() {
        let coverage = Coverage(seed: 106) { stream in
            KaplanMeier(subjects(&stream))?.limits(at: log(2))?.contains(0.5) ?? false
        }
        #expect(coverage.pValue(nominal: 0.95) > 0.001, "\(coverage)")
    }

    @Test func medianOfKaplanMeier() {
        let coverage = Coverage(seed: 107) { stream in
            KaplanMeier(subjects(&stream))?.quantileLimits(0.5)?.contains(log(2)) ?? false
        }
        #expect(coverage.pValue(nominal: 0.95) > 0.001, "\(coverage)")
    }

    @Test func restrictedMeanOfKaplanMeier() {
        let coverage = Coverage(seed: 108) { stream in
            KaplanMeier(subjects(&stream))?.restrictedMean(to: 1.5)?.covers(1 - exp(-1.5)) ?? false
        }
        #expect(coverage.pValue(nominal: 0.95) > 0.001, "\(coverage)")
    }

    /// The first cause has six tenths of a constant hazard of 1.
    @Test func aalenJohansen() {
        let coverage = Coverage(seed: 109) { stream in
            AalenJohansen(subjects(&stream))?.limits(of: 1, at: 1)?.contains(0.6 * (1 - exp(-1))) ?? false
        }
        #expect(coverage.pValue(nominal: 0.95) > 0.001, "\(coverage)")
    }

    private func subjects(_ stream: inout RandomStream) -> [TimeToEvent] {
        (0..<100).map { _ in
            let end = stream.exponential(mean: 1)
            let censored = 3 * stream.uniform()
            let cause = stream.chance(0.6) ? 1 : 2
            return TimeToEvent(min(end, censored), cause: end <= censored ? cause : nil)
        }
    }

    /// The order statistics cover as often as they say, which is more than was asked.
    @Test func quantile() throws {
        var attained = 0.0
        let coverage = try Coverage(seed: 110) { stream in
            let sample = try #require(OrderedSample((0..<60).map { _ in stream.exponential(mean: 1) }))
            let interval = sample.interval(0.9)
            attained = interval.confidence
            return interval.limits.contains(log(10))
        }
        #expect(attained >= 0.95 && attained < 0.98)
        #expect(coverage.pValue(nominal: attained) > 0.001, "\(coverage)")
    }
}
