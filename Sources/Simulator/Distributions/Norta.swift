import CGSL

/// Correlated variables with given marginal distributions, by the method NORTA (normal to anything).
///
/// Correlated standard normal variables are turned into shares of [0, 1] and those into values by the quantiles of the
/// marginals. The normal correlations are solved for, so that the variables themselves, discrete ones too, have the
/// Pearson correlations asked for. M. C. Cario and B. L. Nelson, "Modeling and generating random vectors with arbitrary
/// marginal distributions and correlation matrix", Northwestern University (1997); the idea for series:
/// doi:10.1016/0167-6377(96)00017-X.
///
///     let score = try ScaledBeta(low: 0, high: 10, mean: 5.2, standardDeviation: 2.3)
///     let months = try Poisson(mean: 4)
///     let both = try Norta(marginals: [score, months], correlations: [[1, -0.4], [-0.4, 1]])
///     var values = [0.0, 0.0]
///     both.sample(from: &stream, into: &values)
public struct Norta: Sendable {
    /// The distributions of the single variables.
    public let marginals: [any Distribution]
    /// The correlations of the normal variables that were solved for, row by row.
    public let normalCorrelations: [[Double]]
    /// The lower Cholesky factor, row by row, each as long as the number of variables.
    private let factor: [Double]

    /// The variables with these marginals and Pearson correlations.
    ///
    /// The matrix is symmetric with ones on its diagonal. Marginals have a finite variance above 0. Correlations are
    /// solved for to within 1e-6, and to 1e-4 where the normal correlation passes 0.99 or a marginal has tails as heavy
    /// as those of a lognormal variable with a standard deviation of ten times its mean.
    ///
    /// - Throws: `DistributionError.unattainable` for a correlation that its two marginals cannot have, with the range they can have, and
    ///   `.contradictory` for correlations that exclude one another.
    /// - Complexity: some 10 000 quantiles of each marginal, more for discrete ones, and O(n^3) for n variables.
    public init(marginals: [any Distribution], correlations: [[Double]]) throws(DistributionError) {
        prepareGSL()
        try Self.check(marginals, correlations)
        let scores = NormalScores(marginals)
        var normal = correlations
        for i in marginals.indices {
            for j in marginals.indices where j < i {
                normal[i][j] = try scores.pair(j, i).normalCorrelation(for: correlations[i][j])
                normal[j][i] = normal[i][j]
            }
        }
        self.marginals = marginals
        normalCorrelations = normal
        factor = try Self.factor(normal, scores, correlations)
    }

    /// One draw of all variables, in the order of the marginals, into an array of as many elements.
    ///
    /// - Complexity: O(n^2) and a quantile of each marginal; allocates nothing.
    public func sample(from stream: inout RandomStream, into values: inout [Double]) {
        let count = marginals.count
        precondition(values.count == count, "a draw needs as many elements as there are marginals")
        for index in 0..<count { values[index] = stream.normal() }
        // From the last to the first, as each needs only the normal variables up to its own.
        for row in stride(from: count - 1, through: 0, by: -1) {
            var z = 0.0
            for column in 0...row { z += factor[row * count + column] * values[column] }
            values[row] = marginals[row].quantile(openShare(z))
        }
    }

    private static func check(_ marginals: [any Distribution], _ correlations: [[Double]]) throws(DistributionError) {
        let check = ParameterCheck("Norta")
        let count = marginals.count
        try check.require(
            correlations.count == count, "number of rows of correlations", Double(correlations.count),
            "\(count), the number of marginals")
        for i in marginals.indices {
            try check.require(
                correlations[i].count == count, "number of columns of correlations[\(i)]",
                Double(correlations[i].count), "\(count), the number of marginals")
            try check.positive(marginals[i].variance, "variance of marginals[\(i)]")
            try check.require(correlations[i][i] == 1, "correlations[\(i)][\(i)]", correlations[i][i], "1")
        }
        for i in marginals.indices {
            for j in marginals.indices where j < i {
                let value = correlations[i][j]
                try check.require(value >= -1 && value <= 1, "correlations[\(i)][\(j)]", value, "between -1 and 1")
                try check.require(
                    correlations[j][i] == value, "correlations[\(j)][\(i)]", correlations[j][i],
                    "\(value), as correlations[\(i)][\(j)] is")
            }
        }
    }

    /// The Cholesky factor of the normal correlations, by `gsl_linalg_cholesky_decomp1` on ever larger leading blocks.
    private static func factor(
        _ normal: [[Double]], _ scores: NormalScores, _ correlations: [[Double]]
    ) throws(DistributionError) -> [Double] {
        var known: [Double] = []
        for order in normal.indices.map({ $0 + 1 }) {
            let block = normal.prefix(order).flatMap { $0.prefix(order) }
            guard let next = CholeskyFactor(of: block, order: order)?.elements else {
                throw contradiction(in: order - 1, normal[order - 1], known, scores, correlations)
            }
            known = next
        }
        return known
    }

    /// What the correlations of a variable with all before it but the last leave for the one with the last.
    private static func contradiction(
        in row: Int, _ normal: [Double], _ factor: [Double], _ scores: NormalScores, _ correlations: [[Double]]
    ) -> DistributionError {
        var solved: [Double] = []
        for i in 0..<row {
            let known = solved.indices.reduce(0) { $0 + factor[i * row + $1] * solved[$1] }
            solved.append((normal[i] - known) / factor[i * row + i])
        }
        let last = row - 1
        let free = 1 - solved.dropLast().reduce(0) { $0 + $1 * $1 }
        let center = solved.indices.dropLast().reduce(0) { $0 + factor[last * row + $1] * solved[$1] }
        let width = factor[last * row + last] * max(0, free).squareRoot()
        let pair = scores.pair(last, row)
        return .contradictory(
            first: last, second: row, correlation: correlations[row][last],
            left: free > 0
                ? pair.correlation(
                    at: center - width)...max(
                        pair.correlation(at: center - width), pair.correlation(at: center + width)) : nil)
    }
}

/// The share of a standard normal variable below `z`, kept off 0 and 1, where quantiles may be infinite.
func openShare(_ z: Double) -> Double {
    min(max(normalCumulative(z), .leastNormalMagnitude), 1 - .ulpOfOne / 2)
}
