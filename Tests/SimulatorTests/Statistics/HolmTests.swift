import Simulator
import Testing

@Suite struct HolmTests {
    /// By hand, and as R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") gives.
    @Test func knownValues() {
        let adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005])
        for (value, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) { #expect(abs(value - expected) < 1e-12) }
    }

    @Test func edges() {
        #expect(holmAdjusted([]) == [])
        #expect(holmAdjusted([0.2]) == [0.2])
        #expect(holmAdjusted([0.7, 0.8, 1]) == [1, 1, 1])
        #expect(holmAdjusted([0, 1]) == [0, 1])
    }

    /// 2 000 families of 20 true nulls from named streams: at most a part alpha = 0.05 has a mark. The bound is the 0.999 quantile of a binomial.
    @Test func familiesOfNullsAreSeldomMarked() {
        let families = 2_000
        let marked = (0..<families).count { family in
            let name = StreamName(
                seed: 5, replication: 1, kind: 1, identity: UInt64(family), purpose: 1, ordinal: 0)
            var stream = RandomStream(name)
            return holmAdjusted((0..<20).map { _ in stream.uniform() }).contains { $0 <= 0.05 }
        }
        #expect(marked > 60 && marked < 131)
    }
}
