import CGSL
import Glibc
import Testing

@testable import Simulator

/// Exact, transformed and combined intervals against published numbers and by simulation.
@Suite struct RareIntervalTests {
    /// Clopper and Pearson for 4 of 20 (0.0573 to 0.4366) and 16 of 20, and Garwood for 3 (0.6187 to 8.7673), from tables.
    @Test func limitsOfTables() {
        let four = binomialLimits(events: 4, trials: 20, confidence: 0.95)
        #expect(abs(four.lowerBound - 0.057334) < 1e-5 && abs(four.upperBound - 0.436614) < 1e-5)
        let rest = binomialLimits(events: 16, trials: 20, confidence: 0.95)
        #expect(abs(rest.lowerBound - 0.563386) < 1e-5 && abs(rest.upperBound - 0.942666) < 1e-5)
        let three = poissonLimits(events: 3, confidence: 0.95)
        #expect(abs(three.lowerBound - 0.618672) < 1e-5 && abs(three.upperBound - 8.767273) < 1e-5)
    }

    /// Of a fraction of an event, as few replications leave, the lower limit is where the gamma distribution reaches its tail.
    @Test(arguments: [0.001, 0.01, 0.05, 0.099, 0.1, 0.3]) func limitsOfAFractionOfAnEvent(_ events: Double) {
        let limits = poissonLimits(events: events, confidence: 0.95)
        #expect(limits.lowerBound >= 0 && limits.lowerBound < events && limits.upperBound > 3.68)
        // Below 0.2 events it is 0 but for less than a millionth of a millionth.
        let reached = gsl_cdf_gamma_P(limits.lowerBound, events, 1)
        #expect(events < 0.2 ? limits.lowerBound < 1e-12 : abs(reached - 0.025) < 1e-6)
    }

    /// By hand, at 9 degrees of freedom (t = 2.262157): a share of 0.1 with a standard error of 0.05, on the logit scale -2.197225 ± 1.256754.
    @Test func intervalsStayInTheirRange() {
        let reach = studentQuantile(confidence: 0.95, degreesOfFreedom: 9)
        let share = ValueRange.share.interval(around: 0.1, standardError: 0.05, reach: reach)
        #expect(abs(share.lowerBound - 0.030650) < 1e-5 && abs(share.upperBound - 0.280807) < 1e-5)
        let rate = ValueRange.nonNegative.interval(around: 2, standardError: 1, reach: 2)
        #expect(abs(rate.lowerBound - 2 * exp(-1)) < 1e-12 && abs(rate.upperBound - 2 * exp(1)) < 1e-12)
        let difference = ValueRange.signedShare.interval(around: 0.9, standardError: 0.1, reach: 2)
        #expect(difference.lowerBound > -1 && difference.upperBound < 1 && difference.contains(0.9))
        #expect(ValueRange.all.interval(around: 0.1, standardError: 0.05, reach: 2) == 0...0.2)
    }

    /// A difference of two independent shares, 56 of 70 less 48 of 80, with Clopper-Pearson limits in place of Wilson's as R. G. Newcombe (1998)
    /// has them (method 10 gives 0.0524 to 0.3339 there): the exact limits are a little wider. Of equal correlated estimates nothing is left.
    @Test func differencesFromTwoIntervals() throws {
        func share(_ events: Double, _ trials: Double) -> Estimate {
            let limits = binomialLimits(events: events, trials: trials, confidence: 0.95)
            return Estimate(
                value: events / trials, low: limits.lowerBound, high: limits.upperBound, level: 0.95, method: .exact)
        }
        let difference = share(48, 80).difference(to: share(56, 70), correlation: 0)
        let (low, high) = (try #require(difference.low), try #require(difference.high))
        #expect(abs(difference.value - 0.2) < 1e-12 && abs(low - 0.0524) < 0.02 && abs(high - 0.3339) < 0.02)
        #expect(difference.method == .mover)
        let none = share(0, 100).difference(to: share(0, 100), correlation: 0)
        #expect(none.value == 0 && none.low ?? 0 < -0.03 && none.high ?? 0 > 0.03)
    }

    /// A share of 2 % in 20 replications of 10 trials, some four events: the exact interval covers at least 95 %, two-sided t intervals 78 to 90 %.
    @Test func fewEventsAreCovered() throws {
        let coverage = try Coverage(seed: 131) { stream in
            let hits = (0..<20).map { _ in (0..<10).reduce(0.0) { sum, _ in sum + (stream.chance(0.02) ? 1 : 0) } }
            let trials = hits.map { _ in 10.0 }
            let jackknife = try #require(Jackknife(ratioOf: hits, to: trials))
            let events = EventCount(events: hits.reduce(0, +), trials: 200, perEvent: 1 / 200)
            return jackknife.estimate(within: .share, events: events).contains(0.02)
        }
        #expect(gsl_cdf_binomial_P(UInt32(coverage.covered), 0.95, 1000) > 0.001, "\(coverage)")
    }

    /// Replications until a rare event, of 5 %, is known: by half-widths alone such intervals cover in 60 to 65 %.
    @Test(arguments: [0.1, 0.04, 0.02]) func sequentialStoppingCountsEvents(target: Double) {
        let coverage = Coverage(seed: 132) { stream in
            var stopping = SequentialStopping(PrecisionRule(targets: [target], maximum: 20_000))
            while !stopping.verdict.stops { stopping.add([stream.chance(0.05) ? 1 : 0]) }
            return stopping.estimates[0].contains(0.05)
        }
        #expect(gsl_cdf_binomial_P(UInt32(coverage.covered), 0.94, 1000) > 0.001, "\(coverage)")
    }

    @Test func whatNeverVariesIsPreciseInTheEnd() {
        let rule = PrecisionRule(targets: [0.1], maximum: 1000)
        #expect(!rule.judge([0], events: [0], replications: 100).stops)
        #expect(rule.judge([0], events: [0], replications: 200).stops)
        #expect(!rule.judge([0.05], events: [9], replications: 500).stops)
    }
}
