/// What a regression finds where there is nothing to find: fits to the same benefits in random order, so that they have nothing to do with
/// the parameters.
///
/// A fit follows noise, and the largest of noisy fits is above the largest of their means: by regression every parameter seems worth
/// knowing. How much of that is noise is found by permuting the rows of the parameters against the benefits (R. A. Fisher 1935, The
/// Design of Experiments, chapter 3), with degree and penalty chosen again each time.
struct PermutationNull: Sendable {
    /// How many permutations are drawn.
    static let draws = 500
    /// A value that noise alone would reach more often than this is taken for noise.
    static let level = 0.05

    /// The value of knowing the parameters in each permutation.
    let values: [Double]
    /// For each strategy, the variance of the fitted benefits, on average over the permutations.
    let variances: [Double]

    /// - Complexity: for each permutation and degree, O(draws · features · strategies).
    init(_ designs: PolynomialDesigns, _ gains: [[Double]], seed: UInt64) {
        var values: [Double] = []
        var sums = gains[0].map { _ in 0.0 }
        for draw in 0..<Self.draws {
            var order = Array(gains.indices)
            var stream = RandomStream(
                StreamName(
                    seed: seed, replication: UInt64(draw), kind: ExperimentKind.estimate.rawValue, identity: 0,
                    purpose: ExperimentPurpose.permutation.rawValue))
            stream.shuffle(&order)
            let permuted = order.map { gains[$0] }
            let fit = FittedBenefits(PolynomialRegression(selectedFor: permuted, among: designs).fitted(permuted))
            values.append(fit.gain())
            for (strategy, variance) in fit.variances.enumerated() { sums[strategy] += variance }
        }
        (self.values, variances) = (values, sums.map { $0 / Double(Self.draws) })
    }

    /// The chance that noise alone gives at least this value (B. Phipson and G. K. Smyth 2010, doi:10.2202/1544-6115.1585).
    func pValue(of value: Double) -> Double {
        Double(1 + values.count { $0 >= value }) / Double(1 + values.count)
    }
}

/// Fitted benefits by draw and strategy, with weights.
struct FittedBenefits {
    private let rows: [[Double]]
    private let weights: [Double]
    private let means: [Double]

    /// Fits of at least one draw; all count alike unless weights are given.
    init(_ rows: [[Double]], weights: [Double]? = nil) {
        let weights = WeightedSums.normalised(weights ?? rows.map { _ in 1 })
        (self.rows, self.weights, means) = (rows, weights, WeightedSums.means(rows, weights))
    }

    /// The variance of each strategy.
    var variances: [Double] {
        means.indices.map { strategy in
            zip(rows, weights).reduce(0) { sum, item in
                let deviation = item.0[strategy] - means[strategy]
                return sum + item.1 * deviation * deviation
            }
        }
    }

    /// The mean of the largest less the largest mean, with the deviations of each strategy from its mean times a factor.
    func gain(shrunkBy factors: [Double]? = nil) -> Double {
        let factors = factors ?? means.map { _ in 1 }
        var sum = 0.0
        for (row, weight) in zip(rows, weights) where weight > 0 {
            var largest = -Double.infinity
            for strategy in row.indices {
                largest = max(largest, means[strategy] + factors[strategy] * (row[strategy] - means[strategy]))
            }
            sum += weight * largest
        }
        return max(0, differenceBeyondRounding(sum, means.max() ?? 0))
    }
}
