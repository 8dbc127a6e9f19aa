import Foundation
import Simulator
import Testing

@testable import Models

/// Estimates and intervals of rare events against a known truth: in each experiment municipalities have admitted within 90 days a binomial
/// number of those who were followed.
@Suite struct RareEventTests {
    private let input = TestRegion.input(teams: TestRegion.twoTeams, years: 4, warmup: 1)
    private let followed = [50.0, 80, 130, 30, 60, 40]

    private func replications(_ count: Int, _ shares: [Double], _ stream: inout RandomStream) -> [[Observation]] {
        (0..<count).map { _ in
            shares.indices.flatMap { place -> [Observation] in
                let people = Int(stream.poisson(mean: followed[place]))
                let events = (0..<people).reduce(0) { sum, _ in sum + (stream.chance(shares[place]) ? 1 : 0) }
                let cell = Cell(municipality: place, segment: 0, team: -1)
                return [
                    Observation(measure: .eligibleFollowed90d, cell: cell, day: -1, value: Double(people)),
                    Observation(measure: .admittedWithin90d, cell: cell, day: -1, value: Double(events)),
                ].filter { $0.value > 0 }
            }
        }
    }

    private func estimate(_ name: String, _ replications: [[Observation]]) -> Estimate? {
        OutcomeCatalogue.estimates(for: input, replications: replications) { $0 == .region }
            .first { $0.name == name }?.estimate(confidence: 0.95)
    }

    private struct Result {
        var estimates = Tally()
        var covered = 0
        /// An interval that is missing or leaves 0 to 1.
        var outside: Estimate?
        var isWithinBounds: Bool { outside == nil }

        /// The chance of covering as seldom or less, where each interval covers with 95 %: the lower tail of the binomial distribution.
        var pOfCoveringTooSeldom: Double {
            let count = Double(estimates.count)
            return (0...covered).map(Double.init).reduce(0) { sum, k in
                let choices = lgamma(count + 1) - lgamma(k + 1) - lgamma(count - k + 1)
                return sum + exp(choices + k * log(0.95) + (count - k) * log(0.05))
            }
        }
    }

    private func experiments(_ count: Int, replications number: Int, _ shares: [Double], seed: UInt64) -> Result {
        let truth = OutcomeCatalogue.gini(zip(shares, followed).map { ($0, $1) })
        var result = Result()
        for experiment in 1...count {
            var stream = RandomStream(
                StreamName(seed: seed, replication: UInt64(experiment), kind: 8, identity: 0, purpose: 0))
            guard let found = estimate("coverage_gini", replications(number, shares, &stream)) else { continue }
            result.estimates.add(found.value)
            result.covered += found.contains(truth) ? 1 : 0
            if found.low ?? -1 < 0 || found.high ?? 2 > 1 { result.outside = found }
        }
        return result
    }

    /// Drop-out from a phase as an incidence with censoring: of eight people a replication a fifth are censored and one in a hundred drops out,
    /// less than one in all ten replications. Every interval is there, has a width, and covers as often as it says; so for how many stay.
    @Test func incidencesOfRareEventsHaveIntervals() {
        var (dropouts, lasting) = (Result(), Result())
        for experiment in 1...300 {
            var stream = RandomStream(
                StreamName(seed: 43, replication: UInt64(experiment), kind: 8, identity: 0, purpose: 0))
            let found = (1...10).map { _ -> [Observation] in
                var counts: [Int: [Measure: Double]] = [:]
                for _ in 0..<Int(stream.poisson(mean: 8)) {
                    let isCensored = stream.chance(0.2)
                    let isEvent = stream.chance(0.01)
                    let day = isCensored ? 10 : isEvent ? 20 : 400
                    let measures: [Measure] =
                        isCensored
                        ? [.phaseCensored[0], .firstJobCensoredByDay]
                        : isEvent
                            ? [.phaseDropout[0], .firstJobEndedByDay] : [.phaseLeft[0], .firstJobCensoredByDay]
                    for measure in measures { counts[day, default: [:]][measure, default: 0] += 1 }
                }
                return counts.flatMap { day, measures in
                    measures.map {
                        Observation(
                            measure: $0, cell: Cell(municipality: 0, segment: 0, team: -1), day: day, value: $1)
                    }
                }
            }
            for (name, truth) in [("dropout_phase_1", 0.01), ("retention_12m", 0.99)] {
                guard let estimate = estimate(name, found), let low = estimate.low, let high = estimate.high else {
                    Issue.record("\(name) has no interval in experiment \(experiment)")
                    continue
                }
                #expect(0 <= low && low < high && high <= 1 && estimate.method == .exact, "\(name) \(estimate)")
                if truth < 0.5 {
                    dropouts.estimates.add(estimate.value)
                    dropouts.covered += estimate.contains(truth) ? 1 : 0
                } else {
                    lasting.estimates.add(estimate.value)
                    lasting.covered += estimate.contains(truth) ? 1 : 0
                }
            }
        }
        #expect(abs(dropouts.estimates.mean - 0.01) < 0.003 && abs(lasting.estimates.mean - 0.99) < 0.003)
        #expect(dropouts.pOfCoveringTooSeldom > 0.001 && lasting.pOfCoveringTooSeldom > 0.001)
    }

    /// Shares of people, spells and years count events; shares of time and a difference of two shares do not.
    @Test func everyShareOfPeopleCountsEvents() {
        let longest = Cohort(place: 0, enrolment: .zero, followUp: .months(60), arms: [])
        let shares = (OutcomeCatalogue.all + OutcomeCatalogue.outcomes(of: longest)).filter {
            $0.unit.hasPrefix("share")
        }
        #expect(
            Set(shares.filter { $0.events == nil }.map(\.name)) == [
                "out_of_office_share", "travel_share", "phase_time_share_1", "phase_time_share_2",
                "phase_time_share_3", "phase_time_share_4", "phase_time_share_5", "contact_share_phase_1_to_3",
                "coverage_remote_gap",
            ])
        #expect(shares.count > 60)
    }

    /// Nothing differs between municipalities. With 10 replications there are some six events in all, and the Gini coefficient of the raw shares
    /// is 0.48 on average, with 20 it is 0.33 and with 600 0.05: noise. Corrected, the average is near a quarter of that. Coverage: binomial
    /// p above 0.001 at 95 % (an interval near the bound covers more).
    @Test(arguments: [(10, 200, 0.19), (20, 200, 0.14), (600, 30, 0.03)])
    func equalSharesOfRareEvents(replications: Int, count: Int, most: Double) {
        let result = experiments(count, replications: replications, followed.map { _ in 0.0015 }, seed: 41)
        #expect(result.estimates.mean < most, "\(result)")
        #expect(result.pOfCoveringTooSeldom > 0.001 && result.isWithinBounds, "\(result)")
    }

    /// A true Gini coefficient of 0.2094 of shares of 0.1 to 0.3 %; the raw one is 0.50 on average with 10 replications and 0.37 with 20.
    @Test(arguments: [(10, 200, 0.085), (20, 200, 0.09), (600, 30, 0.02)])
    func unequalSharesOfRareEvents(replications: Int, count: Int, bias: Double) {
        let result = experiments(
            count, replications: replications, [0.002, 0.001, 0.0015, 0.002, 0.003, 0.001], seed: 42)
        #expect(abs(result.estimates.mean - 0.2094) < bias, "\(result)")
        #expect(result.pOfCoveringTooSeldom > 0.001 && result.isWithinBounds, "\(result)")
    }

    /// Where events are many the correction changes little: a true coefficient of 0.2346.
    @Test func sharesOfManyEvents() {
        let result = experiments(200, replications: 20, [0.3, 0.1, 0.15, 0.2, 0.3, 0.1], seed: 43)
        #expect(abs(result.estimates.mean - 0.2346) < 0.005, "\(result)")
        #expect(result.pOfCoveringTooSeldom > 0.001, "\(result)")
    }

    /// No event among 7800: Clopper and Pearson's upper limit is 1 - 0.025 to the power of one over the trials.
    @Test func noEventHasAnInterval() throws {
        let one = followed.indices.map { place in
            Observation(
                measure: .eligibleFollowed90d, cell: Cell(municipality: place, segment: 0, team: -1), day: -1,
                value: followed[place])
        }
        let all = Array(repeating: one, count: 20)
        let coverage = try #require(estimate("coverage_90d", all))
        #expect(coverage.value == 0 && coverage.low == 0 && coverage.method == .exact)
        #expect(abs(try #require(coverage.high) - (1 - pow(0.025, 1 / 7800.0))) < 1e-12)
        let exits = try #require(estimate("exit_disability", all))
        #expect(exits.low == 0)
        #expect(abs(try #require(exits.high) - 3.688879454 / 20) < 1e-9)
        let quantiles = try #require(estimate("coverage_p90_minus_p10", all))
        #expect(quantiles.low == 0)
        #expect(abs(try #require(quantiles.high) - (1 - pow(0.025, 1 / 600.0))) < 1e-12)
        #expect(estimate("coverage_90d", [one])?.high == nil)
    }
}
