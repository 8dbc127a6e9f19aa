import Foundation
import Testing

@testable import Simulator

@Suite struct NortaTests {
    private func normalCorrelation(_ a: any Distribution, _ b: any Distribution, _ target: Double) throws -> Double {
        try Norta(marginals: [a, b], correlations: [[1, target], [target, 1]]).normalCorrelations[0][1]
    }

    /// Pairs whose correlation is known in closed form as a function of the normal one.
    @Test(arguments: [-0.95, -0.5, -0.1, 0.0, 0.3, 0.7, 0.95, 0.995])
    func closedForms(_ r: Double) throws {
        let normal = try Normal(mean: 3, standardDeviation: 2)
        #expect(abs(try normalCorrelation(normal, normal, r) - r) < 1e-9)
        let uniform = try Beta(a: 1, b: 1)
        #expect(abs(try normalCorrelation(uniform, uniform, 6 / .pi * asin(r / 2)) - r) < 1e-9)
        let coin = try Binomial(trials: 1, probability: 0.5)
        // Jumps leave slowly falling powers, of which those beyond the 1000th are interpolated.
        let slack = abs(r) > 0.99 ? 3e-5 : 1e-9
        #expect(abs(try normalCorrelation(coin, coin, 2 / .pi * asin(r)) - r) < slack)
        let (a, b) = (0.8, 0.5)
        let first = try Lognormal(logMean: 1, logStandardDeviation: a)
        let second = try Lognormal(logMean: -2, logStandardDeviation: b)
        let target = expm1(a * b * r) / (expm1(a * a) * expm1(b * b)).squareRoot()
        #expect(abs(try normalCorrelation(first, second, target) - r) < 1e-6)
        #expect(abs(try normalCorrelation(first, normal, a * r / expm1(a * a).squareRoot()) - r) < 1e-6)
    }

    private func marginals() throws -> [any Distribution] {
        [
            try ScaledBeta(low: 0, high: 10, mean: 5.2, standardDeviation: 2.6),
            try Lognormal(mean: 7, standardDeviation: 3),
            try Categorical(weights: [5, 9, 14, 20, 18, 15, 11, 8]),
            try PointMassMixture(at: 0, probability: 0.4, otherwise: Gamma(mean: 20, shape: 2)),
        ]
    }

    private let targets = [
        [1, 0.82, -0.41, 0.3], [0.82, 1, -0.32, 0.2], [-0.41, -0.32, 1, -0.1], [0.3, 0.2, -0.1, 1],
    ]

    /// Marginals and correlations of 50 000 draws.
    @Test func drawsHaveTheMarginalsAndTheCorrelations() throws {
        let norta = try Norta(marginals: marginals(), correlations: targets)
        var stream = testStream(21)
        var values = [0.0, 0, 0, 0]
        var columns: [[Double]] = [[], [], [], []]
        for _ in 0..<50_000 {
            norta.sample(from: &stream, into: &values)
            for index in 0..<4 { columns[index].append(values[index]) }
        }
        let limits: [[Double]] = [
            [], [], (0...7).map(Double.init), Array(stride(from: 0, through: 80, by: 2)),
        ]
        for (index, marginal) in norta.marginals.enumerated() {
            let column = columns[index]
            expectPlausible(
                limits[index].isEmpty
                    ? GoodnessOfFit.kolmogorov(column, marginal.cumulative)
                    : GoodnessOfFit.chiSquare(column, limits: limits[index], marginal.cumulative),
                "marginals[\(index)]")
            for other in 0..<index {
                expectPlausible(
                    GoodnessOfFit.correlation(column, columns[other], targets[index][other]), "\(other), \(index)")
            }
        }
    }

    /// What the solver is for: the normal correlations used as they are would miss the targets.
    @Test func normalCorrelationsAreStrongerThanTheTargets() throws {
        let norta = try Norta(marginals: marginals(), correlations: targets)
        for i in 0..<4 {
            for j in 0..<i { #expect(abs(norta.normalCorrelations[i][j]) > abs(targets[i][j]) + 0.002) }
        }
    }

    /// Close to what a skewed and a two-valued variable can have at all.
    @Test func nearTheEndsOfTheRange() throws {
        let skewed = try Lognormal(logMean: 0, logStandardDeviation: 1)
        let rare = try Binomial(trials: 1, probability: 0.1)
        let ends = NormalScores([skewed, rare]).pair(0, 1)
        // At the ends: E[X; Z > z] = Phi(1 - z) e^(1/2), and E[X; Z < -z] = Phi(-z - 1) e^(1/2).
        let z = try Normal().quantile(0.9)
        let scale = (expm1(1) * exp(1) * 0.09).squareRoot()
        #expect(abs(ends.highest - (normalCumulative(1 - z) - 0.1) * exp(0.5) / scale) < 1e-5)
        #expect(abs(ends.lowest - (normalCumulative(-1 - z) - 0.1) * exp(0.5) / scale) < 1e-5)
        #expect(abs(ends.correlation(at: 1) - ends.highest) < 1e-12)
        #expect(abs(ends.correlation(at: -1) - ends.lowest) < 1e-12)
        for target in [0.98 * ends.highest, 0.98 * ends.lowest] {
            let norta = try Norta(marginals: [skewed, rare], correlations: [[1, target], [target, 1]])
            var stream = testStream(22)
            var values = [0.0, 0]
            let pairs = (0..<50_000).map { _ -> (Double, Double) in
                norta.sample(from: &stream, into: &values)
                return (values[0], values[1])
            }
            expectPlausible(GoodnessOfFit.correlation(pairs.map(\.0), pairs.map(\.1), target), "\(target)")
        }
    }
}
