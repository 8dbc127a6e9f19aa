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
    /// - Complexity: O(n) for each exchange of n points, and memory for n^2 numbers.
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
        var spread = PointSpread(points)
        var stream = Self.stream(.exchange, dimension: 0, seed)
        for _ in 0..<exchanges {
            let dimension = stream.index(below: dimensions)
            let first = stream.index(below: count)
            let second = (first + 1 + stream.index(below: count - 1)) % count
            spread.exchange(dimension, first, second)
        }
        points = spread.points
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

private func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}

/// Points and the squares of their distances, kept as coordinates are exchanged.
private struct PointSpread {
    private(set) var points: [[Double]]
    private var squares: [Double]

    init(_ points: [[Double]]) {
        self.points = points
        squares = points.flatMap { a in points.map { squaredDistance(a, $0) } }
    }

    /// Exchanges a coordinate of two points if that lowers the criterion.
    mutating func exchange(_ dimension: Int, _ i: Int, _ j: Int) {
        let (a, b) = (points[i][dimension], points[j][dimension])
        var gain = 0.0
        for k in points.indices where k != i && k != j {
            let change = change(of: points[k][dimension], from: a, to: b)
            let (first, second) = (square(i, k), square(j, k))
            gain += Self.closeness(first) - Self.closeness(first + change)
            gain += Self.closeness(second) - Self.closeness(second - change)
        }
        guard gain > 0 else { return }
        for k in points.indices where k != i && k != j {
            let change = change(of: points[k][dimension], from: a, to: b)
            set(i, k, square(i, k) + change)
            set(j, k, square(j, k) - change)
        }
        (points[i][dimension], points[j][dimension]) = (b, a)
    }

    /// By how much the square of the distance to a point grows when a coordinate of the other changes.
    private func change(of other: Double, from: Double, to: Double) -> Double {
        (to - other) * (to - other) - (from - other) * (from - other)
    }

    private func square(_ i: Int, _ j: Int) -> Double { squares[i * points.count + j] }

    private mutating func set(_ i: Int, _ j: Int, _ value: Double) {
        squares[i * points.count + j] = value
        squares[j * points.count + i] = value
    }

    /// The 16th power of the inverse distance, from its square.
    private static func closeness(_ square: Double) -> Double {
        let inverse = 1 / max(square, 1e-18)
        let fourth = inverse * inverse
        let eighth = fourth * fourth
        return eighth * eighth
    }
}
