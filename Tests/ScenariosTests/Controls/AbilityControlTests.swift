import Foundation
import Simulator
import Testing

@testable import Models
@testable import Scenarios

/// Negative controls of P3: hours after do not depend on ability where ability does nothing, nor on that of somebody else.
@Suite struct AbilityControlTests {
    /// Everything by which ability, or an answer that goes with it, acts on work.
    static let effects: [ParameterKey] = [
        .ownJobAbilityEffect, .ownJobEfficacyEffect, .ownJobExpectationEffect, .disabilityAbilityEffect,
        .needAbilitySlope, .fitPaceEffect, .tasteEfficacyEffect, .carvedAbilityEffect, .breakdownAbilityEffect,
        .sicknessAbilityEffect, .acceptAbilityEffect,
    ]

    /// Effects that are large beyond belief, so that the slope is there whatever the defaults are.
    private static let exaggerated: [ParameterKey: Double] = [
        .ownJobAbilityEffect: 8, .fitPaceEffect: 6, .breakdownAbilityEffect: 6,
    ]

    private static func trial() throws -> ModelInput {
        try Scenario.load(path: packageFolder + "/scenarios/trials/uo-2017-2019.yaml").input
    }

    private static func exaggerate(_ input: ModelInput) -> ModelInput {
        input.changing(Array(exaggerated.keys)) { key, _ in exaggerated[key] }
    }

    private struct Person: Sendable {
        var ability: Double
        var hours: Double
    }

    /// The participants of each replication.
    private static func people(_ input: ModelInput, _ replications: Int) async throws -> [[Person]] {
        var all: [Int: [Person]] = [:]
        try await ReplicationRunner(jobs: ProcessInfo.processInfo.activeProcessorCount).run(
            1...replications,
            body: { number in
                var model = FollowUpModel(input.ofArm(0), seed: 31, replication: number)
                _ = model.simulate(until: .start + input.horizon)
                return model.seekers.rows.map { seeker in
                    let hours = seeker.registerHours(
                        from: seeker.eligibleAt, to: seeker.eligibleAt + .months(12), model.values)
                    return Person(ability: seeker.abilityAtIntake, hours: hours)
                }
            }, deliver: { all[$0] = $1 })
        return (1...replications).compactMap { all[$0] }
    }

    /// Ordinary least squares of hours on ability.
    private static func slope(_ people: [Person]) -> Double {
        let (x, y) = (Tally(people.map(\.ability)), Tally(people.map(\.hours)))
        let products = people.reduce(0) { $0 + ($1.ability - x.mean) * ($1.hours - y.mean) }
        return products / (x.variance * Double(people.count - 1))
    }

    /// The mean slope over replications with the two-sided p of 0 by Student's t.
    private static func tested(_ all: [[Person]]) -> (mean: Double, p: Double) {
        let tally = Tally(all.map(slope))
        let t = abs(tally.mean) / (tally.standardDeviation / Double(all.count).squareRoot())
        return (tally.mean, 2 * studentUpperTail(t, degreesOfFreedom: all.count - 1))
    }

    /// Whole groups with the abilities in another order, drawn from a stream of its own; hours stay with those who worked them.
    private static func permuted(_ all: [[Person]]) -> [[Person]] {
        all.enumerated().map { number, people in
            var stream = RandomStream(
                StreamName(seed: 31, replication: UInt64(number), kind: 0, identity: 0, purpose: 1))
            var abilities = people.map(\.ability)
            for last in stride(from: abilities.count - 1, to: 0, by: -1) {
                abilities.swapAt(last, stream.index(below: last + 1))
            }
            return zip(people, abilities).map { Person(ability: $1, hours: $0.hours) }
        }
    }

    /// With ability at work p is below 0.001 and the slope positive; cut off, and permuted, p is above 0.01, on as many replications.
    @Test func theSlopeOfP3Vanishes() async throws {
        let replications = fullTests ? 200 : 60
        let present = try await Self.people(Self.exaggerate(Self.trial()), replications)
        let cut = try await Self.people(Self.trial().changing(Self.effects) { _, _ in 0 }, replications)
        let results = [present, cut, Self.permuted(present)].map(Self.tested)
        print("P3: present \(results[0]), cut \(results[1]), permuted \(results[2])")
        #expect(results[0].p < 0.001 && results[0].mean > 0)
        #expect(results[1].p > 0.01)
        #expect(results[2].p > 0.01)
    }

    /// The slope above is the outcome that P3 is held against.
    @Test func theSlopeIsThatOfTheOutcome() async throws {
        let input = try Self.trial()
        let people = try await Self.people(input, 1)
        let rows = FollowUp.replicate(input, seed: 31, replication: 1).observations
        let values = OutcomeCatalogue.values(for: input, replications: [rows])
        let outcome = try #require(values.first { $0.name == "slope_ability" }?.value)
        #expect(abs(outcome - Self.slope(people[0])) < 1e-9)
    }
}
