import Testing

@testable import Simulator

/// Distributions at the limits of their parameters: constants, points without mass, ends that rounding could miss.
@Suite struct DegenerateDistributionTests {
    /// A constant: everything below has probability 0, and every quantile is it.
    private func expectConstant(
        _ distribution: any Distribution, _ value: Double, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for probability in [0, 1e-300, 0.25, 0.5, 1 - 0x1p-53, 1] {
            #expect(distribution.quantile(probability) == value, "\(probability)", sourceLocation: sourceLocation)
        }
        #expect(distribution.cumulative(value) == 1, sourceLocation: sourceLocation)
        #expect(distribution.cumulative(value + 7) == 1, sourceLocation: sourceLocation)
        #expect(distribution.cumulative(.infinity) == 1, sourceLocation: sourceLocation)
        #expect(distribution.cumulative(value.nextDown) == 0, sourceLocation: sourceLocation)
        #expect(distribution.cumulative(-.infinity) == 0, sourceLocation: sourceLocation)
        #expect(distribution.mean == value && distribution.variance == 0, sourceLocation: sourceLocation)
        var stream = testStream(3, 41)
        let draws = (0..<100).map { _ in distribution.sample(from: &stream) }
        #expect(draws.allSatisfy { $0 == value }, sourceLocation: sourceLocation)
    }

    @Test func constants() throws {
        expectConstant(try Poisson(mean: 0), 0)
        expectConstant(try Binomial(trials: 0, probability: 0.3), 0)
        expectConstant(try Binomial(trials: 12, probability: 0), 0)
        expectConstant(try Binomial(trials: 12, probability: 1), 12)
        expectConstant(try Categorical(weights: [0, 0, 4, 0]), 2)
        expectConstant(try Empirical([3.5]), 3.5)
        expectConstant(try Empirical([2, 2, 2]), 2)
        expectConstant(try PointMassMixture(at: -1, probability: 1, otherwise: Normal()), -1)
    }

    /// A point without probability leaves the base as it is, also at the ends.
    @Test func aPointWithoutMass() throws {
        let base = try ScaledBeta(low: 2, high: 3, a: 2, b: 5)
        for point in [-5, 2.5, 9.0] {
            let mixture = try PointMassMixture(at: point, probability: 0, otherwise: base)
            for probability in [0, 0.1, 0.9, 1] {
                #expect(mixture.quantile(probability) == base.quantile(probability), "\(point), \(probability)")
            }
            #expect(mixture.cumulative(2.4) == base.cumulative(2.4))
        }
    }

    /// Probability 0 gives the lower end and 1 the upper end, to the last bit, whatever rounding does to the sums.
    @Test(arguments: [(0.1, 0.3), (-0.7, 0.1), (1e-9, 1e9), (-3, -2.9), (0.1, 0.7)])
    func quantilesReachTheEnds(low: Double, high: Double) throws {
        let middle = low + (high - low) / 3
        let all: [any Distribution] = [
            try Uniform(low: low, high: high), try Triangular(low: low, mode: low, high: high),
            try Triangular(low: low, mode: high, high: high), try Triangular(low: low, mode: middle, high: high),
            try ScaledBeta(low: low, high: high, a: 0.5, b: 2), try Empirical([low, middle, high], interpolated: true),
            try TruncatedNormal(normalMean: middle, normalStandardDeviation: 1, low: low, high: high),
        ]
        for distribution in all {
            #expect(distribution.quantile(0) == low && distribution.quantile(1) == high, "\(distribution)")
            #expect(distribution.cumulative(low) == 0 && distribution.cumulative(high) == 1, "\(distribution)")
        }
    }

    /// What is no number has no cumulative probability, and does not end the process.
    @Test func notANumber() throws {
        let all: [any Distribution] = [
            try Poisson(mean: 3), try Poisson(mean: 0), try Binomial(trials: 5, probability: 0.5),
            try Categorical(weights: [1, 2]),
        ]
        for distribution in all { #expect(distribution.cumulative(.nan).isNaN, "\(distribution)") }
    }

    /// A range whose square is no number any more is refused.
    @Test func rangesTooWideForATriangle() {
        #expect(throws: DistributionError.self) { try Triangular(low: -1e200, mode: 0, high: 1e200) }
        #expect(throws: DistributionError.self) { try Uniform(low: -1e308, high: 1e308) }
        #expect(throws: DistributionError.self) { try Uniform(low: 2, high: 2) }
        #expect(throws: DistributionError.self) { try Triangular(low: 2, mode: 2, high: 2) }
    }
}
