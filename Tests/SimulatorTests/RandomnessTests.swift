import Foundation
import Testing

@testable import Simulator

/// How words are taken from named streams.
enum StreamLayout: CaseIterable {
    /// One stream to its end.
    case oneStream
    /// The n-th words of 1000 streams in turn, then the next words.
    case interleaved
    /// The first words of streams that differ in one part of the name only: 0, 1, 2, ...
    case seed, replication, kind, identity, purpose, ordinal

    func name(_ index: Int) -> StreamName {
        var name = StreamName(seed: 31, replication: 1, kind: 2, identity: 3, purpose: 4, ordinal: 5)
        switch self {
        case .oneStream: break
        case .interleaved: name.identity = UInt64(index % 1000)
        case .seed: name.seed = UInt64(index)
        case .replication: name.replication = UInt64(index)
        case .kind: name.kind = UInt32(index)
        case .identity: name.identity = UInt64(index)
        case .purpose: name.purpose = UInt32(index)
        case .ordinal: name.ordinal = UInt64(index)
        }
        return name
    }

    /// A source of words in this layout.
    func words() -> () -> UInt64 {
        var index = -1
        switch self {
        case .oneStream, .interleaved:
            var streams = (0..<(self == .oneStream ? 1 : 1000)).map { RandomStream(name($0)) }
            return {
                index += 1
                return streams[index % streams.count].next()
            }
        default:
            return {
                index += 1
                var stream = RandomStream(name(index))
                return stream.next()
            }
        }
    }
}

/// The statistical quality of the generator, above all of streams with neighbouring names.
///
/// 8 layouts times 7 tests, and 6 layouts times 2 tests of correlation: 68 p-values, each taken in [0.001, 0.999]. For
/// a perfect generator the chance that at least one lay outside when the seeds were chosen was 1 - 0.998^68, 13 %; none
/// did.
@Suite struct RandomnessTests {
    @Test(arguments: StreamLayout.allCases, RandomnessTest.allCases)
    func wordsAreIndependentAndUniform(_ layout: StreamLayout, _ test: RandomnessTest) {
        expectPlausible(test.pValue(layout.words()))
    }

    @Test(arguments: StreamLayout.allCases.filter { $0 != .oneStream && $0 != .interleaved })
    func neighbouringStreamsAreUncorrelated(_ layout: StreamLayout) {
        let p = StreamCorrelation.pValues { index in
            var stream = RandomStream(layout.name(index))
            return (0..<1000).map { _ in stream.uniform() }
        }
        expectPlausible(p.sum, "sum of squares")
        expectPlausible(p.largest, "largest")
    }

    /// The tests reject what is wrong: a counter with a constant added bit by bit, by all of them.
    @Test(arguments: RandomnessTest.allCases)
    func aCounterIsRejected(_ test: RandomnessTest) {
        var counter: UInt64 = 0
        let p = test.pValue {
            counter += 1
            return counter ^ 0x9E37_79B9_7F4A_7C15
        }
        #expect(!(0.001...0.999).contains(p), "p = \(p)")
    }

    /// Flaws that are small: one word in 16 said twice; one word in 100 without its highest byte; RANDU, whose triples
    /// lie in 15 planes.
    @Test func smallFlawsAreRejected() {
        for test in [RandomnessTest.pairs, .triples, .runs, .gaps, .birthdays] {
            var stream = testStream(32)
            var last: UInt64 = 0
            let p = test.pValue {
                if !stream.chance(1.0 / 16) { last = stream.next() }
                return last
            }
            #expect(p < 0.001, "\(test): p = \(p)")
        }
        for test in [RandomnessTest.bytes, .bins] {
            var stream = testStream(33)
            let p = test.pValue { stream.chance(0.01) ? stream.next() >> 8 : stream.next() }
            #expect(p < 0.001, "\(test): p = \(p)")
        }
        var state: UInt64 = 1
        let p = RandomnessTest.triples.pValue {
            state = state * 65_539 % (1 << 31)
            return state << 33
        }
        #expect(p < 0.001, "RANDU: p = \(p)")
    }

    /// Philox cut to two rounds fails on neighbouring names: the tests see what the later rounds are for.
    @Test func twoRoundsAreNotEnough() {
        func rejected(rounds: Int) -> Int {
            RandomnessTest.allCases.filter { test in
                var index: UInt64 = 0
                let p = test.pValue {
                    index += 1
                    return philox(key: (31, 1), counter: [0, 2 << 32 | 4, index, 5], rounds: rounds)[0]
                }
                return !(0.001...0.999).contains(p)
            }.count
        }
        #expect(rejected(rounds: 2) >= 5)
        #expect(rejected(rounds: 10) == 0)
    }

    @Test func correlatedStreamsAreRejected() {
        // A tenth of each number is common to all streams.
        let weak = StreamCorrelation.pValues { index in
            var (own, common) = (testStream(34, ordinal: index), testStream(35))
            return (0..<1000).map { _ in 0.8 * own.uniform() + 0.2 * common.uniform() }
        }
        #expect(weak.sum < 0.001)
        // Two of the streams are the same.
        let twins = StreamCorrelation.pValues { index in
            var stream = testStream(36, ordinal: index == 77 ? 12 : index)
            return (0..<1000).map { _ in stream.uniform() }
        }
        #expect(twins.largest < 0.001)
    }

    /// Philox4x64 in plain Swift with any number of rounds.
    private func philox(key: (UInt64, UInt64), counter: [UInt64], rounds: Int) -> [UInt64] {
        var (key, c) = (key, counter)
        for _ in 0..<rounds {
            let (p0, p1) = (
                c[0].multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93), c[2].multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
            )
            c = [p1.high ^ c[1] ^ key.0, p1.low, p0.high ^ c[3] ^ key.1, p0.low]
            key = (key.0 &+ 0x9E37_79B9_7F4A_7C15, key.1 &+ 0xBB67_AE85_84CA_A73B)
        }
        return c
    }
}
