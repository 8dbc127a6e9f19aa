import Glibc

@testable import Simulator

/// Alternatives whose means are known, with noise of which a part is shared: the first is best.
struct SelectionFamily: Sendable {
    let name: String
    /// By how much each is worse than the best, in zones.
    let gaps: [Double]
    /// The standard deviations of the noise, in zones.
    let deviations: [Double]
    /// The correlation of the noise of any two.
    let correlation: Double
    /// Whether noise is exponential and not normal.
    let isSkewed: Bool

    static let zone = 0.02

    /// The hardest to tell: all others worse by exactly the zone.
    static let slippage = Self(
        name: "slippage", gaps: [0, 1, 1, 1, 1], deviations: [3, 3, 3, 3, 3], correlation: 0.5, isSkewed: false)
    /// Different means and variances.
    static let steps = Self(
        name: "steps", gaps: [0, 0.4, 1, 1.5, 2, 3], deviations: [4, 2, 3, 4, 2, 3], correlation: 0.3,
        isSkewed: false)
    /// Skewed noise, most of it shared.
    static let skewed = Self(
        name: "skewed", gaps: [0, 1, 1, 1, 2], deviations: [4, 4, 3, 3, 4], correlation: 0.6, isSkewed: true)
    /// Skewed noise without anything shared, the best with the longest tail.
    static let skewedApart = Self(
        name: "skewed apart", gaps: [0, 1, 1], deviations: [4, 2, 2], correlation: 0, isSkewed: true)

    static let all = [slippage, steps, skewed, skewedApart]

    /// The outcome of an alternative in a replication of a macro-replication.
    func outcome(of alternative: Int, _ replication: Int, seed: UInt64) -> Double {
        var shared = stream(seed, replication, 0)
        var own = stream(seed, replication, UInt64(alternative + 1))
        let noise = correlation.squareRoot() * draw(&shared) + (1 - correlation).squareRoot() * draw(&own)
        return Self.zone * (deviations[alternative] * noise - gaps[alternative])
    }

    private func draw(_ stream: inout RandomStream) -> Double {
        isSkewed ? stream.exponential(mean: 1) - 1 : stream.normal()
    }

    private func stream(_ seed: UInt64, _ replication: Int, _ identity: UInt64) -> RandomStream {
        RandomStream(
            StreamName(seed: seed, replication: UInt64(replication), kind: 9, identity: identity, purpose: 0))
    }

    /// A selection by 95 %, fed one replication after the other.
    func select(seed: UInt64, minimum: Int = 40, maximum: Int = 100_000) throws -> RankingAndSelection {
        var selection = RankingAndSelection(
            try SelectionRule(alternatives: gaps.count, zone: Self.zone, minimum: minimum, maximum: maximum))
        while selection.verdict.status == .continuing {
            let replication = selection.replications + 1
            try selection.add(gaps.indices.map { outcome(of: $0, replication, seed: seed) })
        }
        return selection
    }

    /// Whether an alternative is the best or worse by less than the zone.
    func isRight(_ alternative: Int?) -> Bool { alternative.map { gaps[$0] < 1 } ?? false }
}
