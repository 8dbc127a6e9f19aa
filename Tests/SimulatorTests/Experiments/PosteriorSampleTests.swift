import Foundation
import Testing

@testable import Simulator

/// Weighted estimates by hand, draws, the kernels and the regression on their own.
@Suite struct PosteriorSampleTests {
    private let sample = PosteriorSample(
        adjustment: .raw, particles: [[4, 1], [1, 0], [2, 2], [9, 9]], weights: [2, 1, 1, 0])

    @Test func momentsByHand() {
        // Weights 1/2, 1/4, 1/4, 0: mean 2.75, mean square 9.25.
        #expect(sample.weights == [0.5, 0.25, 0.25, 0] && sample.mean(of: 0) == 2.75)
        #expect(abs(sample.effectiveSampleSize - 1 / 0.375) < 1e-12)
        let variance = (9.25 - 2.75 * 2.75) / (1 - 0.375)
        #expect(abs(sample.standardDeviation(of: 0) - variance.squareRoot()) < 1e-12)
        // (0.5 * 1.25)^2 + (0.25 * 1.75)^2 + (0.25 * 0.75)^2
        #expect(abs(sample.standardError(of: 0) - 0.6171875.squareRoot()) < 1e-12)
        // Means 2.75 and 1; mean product 3; the second has a mean square of 1.5.
        let r = (3 - 2.75) / ((9.25 - 2.75 * 2.75) * 0.5).squareRoot()
        #expect(abs(sample.correlations[0][1] - r) < 1e-12 && sample.correlations[1][0] == sample.correlations[0][1])
        #expect(sample.correlations[0][0] == 1)
    }

    /// 1, 2 and 4 stand at 1/8, 3/8 and 3/4; 9 has no weight.
    @Test func quantilesByHand() {
        for (probability, value) in [(0, 1), (0.125, 1), (0.25, 1.5), (0.375, 2), (0.5625, 3), (0.75, 4), (1, 4)] {
            #expect(abs(sample.quantile(probability, of: 0) - value) < 1e-12, "\(probability)")
        }
        #expect(sample.credibleInterval(0.5, of: 0) == 1.5...4)
        let ordered = PosteriorSample(
            adjustment: .raw, particles: (1...99).map { [Double($0)] }, weights: Array(repeating: 3, count: 99))
        #expect(abs(ordered.quantile(0.5, of: 0) - 50) < 1e-9)
        #expect(WeightedSums.lowerQuantile(0.5, [3, 1, 2], [1, 1, 1]) == 2)
        #expect(WeightedSums.lowerQuantile(0.5, [3, 1, 2], [2, 1, 1]) == 2)
        #expect(WeightedSums.lowerQuantile(0.5, [3, 1, 2], [2.1, 1, 1]) == 3)
    }

    /// As often as the weight says to within one, in random order, the same for the same seed.
    @Test func drawsFollowTheWeights() {
        let weights = (1...40).map { Double($0) }
        let sample = PosteriorSample(adjustment: .raw, particles: (0..<40).map { [Double($0)] }, weights: weights)
        var first = Array(repeating: 0.0, count: 40)
        for seed in 0..<2000 as Range<UInt64> {
            let draws = sample.draws(100, seed: seed)
            for index in 0..<40 {
                let count = Double(draws.filter { $0 == [Double(index)] }.count)
                #expect(abs(count - 100 * sample.weights[index]) < 1)
            }
            first[Int(draws[0][0])] += 1
        }
        expectPlausible(GoodnessOfFit.chiSquare(observed: first, expected: sample.weights.map { 2000 * $0 }))
        #expect(sample.draws(50, seed: 3) == sample.draws(50, seed: 3) && sample.draws(0, seed: 1).isEmpty)
        #expect(sample.draws(50, seed: 3) != sample.draws(50, seed: 4))
    }

    /// Proposals have the density that the weights are computed with, and the variances of the two papers.
    @Test(arguments: [ApproximateBayes.Kernel.twiceCovariance, .optimalLocal])
    func proposalsFollowTheKernel(_ kind: ApproximateBayes.Kernel) throws {
        let places = [(0.0, 0.5, 0.1), (1.0, 0.3, 0.3), (4.0, 0.2, 0.2)]
        let population = places.enumerated().map { number, place in
            ApproximateBayes.Particle(
                parameters: [place.0], summaries: [], distance: place.2, number: number, weight: place.1)
        }
        let kernel = try PerturbationKernel(kind, around: population, tolerance: 0.2, widths: [10])
        // Mean 1.1 and mean square 3.5; within the tolerance are 0 and 4, with weights 5/7 and 2/7.
        let variances =
            kind == .twiceCovariance
            ? [2 * (3.5 - 1.21), 2 * (3.5 - 1.21), 2 * (3.5 - 1.21)]
            : places.map { 5.0 / 7 * $0.0 * $0.0 + 2.0 / 7 * (4 - $0.0) * (4 - $0.0) }
        func cumulative(_ x: Double) -> Double {
            zip(places, variances).reduce(0) { $0 + $1.0.1 * normalCumulative((x - $1.0.0) / $1.1.squareRoot()) }
        }
        var stream = testStream(30)
        let draws = (0..<20_000).map { _ in kernel.proposal(from: &stream)[0] }
        expectPlausible(GoodnessOfFit.kolmogorov(draws, cumulative))
        let reference = kernel.logDensity(at: [0]) - log(cumulative(1e-5) - cumulative(-1e-5))
        for x in [-3.0, 0.7, 4, 9] {
            let slope = log(cumulative(x + 1e-5) - cumulative(x - 1e-5))
            #expect(abs(kernel.logDensity(at: [x]) - slope - reference) < 1e-5)
        }
    }

    /// Particles on a line have a singular covariance, and proposals all the same.
    @Test func aSingularCovarianceHasAKernel() throws {
        let population = (0..<20).map { index in
            ApproximateBayes.Particle(
                parameters: [Double(index), 3 * Double(index), 1], summaries: [], distance: 0, number: index,
                weight: 0.05)
        }
        for kind in [ApproximateBayes.Kernel.twiceCovariance, .optimalLocal] {
            let kernel = try PerturbationKernel(kind, around: population, tolerance: 1, widths: [20, 60, 2])
            var stream = testStream(31)
            let draws = (0..<100).map { _ in kernel.proposal(from: &stream) }
            #expect(draws.allSatisfy { abs($0[1] - 3 * $0[0]) < 1e-3 && abs($0[2] - 1) < 1e-6 })
            #expect(draws.allSatisfy { kernel.logDensity(at: $0).isFinite })
        }
    }

    @Test func aFactorByHand() throws {
        let factor = try #require(CholeskyFactor(of: [4, 2, 2, 5], order: 2))
        #expect(factor.times([1, 1]) == [2, 3] && abs(factor.logDeterminant - log(4)) < 1e-12)
        var room = [0.0, 0]
        // (1, 1) times the inverse (5, -2; -2, 4) / 16 times (1, 1).
        #expect(abs(factor.squaredDistance([3, 1], [2, 0], room: &room) - 5.0 / 16) < 1e-12)
        #expect(CholeskyFactor(of: [1, 2, 2, 1], order: 2) == nil)
    }
}

/// The distance, and the regression on what summaries are off by.
@Suite struct SummaryTests {
    @Test func distancesByHand() throws {
        let plain = try SummaryDistance(observed: [1, 2], scales: [0.5, 2])
        #expect(plain(to: [1, 2]) == 0 && plain(to: [2, 2]) == 2.0.squareRoot())
        let weighted = try SummaryDistance(observed: [1, 2], scales: [0.5, 2], weights: [1, 3])
        #expect(weighted(to: [2, 2]) == 1 && weighted(to: [1, 4]) == 0.75.squareRoot())
        // The first group has two summaries, with a quarter each.
        let grouped = try SummaryDistance(observed: [0, 0, 0], scales: [1, 1, 1], groups: [7, 3, 7])
        #expect(grouped.weights == [0.25, 0.5, 0.25])
        let both = try SummaryDistance(
            observed: [0, 0, 0], scales: [1, 1, 1], groups: [0, 0, 1], weights: [1, 3, 9])
        #expect(both.weights == [0.125, 0.375, 0.5])
        #expect(plain(to: [.nan, 2]).isNaN && plain(to: [.infinity, 2]) == .infinity)
    }

    @Test func settingsAreChecked() async {
        func expect(_ text: String, _ body: () throws -> SummaryDistance) async {
            await expectText("SummaryDistance: \(text)") { _ = try body() }
        }
        await expect("number of observed summaries is 0.0; it must be at least 1") {
            try SummaryDistance(observed: [], scales: [])
        }
        await expect("number of scales is 1.0; it must be 2, one for each summary") {
            try SummaryDistance(observed: [1, 2], scales: [1])
        }
        await expect("number of weights is 1.0; it must be 2, one for each summary") {
            try SummaryDistance(observed: [1, 2], scales: [1, 1], weights: [1])
        }
        await expect("observed[1] is nan; it must be a finite number") {
            try SummaryDistance(observed: [1, .nan], scales: [1, 1])
        }
        await expect("scales[0] is 0.0; it must be a finite number above 0") {
            try SummaryDistance(observed: [1, 2], scales: [0, 1])
        }
        await expect("weights[1] is -1.0; it must be a finite number not below 0") {
            try SummaryDistance(observed: [1, 2], scales: [1, 1], weights: [1, -1])
        }
        await expect("sum of the weights is 0.0; it must be a finite number above 0") {
            try SummaryDistance(observed: [1, 2], scales: [1, 1], weights: [0, 0])
        }
        await expect("number of groups given is 1.0; it must be 2, one for each summary") {
            try SummaryDistance(observed: [1, 2], scales: [1, 1], groups: [0])
        }
        await expect("weight of group 5 is 0.0; it must be above 0") {
            try SummaryDistance(observed: [1, 2], scales: [1, 1], groups: [4, 5], weights: [1, 0])
        }
    }

    /// Exact slopes of exact lines, with and without weights; none for what does not vary, also where it is far off.
    @Test func slopesByHand() {
        let rows = (0..<12).map { [Double($0), Double($0 * $0 % 7), 2.5] }
        let responses = rows.map { 3 + 2 * $0[0] - 0.5 * $0[1] }
        let regression = LocalRegression(deviations: rows, weights: (1...12).map { Double($0) })
        let slopes = regression.slopes(responses)
        #expect(zip(slopes, [2, -0.5, 0]).allSatisfy { abs($0 - $1) < 1e-10 })
        #expect(regression.atNoDeviation(responses).allSatisfy { abs($0 - 3) < 1e-9 })
        // Only the first four have weight to speak of.
        let bent = LocalRegression(deviations: (0..<8).map { [Double($0)] }, weights: [1, 1, 1, 1, 0, 0, 0, 0])
        #expect(abs(bent.slopes([0, 1, 2, 3, 9, 9, 9, 9])[0] - 1) < 1e-10)
        let constant = LocalRegression(deviations: Array(repeating: [0.1], count: 9), weights: (1...9).map(Double.init))
        #expect(constant.slopes((1...9).map(Double.init)) == [0])
    }

    /// Shares that sum to 1 are one number too many; what is observed need not sum to 1 for that.
    @Test func summariesMayDependOnOneAnother() {
        var stream = testStream(32)
        let shares = (0..<200).map { _ -> [Double] in
            let draws = (0..<3).map { _ in stream.exponential(mean: 1) }
            return draws.map { $0 / draws.reduce(0, +) }
        }
        let observed = [0.33, 0.33, 0.33]
        let rows = shares.map { row in zip(row, observed).map { ($0 - $1) / 0.01 } }
        let regression = LocalRegression(deviations: rows, weights: rows.map { _ in 1 })
        let adjusted = regression.atNoDeviation(shares.map { 5 + $0[0] - $0[1] })
        #expect(adjusted.allSatisfy { abs($0 - 5) < 1e-9 })
    }

    @Test func boundedScalesStayWithin() {
        let scale = BoundedScale(2...4)
        #expect(abs(scale.logOdds(of: 3.5) - log(3)) < 1e-12 && abs(scale.value(atLogOdds: log(3)) - 3.5) < 1e-12)
        #expect(scale.logOdds(of: 2).isFinite && scale.logOdds(of: 4).isFinite)
        #expect(scale.value(atLogOdds: -900) == 2 && scale.value(atLogOdds: 900) == 4)
    }

    /// Too few particles for the regression; a distance of nothing but 0 needs none.
    @Test func adjustmentNeedsParticles() async throws {
        let bayes = try ApproximateBayes(
            priors: [Uniform(low: 0, high: 1)],
            distance: SummaryDistance(observed: [0, 0, 0], scales: [1, 1, 1]), particles: 8,
            limits: .init(evaluations: 100, generations: 1), seed: 1)
        #expect(try bayes.adjustedPosterior(of: bayes.start) == nil && bayes.rawPosterior(of: bayes.start) == nil)
        var state = bayes.start
        try await bayes.run(&state, jobs: 1) { $0.parameters + $0.parameters + $0.parameters }
        await expectText(
            "7 particles within the tolerance are too few for a regression with 4 coefficients; "
                + "it takes at least twice as many particles as coefficients"
        ) { _ = try bayes.adjustedPosterior(of: state) }
        var exact = bayes.start
        try await bayes.run(&exact, jobs: 1) { _ in [0, 0, 0] }
        #expect(try bayes.adjustedPosterior(of: exact)?.adjustment == .raw)
    }

    @Test func densitiesOfPriors() throws {
        for prior in [try Triangular(low: -1, mode: 2, high: 4), try Triangular(low: 0, mode: 0, high: 3)] {
            for x in [0.5, 1.9, 2.1, 2.9] {
                let slope = (prior.cumulative(x + 1e-6) - prior.cumulative(x - 1e-6)) / 2e-6
                #expect(abs(prior.density(at: x) - slope) < 1e-6)
            }
            #expect(prior.density(at: 5) == 0 && prior.density(at: prior.low - 1) == 0 && prior.density(at: 4) == 0)
            #expect(abs(prior.density(at: prior.mode) - 2 / (prior.high - prior.low)) < 1e-12)
        }
        let flat = try Uniform(low: 2, high: 6)
        #expect(flat.density(at: 2) == 0.25 && flat.density(at: 6.1) == 0 && flat.bounds == 2...6)
    }
}
