import Foundation
import Simulator
import Testing

@testable import Models

@Suite struct InflowTests {
    /// Arrivals are Poisson given the year's factor; with no variation, counts over 200 replications have variance = mean (chi-square,
    /// two-sided p above 0.001) and the expected mean (z within 3.3).
    @Test func arrivalsArePoissonWithoutVariation() {
        let input = TestRegion.input(teams: [], years: 2, warmup: 0, [.inflowVariation: 0])
        let counts = (1...200).map { Sums(FollowUp.replicate(input, seed: 3, replication: $0))[.eligible] }
        let tally = Tally(counts)
        let expected = TestRegion.region.municipalities.indices.reduce(0) {
            $0 + 2 * TestRegion.region.expectedInflow($1, input.parameters)
        }
        #expect(abs(tally.mean - expected) < 3.3 * (expected / 200).squareRoot())
        // Dispersion index: 199 variance / mean is chi-square with 199 degrees of freedom; normal approximation of Wilson and Hilferty.
        let dispersion = 199 * tally.variance / tally.mean
        let z = (pow(dispersion / 199, 1.0 / 3) - (1 - 2.0 / (9 * 199))) / (2.0 / (9 * 199)).squareRoot()
        #expect(abs(z) < 3.3)
    }

    @Test func theYearsFactorHasMeanOneAndItsSpread() {
        var values = ParameterValues()
        values[.inflowVariation] = 0.3
        let factors = (1...4000).map { replication in
            let names = RandomNames(seed: 1, replication: UInt64(replication))
            // With intensity 1 a day and a threshold below it, the arrival tells the factor of the first year.
            let years = InflowYears(values: values, names: names, horizon: .years(3))
            return 1 / years.arrival(after: .start, rate: 365.25, threshold: 1).days
        }
        let tally = Tally(factors)
        #expect(abs(tally.mean - 1) < 4 * tally.standardDeviation / 4000.0.squareRoot())
        #expect(abs(tally.standardDeviation - (exp(0.09) - 1).squareRoot()) < 0.02)
    }

    @Test func followingBenefitsKeepsTheSum() {
        var region = TestRegion.region
        region.municipalities[5].benefitRecipients *= 3
        func inflow(_ weight: Double) -> [Double] {
            var values = ParameterValues()
            values[.inflowBenefitWeight] = weight
            return region.municipalities.indices.map { region.expectedInflow($0, values) }
        }
        let (residents, benefits) = (inflow(0), inflow(1))
        #expect(abs(residents.reduce(0, +) - benefits.reduce(0, +)) < 1e-9)
        #expect(benefits[5] > 2 * residents[5])
    }
}
