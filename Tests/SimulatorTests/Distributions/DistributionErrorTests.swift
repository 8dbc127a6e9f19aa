import Testing

@testable import Simulator

/// The exact text of every refusal.
@Suite struct DistributionErrorTests {
    private func expect(
        _ text: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> any Distribution
    ) {
        do {
            _ = try body()
            Issue.record("nothing was refused", sourceLocation: sourceLocation)
        } catch {
            #expect("\(error)" == text, sourceLocation: sourceLocation)
        }
    }

    @Test func numbersAboveZero() {
        let rule = "it must be a finite number above 0"
        let shapes = "it must be above 0 and at most 100000.0"
        expect("Exponential: mean is 0.0; \(rule)") { try Exponential(mean: 0) }
        expect("Exponential: rate is -1.0; \(rule)") { try Exponential(rate: -1) }
        expect("Gamma: shape is -1.0; \(shapes)") { try Gamma(shape: -1, scale: 1) }
        expect("Gamma: scale is nan; \(rule)") { try Gamma(shape: 1, scale: .nan) }
        expect("Gamma: mean is -3.0; \(rule)") { try Gamma(mean: -3, shape: 2) }
        expect("Gamma: shape is inf; \(shapes)") { try Gamma(mean: 3, shape: .infinity) }
        expect("Gamma: standard deviation is 0.0; \(rule)") { try Gamma(mean: 3, standardDeviation: 0) }
        expect("Lognormal: mean is 0.0; \(rule)") { try Lognormal(mean: 0, standardDeviation: 1) }
        expect("Lognormal: standard deviation is 0.0; \(rule)") { try Lognormal(mean: 1, standardDeviation: 0) }
        expect("Lognormal: mean of the logarithm is inf; it must be a finite number") {
            try Lognormal(logMean: .infinity, logStandardDeviation: 1)
        }
        expect("Lognormal: standard deviation of the logarithm is 0.0; \(rule)") {
            try Lognormal(logMean: 1, logStandardDeviation: 0)
        }
        expect("Weibull: shape is 0.0; \(rule)") { try Weibull(shape: 0, scale: 1) }
        expect("Weibull: scale is -2.0; \(rule)") { try Weibull(shape: 1, scale: -2) }
        expect("Weibull: mean is -2.0; \(rule)") { try Weibull(mean: -2, standardDeviation: 1) }
        expect("Beta: a is 0.0; \(shapes)") { try Beta(a: 0, b: 1) }
        expect("Beta: b is -1.0; \(shapes)") { try Beta(a: 1, b: -1) }
        expect("ScaledBeta: b is 0.0; \(shapes)") { try ScaledBeta(low: 0, high: 1, a: 1, b: 0) }
        expect("Normal: mean is nan; it must be a finite number") { try Normal(mean: .nan) }
        expect("Normal: standard deviation is -1.0; \(rule)") { try Normal(mean: 0, standardDeviation: -1) }
    }

    @Test func ranges() {
        expect("Weibull: standard deviation is 0.001; it must be from 0.002 to 100 000 times the mean") {
            try Weibull(mean: 1, standardDeviation: 0.001)
        }
        expect("Beta: mean is 1.0; it must be above 0.0 and below 1.0") {
            try Beta(mean: 1, standardDeviation: 0.1)
        }
        expect("Beta: standard deviation is 0.5; it must be at least 0.0011180311936754045 and below 0.5") {
            try Beta(mean: 0.5, standardDeviation: 0.5)
        }
        expect("ScaledBeta: high is 1.0; it must be a finite number above 1.0") {
            try ScaledBeta(low: 1, high: 1, mean: 1, standardDeviation: 1)
        }
        expect("ScaledBeta: mean is 9.0; it must be above 1.0 and below 5.0") {
            try ScaledBeta(low: 1, high: 5, mean: 9, standardDeviation: 1)
        }
        expect("ScaledBeta: standard deviation is 2.0; it must be at least 0.004472124774701618 and below 2.0") {
            try ScaledBeta(low: 1, high: 5, mean: 3, standardDeviation: 2)
        }
        expect("Uniform: low is -inf; it must be a finite number") { try Uniform(low: -.infinity, high: 1) }
        expect("Uniform: high is 2.0; it must be above 2.0, at a finite distance from it") {
            try Uniform(low: 2, high: 2)
        }
        expect("Triangular: mode is 5.0; it must be between 0.0 and 4.0") {
            try Triangular(low: 0, mode: 5, high: 4)
        }
        expect("Triangular: high is 0.0; it must be a finite number above 0.0") {
            try Triangular(low: 0, mode: 0, high: 0)
        }
        expect("TruncatedNormal: high is 1.0; it must be above low, which is 2.0") {
            try TruncatedNormal(normalMean: 0, normalStandardDeviation: 1, low: 2, high: 1)
        }
        let mass = "it must be such that at least 1e-300 of the normal distribution lies between the bounds"
        expect("TruncatedNormal: low is 40.0; \(mass)") {
            try TruncatedNormal(normalMean: 0, normalStandardDeviation: 1, low: 40)
        }
        expect("TruncatedNormal: high is -40.0; \(mass)") {
            try TruncatedNormal(normalMean: 0, normalStandardDeviation: 1, high: -40)
        }
        expect("Poisson: mean is -1.0; it must be from 0 to 100 000") { try Poisson(mean: -1) }
        expect("Poisson: mean is 200000.0; it must be from 0 to 100 000") { try Poisson(mean: 2e5) }
        expect("Gamma: standard deviation is 0.1; it must be at least 0.3162277660168379") {
            try Gamma(mean: 100, standardDeviation: 0.1)
        }
        expect("Binomial: trials is 2000000.0; it must be from 0 to 1 000 000") {
            try Binomial(trials: 2_000_000, probability: 0.5)
        }
        expect("Binomial: probability is 1.5; it must be between 0 and 1") {
            try Binomial(trials: 3, probability: 1.5)
        }
        expect("PointMassMixture: probability is -0.1; it must be between 0 and 1") {
            try PointMassMixture(at: 0, probability: -0.1, otherwise: Exponential(mean: 1))
        }
        expect("PointMassMixture: point is inf; it must be a finite number") {
            try PointMassMixture(at: .infinity, probability: 0.1, otherwise: Exponential(mean: 1))
        }
    }

    @Test func data() {
        expect("Categorical: weight 1 is -2.0; it must be a finite number not below 0") {
            try Categorical(weights: [1, -2])
        }
        expect("Categorical: sum of the weights is 0.0; it must be a finite number above 0") {
            try Categorical(weights: [0, 0])
        }
        expect("Categorical: sum of the weights is 0.0; it must be a finite number above 0") {
            try Categorical(weights: [])
        }
        expect("Empirical: number of observations is 0.0; it must be at least 1") { try Empirical([]) }
        expect("Empirical: number of observations is 1.0; it must be at least 2") {
            try Empirical([3], interpolated: true)
        }
        expect("Empirical: observation is nan; it must be a finite number") { try Empirical([3, .nan]) }
    }

    private func norta(_ marginals: [any Distribution], _ correlations: [[Double]]) throws -> any Distribution {
        _ = try Norta(marginals: marginals, correlations: correlations)
        return try Exponential(mean: 1)
    }

    @Test func correlations() throws {
        let normal = try Normal()
        let two: [any Distribution] = [try Lognormal(logMean: 0, logStandardDeviation: 1), normal]
        expect("Norta: number of rows of correlations is 1.0; it must be 2, the number of marginals") {
            try norta(two, [[1, 0]])
        }
        expect("Norta: number of columns of correlations[1] is 1.0; it must be 2, the number of marginals") {
            try norta(two, [[1, 0], [0]])
        }
        expect("Norta: correlations[1][1] is 0.9; it must be 1") { try norta(two, [[1, 0], [0, 0.9]]) }
        expect("Norta: correlations[1][0] is 1.1; it must be between -1 and 1") {
            try norta(two, [[1, 1.1], [1.1, 1]])
        }
        expect("Norta: correlations[0][1] is 0.2; it must be 0.3, as correlations[1][0] is") {
            try norta(two, [[1, 0.2], [0.3, 1]])
        }
        // The most is 1 / sqrt(e - 1) = 0.76287 for a lognormal variable with sigma 1 and a normal one.
        expect(
            "Norta: marginals[0] and marginals[1] cannot have a correlation of 0.8; "
                + "theirs lies above -0.7629 and below 0.7629"
        ) { try norta(two, [[1, 0.8], [0.8, 1]]) }
        expect("Norta: variance of marginals[0] is 0.0; it must be a finite number above 0") {
            try norta([Poisson(mean: 0), normal], [[1, 0], [0, 1]])
        }
        // With r01 = 0.8 and r02 = 0.6, r12 lies between 0.48 - 0.48 and 0.48 + 0.48.
        expect(
            "Norta: marginals[1] and marginals[2] have a correlation of -0.5, which contradicts the other correlations "
                + "(the normal correlations are not positive definite); "
                + "with the others as they are it must lie above 0.0 and below 0.96"
        ) { try norta([normal, normal, normal], [[1, 0.8, 0.6], [0.8, 1, -0.5], [0.6, -0.5, 1]]) }
        expect(
            "Norta: marginals[2] and marginals[3] have a correlation of 0.0, which contradicts the other correlations "
                + "(the normal correlations are not positive definite); "
                + "no value of it would do with the others as they are"
        ) {
            try norta(
                [normal, normal, normal, normal],
                [[1, 0, 0, 0.8], [0, 1, 0, 0.8], [0, 0, 1, 0], [0.8, 0.8, 0, 1]])
        }
    }
}
