/// Points that are exchanged exactly as `PointSpread` does, without the squares of all distances: for many points in few dimensions.
///
/// Of the 16th powers of inverse distances those to near points are nearly all. They are summed, with a bound for what the far ones and
/// rounding can add; where the bound leaves open whether an exchange is a gain, one in a thousand times, the squares are worked out as
/// `PointSpread` would have them by now, from the exchanges that were made.
struct NearPointSpread: SpreadPoints {
    /// Zeros in dimensions that there are not.
    typealias Place = SIMD4<Double>

    let count: Int
    let dimensions: Int
    private let start: [Place]
    private var places: [Place]
    private var grid: PointGrid
    /// Of each point, in order.
    private var moves: [[Move]]
    private var exchanges = 0
    private var mostMoves = 0

    /// A coordinate of a point that was exchanged with that of another.
    private struct Move {
        var time: Int
        var partner: Int
        var dimension: Int
        /// The coordinates of the first and of the second of the two.
        var first: Double
        var second: Double
        var isFirst: Bool
        /// The coordinate after it.
        var after: Double { isFirst ? second : first }
    }

    /// Whether there are so many cells in each dimension that most points are far.
    static func suits(_ count: Int, _ dimensions: Int) -> Bool {
        dimensions <= Place.scalarCount && PointGrid.cells(count, dimensions) >= 8
    }

    /// - Precondition: at most four dimensions.
    init(_ points: [[Double]]) {
        (count, dimensions) = (points.count, points.first?.count ?? 0)
        start = points.map { point in
            point.enumerated().reduce(into: .zero) { $0[$1.offset] = $1.element }
        }
        places = start
        grid = PointGrid(start, dimensions: dimensions)
        moves = Array(repeating: [], count: points.count)
    }

    func coordinate(_ point: Int, _ dimension: Int) -> Double { places[point][dimension] }

    mutating func exchange(_ dimension: Int, _ i: Int, _ j: Int) {
        guard isNearGain(dimension, i, j) ?? (gain(dimension, i, j) > 0) else { return }
        let (a, b) = (coordinate(i, dimension), coordinate(j, dimension))
        exchanges += 1
        for (point, partner) in [(i, j), (j, i)] {
            moves[point].append(
                Move(
                    time: exchanges, partner: partner, dimension: dimension, first: a, second: b, isFirst: point == i))
            mostMoves = max(mostMoves, moves[point].count)
        }
        (places[i][dimension], places[j][dimension]) = (b, a)
        for point in [i, j] { grid.move(point, to: places[point]) }
    }
}

extension NearPointSpread {
    /// Whether an exchange is a gain; nil where a look at near points cannot tell.
    private func isNearGain(_ dimension: Int, _ i: Int, _ j: Int) -> Bool? {
        var sum = NearSum(error: 2e-15 * Double(2 * mostMoves + 4))
        var (first, second) = (places[i], places[j])
        addNear(to: &sum, first, besides: i, j)
        addNear(to: &sum, second, besides: i, j)
        sum.turn()
        (first[dimension], second[dimension]) = (second[dimension], first[dimension])
        addNear(to: &sum, first, besides: i, j)
        addNear(to: &sum, second, besides: i, j)
        return sum.isAboveZero(count: count, reach: grid.reach * grid.reach)
    }

    /// Adds the closeness of a place to all near points but two.
    @inline(__always)
    private func addNear(to sum: inout NearSum, _ place: Place, besides i: Int, _ j: Int) {
        let reach = grid.reach * grid.reach
        grid.forEachNear(place) { point in
            let way = place - places[point]
            let square = (way * way).sum()
            if square < reach, point != i, point != j { sum.add(square) }
        }
    }

    func square(_ i: Int, _ j: Int) -> Double {
        var square = (0..<dimensions).reduce(0) { square, dimension in
            let way = start[i][dimension] - start[j][dimension]
            return square + way * way
        }
        var (nextOfI, nextOfJ) = (0, 0)
        while nextOfI < moves[i].count || nextOfJ < moves[j].count {
            let isI =
                nextOfJ == moves[j].count
                || nextOfI < moves[i].count && moves[i][nextOfI].time < moves[j][nextOfJ].time
            let move = isI ? moves[i][nextOfI] : moves[j][nextOfJ]
            if isI { nextOfI += 1 } else { nextOfJ += 1 }
            // Two points that exchange with each other are as far apart as before.
            if move.partner == (isI ? j : i) { continue }
            let other =
                isI ? coordinate(j, move.dimension, after: nextOfJ) : coordinate(i, move.dimension, after: nextOfI)
            let change = squareChange(of: other, from: move.first, to: move.second)
            square = move.isFirst ? square + change : square - change
        }
        return square
    }

    /// The coordinate of a point after so many of its moves.
    private func coordinate(_ point: Int, _ dimension: Int, after count: Int) -> Double {
        moves[point].prefix(count).last { $0.dimension == dimension }?.after ?? start[point][dimension]
    }
}

/// A sum of closenesses less such, with a bound for how far the sum over all points can be from it.
private struct NearSum {
    /// By how much a square can differ from the one that came about by exchanges: rounding, at most twice for each move.
    let error: Double
    private var sum = 0.0
    private var size = 0.0
    private var sensitivity = 0.0
    private var smallest = Double.infinity
    private var sign = 1.0

    init(error: Double) { self.error = error }

    /// What follows is taken off.
    mutating func turn() { sign = -1 }

    @inline(__always)
    mutating func add(_ square: Double) {
        let one = closeness(square)
        sum += sign * one
        size += one
        sensitivity += one / square
        smallest = min(smallest, square)
    }

    /// Whether the sum over all points is above 0, as it comes out with rounding; nil where that is open.
    ///
    /// Each of the four sums has at most `count` points beyond the reach; a closeness changes by eight times the relative change of its
    /// square, here doubled for what is not linear; and each addition rounds.
    func isAboveZero(count: Int, reach: Double) -> Bool? {
        guard error < 1e-3 * min(smallest, reach) else { return nil }
        let far = 4 * Double(count) * 1.01 * closeness(reach)
        let rounding = 16 * error * sensitivity + 1e-15 * Double(count) * (size + far)
        return abs(sum) > far + rounding ? sum > 0 : nil
    }
}
