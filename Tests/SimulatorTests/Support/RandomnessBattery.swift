import CGSL
import Foundation

@testable import Simulator

/// Tests of a sequence of 64-bit words that should be independent and uniform; each gives a p-value.
///
/// D. E. Knuth, The Art of Computer Programming 2, section 3.3.2, but for the birthday spacings.
enum RandomnessTest: CaseIterable {
    case bytes, bins, pairs, triples, runs, gaps, birthdays

    func pValue(_ next: () -> UInt64) -> Double {
        switch self {
        case .bytes: Self.bytes(next)
        case .bins: Self.tuples(of: 1, cells: 1000, count: 250_000, next)
        case .pairs: Self.tuples(of: 2, cells: 64, count: 250_000, next)
        case .triples: Self.tuples(of: 3, cells: 16, count: 200_000, next)
        case .runs: Self.runs(next)
        case .gaps: Self.gaps(next)
        case .birthdays: Self.birthdays(next)
        }
    }

    private static func uniform(_ word: UInt64) -> Double { Double(word >> 11) * 0x1p-53 }

    /// Each of the 256 bytes as often as another, over all eight bytes of 250 000 words.
    private static func bytes(_ next: () -> UInt64) -> Double {
        var counts = Array(repeating: 0.0, count: 256)
        for _ in 0..<250_000 {
            var word = next()
            for _ in 0..<8 {
                counts[Int(word & 0xFF)] += 1
                word >>= 8
            }
        }
        return GoodnessOfFit.chiSquare(uniform: counts)
    }

    /// The serial test: tuples that do not overlap, over a grid.
    private static func tuples(of size: Int, cells: Int, count: Int, _ next: () -> UInt64) -> Double {
        var counts = Array(repeating: 0.0, count: (0..<size).reduce(1) { product, _ in product * cells })
        for _ in 0..<count {
            var cell = 0
            for _ in 0..<size { cell = cell * cells + Int(uniform(next()) * Double(cells)) }
            counts[cell] += 1
        }
        return GoodnessOfFit.chiSquare(uniform: counts)
    }

    /// Lengths of ascending runs of 250 000 numbers, with the covariances of Knuth's equations 10 and 11.
    private static func runs(_ next: () -> UInt64) -> Double {
        let a: [[Double]] = [
            [4529.4, 9044.9, 13568, 18091, 22615, 27892], [9044.9, 18097, 27139, 36187, 45234, 55789],
            [13568, 27139, 40721, 54281, 67852, 83685], [18091, 36187, 54281, 72414, 90470, 111_580],
            [22615, 45234, 67852, 90470, 113_262, 139_476], [27892, 55789, 83685, 111_580, 139_476, 172_860],
        ]
        let b: [Double] = [1.0 / 6, 5.0 / 24, 11.0 / 120, 19.0 / 720, 29.0 / 5040, 1.0 / 840]
        let n = 250_000
        var counts = Array(repeating: 0.0, count: 6)
        var last = next()
        var length = 1
        for index in 1...n {
            let word = index < n ? next() : 0
            if index < n, word > last {
                length += 1
            } else {
                counts[min(length, 6) - 1] += 1
                length = 1
            }
            last = word
        }
        let excess = zip(counts, b).map { $0 - Double(n) * $1 }
        var statistic = 0.0
        for i in 0..<6 {
            for j in 0..<6 { statistic += excess[i] * excess[j] * a[i][j] }
        }
        return gsl_cdf_chisq_Q(max(0, statistic / Double(n - 6)), 6)
    }

    /// Distances between numbers below 0.1 among 250 000.
    private static func gaps(_ next: () -> UInt64) -> Double {
        var counts = Array(repeating: 0.0, count: 80)
        var length = 0
        for _ in 0..<250_000 {
            if uniform(next()) < 0.1 {
                counts[min(length, 79)] += 1
                length = 0
            } else {
                length += 1
            }
        }
        let total = counts.reduce(0, +)
        let expected = (0..<80).map { total * pow(0.9, Double($0)) * ($0 < 79 ? 0.1 : 1) }
        return GoodnessOfFit.chiSquare(observed: counts, expected: expected)
    }

    /// Birthday spacings: 4096 birthdays in a year of 2^32 days give a Poisson number of equal spacings, mean 4; 500
    /// such years.
    ///
    /// G. Marsaglia and W. W. Tsang, "Some difficult-to-pass tests of randomness" (2002), doi:10.18637/jss.v007.i03.
    private static func birthdays(_ next: () -> UInt64) -> Double {
        var counts = Array(repeating: 0.0, count: 13)
        for _ in 0..<500 {
            let days = (0..<4096).map { _ in UInt32(truncatingIfNeeded: next() >> 32) }.sorted()
            let spacings = ([days[0]] + zip(days, days.dropFirst()).map { $1 - $0 }).sorted()
            let equal = zip(spacings, spacings.dropFirst()).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
            counts[min(equal, 12)] += 1
        }
        let shares = (0..<12).map { gsl_ran_poisson_pdf(UInt32($0), 4) } + [gsl_cdf_poisson_Q(11, 4)]
        return GoodnessOfFit.chiSquare(observed: counts, expected: shares.map { 500 * $0 })
    }
}

/// Whether streams are correlated, from all pairs of 200 streams with 1000 uniform numbers each.
enum StreamCorrelation {
    /// p-values of the sum of squared correlations (chi-square) and of the largest one (against the largest of as many
    /// normal variables).
    static func pValues(_ stream: (Int) -> [Double]) -> (sum: Double, largest: Double) {
        let streams = (0..<200).map { index -> [Double] in
            let values = stream(index)
            let tally = Tally(values)
            let scale = 1 / (tally.standardDeviation * Double(values.count - 1).squareRoot())
            return values.map { ($0 - tally.mean) * scale }
        }
        var sum = 0.0
        var largest = 0.0
        for i in streams.indices {
            for j in 0..<i {
                let r = zip(streams[i], streams[j]).reduce(0) { $0 + $1.0 * $1.1 }
                let z = r * Double(streams[i].count - 1).squareRoot()
                sum += z * z
                largest = max(largest, abs(z))
            }
        }
        let pairs = Double(streams.count * (streams.count - 1) / 2)
        let below = log1p(-2 * gsl_cdf_ugaussian_Q(largest))
        return (gsl_cdf_chisq_Q(sum, pairs), -expm1(pairs * below))
    }
}
