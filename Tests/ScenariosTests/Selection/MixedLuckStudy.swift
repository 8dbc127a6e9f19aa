import Models
import Simulator

@testable import Scenarios

/// A made-up study of a ratio with a known value: of so many people each is a hit with a chance; half of their luck scenarios share, and half is a scenario's own.
enum MixedLuckStudy {
    static let study = Study(
        replicate: { replicate($0, seed: $1, replication: $2) },
        estimate: { CollectedEstimates(input: $0, estimate: estimate) })

    /// A scenario in which the ratio is `percent` hundredths.
    static func scenario(_ name: String, percent: Double) -> Scenario { SmallStudy.scenario(name, level: percent) }

    private static let measures = Array(Measure.allCases.prefix(2))

    private static func replicate(_ input: ModelInput, seed: UInt64, replication: Int) -> ReplicationResult {
        let percent = input.region.municipalities[0].residents18to66
        var (shared, own) = (stream(seed, replication, 0), stream(seed, replication, UInt64(percent * 100)))
        let people = 20 + shared.poisson(mean: 10)
        let hits = (0..<people).count { person in
            (person.isMultiple(of: 2) ? shared.uniform() : own.uniform()) < percent / 100
        }
        let observations = zip(measures, [hits, people]).map {
            Observation(measure: $0, cell: Cell(municipality: 0), value: Double($1))
        }
        return ReplicationResult(observations: observations, events: 1)
    }

    private static func stream(_ seed: UInt64, _ replication: Int, _ identity: UInt64) -> RandomStream {
        RandomStream(
            StreamName(seed: seed, replication: UInt64(replication), kind: 0, identity: identity, purpose: 0))
    }

    /// Coverage is the ratio; the Gini coefficient stands for an outcome of which less is better; the median is never defined.
    @Sendable private static func estimate(_ input: ModelInput, _ all: [[Observation]]) -> [OutcomeEstimate] {
        func values(_ measure: Measure) -> [Double] {
            all.map { $0.filter { $0.measure == measure }.reduce(0) { $0 + $1.value } }
        }
        let (hits, people) = (values(measures[0]), values(measures[1]))
        let ratio = Jackknife(ratioOf: hits, to: people)
        let rest = Jackknife(ratioOf: zip(people, hits).map { $0 - $1 }, to: people)
        return [
            OutcomeEstimate(name: "coverage_90d", unit: "share", group: .region, jackknife: ratio, reason: nil),
            OutcomeEstimate(name: "coverage_gini", unit: "1", group: .region, jackknife: rest, reason: nil),
            OutcomeEstimate(
                name: "wait_days_median", unit: "days", group: .region, jackknife: nil,
                reason: "fewer than half are ever admitted"),
        ]
    }
}
