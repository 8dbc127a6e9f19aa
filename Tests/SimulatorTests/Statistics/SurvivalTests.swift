import Testing

@testable import Simulator

/// What the reference values do not show: lookups, refusals, and how the estimators relate.
@Suite struct SurvivalTests {
    private let few = [(1.0, 1), (2, 0), (3, 2), (5, 1), (6, 0)].map {
        TimeToEvent($0.0, cause: $0.1 == 0 ? nil : $0.1)
    }

    @Test func looksUpBetweenSteps() throws {
        let curve = try #require(KaplanMeier(few))
        #expect(curve.survival(at: 0.5) == 1 && curve.survival(at: 1) == 0.8 && curve.survival(at: 2.9) == 0.8)
        #expect(curve.atRisk(at: 0) == 5 && curve.atRisk(at: 1) == 5 && curve.atRisk(at: 1.5) == 4)
        #expect(curve.atRisk(at: 6) == 1 && curve.atRisk(at: 7) == 0)
        #expect(curve.limits(at: 0.5) == nil)
        let incidence = try #require(AalenJohansen(few))
        #expect(incidence.causes == [1, 2])
        #expect(incidence.incidence(of: 1, at: 0.9) == 0 && incidence.incidence(of: 1, at: 4) == 0.2)
        #expect(incidence.incidence(of: 9, at: 4) == 0 && incidence.steps(of: 9).isEmpty)
    }

    /// After the last observation nothing is known unless nobody was left.
    @Test func doesNotExtrapolate() throws {
        let open = try #require(KaplanMeier(few))
        #expect(open.survival(at: 6) != nil && open.survival(at: 6.1) == nil && open.limits(at: 6.1) == nil)
        #expect(open.restrictedMean(to: 6) != nil && open.restrictedMean(to: 6.1) == nil)
        #expect(open.restrictedMean(to: 0) == nil)
        #expect(try #require(AalenJohansen(few)).incidence(of: 1, at: 6.1) == nil)
        let closed = few.dropLast() + [TimeToEvent(6, event: true)]
        let curve = try #require(KaplanMeier(Array(closed)))
        #expect(curve.survival(at: 100) == 0)
        #expect(try #require(curve.restrictedMean(to: 100)).value == curve.restrictedMean(to: 6)?.value)
        #expect(try #require(AalenJohansen(Array(closed))).incidence(of: 1, at: 100) != nil)
    }

    @Test func refusesWhatIsNoTime() {
        for time in [-1, .nan, .infinity] {
            #expect(KaplanMeier([TimeToEvent(time, event: true)]) == nil)
            #expect(AalenJohansen([TimeToEvent(time, event: true)]) == nil)
        }
        #expect(KaplanMeier([]) == nil && AalenJohansen([]) == nil)
    }

    /// With one cause the infinitesimal jackknife is Greenwood's variance, and the incidence one minus the survival.
    @Test(arguments: SurvivalReferenceTests.names) func oneCauseIsKaplanMeier(_ name: String) throws {
        let observations = (SurvivalReferenceTests.observations[name] ?? []).map {
            TimeToEvent($0.time, event: $0.cause != nil)
        }
        let survival = try #require(KaplanMeier(observations))
        let incidence = try #require(AalenJohansen(observations)).steps(of: 1)
        for (one, other) in zip(survival.steps, incidence) {
            #expect(abs(1 - one.survival - other.incidence) < 1e-12)
            let greenwood = one.standardError ?? 0
            #expect(abs(greenwood * greenwood - other.standardError * other.standardError) < 1e-14)
        }
    }

    /// Exact times in whole days are counts by day.
    @Test func countsByDayGiveTheSameIncidence() throws {
        let observations = try #require(SurvivalReferenceTests.observations["large"])
        let curves = try #require(AalenJohansen(observations))
        let last = try #require(observations.map(\.time).max())
        func counts(_ isCounted: (Int?) -> Bool) -> [Double] {
            observations.reduce(into: Array(repeating: 0, count: Int(last) + 1)) { days, observation in
                if isCounted(observation.cause) { days[Int(observation.time)] += 1 }
            }
        }
        for cause in curves.causes {
            let byDay = CumulativeIncidence(
                events: counts { $0 == cause }, competing: counts { $0 != nil && $0 != cause },
                censored: counts { $0 == nil }
            ).byDay
            for (day, incidence) in byDay.enumerated() {
                #expect(curves.incidence(of: cause, at: Double(day)) == incidence)
            }
        }
    }
}
