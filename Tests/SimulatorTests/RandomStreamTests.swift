import CGSL
import Testing

@testable import Simulator

@Suite struct RandomStreamTests {
    private static let name = StreamName(seed: 1, replication: 1, kind: 1, identity: 1, purpose: 1, ordinal: 1)

    /// Known answers of philox4x64-10 from Random123's kat_vectors (Salmon et al. 2011): all zeros, all ones, and
    /// digits of pi.
    @Test func knownAnswers() {
        var zero = fotfeste_philox_named(0, 0, 0, 0, 0)
        let first = (0..<4).map { _ in fotfeste_philox_next(&zero) }
        #expect(first == [0x1655_4d9e_ca36_314c, 0xdb20_fe9d_672d_0fdc, 0xd7e7_72ce_e186_176b, 0x7e68_b68a_ec7b_a23b])
        var ones = fotfeste_philox_named(.max, .max, .max, .max, .max)
        ones.counter.0 = .max
        let last = (0..<4).map { _ in fotfeste_philox_next(&ones) }
        #expect(last == [0x87b0_92c3_013f_e90b, 0x438c_3c67_be8d_0224, 0x9cc7_d7c6_9cd7_77b6, 0xa09c_aebf_594f_0ba0])
        var pi = fotfeste_philox_named(
            0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0,
            0x082e_fa98_ec4e_6c89)
        pi.counter.0 = 0x243f_6a88_85a3_08d3
        let digits = (0..<4).map { _ in fotfeste_philox_next(&pi) }
        #expect(digits == [0xa528_f454_03e6_1d95, 0x38c7_2dbd_566e_9788, 0xa5a1_610e_72fd_18b5, 0x57bd_43b5_e52b_7fe6])
    }

    @Test func sameNameSameNumbers() {
        var a = RandomStream(Self.name)
        var b = RandomStream(Self.name)
        #expect((0..<8).map { _ in a.next() } == (0..<8).map { _ in b.next() })
    }

    /// Every part of a name counts, in its lowest and in its highest bit.
    @Test func otherNameOtherNumbers() {
        var names = [Self.name]
        for bit in [UInt64(2), 1 << 63] {
            names += [\StreamName.seed, \.replication, \.identity, \.ordinal].map { part in
                var name = Self.name
                name[keyPath: part] ^= bit
                return name
            }
        }
        for bit in [UInt32(2), 1 << 31] {
            names += [\StreamName.kind, \.purpose].map { part in
                var name = Self.name
                name[keyPath: part] ^= bit
                return name
            }
        }
        let words = names.flatMap { name in
            var stream = RandomStream(name)
            return (0..<8).map { _ in stream.next() }
        }
        #expect(Set(words).count == 8 * names.count)
    }

    /// The three uniform draws take the same word each, and none leaves its range at the ends.
    @Test func uniformNumbersOfExtremeWords() {
        func stream(_ word: UInt64) -> RandomStream {
            var stream = RandomStream(Self.name)
            stream.state.block = (word, word, word, word)
            stream.state.used = 0
            return stream
        }
        var (low, high) = (stream(0), stream(.max))
        #expect(low.uniform() == 0 && high.uniform() == 1 - 0x1p-53)
        #expect(low.openUniform() == 0x1p-53 && high.openUniform() == 1 - 0x1p-53)
        #expect(low.withGenerator { gsl_rng_uniform($0) } == 0)
        #expect(high.withGenerator { gsl_rng_get($0) } == UInt.max)
    }
}
