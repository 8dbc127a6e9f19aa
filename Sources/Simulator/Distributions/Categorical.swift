/// A choice among categories 0, 1, 2, ... with given weights.
///
/// Drawn by binary search of the cumulative weights and not from an alias table, so that one uniform number picks
/// neighbouring categories under neighbouring weights: scenarios that differ a little in weights differ in few draws.
public struct Categorical: DiscreteDistribution, Hashable {
    /// Running sums of the weights, from the first on.
    @usableFromInline let sums: [Double]

    /// The distribution over as many categories as there are weights.
    ///
    /// Weights are finite and not negative, at least one is above 0, and they need not sum to 1.
    public init(weights: some Collection<Double>) throws(DistributionError) {
        let check = ParameterCheck("Categorical")
        var sums: [Double] = []
        var sum = 0.0
        for (index, weight) in weights.enumerated() {
            try check.require(
                weight >= 0 && weight.isFinite, "weight \(index)", weight, "a finite number not below 0")
            sum += weight
            sums.append(sum)
        }
        try check.require(sum > 0 && sum.isFinite, "sum of the weights", sum, "a finite number above 0")
        self.sums = sums
    }

    /// How many categories there are.
    public var count: Int { sums.count }

    /// The probability of one category, an index from 0 to `count` - 1.
    public func probability(of category: Int) -> Double {
        (sums[category] - (category > 0 ? sums[category - 1] : 0)) / sums[sums.count - 1]
    }

    /// One draw: the index of a category.
    ///
    /// - Complexity: O(log n).
    @inlinable
    public func sampleInteger(from stream: inout RandomStream) -> Int {
        sums.withUnsafeBufferPointer { sums in
            let last = sums.count - 1
            let target = stream.uniform() * sums[last]
            return min(last, sums.partitioningIndex { $0 > target })
        }
    }

    /// The expected value of the index.
    public var mean: Double { sums.indices.reduce(0) { $0 + Double($1) * probability(of: $1) } }

    /// The variance of the index.
    public var variance: Double {
        let mean = mean
        return sums.indices.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) * probability(of: $1) }
    }

    /// The probability of an index not above `value`; NaN for NaN.
    public func cumulative(_ value: Double) -> Double {
        guard !value.isNaN else { return .nan }
        return value < 0 ? 0 : value >= Double(count - 1) ? 1 : sums[Int(value)] / sums[count - 1]
    }

    /// The smallest index whose cumulative probability is at least `probability` and above 0.
    ///
    /// - Complexity: O(log n).
    public func quantile(_ probability: Double) -> Double {
        requireProbability(probability)
        let whole = sums[count - 1]
        return Double(
            sums.partitioningIndex { $0 > 0 && $0 / whole >= probability })
    }
}
