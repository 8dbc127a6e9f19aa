import CGSL
import Foundation
import Testing

@testable import Simulator

/// Clocks against closed forms; Kolmogorov-Smirnov with fixed seeds, p above 0.001 (critical value 1.95 / sqrt n).
@Suite struct HazardClockTests {
    private func threshold(_ ordinal: Int, _ purpose: UInt32) -> Double {
        var stream = RandomStream(
            StreamName(seed: 2, replication: 1, kind: 7, identity: 0, purpose: purpose, ordinal: UInt64(ordinal)))
        return stream.exponential(mean: 1)
    }

    private func largestDistance(_ values: [Double], _ cumulative: (Double) -> Double) -> Double {
        let sorted = values.sorted()
        let n = Double(sorted.count)
        return sorted.enumerated().reduce(0) { worst, item in
            let f = cumulative(item.element)
            return max(worst, abs(f - Double(item.offset) / n), abs(f - Double(item.offset + 1) / n))
        }
    }

    @Test func weibullWithAMultiplierThatChangesOnTheWay() {
        let n = 20_000
        let times = (0..<n).map { ordinal in
            var clock = HazardClock(
                baseline: .weibull(shape: 0.7, scale: 100), origin: .start, threshold: threshold(ordinal, 1))
            if clock.ring > Instant(days: 30) { clock.change(multiplier: 3, at: Instant(days: 30)) }
            if clock.ring > Instant(days: 80) { clock.change(multiplier: 0.5, at: Instant(days: 80)) }
            return clock.ring.days
        }
        func integral(_ t: Double) -> Double { pow(t / 100, 0.7) }
        func hazard(_ t: Double) -> Double {
            integral(min(t, 30)) + 3 * (integral(min(max(t, 30), 80)) - integral(30))
                + 0.5 * (integral(max(t, 80)) - integral(80))
        }
        #expect(largestDistance(times) { 1 - exp(-hazard($0)) } < 1.95 / Double(n).squareRoot())
    }

    /// Two competing exponential clocks, one of which doubles at day 10: the share of the first against the closed form.
    @Test func competingExponentials() {
        let n = 40_000
        var firstWins = 0
        for ordinal in 0..<n {
            var first = HazardClock(
                baseline: .constant(rate: 0.05), origin: .start, threshold: threshold(ordinal, 2))
            let second = HazardClock(
                baseline: .constant(rate: 0.03), origin: .start, threshold: threshold(ordinal, 3))
            if min(first.ring, second.ring) > Instant(days: 10) { first.change(multiplier: 2, at: Instant(days: 10)) }
            if first.ring < second.ring { firstWins += 1 }
        }
        let before = 1 - exp(-0.8)
        let expected = before * 5 / 8 + (1 - before) * 10 / 13
        let z = (Double(firstWins) / Double(n) - expected) / (expected * (1 - expected) / Double(n)).squareRoot()
        #expect(2 * gsl_cdf_ugaussian_Q(abs(z)) > 0.001)
    }

    @Test func aMultiplierOfZeroStopsTheClock() {
        var clock = HazardClock(baseline: .constant(rate: 1), origin: .start, threshold: 2)
        clock.change(multiplier: 0, at: Instant(days: 1))
        #expect(clock.ring == .never)
        clock.change(multiplier: 1, at: Instant(days: 5))
        #expect(abs(clock.ring.days - 6) < 1e-12)
    }
}
