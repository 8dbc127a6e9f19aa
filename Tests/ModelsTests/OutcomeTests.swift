import Foundation
import Simulator
import Testing

@testable import Models

/// Outcomes from raw numbers written by hand, against values worked by hand.
@Suite struct OutcomeTests {
    private let input = TestRegion.input(teams: TestRegion.twoTeams, years: 4, warmup: 1)

    private func estimates(_ replications: [[Observation]]) -> [OutcomeEstimate] {
        OutcomeCatalogue.estimates(for: input, replications: replications)
    }

    private func value(_ name: String, _ group: Group = .region, _ replications: [[Observation]]) -> OutcomeEstimate? {
        estimates(replications).first { $0.name == name && $0.group == group }
    }

    private func seen(
        _ measure: Measure, _ value: Double, at municipality: Int = 0, team: Int = -1, day: Int = -1
    ) -> Observation {
        Observation(
            measure: measure, cell: Cell(municipality: municipality, segment: 0, team: team), day: day, value: value)
    }

    @Test func ratiosAreSumsOverSumsWithAJackknife() throws {
        let replications = [
            [seen(.eligibleFollowed90d, 10), seen(.admittedWithin90d, 2)],
            [seen(.eligibleFollowed90d, 30), seen(.admittedWithin90d, 12)],
            [seen(.eligibleFollowed90d, 20), seen(.admittedWithin90d, 7)],
        ]
        let outcome = try #require(value("coverage_90d", .region, replications)?.jackknife)
        #expect(outcome.whole == 21.0 / 60)
        let leavingOut: [Double] = [19.0 / 50, 9.0 / 30, 14.0 / 40]
        for (pseudoValue, without) in zip(outcome.pseudoValues, leavingOut) {
            let expected: Double = 3 * 0.35 - 2 * without
            #expect(abs(pseudoValue - expected) < 1e-12)
        }
        #expect(value("coverage_90d", .municipality(0), replications)?.jackknife?.whole == 21.0 / 60)
        let elsewhere = try #require(value("coverage_90d", .municipality(1), replications))
        #expect(elsewhere.jackknife == nil && elsewhere.reason?.isEmpty == false)
    }

    /// Four first jobs: ended on days 50 and 100, censored on day 80, going on at 400. Survival to 91.3 days 3/4; to 365 days 3/4 x 1/2.
    @Test func retentionIsAalenJohansen() throws {
        let one = [
            seen(.firstJobEndedByDay, 1, team: 0, day: 50), seen(.firstJobCensoredByDay, 1, team: 0, day: 80),
            seen(.firstJobEndedByDay, 1, team: 0, day: 100), seen(.firstJobCensoredByDay, 1, team: 0, day: 400),
        ]
        #expect(abs((value("retention_3m", .region, [one])?.jackknife?.whole ?? 0) - 0.75) < 1e-12)
        #expect(abs((value("retention_12m", .team(0), [one])?.jackknife?.whole ?? 0) - 0.375) < 1e-12)
        let late = value("retention_24m", .region, [one])
        #expect(late?.jackknife == nil && late?.reason == "no first job is followed for 24 months")
    }

    /// Four first jobs: one ends on day 50, one after exactly twelve months (365.25 days, so that day 366 counts it), two go on at 400 days.
    /// Just before twelve months 3/4 go on.
    @Test func aJobThatEndsAtTheTimeIsRetained() {
        let one = [
            seen(.firstJobEndedByDay, 1, team: 0, day: 50), seen(.firstJobEndedByDay, 1, team: 0, day: 366),
            seen(.firstJobCensoredByDay, 2, team: 0, day: 400),
        ]
        #expect(abs((value("retention_12m", .region, [one])?.jackknife?.whole ?? 0) - 0.75) < 1e-12)
        // Of those on day 366 somebody is followed for twelve months; of those on day 365 nobody.
        let all = [seen(.firstJobEndedByDay, 1, day: 50), seen(.firstJobEndedByDay, 1, day: 366)]
        #expect(value("retention_12m", .region, [all])?.jackknife?.whole == 0.5)
        let short = [seen(.firstJobEndedByDay, 1, day: 50), seen(.firstJobCensoredByDay, 1, day: 365)]
        #expect(value("retention_12m", .region, [short])?.reason == "no first job is followed for 12 months")
        let over = [seen(.firstJobEndedByDay, 1, day: 50), seen(.firstJobEndedByDay, 1, day: 365)]
        #expect(value("retention_12m", .region, [over])?.jackknife?.whole == 0)
    }

    @Test func theMedianWaitIsNullWhereFewAreAdmitted() {
        let few = [seen(.queueAdmittedByDay, 2, day: 10), seen(.queueLeftByDay, 3, day: 20)]
        #expect(
            value("wait_days_median", .region, [few])?.reason == "fewer than half of the referred are ever admitted")
        let many = [seen(.queueAdmittedByDay, 4, day: 10), seen(.queueLeftByDay, 1, day: 20)]
        let median = value("wait_days_median", .region, [many])?.jackknife?.whole ?? 0
        #expect(abs(median - 9.625) < 1e-9)
    }

    @Test func additionalJobsNeedMoreThanNone() {
        let none = [
            seen(.sustainedJobsEligible, 3), seen(.sustainedJobsWithoutMeasure, 3), seen(.postDays, 10, team: 0),
        ]
        #expect(value("additional_sustained_jobs", .region, [none])?.jackknife?.whole == 0)
        #expect(
            value("cost_per_additional_sustained_job", .region, [none])?.reason
                == "no more sustained jobs than without any measure: a price has no meaning")
    }

    @Test func costIsThatOfFilledPostsSupervisorsRoadAndInstruments() throws {
        let days = OutcomeContext(input).workingDays
        let years = OutcomeContext(input).years
        let one = [
            seen(.postDays, 2 * days, team: 0), seen(.kilometres, 1000 * years, team: 0),
            seen(.subsidyCost, 50_000 * years, team: 0),
        ]
        func cost(_ name: String) -> Double { value(name, .region, [one])?.jackknife?.whole ?? 0 }
        #expect(abs(cost("cost_posts") - 1_600_000) < 1)
        #expect(abs(cost("cost_supervision") - 800_000) < 1)
        #expect(abs(cost("cost_travel") - 4000) < 1e-6)
        #expect(abs(cost("cost_total") - (1_600_000 + 800_000 + 4000 + 50_000)) < 1)
    }

    @Test func gini() {
        #expect(abs(OutcomeCatalogue.gini([(1, 1), (1, 3), (1, 2)])) < 1e-12)
        #expect(abs(OutcomeCatalogue.gini([(0, 3), (1, 1)]) - 0.75) < 1e-12)
        // Middles of the weights at 4, 8.5 and 9.5 of 10.
        #expect(abs(OutcomeCatalogue.quantile([(3, 1), (1, 8), (2, 1)], 0.9) - 2.5) < 1e-12)
        #expect(OutcomeCatalogue.quantile([(3, 1), (1, 8), (2, 1)], 0.1) == 1)
    }

    /// One desk and one place within reach: the nearer third of the catchment counts in full.
    @Test func accessFollowsTheDesks() throws {
        let only = [seen(.postDays, 10, at: 0, team: 0)] + (0..<6).map { seen(.eligible, 10, at: $0) }
        let all = (0..<6).map { seen(.postDays, 10, at: $0, team: 0) } + (0..<6).map { seen(.eligible, 10, at: $0) }
        let concentrated = try #require(value("access_gini", .region, [only])?.jackknife?.whole)
        let spread = try #require(value("access_gini", .region, [all])?.jackknife?.whole)
        #expect(spread < concentrated && concentrated < 1 && spread >= 0)
    }
}
