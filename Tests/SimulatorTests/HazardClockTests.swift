import Foundation
import Testing

@testable import Simulator

/// Two competing clocks whose multipliers change at given days, with what theory says of them.
private struct Competition {
    let baselines: [BaselineHazard]
    /// The days at which the multipliers change, ascending.
    let changes: [Double]
    /// The multipliers of each clock from the start and from each change on.
    let multipliers: [[Double]]

    /// The first ring and which clock it was.
    func run(_ ordinal: Int, purpose: UInt32) -> (time: Double, cause: Int) {
        var clocks = baselines.indices.map { cause in
            var stream = testStream(41, purpose + UInt32(cause), ordinal: ordinal)
            return HazardClock(
                baseline: baselines[cause], origin: .start, threshold: stream.exponential(mean: 1),
                multiplier: multipliers[cause][0])
        }
        for (index, day) in changes.enumerated() {
            guard min(clocks[0].ring, clocks[1].ring) > Instant(days: day) else { break }
            for cause in clocks.indices {
                clocks[cause].change(multiplier: multipliers[cause][index + 1], at: Instant(days: day))
            }
        }
        let cause = clocks[0].ring < clocks[1].ring ? 0 : 1
        return (clocks[cause].ring.days, cause)
    }

    /// The integrated hazard of one cause to a day.
    func hazard(_ cause: Int, to day: Double) -> Double {
        let edges = [0] + changes + [.infinity]
        return multipliers[cause].indices.reduce(0) { sum, piece in
            let (from, to) = (min(edges[piece], day), min(edges[piece + 1], day))
            let passed = baselines[cause].integral(to: to) - baselines[cause].integral(to: from)
            return sum + multipliers[cause][piece] * passed
        }
    }

    func survival(_ day: Double) -> Double { day == .infinity ? 0 : exp(-hazard(0, to: day) - hazard(1, to: day)) }

    /// 40 000 first rings: their times by Kolmogorov-Smirnov, and their causes by the period in which they fall by chi-square.
    ///
    /// `limits` hold the days of all changes; `share` is the part of the first cause among the rings between two limits.
    func check(purpose: UInt32, limits: [Double], share: (Double, Double) -> Double) {
        let n = 40_000
        let rings = (0..<n).map { run($0, purpose: purpose) }
        expectPlausible(GoodnessOfFit.kolmogorov(rings.map(\.time)) { 1 - survival($0) }, "time")
        let edges = [0] + limits + [.infinity]
        var observed = Array(repeating: 0.0, count: 2 * (edges.count - 1))
        for ring in rings { observed[2 * limits.partitioningIndex { $0 >= ring.time } + ring.cause] += 1 }
        let expected = zip(edges, edges.dropFirst()).flatMap { from, to -> [Double] in
            let all = Double(n) * (survival(from) - survival(to))
            return [share(from, to) * all, (1 - share(from, to)) * all]
        }
        expectPlausible(GoodnessOfFit.chiSquare(observed: observed, expected: expected), "cause")
    }
}

/// Clocks against closed forms, and at the ends of their ranges.
@Suite struct HazardClockTests {
    /// Between changes each cause has the share of its hazard in the sum, in closed form.
    @Test func competingExponentialClocks() {
        let rates = [0.05, 0.03]
        let multipliers = [[1, 2, 0, 0.5], [1, 1, 0.7, 4]]
        let days = [5.0, 10, 20]
        let competition = Competition(
            baselines: rates.map { .constant(rate: $0) }, changes: days, multipliers: multipliers)
        competition.check(purpose: 1, limits: [2, 5, 7, 10, 13, 20, 23]) { from, _ in
            let piece = days.partitioningIndex { $0 > from }
            let (a, b) = (rates[0] * multipliers[0][piece], rates[1] * multipliers[1][piece])
            return a / (a + b)
        }
    }

    /// With one shape the hazards stay in proportion between changes, so the shares are in closed form too.
    @Test(arguments: [0.6, 1.7]) func competingWeibullClocks(_ shape: Double) {
        let scales = [100.0, 160]
        let multipliers = [[1, 3, 0.4], [1.5, 0, 2]]
        let days = [30.0, 80]
        let competition = Competition(
            baselines: scales.map { .weibull(shape: shape, scale: $0) }, changes: days, multipliers: multipliers)
        competition.check(purpose: 3, limits: [10, 30, 50, 80, 120, 200]) { from, _ in
            let piece = days.partitioningIndex { $0 > from }
            let hazards = (0...1).map { multipliers[$0][piece] * pow(scales[$0], -shape) }
            return hazards[0] / (hazards[0] + hazards[1])
        }
    }

    /// A constant and a falling hazard; the share of the constant one by quadrature of its hazard times survival.
    @Test func aConstantAgainstAWeibullClock() {
        let competition = Competition(
            baselines: [.constant(rate: 0.01), .weibull(shape: 0.7, scale: 100)], changes: [40],
            multipliers: [[1, 2.5], [1, 0.3]])
        let rule = GaussLegendre(points: 128)
        competition.check(purpose: 5, limits: [5, 15, 40, 60, 100]) { from, to in
            let rate = from < 40 ? 0.01 : 0.025
            // Past 1000 days less than 1e-9 is left.
            let first = rate * rule.integral(from: from, to: min(to, 1000), of: competition.survival)
            return first / (competition.survival(from) - competition.survival(to))
        }
    }

    /// Whatever the multipliers and however late, the integrated hazard at the ring is the threshold.
    @Test(arguments: [
        BaselineHazard.constant(rate: 0.002), .weibull(shape: 0.5, scale: 300), .weibull(shape: 3, scale: 900),
    ])
    func theThresholdIsUsedUpExactly(_ baseline: BaselineHazard) {
        var stream = testStream(42)
        for _ in 0..<2000 {
            let threshold = stream.exponential(mean: 1)
            let origin = Instant(days: stream.uniform() * 1e5)
            var multiplier = 1.0
            var clock = HazardClock(baseline: baseline, origin: origin, threshold: threshold)
            var (day, used) = (0.0, 0.0)
            while true {
                let next = day + exp(stream.normal(mean: 3, standardDeviation: 3))
                if clock.ring <= origin + .days(next) || next > 1e6 { break }
                used += multiplier * (baseline.integral(to: next) - baseline.integral(to: day))
                day = next
                multiplier = stream.chance(0.2) ? 0 : exp(stream.normal(mean: -3, standardDeviation: 6))
                clock.change(multiplier: multiplier, at: origin + .days(day))
            }
            guard clock.ring < .never else { continue }
            let age = (clock.ring - origin).days
            let atRing = used + multiplier * (baseline.integral(to: age) - baseline.integral(to: day))
            // What one step of the clock's time, 1e5 days and more from its start, is worth at this hazard.
            let step = max(clock.ring.days.ulp, origin.days.ulp) * 4
            let grain = multiplier * (baseline.integral(to: age + step) - baseline.integral(to: max(0, age - step)))
            #expect(abs(atRing - threshold) <= 1e-9 * threshold + grain, "\(baseline) \(multiplier) \(age)")
        }
    }

    @Test func aMultiplierOfZeroStopsTheClock() {
        var clock = HazardClock(baseline: .constant(rate: 1), origin: .start, threshold: 2)
        clock.change(multiplier: 0, at: Instant(days: 1))
        #expect(clock.ring == .never)
        clock.change(multiplier: 1, at: Instant(days: 5))
        #expect(abs(clock.ring.days - 6) < 1e-12)
        // So does a rate of zero, at any time.
        var still = HazardClock(baseline: .constant(rate: 0), origin: .start, threshold: 2)
        still.change(multiplier: 5, at: .never)
        #expect(still.ring == .never)
    }

    /// Time before the origin does not count, whatever is changed in it.
    @Test(arguments: [BaselineHazard.constant(rate: 0.1), .weibull(shape: 1, scale: 10)])
    func aClockThatStartsLater(_ baseline: BaselineHazard) {
        #expect(baseline.integral(to: -5) == 0)
        var clock = HazardClock(baseline: baseline, origin: Instant(days: 100), threshold: 3)
        clock.change(multiplier: 2, at: Instant(days: 60))
        #expect(abs(clock.ring.days - 115) < 1e-9)
        clock.change(multiplier: 1, at: Instant(days: 90))
        clock.change(multiplier: 1, at: Instant(days: 110))
        #expect(abs(clock.ring.days - 130) < 1e-9)
    }

    @Test func theEndsOfTheRange() {
        // A huge multiplier rings at once, not before.
        var clock = HazardClock(baseline: .weibull(shape: 0.7, scale: 100), origin: .start, threshold: 1)
        clock.change(multiplier: 1e300, at: Instant(days: 33.3))
        #expect(clock.ring.days >= 33.3 && clock.ring.days < 33.3 + 1e-9)
        for day in 34...2000 {
            let now = Instant(days: Double(day) * 1.37)
            var used = clock
            used.change(multiplier: 1e300, at: now)
            #expect(used.ring >= now)
        }
        // A tiny one rings later than a number can say, which is never.
        clock.change(multiplier: .leastNonzeroMagnitude, at: Instant(days: 33.3))
        #expect(clock.ring == .never || clock.ring.days > 1e100)
        // Used up: it rings now.
        clock.change(multiplier: 1e300, at: Instant(days: 33.3))
        clock.change(multiplier: 1, at: Instant(days: 50))
        #expect(clock.ring == Instant(days: 50))
        // A hazard so steep that its integral is no number.
        var steep = HazardClock(
            baseline: .weibull(shape: 100, scale: 1), origin: .start, threshold: 1, multiplier: 0)
        steep.change(multiplier: 1, at: Instant(days: 1e4))
        #expect(steep.ring == Instant(days: 1e4))
        steep.change(multiplier: 2, at: Instant(days: 2e4))
        #expect(steep.ring == Instant(days: 2e4))
    }
}
