import CGSL
import Foundation
import Testing

@testable import Simulator

/// Posteriors against those that are known exactly, the tolerance included.
@Suite struct PosteriorTheoryTests {
    /// With a flat prior the posterior is normal around the observation; a tolerance of e adds e^2 / 3 to its variance.
    @Test func aNormalMeanWithAFlatPrior() async throws {
        let bayes = try NormalMean.problem(tolerance: 0.2, seed: 1)
        var state = bayes.start
        try await bayes.run(&state, jobs: 2, evaluate: NormalMean.simulate)
        #expect(state.stop == .tolerance && state.history.last?.tolerance == 0.2)
        let raw = try #require(bayes.rawPosterior(of: state))
        let reach = 0.2 * NormalMean.error
        let spread = (NormalMean.error * NormalMean.error + reach * reach / 3).squareRoot()
        #expect(raw.adjustment == .raw && raw.effectiveSampleSize > 600)
        expectPlausible(raw.meanPValue(of: 0, NormalMean.observed), "mean")
        expectPlausible(raw.spreadPValue(of: 0, spread), "spread")
        let interval = raw.credibleInterval(of: 0)
        #expect(abs(interval.lowerBound - (NormalMean.observed - 1.6449 * spread)) < 0.06)
        #expect(abs(interval.upperBound - (NormalMean.observed + 1.6449 * spread)) < 0.06)
    }

    /// At a tolerance of two standard errors the raw posterior is too wide by half, and the adjusted one is right.
    @Test func theAdjustmentTakesTheToleranceOut() async throws {
        let bayes = try NormalMean.problem(tolerance: 2, seed: 2)
        var state = bayes.start
        try await bayes.run(&state, jobs: 2, evaluate: NormalMean.simulate)
        let raw = try #require(bayes.rawPosterior(of: state))
        let adjusted = try #require(try bayes.adjustedPosterior(of: state))
        expectPlausible(raw.spreadPValue(of: 0, NormalMean.error * (1 + 4.0 / 3).squareRoot()), "raw spread")
        #expect(raw.spreadPValue(of: 0, NormalMean.error) < 1e-6)
        #expect(adjusted.adjustment == .regression)
        expectPlausible(adjusted.meanPValue(of: 0, NormalMean.observed), "adjusted mean")
        expectPlausible(adjusted.spreadPValue(of: 0, NormalMean.error), "adjusted spread")
    }

    @Test(arguments: [ApproximateBayes.Kernel.twiceCovariance, .optimalLocal])
    func twoCorrelatedParameters(_ kernel: ApproximateBayes.Kernel) async throws {
        let bayes = try SumAndDifference.problem(kernel: kernel, seed: 4)
        var state = bayes.start
        try await bayes.run(&state, jobs: 2, evaluate: SumAndDifference.simulate)
        #expect(state.stop == .tolerance)
        let raw = try #require(bayes.rawPosterior(of: state))
        expectPlausible(raw.correlationPValue(0, 1, SumAndDifference.rawCorrelation), "correlation")
        for (parameter, mean) in SumAndDifference.means.enumerated() {
            expectPlausible(raw.meanPValue(of: parameter, mean), "mean")
            expectPlausible(raw.spreadPValue(of: parameter, SumAndDifference.rawSpread), "spread")
        }
        let adjusted = try #require(try bayes.adjustedPosterior(of: state))
        expectPlausible(adjusted.correlationPValue(0, 1, SumAndDifference.correlation), "adjusted correlation")
    }

    /// Over many runs the variance of the posterior is right on average, and its p-values are below 0.05 as often as they should.
    @Test(.enabled(if: fullTests)) func spreadIsRightOnAverage() async throws {
        var ratios = Tally()
        var rejected = 0
        for seed in 1...60 as ClosedRange<UInt64> {
            let bayes = try SumAndDifference.problem(kernel: .twiceCovariance, seed: seed)
            var state = bayes.start
            try await bayes.run(&state, jobs: 2, evaluate: SumAndDifference.simulate)
            let raw = try #require(bayes.rawPosterior(of: state))
            ratios.add(pow(raw.standardDeviation(of: 0) / SumAndDifference.rawSpread, 2))
            if raw.spreadPValue(of: 0, SumAndDifference.rawSpread) < 0.05 { rejected += 1 }
        }
        let error = ratios.standardDeviation / Double(ratios.count).squareRoot()
        expectPlausible(GoodnessOfFit.normal((ratios.mean - 1) / error), "\(ratios.mean)")
        #expect(rejected <= 9)  // more in one of 1000 sound programs
    }

    /// An observation that says little leaves the prior, a falling triangle, as it is; without weights the perturbations flatten it.
    @Test(arguments: [ApproximateBayes.Kernel.twiceCovariance, .optimalLocal])
    func weightsKeepThePrior(_ kernel: ApproximateBayes.Kernel) async throws {
        let prior = try Triangular(low: 0, mode: 0, high: 1)
        let bayes = try ApproximateBayes(
            priors: [prior], distance: SummaryDistance(observed: [0.5], scales: [1]), particles: 2000,
            kernel: kernel, limits: .init(evaluations: 500_000, generations: 4), seed: 4)
        var state = bayes.start
        try await bayes.run(&state, jobs: 2) { evaluation in
            var stream = luck(evaluation)
            return [stream.normal(mean: evaluation.parameters[0], standardDeviation: 1)]
        }
        let tolerance = try #require(state.history.last?.tolerance)
        let shares = (0..<1000).map { index -> (value: Double, share: Double) in
            let value = (Double(index) + 0.5) / 1000
            let accepted = normalCumulative(0.5 + tolerance - value) - normalCumulative(0.5 - tolerance - value)
            return (value, prior.density(at: value) * accepted)
        }
        let exact = shares.reduce(0) { $0 + $1.value * $1.share } / shares.reduce(0) { $0 + $1.share }
        let raw = try #require(bayes.rawPosterior(of: state))
        expectPlausible(raw.meanPValue(of: 0, exact), "weighted")
        let unweighted = PosteriorSample(
            adjustment: .raw, particles: raw.particles, weights: raw.weights.map { _ in 1 })
        #expect(unweighted.meanPValue(of: 0, exact) < 1e-6)
    }
}
