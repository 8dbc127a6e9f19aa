import CGSL
import Foundation
import Testing

@testable import Simulator

/// p-values of tests of fit, shared by all tests that draw.
///
/// Every test of this target has a fixed seed and takes a p-value in [0.001, 0.999] (`expectPlausible`): too good a fit
/// is a fault too. A sound program therefore fails one such test in 500 when its seed is chosen, and always or never
/// after that.
enum GoodnessOfFit {
    /// Kolmogorov-Smirnov for a continuous distribution, from the limiting distribution with the correction of Stephens
    /// (1970), doi:10.1111/j.2517-6161.1970.tb00821.x; good to three digits for n > 100.
    static func kolmogorov(_ values: [Double], _ cumulative: (Double) -> Double) -> Double {
        let n = Double(values.count)
        let distance = values.sorted().enumerated().reduce(0.0) { worst, item in
            let share = cumulative(item.element)
            return max(worst, share - Double(item.offset) / n, Double(item.offset + 1) / n - share)
        }
        return kolmogorovUpperTail((n.squareRoot() + 0.12 + 0.11 / n.squareRoot()) * distance)
    }

    /// The chance that the Kolmogorov distribution exceeds `x`, by whichever of its two series converges fast.
    static func kolmogorovUpperTail(_ x: Double) -> Double {
        guard x > 0 else { return 1 }
        if x < 1.18 {
            let sum = stride(from: 1.0, through: 19, by: 2).reduce(0) {
                $0 + exp(-$1 * $1 * Double.pi * Double.pi / (8 * x * x))
            }
            return 1 - (2 * Double.pi).squareRoot() / x * sum
        }
        return (1...20).reduce(0.0) { sum, k in
            let term = 2 * exp(-2 * Double(k * k) * x * x)
            return k % 2 == 1 ? sum + term : sum - term
        }
    }

    /// Pearson's chi-square; neighbouring cells are pooled until at least 5 are expected in each.
    static func chiSquare(observed: [Double], expected: [Double]) -> Double {
        var cells: [(observed: Double, expected: Double)] = []
        var open = (observed: 0.0, expected: 0.0)
        for (count, share) in zip(observed, expected) {
            open = (open.observed + count, open.expected + share)
            if open.expected >= 5 {
                cells.append(open)
                open = (0, 0)
            }
        }
        guard let last = cells.last, cells.count > 1 else { return 0 }
        cells[cells.count - 1] = (last.observed + open.observed, last.expected + open.expected)
        let statistic = cells.reduce(0) { $0 + pow($1.observed - $1.expected, 2) / $1.expected }
        return gsl_cdf_chisq_Q(statistic, Double(cells.count - 1))
    }

    /// Pearson's chi-square for equally likely cells.
    static func chiSquare(uniform observed: [Double]) -> Double {
        let expected = observed.reduce(0, +) / Double(observed.count)
        return chiSquare(observed: observed, expected: Array(repeating: expected, count: observed.count))
    }

    /// Pearson's chi-square of values against a distribution, by the cells that ascending limits cut; for discrete and
    /// mixed ones too.
    static func chiSquare(_ values: [Double], limits: [Double], _ cumulative: (Double) -> Double) -> Double {
        var observed = Array(repeating: 0.0, count: limits.count + 1)
        for value in values { observed[limits.partitioningIndex { $0 >= value }] += 1 }
        let shares = [0] + limits.map(cumulative) + [1]
        return chiSquare(
            observed: observed, expected: zip(shares, shares.dropFirst()).map { ($1 - $0) * Double(values.count) })
    }

    /// Two-sided p-value of a standard normal statistic.
    static func normal(_ z: Double) -> Double { 2 * gsl_cdf_ugaussian_Q(abs(z)) }

    /// Two-sided p-value of the mean of independent values.
    static func mean(_ values: [Double], _ expected: Double) -> Double {
        let tally = Tally(values)
        return normal((tally.mean - expected) / (tally.standardDeviation / Double(tally.count).squareRoot()))
    }

    /// Two-sided p-value of a Pearson correlation; its error is from the spread of the influence of single pairs,
    /// whatever the marginals.
    static func correlation(_ x: [Double], _ y: [Double], _ expected: Double) -> Double {
        let (a, b) = (Tally(x), Tally(y))
        let influence = zip(x, y).map { x, y -> Double in
            let u = (x - a.mean) / a.standardDeviation
            let v = (y - b.mean) / b.standardDeviation
            return u * v - expected * (u * u + v * v) / 2 + expected
        }
        return mean(influence, expected)
    }
}

/// Fails unless a p-value is in [0.001, 0.999].
func expectPlausible(_ p: Double, _ what: String = "", sourceLocation: SourceLocation = #_sourceLocation) {
    #expect((0.001...0.999).contains(p), "p = \(p) \(what)", sourceLocation: sourceLocation)
}

/// A stream for a test, by its seed and purpose.
func testStream(_ seed: UInt64, _ purpose: UInt32 = 0, ordinal: Int = 0) -> RandomStream {
    RandomStream(
        StreamName(
            seed: seed, replication: 1, kind: 1, identity: 1, purpose: purpose, ordinal: UInt64(ordinal)))
}

/// The checkers against published values, and that they reject what is wrong.
@Suite struct GoodnessOfFitTests {
    @Test func kolmogorovQuantiles() {
        #expect(abs(GoodnessOfFit.kolmogorovUpperTail(1.3581) - 0.05) < 1e-5)
        #expect(abs(GoodnessOfFit.kolmogorovUpperTail(1.6276) - 0.01) < 1e-5)
        #expect(abs(GoodnessOfFit.kolmogorovUpperTail(1.9495) - 0.001) < 1e-6)
        #expect(abs(GoodnessOfFit.kolmogorovUpperTail(0.5) - 0.96394) < 1e-5)
        let (below, above) = (1.18.nextDown, 1.18)
        let step = GoodnessOfFit.kolmogorovUpperTail(below) - GoodnessOfFit.kolmogorovUpperTail(above)
        #expect(abs(step) < 1e-12)
    }

    @Test func chiSquareByHand() {
        // (2^2 + 2^2) / 10 = 0.8 on one degree of freedom.
        #expect(abs(GoodnessOfFit.chiSquare(observed: [12, 8], expected: [10, 10]) - 0.371093) < 1e-6)
        // The last two cells are pooled with the one before.
        #expect(
            GoodnessOfFit.chiSquare(observed: [12, 6, 1, 1], expected: [10, 7, 2, 1])
                == GoodnessOfFit.chiSquare(observed: [12, 8], expected: [10, 10]))
    }

    @Test func smallDeviationsAreRejected() {
        var stream = testStream(1)
        let values = (0..<50_000).map { _ in stream.uniform() }
        #expect(GoodnessOfFit.kolmogorov(values) { pow($0, 1.03) } < 0.001)
        #expect(GoodnessOfFit.mean(values, 0.506) < 0.001)
        #expect(GoodnessOfFit.chiSquare(values, limits: [0.25, 0.5, 0.75]) { pow($0, 1.03) } < 0.001)
        let other = values.map { 0.03 * $0 + stream.uniform() }
        #expect(GoodnessOfFit.correlation(values, other, 0) < 0.001)
        expectPlausible(GoodnessOfFit.correlation(values, other, 0.03 / (1 + 0.03 * 0.03).squareRoot()))
    }
}
