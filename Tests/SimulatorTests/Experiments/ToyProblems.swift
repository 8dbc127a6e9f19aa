import Foundation

@testable import Simulator

/// True under `make test-full`: heavy checks are run in full, not sampled.
let fullTests = ProcessInfo.processInfo.environment["FOTFESTE_FULL_TESTS"] != nil

/// What takes the luck of an evaluation of a toy.
func luck(_ evaluation: Evaluation) -> RandomStream { testStream(evaluation.seed) }

/// The mean of normal observations, with a standard error of 0.4, observed as 1.3.
enum NormalMean {
    static let error = 0.4
    static let observed = 1.3

    static func problem(tolerance: Double, particles: Int = 1000, seed: UInt64) throws -> ApproximateBayes {
        try ApproximateBayes(
            priors: [Uniform(low: -10, high: 10)],
            distance: SummaryDistance(observed: [observed], scales: [error]), particles: particles,
            limits: .init(evaluations: 500_000, tolerance: tolerance), seed: seed)
    }

    static func simulate(_ evaluation: Evaluation) -> [Double] {
        var stream = luck(evaluation)
        return [stream.normal(mean: evaluation.parameters[0], standardDeviation: error)]
    }
}

/// The sum of two parameters is seen with an error of 0.3, their difference with one of 0.1: their correlation is 0.8.
///
/// The tolerance is a disc, which adds a quarter of the square of its radius to both variances.
enum SumAndDifference {
    static let means = [0.25, 0.75]
    static let correlation = 0.8
    private static let radius = 0.1 * 2.0.squareRoot()
    private static let (sum, difference) = (0.09 + radius * radius / 4, 0.01 + radius * radius / 4)
    static let rawSpread = (sum + difference).squareRoot() / 2
    static let rawCorrelation = (sum - difference) / (sum + difference)

    static func problem(kernel: ApproximateBayes.Kernel, seed: UInt64) throws -> ApproximateBayes {
        let flat = try Uniform(low: -5, high: 5)
        return try ApproximateBayes(
            priors: [flat, flat], distance: SummaryDistance(observed: [1, -0.5], scales: [1, 1]), particles: 1000,
            kernel: kernel, limits: .init(evaluations: 500_000, tolerance: 0.1), seed: seed)
    }

    static func simulate(_ evaluation: Evaluation) -> [Double] {
        var stream = luck(evaluation)
        let (a, b) = (evaluation.parameters[0], evaluation.parameters[1])
        return [
            stream.normal(mean: a + b, standardDeviation: 0.3), stream.normal(mean: a - b, standardDeviation: 0.1),
        ]
    }
}

/// Three ends compete for each of 200 people, each end with a rate of its own; seen are the shares of the ends and the mean time.
///
/// The shares sum to 1, so that one of the four summaries says nothing new.
enum CompetingEnds {
    static let people = 200

    static func priors() throws -> [any BoundedDistribution] {
        [
            try Uniform(low: 0.5, high: 2), try Triangular(low: 0.2, mode: 0.5, high: 1.5),
            try Uniform(low: 0.1, high: 1),
        ]
    }

    static func summaries(_ rates: [Double], _ stream: inout RandomStream) -> [Double] {
        var counts = [0.0, 0, 0]
        var time = 0.0
        for _ in 0..<people {
            let times = rates.map { stream.exponential(mean: 1 / $0) }
            let first = times.min() ?? 0
            counts[times.firstIndex(of: first) ?? 0] += 1
            time += first
        }
        return counts.map { $0 / Double(people) } + [time / Double(people)]
    }

    static func problem(
        observed: [Double], evaluations: Int = 4000, particles: Int = 200, seed: UInt64,
        kernel: ApproximateBayes.Kernel = .twiceCovariance
    ) throws -> ApproximateBayes {
        try ApproximateBayes(
            priors: priors(),
            distance: SummaryDistance(
                observed: observed, scales: [0.035, 0.035, 0.035, 0.04], groups: [0, 0, 0, 1]),
            particles: particles, kernel: kernel, limits: .init(evaluations: evaluations), seed: seed)
    }

    static func simulate(_ evaluation: Evaluation) -> [Double] {
        var stream = luck(evaluation)
        return summaries(evaluation.parameters, &stream)
    }
}

/// Two-sided p-values of weighted estimates, from the influence of single particles on them.
extension PosteriorSample {
    func meanPValue(of parameter: Int, _ expected: Double) -> Double {
        pValue(mean(of: parameter) - expected) { $0[parameter] - mean(of: parameter) }
    }

    func spreadPValue(of parameter: Int, _ expected: Double) -> Double {
        let (center, spread) = (mean(of: parameter), standardDeviation(of: parameter))
        return pValue(log(spread / expected)) { (pow(($0[parameter] - center) / spread, 2) - 1) / 2 }
    }

    func correlationPValue(_ i: Int, _ j: Int, _ expected: Double) -> Double {
        let (a, b) = (mean(of: i), mean(of: j))
        let (c, d) = (standardDeviation(of: i), standardDeviation(of: j))
        let r = correlations[i][j]
        return pValue(r - expected) {
            let (u, v) = (($0[i] - a) / c, ($0[j] - b) / d)
            return u * v - r * (u * u + v * v) / 2
        }
    }

    private func pValue(_ difference: Double, influence: ([Double]) -> Double) -> Double {
        let square = zip(particles, weights).reduce(0) { $0 + pow($1.1 * influence($1.0), 2) }
        return GoodnessOfFit.normal(difference / square.squareRoot())
    }
}
