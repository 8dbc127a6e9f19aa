import Simulator
import Testing

@testable import Models

/// What a population is said to bring at intake is what its seekers bring.
@Suite struct IntakeTests {
    private static let count = 100_000

    private static func values(_ population: String) -> ParameterValues {
        var values = ParameterValues()
        for (key, value) in ParameterSet.populations.first(where: { $0.name == population })?.overrides ?? [:] {
            values[key] = value
        }
        return values
    }

    private static func draw(_ values: ParameterValues) throws -> [Traits] {
        let sampler = PopulationSampler(values: values, scores: try IntakeScores(values))
        return (1...count).map { identity in
            sampler.draw(
                RandomStream(
                    StreamName(seed: 1, replication: 1, kind: 1, identity: UInt64(identity), purpose: 1)))
        }
    }

    private static func correlation(_ a: [Double], _ b: [Double]) -> Double {
        let (x, y) = (Tally(a), Tally(b))
        let sum = zip(a, b).reduce(0) { $0 + ($1.0 - x.mean) * ($1.1 - y.mean) }
        return sum / Double(a.count - 1) / (x.standardDeviation * y.standardDeviation)
    }

    /// Means within 4.9 standard errors (p = 1e-6 each), standard deviations within 1 %, which is more than 4.9 of theirs.
    @Test(arguments: ParameterSet.populations.map(\.name))
    func momentsArePublishedOnes(population: String) throws {
        let values = Self.values(population)
        let seekers = try Self.draw(values)
        let share = values[.hoursBeforeWorkingShare]
        let meanHours = share * values[.hoursBeforeMeanOfWorking]
        let squares =
            values[.hoursBeforeSpreadOfWorking] * values[.hoursBeforeSpreadOfWorking]
            + values[.hoursBeforeMeanOfWorking] * values[.hoursBeforeMeanOfWorking]
        let checks: [(Double, Double, (Traits) -> Double)] = [
            (values[.abilityMean], values[.abilitySpread], { $0.ability }),
            (values[.efficacyMean], values[.efficacySpread], { $0.efficacy }),
            (values[.expectationMean], values[.expectationSpread], { Double($0.expectation) }),
            (meanHours, (share * squares - meanHours * meanHours).squareRoot(), { $0.hoursBefore }),
        ]
        for (mean, spread, value) in checks {
            let tally = Tally(seekers.map(value))
            #expect(abs(tally.mean - mean) < 4.9 * spread / Double(Self.count).squareRoot())
            #expect(abs(tally.standardDeviation / spread - 1) < 0.01)
        }
        #expect(seekers.allSatisfy { $0.ability == $0.ability.rounded() && (0...10).contains($0.ability) })
        #expect(seekers.allSatisfy { (1...8).contains($0.expectation) })
    }

    /// Correlations of the answers, not of what they are made from, within 4.9 standard errors (at most 0.0155).
    @Test(arguments: ParameterSet.populations.map(\.name))
    func correlationsArePublishedOnes(population: String) throws {
        let values = Self.values(population)
        let seekers = try Self.draw(values)
        let ability = seekers.map(\.ability)
        let efficacy = seekers.map(\.efficacy)
        let expectation = seekers.map { Double($0.expectation) }
        #expect(abs(Self.correlation(ability, efficacy) - values[.correlationAbilityEfficacy]) < 0.0155)
        #expect(abs(Self.correlation(ability, expectation) - values[.correlationAbilityExpectation]) < 0.0155)
        #expect(abs(Self.correlation(efficacy, expectation) - values[.correlationEfficacyExpectation]) < 0.0155)
    }

    /// The published figures themselves: B4.2 for the hours in the year before.
    @Test func hoursBeforeAreThoseOfTheRegister() throws {
        for (population, mean, spread) in [("uo_2017_2019", 17.3, 20.4), ("kvp_external_2017_2019", 12.3, 21.7)] {
            let hours = Tally(try Self.draw(Self.values(population)).map(\.hoursBefore))
            #expect(abs(hours.mean - mean) < 0.35)
            #expect(abs(hours.standardDeviation - spread) < 0.25)
        }
    }
}
