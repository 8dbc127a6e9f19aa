import Foundation
import Models
import Simulator

@testable import Scenarios

/// A made-up study of a ratio with a known value: of so many people, each a hit with a chance; scenarios share the people and their luck.
enum RatioStudy {
    static let study = Study(
        replicate: { replicate($0, seed: $1, replication: $2) },
        estimate: { CollectedEstimates(input: $0, estimate: estimate) })

    /// A scenario in which the ratio is `percent` hundredths.
    static func scenario(_ name: String, percent: Double) -> Scenario { SmallStudy.scenario(name, level: percent) }

    private static let measures = Array(Measure.allCases.prefix(2))

    private static func replicate(_ input: ModelInput, seed: UInt64, replication: Int) -> ReplicationResult {
        var stream = RandomStream(
            StreamName(seed: seed, replication: UInt64(replication), kind: 0, identity: 0, purpose: 0))
        let chance = input.region.municipalities[0].residents18to66 / 100
        let people = 20 + stream.poisson(mean: 10)
        let hits = (0..<people).count { _ in stream.uniform() < chance }
        let observations = zip(measures, [hits, people]).map {
            Observation(measure: $0, cell: Cell(municipality: 0), value: Double($1))
        }
        return ReplicationResult(observations: observations, events: 1)
    }

    @Sendable private static func estimate(_ input: ModelInput, _ all: [[Observation]]) -> [OutcomeEstimate] {
        func values(_ measure: Measure) -> [Double] {
            all.map { $0.filter { $0.measure == measure }.reduce(0) { $0 + $1.value } }
        }
        let ratio = Jackknife(ratioOf: values(measures[0]), to: values(measures[1]))
        return [
            OutcomeEstimate(name: "coverage_90d", unit: "share", group: .region, jackknife: ratio, reason: nil),
            OutcomeEstimate(
                name: "coverage_90d", unit: "share", group: .municipality(0), jackknife: ratio, reason: nil),
            OutcomeEstimate(
                name: "wait_days_median", unit: "days", group: .region, jackknife: nil,
                reason: "fewer than half are ever admitted"),
        ]
    }
}

/// The two-sided p-value of so many covered of so many trials, each covered with a chance.
func binomialPValue(_ covered: Int, of trials: Int, nominal: Double) -> Double {
    let n = Double(trials)
    func chance(_ count: Int) -> Double {
        let k = Double(count)
        let ways: Double = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
        return exp(ways + k * log(nominal) + (n - k) * log(1 - nominal))
    }
    let most: Double = (0...covered).reduce(0) { $0 + chance($1) }
    let least: Double = (covered...trials).reduce(0) { $0 + chance($1) }
    return min(1, 2 * min(most, least))
}
