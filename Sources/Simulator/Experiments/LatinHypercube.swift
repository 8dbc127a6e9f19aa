/// A Latin hypercube whose points keep their distance: a design of few points that covers every parameter evenly.
///
/// With n points the range of each parameter is cut into n strata of equal probability, and each stratum holds exactly one point
/// (M. D. McKay, R. J. Beckman and W. J. Conover 1979, doi:10.2307/1268522). Of such designs one is looked for in which no two points are close
/// (maximin), by exchanging coordinates of two points as long as it lowers the criterion of M. D. Morris and T. J. Mitchell 1995,
/// doi:10.1016/0378-3758(94)00035-T: the sum of the 16th powers of the inverse distances.
///
///     let design = try LatinHypercube(points: 60, dimensions: 2, seed: 1)
///     for parameters in design.values(of: [try Uniform(low: 0, high: 8), try Triangular(low: 0, mode: 1, high: 5)]) {
///         simulate(parameters)
///     }
public struct LatinHypercube: Hashable, Sendable {
    /// The points, in the unit cube.
    public private(set) var points: [[Double]]

    /// A design of at least two points in at least one dimension, a function of its numbers and the seed.
    ///
    /// `exchanges` is how many exchanges are tried, a hundred for each point unless told; 0 gives a random Latin hypercube.
    ///
    /// - Throws: `ExperimentError.setting` for fewer points, dimensions or exchanges.
    /// - Complexity: O(n) for each exchange of n points, and memory for n^2 numbers; in few dimensions (from some 100 points in two, 1 000 in
    ///   three, 10 000 in four) an exchange takes as long as a look at near points, and memory is O(n).
    public init(
        points count: Int, dimensions: Int, exchanges: Int? = nil, seed: UInt64
    ) throws(ExperimentError) {
        let exchanges = exchanges ?? 100 * count
        let check = SettingCheck("LatinHypercube")
        try check.require(count >= 2, "points", Double(count), "at least 2")
        try check.require(dimensions >= 1, "dimensions", Double(dimensions), "at least 1")
        try check.require(exchanges >= 0, "exchanges", Double(exchanges), "at least 0")
        points = Array(repeating: [], count: count)
        for dimension in 0..<dimensions {
            for (index, value) in Self.column(count, dimension, seed).enumerated() { points[index].append(value) }
        }
        guard dimensions > 1 else { return }
        let stream = Self.stream(.exchange, dimension: 0, seed)
        points =
            NearPointSpread.suits(count, dimensions)
            ? NearPointSpread(points).spread(exchanges, stream) : PointSpread(points).spread(exchanges, stream)
    }

    /// The points as parameters: each coordinate is the probability of a quantile.
    public func values(of distributions: [any Distribution]) -> [[Double]] {
        points.map { point in
            precondition(point.count == distributions.count, "one distribution for each dimension")
            return zip(distributions, point).map { $0.quantile($1) }
        }
    }

    /// The smallest distance of two points in the unit cube.
    public var smallestDistance: Double {
        var smallest = Double.infinity
        for i in points.indices {
            for j in 0..<i { smallest = min(smallest, squaredDistance(points[i], points[j])) }
        }
        return smallest.squareRoot()
    }

    /// A number at random in each stratum, the strata in random order.
    private static func column(_ count: Int, _ dimension: Int, _ seed: UInt64) -> [Double] {
        var order = Array(0..<count)
        var strata = stream(.strata, dimension: dimension, seed)
        strata.shuffle(&order)
        var placement = stream(.placement, dimension: dimension, seed)
        return order.map { stratum in
            // Rounding must not carry a point into the next stratum.
            let end = (Double(stratum + 1) / Double(count)).nextDown
            return min(end, (Double(stratum) + placement.uniform()) / Double(count))
        }
    }

    private static func stream(_ purpose: ExperimentPurpose, dimension: Int, _ seed: UInt64) -> RandomStream {
        RandomStream(
            StreamName(
                seed: seed, replication: 0, kind: ExperimentKind.latinHypercube.rawValue,
                identity: UInt64(dimension), purpose: purpose.rawValue))
    }
}
