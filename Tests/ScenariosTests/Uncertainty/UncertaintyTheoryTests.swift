import Foundation
import Models
import Simulator
import Testing

@testable import Scenarios

/// What is made of draws and replications, held against a toy with closed forms, through the code that the command runs.
@Suite struct UncertaintyTheoryTests {
    /// Benefits of two strategies: 0 and -0.5 + 2 a + b, a and b standard normal, with noise of single replications of deviation 3, part of it shared.
    private struct Toy {
        static let mean = -0.5
        static let deviation = 5.0.squareRoot()
        var parameters: [[Double]] = []
        var benefits: [[[Double]]] = [[], []]

        init(draws: Int, replications: Int = 2, seed: UInt64) {
            var stream = RandomStream(StreamName(seed: seed, replication: 1, kind: 0, identity: 0, purpose: 0))
            for _ in 0..<draws {
                let (a, b) = (stream.normal(), stream.normal())
                parameters.append([a, b])
                let runs = (0..<replications).map { _ in
                    (shared: stream.normal(standardDeviation: 5), own: stream.normal(standardDeviation: 3))
                }
                benefits[0].append(runs.map(\.shared))
                benefits[1].append(runs.map { Self.mean + 2 * a + b + $0.shared + $0.own })
            }
        }

        /// The mean of the larger of 0 and a normal number, less the larger of 0 and its mean.
        static func value(deviation: Double) -> Double {
            let z = mean / deviation
            return mean * 0.5 * erfc(-z / 2.0.squareRoot()) + deviation * exp(-z * z / 2) / (2 * Double.pi).squareRoot()
        }
    }

    /// In 200 studies of 300 draws the value of knowing everything is on average what the closed form says, and noise does not add to it.
    @Test func theValueOfEverythingIsThatOfTheClosedForm() throws {
        let values = try (1...200).map { seed in
            let toy = Toy(draws: 300, seed: UInt64(seed))
            let net = try #require(NetDifferences(toy.benefits, kind: .withoutNoise))
            return try ValueOfInformation(parameters: toy.parameters, benefits: net.rows, seed: 1)
                .ofChoosingByEachSample.value
        }
        let (tally, truth) = (Tally(values), Toy.value(deviation: Toy.deviation))
        let error = (tally.variance / 200).squareRoot()
        // A bias of 2 % is allowed, since the largest of estimated means is taken for the best.
        #expect(abs(tally.mean - truth) < 4 * error + 0.02 * truth, "\(tally.mean) \(truth)")
    }

    /// Every parameter, and both together, by regression as the command does it: the closed form is within the intervals, at 99.9 % each.
    @Test func theValueOfOneParameterIsThatOfTheClosedForm() throws {
        let toy = Toy(draws: 1000, seed: 7)
        // Two of one section and one of another: so there is a group.
        let keys: [ParameterKey] = [.postPrice, .kilometrePrice, .breakdownScale]
        let columns = keys.map {
            ParameterDraws.Column(label: Registry[$0].name, key: $0, prior: .fixed, holds: [true, true])
        }
        var stream = RandomStream(StreamName(seed: 8, replication: 1, kind: 0, identity: 0, purpose: 0))
        let rows = toy.parameters.map { $0 + [stream.normal()] }
        let value = try #require(
            InformationValue(
                toy.benefits, unit: "jobs per year", names: ["a", "b"], columns: columns, rows: rows,
                confidence: 0.999, seed: 1))
        let truth = [
            "cost.post": Toy.value(deviation: 2), "cost.km": Toy.value(deviation: 1),
            "Costs": Toy.value(deviation: Toy.deviation),
        ]
        #expect(value.best == "a" && value.items.map(\.label).prefix(2) == ["Costs", "cost.post"])
        for item in value.items {
            guard let expected = truth[item.label] else {
                #expect(item.label == "job.breakdown_scale" && item.value.value < 0.05)
                continue
            }
            let half = try #require(item.value.halfWidth)
            #expect(abs(item.value.value - expected) <= half && half < 0.5, "\(item) \(expected)")
            #expect(item.isAboveNoise || item.label == "cost.km")
        }
    }

    /// Where parameters do nothing, to know them is worth 0, and so is to know everything; of 60 studies some are taken for more, each test at 5 %.
    ///
    /// One test is of the variance over draws and two are of single parameters: at most 15 %, by a binomial test with p above 0.001.
    @Test func noiseAloneIsWorthNothing() throws {
        let columns = [ParameterKey.postPrice, .breakdownScale].map {
            ParameterDraws.Column(label: Registry[$0].name, key: $0, prior: .fixed, holds: [true, true])
        }
        var told = 0
        for seed in 1...60 {
            var stream = RandomStream(
                StreamName(seed: UInt64(seed), replication: 2, kind: 0, identity: 0, purpose: 0))
            let rows = (0..<60).map { _ in [stream.normal(), stream.normal()] }
            let benefits = (0..<2).map { _ in (0..<60).map { _ in [stream.normal(), stream.normal()] } }
            let value = try #require(
                InformationValue(
                    benefits, unit: "jobs per year", names: ["a", "b"], columns: columns, rows: rows,
                    confidence: 0.95, seed: 1))
            if value.isAboveNoise { told += 1 } else { #expect(value.everything.value == 0) }
        }
        #expect(told <= 18, "\(told)")
    }

    /// How probable it is that the second is best: by the normal distribution over parameters.
    @Test func chancesAreThoseOfTheParameters() throws {
        let truth = 0.5 * erfc(-Toy.mean / Toy.deviation / 2.0.squareRoot())
        let found = try (1...60).map { seed in
            let toy = Toy(draws: 300, seed: UInt64(500 + seed))
            return try #require(BestChances("coverage_90d", toy.benefits)).chances[1]
        }
        let tally = Tally(found)
        #expect(abs(tally.mean - truth) < 4 * (tally.variance / 60).squareRoot() + 0.01, "\(tally.mean) \(truth)")
        // The other way round where less is better.
        let toy = Toy(draws: 300, seed: 1)
        let more = try #require(BestChances("coverage_90d", toy.benefits)).chances
        let less = try #require(BestChances("cost_total", toy.benefits)).chances
        #expect(abs(more[0] - less[1]) < 1e-9)
        #expect(BestChances("eligible", toy.benefits) == nil && BestChances("cost_total", [toy.benefits[0]]) == nil)
    }

    /// The interval of a difference holds as much of what is expected as it says, where noise is as large as what parameters do.
    @Test func intervalsHoldWhatIsExpected() throws {
        let shares = try (1...40).map { seed in
            let toy = Toy(draws: 200, seed: UInt64(900 + seed))
            let groups = zip(toy.benefits[1], toy.benefits[0]).map { zip($0, $1).map { $0 - $1 } }
            let series = SweepReport.Series(
                label: "", outcome: "coverage_90d", scenario: "b", against: "a", values: groups)
            let found = try #require(OutcomeUncertainty(series, draws: 200, confidence: 0.95).found)
            let expected = toy.parameters.map { Toy.mean + 2 * $0[0] + $0[1] }
            return Double(expected.count { found.interval.contains($0) }) / 200
        }
        #expect(abs(Tally(shares).mean - 0.95) < 0.01, "\(Tally(shares).mean)")
    }

    @Test func anUndefinedRunIsSaid() {
        let series = SweepReport.Series(
            label: "", outcome: "coverage_90d", scenario: "b", against: nil,
            values: Array(repeating: [0.1, 0.2], count: 9) + [[0.1, .nan]])
        let found = OutcomeUncertainty(series, draws: 10, confidence: 0.95)
        #expect(found.found == nil && found.reason == "it is undefined in a run of 1 of 10 draws")
    }

    @Test func theWorthOfAJobIsStatedOrFollows() {
        let (jobs, cost) = ([[4.0, 6], [5, 5]], [[1e6, 1e6], [2e6, 2e6]])
        #expect(JobWorth(stated: nil, jobs: jobs, cost: cost, of: "a")?.kroner == 3e5)
        #expect(JobWorth(stated: 7, jobs: jobs, cost: cost, of: "a")?.derivedFrom == nil)
        #expect(JobWorth(stated: nil, jobs: [[-1.0, 1]], cost: cost, of: "a") == nil)
    }
}
