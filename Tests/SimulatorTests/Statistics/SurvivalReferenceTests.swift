import Foundation
import Testing

@testable import Simulator

/// Survival curves against R's package survival to 1e-10, on the data of `Fixtures/survival.R`.
///
/// The sets: ties with censoring at the times of events; curves that stand at one half for a while and to the end; the last observation censored; all censored; one
/// event alone; one censoring alone; three hundred subjects in whole days with three causes.
@Suite struct SurvivalReferenceTests {
    static let observations = Fixture.rows("observations").reduce(into: [String: [TimeToEvent]]()) { sets, row in
        let cause = row.number("cause").map { Int($0) } ?? 0
        sets[row.text("set"), default: []].append(
            TimeToEvent(row.number("time") ?? .nan, cause: cause == 0 ? nil : cause))
    }
    static let names = observations.keys.sorted()

    @Test func allSetsAreThere() {
        #expect(
            Self.names == [
                "allCensored", "half", "halfAtEnd", "large", "lastCensored", "singleCensored", "singleEvent", "ties",
            ])
    }

    @Test(arguments: names) func kaplanMeier(_ name: String) throws {
        let curve = try #require(KaplanMeier(Self.observations[name] ?? []))
        let rows = Fixture.rows("kaplan-meier").filter { $0.text("set") == name }
        #expect(curve.steps.count == rows.count)
        for (step, row) in zip(curve.steps, rows) {
            #expect(step.time == row.number("time"))
            #expect(
                [step.atRisk, step.events, step.censored].map { Double($0) }
                    == ["atRisk", "events", "censored"].map { row.number($0) })
            #expect(isSame(step.survival, row.number("survival")))
            #expect(isSame(step.standardError, row.number("standardError")))
            let limits = curve.limits(at: step.time)
            #expect(isSame(limits?.lowerBound, row.number("lower")))
            #expect(isSame(limits?.upperBound, row.number("upper")))
            #expect(curve.atRisk(at: step.time) == step.atRisk)
        }
    }

    @Test(arguments: names) func summaryOfKaplanMeier(_ name: String) throws {
        let curve = try #require(KaplanMeier(Self.observations[name] ?? []))
        let row = try #require(Fixture.rows("kaplan-meier-summary").first { $0.text("set") == name })
        #expect(isSame(curve.median, row.number("median")))
        let limits = curve.quantileLimits(0.5)
        #expect(isSame(limits?.lowerBound, row.number("lower")))
        #expect(isSame(limits.flatMap { $0.upperBound.isFinite ? $0.upperBound : nil }, row.number("upper")))
        let mean = try #require(curve.restrictedMean(to: row.number("horizon") ?? .nan))
        #expect(isSame(mean.mean, row.number("restrictedMean")))
        #expect(isSame(mean.standardError, row.number("standardError")))
    }

    @Test(arguments: names) func aalenJohansen(_ name: String) throws {
        let curves = try #require(AalenJohansen(Self.observations[name] ?? []))
        let rows = Fixture.rows("aalen-johansen").filter { $0.text("set") == name }
        #expect(Set(curves.causes.map { Double($0) }) == Set(rows.compactMap { $0.number("cause") }))
        for cause in curves.causes {
            let ofCause = rows.filter { $0.number("cause") == Double(cause) }
            #expect(curves.steps(of: cause).count == ofCause.count)
            for (step, row) in zip(curves.steps(of: cause), ofCause) {
                #expect(step.time == row.number("time"))
                #expect(isSame(step.incidence, row.number("incidence")))
                #expect(isSame(step.standardError, row.number("standardError")))
                let limits = curves.limits(of: cause, at: step.time)
                #expect(isSame(limits?.lowerBound, row.number("lower")))
                #expect(isSame(limits?.upperBound, row.number("upper")))
            }
        }
    }

    private func isSame(_ value: Double?, _ reference: Double?) -> Bool {
        switch (value, reference) {
        case (nil, nil): true
        case (let value?, let reference?): abs(value - reference) <= 1e-10
        default: false
        }
    }
}
