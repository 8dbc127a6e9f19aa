import Foundation
import Testing

@testable import Simulator

@Suite struct StatisticsTests {
    @Test func tally() {
        let tally = Tally([2, 4, 4, 4, 5, 5, 7, 9])
        #expect(tally.mean == 5 && abs(tally.variance - 32.0 / 7) < 1e-12)
    }

    @Test func studentQuantiles() {
        #expect(abs(studentQuantile(confidence: 0.95, degreesOfFreedom: 9) - 2.262157) < 1e-6)
        #expect(abs(studentUpperTail(2.262157, degreesOfFreedom: 9) - 0.025) < 1e-6)
    }

    /// For a mean the jackknife is the textbook interval.
    @Test func jackknifeOfAMeanIsTheTInterval() throws {
        let values = [1.0, 4, 2, 8, 5, 7]
        let sum = values.reduce(0, +)
        let jackknife = Jackknife(whole: sum / 6, leavingOut: values.map { (sum - $0) / 5 })
        let tally = Tally(values)
        let expected =
            studentQuantile(confidence: 0.95, degreesOfFreedom: 5) * tally.standardDeviation / 6.0.squareRoot()
        let estimate = jackknife.estimate()
        #expect(estimate.value == tally.mean)
        #expect(abs(try #require(estimate.halfWidth) - expected) < 1e-12)
    }

    @Test func pairedDifferencesUseTheCorrelation() throws {
        let a = [1.0, 2, 3, 4]
        let jackknife = Jackknife(whole: 2.5, leavingOut: a.map { (10 - $0) / 3 })
        let shifted = Jackknife(whole: 3.5, leavingOut: a.map { (14 - $0 - 1) / 3 })
        let difference = jackknife.difference(to: shifted)
        #expect(difference.whole == 1)
        #expect(abs(try #require(difference.variance)) < 1e-20)
        #expect(abs(try #require(jackknife.correlation(with: shifted)) - 1) < 1e-12)
        #expect(Jackknife(whole: 1, leavingOut: []).estimate().halfWidth == nil)
    }

    /// Without competing ends it is one minus Kaplan-Meier; worked by hand: 5 at risk, ends on days 1 and 3, censored on day 2.
    @Test func cumulativeIncidence() throws {
        let alone = CumulativeIncidence(
            events: [0, 1, 0, 1, 0], competing: [0, 0, 0, 0, 0], censored: [0, 0, 1, 0, 2])
        #expect(abs(alone.byDay[1] - 0.2) < 1e-12)
        #expect(abs(alone.byDay[3] - (1 - 0.8 * 2 / 3)) < 1e-12)
        let competing = CumulativeIncidence(events: [0, 1, 1], competing: [0, 1, 0], censored: [0, 0, 1])
        #expect(abs(competing.byDay[2] - (0.25 + 0.5 * 0.5)) < 1e-12)
        #expect(try #require(competing.time(reaching: 0.25)) == 1)
        #expect(try #require(competing.time(reaching: 0.5)) == 2)
        #expect(competing.time(reaching: 0.9) == nil)
    }
}
