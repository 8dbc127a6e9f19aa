import CGSL
import Foundation
import Testing

@testable import Simulator

@Suite struct RandomStreamTests {
    private func name(_ purpose: UInt32 = 0, _ ordinal: UInt64 = 0) -> StreamName {
        StreamName(seed: 1, replication: 1, kind: 1, identity: 1, purpose: purpose, ordinal: ordinal)
    }

    /// Known answers of philox4x64-10 from Random123's kat_vectors (Salmon et al. 2011): all zeros, and all ones.
    @Test func knownAnswers() {
        var zero = fotfeste_philox_named(0, 0, 0, 0, 0)
        let first = (0..<4).map { _ in fotfeste_philox_next(&zero) }
        #expect(first == [0x1655_4d9e_ca36_314c, 0xdb20_fe9d_672d_0fdc, 0xd7e7_72ce_e186_176b, 0x7e68_b68a_ec7b_a23b])
        var ones = fotfeste_philox_named(.max, .max, .max, .max, .max)
        ones.counter.0 = .max
        let last = (0..<4).map { _ in fotfeste_philox_next(&ones) }
        #expect(last == [0x87b0_92c3_013f_e90b, 0x438c_3c67_be8d_0224, 0x9cc7_d7c6_9cd7_77b6, 0xa09c_aebf_594f_0ba0])
    }

    @Test func sameNameSameNumbersOtherNameOthers() {
        var a = RandomStream(name())
        var b = RandomStream(name())
        var c = RandomStream(name(1))
        var d = RandomStream(name(0, 1))
        let first = (0..<8).map { _ in a.next() }
        #expect(first == (0..<8).map { _ in b.next() })
        #expect(Set(first).isDisjoint(with: (0..<8).map { _ in c.next() }))
        #expect(Set(first).isDisjoint(with: (0..<8).map { _ in d.next() }))
    }

    /// Chi-square over 100 cells, across one long stream and across the first draws of many streams; p above 0.001.
    @Test func uniform() {
        var long = RandomStream(name(2))
        #expect(chiSquare((0..<100_000).map { _ in long.uniform() }) > 0.001)
        let heads = (0..<100_000).map { ordinal in
            var stream = RandomStream(name(3, UInt64(ordinal)))
            return stream.uniform()
        }
        #expect(chiSquare(heads) > 0.001)
    }

    private func chiSquare(_ values: [Double]) -> Double {
        var counts = Array(repeating: 0.0, count: 100)
        for value in values { counts[Int(value * 100)] += 1 }
        let expected = Double(values.count) / 100
        return gsl_cdf_chisq_Q(counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }, 99)
    }

    /// Sample means of 40 000 draws within four standard errors of theory.
    @Test func meansOfDistributions() {
        var stream = RandomStream(name(4))
        func mean(_ draw: (inout RandomStream) -> Double) -> Tally {
            Tally((0..<40_000).map { _ in draw(&stream) })
        }
        let cases: [(Tally, Double)] = [
            (mean { $0.exponential(mean: 3) }, 3),
            (mean { $0.normal(mean: 2, standardDeviation: 5) }, 2),
            (mean { $0.lognormal(mean: 7, standardDeviation: 4) }, 7),
            (mean { $0.gamma(mean: 90, shape: 2) }, 90),
            (mean { Double($0.poisson(mean: 2.5)) }, 2.5),
            (mean { $0.beta(2, 3) }, 0.4),
            (mean { Double($0.index(below: 7)) }, 3),
            (mean { Double($0.category(weights: [1, 0, 3])) }, 1.5),
        ]
        for (tally, expected) in cases {
            let error = tally.standardDeviation / 200
            #expect(abs(tally.mean - expected) < 4 * error)
        }
    }

    @Test func scaledBetaHasItsMoments() throws {
        let marginal = try #require(ScaledBeta(low: 1, high: 8, mean: 5.2, standardDeviation: 2.3))
        let tally = Tally((0..<20_000).map { marginal.quantile((Double($0) + 0.5) / 20_000) })
        #expect(abs(tally.mean - 5.2) < 0.001 && abs(tally.standardDeviation - 2.3) < 0.001)
        #expect(ScaledBeta(low: 0, high: 1, mean: 0.5, standardDeviation: 0.5) == nil)
    }
}
