import CGSL
import Foundation
import Testing

@testable import Simulator

/// One distribution to test, with the limits of cells where it is not continuous.
struct DistributionCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var distribution: any Distribution
    /// Between these limits values are counted; empty for a continuous distribution.
    var limits: [Double] = []

    /// 50 000 draws from a stream of this case alone, so that p-values of different cases are independent.
    func draws(seed: UInt64) -> [Double] {
        let own = testDescription.utf8.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) }
        var stream = testStream(seed, own)
        return (0..<50_000).map { _ in distribution.sample(from: &stream) }
    }

    static func continuous() throws -> [DistributionCase] {
        func named(_ name: String, _ distribution: any Distribution) -> DistributionCase {
            DistributionCase(testDescription: name, distribution: distribution)
        }
        return [
            named("exponential, mean 3", try Exponential(mean: 3)),
            named("exponential, rate 4", try Exponential(rate: 4)),
            named("gamma, shape 2", try Gamma(shape: 2, scale: 45)),
            named("gamma, shape 0.2", try Gamma(shape: 0.2, scale: 1)),
            named("gamma, shape 0.05", try Gamma(mean: 1, shape: 0.05)),
            named("gamma, shape 500", try Gamma(shape: 500, scale: 2)),
            named("normal", try Normal(mean: 2, standardDeviation: 5)),
            named("lognormal, sd below mean", try Lognormal(mean: 7, standardDeviation: 4)),
            named("lognormal, sd three times mean", try Lognormal(mean: 7, standardDeviation: 21)),
            named("weibull, shape 0.5", try Weibull(shape: 0.5, scale: 100)),
            named("weibull, shape 3.5", try Weibull(shape: 3.5, scale: 10)),
            named("beta 2, 3", try Beta(a: 2, b: 3)),
            named("beta 0.3, 0.3", try Beta(a: 0.3, b: 0.3)),
            named("beta 0.4, 5", try Beta(a: 0.4, b: 5)),
            named("beta 0.03, 2", try Beta(a: 0.03, b: 2)),
            named("beta 300, 40", try Beta(a: 300, b: 40)),
            named("scaled beta", try ScaledBeta(low: 1, high: 10, mean: 5.2, standardDeviation: 2.3)),
            named("uniform", try Uniform(low: -3, high: 4.5)),
            named("triangular", try Triangular(low: -1, mode: 2, high: 4)),
            named("triangular, mode at low", try Triangular(low: 0, mode: 0, high: 3)),
            named("triangular, mode at high", try Triangular(low: 0, mode: 3, high: 3)),
            named("truncated normal", try TruncatedNormal(normalMean: 5, normalStandardDeviation: 2, low: 2, high: 6)),
            named(
                "truncated normal above 7 sd", try TruncatedNormal(normalMean: 0, normalStandardDeviation: 1, low: 7)),
            named(
                "truncated normal, 30 to 30.1 sd",
                try TruncatedNormal(normalMean: 0, normalStandardDeviation: 10, low: 300, high: 301)),
            named(
                "truncated normal below -12 sd",
                try TruncatedNormal(normalMean: 1, normalStandardDeviation: 1, high: -11)
            ),
            named(
                "truncated normal, narrow",
                try TruncatedNormal(normalMean: 0, normalStandardDeviation: 1, low: 0.5, high: 0.5001)),
            named("empirical, interpolated", try Empirical([3, 1, 4, 1.5, 9, 2.6], interpolated: true)),
        ]
    }

    static func discrete() throws -> [DistributionCase] {
        func whole(_ name: String, _ distribution: any DiscreteDistribution) -> DistributionCase {
            let (low, high) = (Int(distribution.quantile(1e-12)), Int(distribution.quantile(1 - 1e-12)))
            return DistributionCase(
                testDescription: name, distribution: distribution, limits: (low...max(low, high)).map(Double.init))
        }
        let hours = try ScaledBeta(low: 0, high: 40, mean: 20, standardDeviation: 8)
        return [
            whole("poisson, mean 0.05", try Poisson(mean: 0.05)),
            whole("poisson, mean 2.5", try Poisson(mean: 2.5)),
            whole("poisson, mean 10.5", try Poisson(mean: 10.5)),
            whole("poisson, mean 200", try Poisson(mean: 200)),
            whole("binomial 20, 0.3", try Binomial(trials: 20, probability: 0.3)),
            whole("binomial 50, 0.02", try Binomial(trials: 50, probability: 0.02)),
            whole("binomial 1000, 0.7", try Binomial(trials: 1000, probability: 0.7)),
            whole("binomial 1 000 000, 0.5", try Binomial(trials: 1_000_000, probability: 0.5)),
            whole("categorical", try Categorical(weights: [0, 2, 0, 5, 1, 0.5, 3, 0])),
            whole("poisson, or -1 for one in five", try PointCount(base: Poisson(mean: 3))),
            DistributionCase(
                testDescription: "empirical", distribution: try Empirical([2, 7, 7, 1, 3, 7, 3]),
                limits: [1, 2, 3, 7]),
            DistributionCase(
                testDescription: "point mass and scaled beta",
                distribution: try PointMassMixture(at: 0, probability: 0.6, otherwise: hours),
                limits: Array(stride(from: 0, through: 40, by: 0.5))),
            DistributionCase(
                testDescription: "point mass inside a scaled beta",
                distribution: try PointMassMixture(at: 20, probability: 0.3, otherwise: hours),
                limits: Array(stride(from: 0, to: 20, by: 0.5)) + [(20.0).nextDown]
                    + Array(stride(from: 20, through: 40, by: 0.5))),
            DistributionCase(
                testDescription: "point mass on a poisson",
                distribution: try PointMassMixture(at: 2, probability: 0.25, otherwise: Poisson(mean: 3)),
                limits: (0...20).map(Double.init)),
        ]
    }
}

/// A mixture that is counted by whole numbers.
private struct PointCount: DiscreteDistribution {
    let mixture: PointMassMixture<Poisson>

    init(base: Poisson) throws { mixture = try PointMassMixture(at: -1, probability: 0.2, otherwise: base) }

    func sampleInteger(from stream: inout RandomStream) -> Int { Int(mixture.sample(from: &stream)) }
    var mean: Double { mixture.mean }
    var variance: Double { mixture.variance }
    func cumulative(_ value: Double) -> Double { mixture.cumulative(value) }
    func quantile(_ probability: Double) -> Double { mixture.quantile(probability) }
}

/// Draws against cumulative probabilities, these against quantiles, and these against the moments.
@Suite struct DistributionTests {
    private static let draws = 50_000

    @Test(arguments: try DistributionCase.continuous())
    func drawsFollowAContinuousDistribution(_ item: DistributionCase) {
        expectPlausible(GoodnessOfFit.kolmogorov(item.draws(seed: 11), item.distribution.cumulative))
    }

    @Test(arguments: try DistributionCase.discrete())
    func drawsFollowADiscreteOrMixedDistribution(_ item: DistributionCase) {
        let values = item.draws(seed: 12)
        expectPlausible(GoodnessOfFit.chiSquare(values, limits: item.limits, item.distribution.cumulative))
    }

    /// The quantile of p is the smallest value whose cumulative probability reaches p.
    ///
    /// GSL's inverses end at a relative error of 1.5e-8; the absolute slack is the distance of neighbouring numbers in
    /// the narrowest range.
    @Test(arguments: try DistributionCase.continuous() + DistributionCase.discrete())
    func quantilesInvertCumulativeProbabilities(_ item: DistributionCase) {
        let distribution = item.distribution
        for p in [1e-9, 1e-6, 1e-3, 0.01, 0.1, 0.2, 0.25, 0.5, 0.6, 0.75, 0.9, 0.99, 0.999, 1 - 1e-6, 1 - 1e-9] {
            let value = distribution.quantile(p)
            let slack = 2e-8 * p + 2e-12
            #expect(distribution.cumulative(value) >= p - slack, "at \(p)")
            #expect(distribution.cumulative(value.nextDown) <= p + slack, "at \(p)")
        }
        #expect(distribution.cumulative(distribution.quantile(1)) == 1)
        #expect(distribution.cumulative(distribution.quantile(0).nextDown) == 0)
    }

    /// Moments from quantiles by the midpoint rule over the normal score of the share.
    @Test(arguments: try DistributionCase.continuous())
    func momentsOfContinuousDistributions(_ item: DistributionCase) {
        let step = 0.002
        let scores = stride(from: -8.2 + step / 2, to: 8.2, by: step).map {
            (item.distribution.quantile(normalCumulative($0)), step * gsl_ran_ugaussian_pdf($0))
        }
        let mean = scores.reduce(0) { $0 + $1.0 * $1.1 }
        let variance = scores.reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
        let spread = item.distribution.standardDeviation
        #expect(abs(mean - item.distribution.mean) < 2e-5 * spread)
        #expect(abs(variance - item.distribution.variance) < 2e-4 * item.distribution.variance)
    }

    @Test(arguments: try DistributionCase.discrete().filter { $0.distribution is any DiscreteDistribution })
    func momentsOfDiscreteDistributions(_ item: DistributionCase) {
        let shares = item.limits.map { ($0, item.distribution.cumulative($0) - item.distribution.cumulative($0 - 1)) }
        let mean = shares.reduce(0) { $0 + $1.0 * $1.1 }
        let variance = shares.reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
        #expect(abs(mean - item.distribution.mean) < 1e-8 * max(1, mean))
        #expect(abs(variance - item.distribution.variance) < 1e-7 * max(1, variance))
    }

    @Test func momentsOfMixturesAndObservations() throws {
        let observed = try Empirical([2, 7, 7, 1, 3, 7, 3])
        #expect(abs(observed.mean - 30.0 / 7) < 1e-12 && abs(observed.variance - (170.0 / 7 - 900.0 / 49)) < 1e-12)
        let mixture = try PointMassMixture(at: 1, probability: 0.25, otherwise: Exponential(mean: 4))
        // E[X^2] = 0.25 + 0.75 * 32
        #expect(mixture.mean == 3.25 && abs(mixture.variance - (24.25 - 3.25 * 3.25)) < 1e-12)
    }

    /// Shares that are no binary fractions, and whose product with the number of observations is rounded up.
    @Test func quantilesOfObservationsAtTheirOwnShares() throws {
        for count in 1...200 {
            let observed = try Empirical((1...count).map(Double.init))
            #expect((1...count).allSatisfy { observed.quantile(Double($0) / Double(count)) == Double($0) })
        }
    }

    @Test func constructorsByMeanAndStandardDeviationGiveThem() throws {
        for (mean, spread) in [(90.0, 45.0), (7, 0.1), (3, 3), (2, 40), (1e-4, 1e-5), (5e6, 2e7)] {
            let built: [any Distribution] = [
                try Gamma(mean: mean, standardDeviation: spread), try Lognormal(mean: mean, standardDeviation: spread),
                try Weibull(mean: mean, standardDeviation: spread),
                try Normal(mean: mean, standardDeviation: spread),
            ]
            for distribution in built {
                #expect(abs(distribution.mean / mean - 1) < 1e-9, "\(distribution)")
                #expect(abs(distribution.standardDeviation / spread - 1) < 1e-9, "\(distribution)")
            }
        }
        let share = try Beta(mean: 0.3, standardDeviation: 0.2)
        #expect(abs(share.mean - 0.3) < 1e-12 && abs(share.standardDeviation - 0.2) < 1e-12)
        let scaled = try ScaledBeta(low: 1, high: 8, mean: 5.2, standardDeviation: 2.3)
        #expect(abs(scaled.mean - 5.2) < 1e-12 && abs(scaled.standardDeviation - 2.3) < 1e-12)
        #expect(abs(try Weibull(mean: 2, standardDeviation: 2).shape - 1) < 1e-12)
        #expect(try Gamma(mean: 6, shape: 3) == Gamma(shape: 3, scale: 2))
        #expect(try Exponential(rate: 0.25) == Exponential(mean: 4))
        #expect(try ScaledBeta(low: 0, high: 2, a: 1, b: 3).mean == 0.5)
    }

    /// Where GSL's iterations fail the quantiles still invert the cumulative probabilities.
    @Test func quantilesWhereGSLFails() throws {
        prepareGSL()
        #expect(gsl_cdf_gamma_Pinv(0.01, 0.03, 1).isNaN && gsl_cdf_beta_Pinv(0.25, 0.01, 0.1).isNaN)
        let built: [any Distribution] = [
            try Gamma(shape: 0.03, scale: 2), try Gamma(shape: 1e5, scale: 2), try Beta(a: 0.01, b: 0.1),
            try Beta(a: 0.01, b: 0.01), try Beta(a: 1e5, b: 1e5),
        ]
        for distribution in built {
            for p in [0.001, 0.01, 0.25, 0.5, 0.9, 0.999, 1 - 1e-6] {
                let value = distribution.quantile(p)
                #expect(distribution.cumulative(value) >= p - 2e-8 * p, "\(distribution) at \(p)")
                #expect(distribution.cumulative(value.nextDown) <= p + 2e-8 * p, "\(distribution) at \(p)")
            }
        }
    }

    @Test func degenerateCounts() throws {
        var stream = testStream(13)
        #expect(try Poisson(mean: 0).sampleInteger(from: &stream) == 0)
        #expect(try Poisson(mean: 0).quantile(1) == 0)
        #expect(try Binomial(trials: 0, probability: 0.5).sampleInteger(from: &stream) == 0)
        #expect(try Binomial(trials: 9, probability: 1).sampleInteger(from: &stream) == 9)
        #expect(try Binomial(trials: 9, probability: 1).quantile(0.5) == 9)
        #expect(try Binomial(trials: 9, probability: 0).sampleInteger(from: &stream) == 0)
        #expect(try Categorical(weights: [3]).sampleInteger(from: &stream) == 0)
        #expect(try Empirical([4]).sample(from: &stream) == 4)
        #expect(try PointMassMixture(at: 2, probability: 1, otherwise: Exponential(mean: 1)).quantile(0.9) == 2)
        #expect(try Exponential(mean: 2).sampleSpan(from: &stream) > .zero)
    }

    /// One implementation of each draw: a value type and the method of the stream give the same numbers.
    @Test func typesDrawWhatTheStreamDraws() throws {
        let weights = [0.3, 0, 1.7, 0.1, 2.9, 0.0]
        func same(
            _ distribution: some Distribution, _ draw: (inout RandomStream) -> Double,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            var (a, b) = (testStream(14), testStream(14))
            #expect(
                (0..<1000).allSatisfy { _ in distribution.sample(from: &a) == draw(&b) },
                sourceLocation: sourceLocation)
        }
        same(try Exponential(mean: 3)) { $0.exponential(mean: 3) }
        same(try Gamma(mean: 90, shape: 2)) { $0.gamma(mean: 90, shape: 2) }
        same(try Lognormal(mean: 7, standardDeviation: 4)) { $0.lognormal(mean: 7, standardDeviation: 4) }
        same(try Beta(a: 2, b: 3)) { $0.beta(2, 3) }
        same(try Normal(mean: 1, standardDeviation: 2)) { $0.normal(mean: 1, standardDeviation: 2) }
        same(try Poisson(mean: 20)) { Double($0.poisson(mean: 20)) }
        same(try Categorical(weights: weights)) { Double($0.category(weights: weights)) }
    }

    @Test func wholeNumbersBelowACount() {
        var stream = testStream(15)
        var counts = Array(repeating: 0.0, count: 7)
        for _ in 0..<Self.draws { counts[stream.index(below: 7)] += 1 }
        expectPlausible(GoodnessOfFit.chiSquare(uniform: counts))
        // A range that does not divide 2^64, where a remainder instead of a rejection would give the first third half of all.
        let third = (0..<Self.draws).filter { _ in
            stream.withGenerator { gsl_rng_uniform_int($0, 3 << 62) } < 1 << 62
        }.count
        let counted = [Double(third), Double(Self.draws - third)]
        let expected = [Double(Self.draws) / 3, Double(Self.draws) * 2 / 3]
        expectPlausible(GoodnessOfFit.chiSquare(observed: counted, expected: expected))
    }
}

@Suite struct GammaQuantileTests {
    /// GSL's inverse gives NaN, infinity or the quantile of another probability for small shapes.
    @Test(arguments: [0.3, 0.1, 0.01, 0.001]) func quantilesOfSmallShapesAreInverses(shape: Double) throws {
        let gamma = try Gamma(shape: shape, scale: 2)
        for probability in [0.6, 0.9, 0.975, 0.999] {
            #expect(abs(gamma.cumulative(gamma.quantile(probability)) - probability) < 1e-9, "\(probability)")
        }
    }
}
