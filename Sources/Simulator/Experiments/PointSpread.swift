/// Points whose coordinates are exchanged as long as that keeps them further apart.
///
/// Both ways of keeping them come to the same points to the last bit: `PointSpread` and, without a square of numbers, `NearPointSpread`.
protocol SpreadPoints {
    var count: Int { get }
    var dimensions: Int { get }
    func coordinate(_ point: Int, _ dimension: Int) -> Double
    /// The square of the distance of two points, as it came about: at first from their coordinates, then by the changes of exchanges.
    func square(_ i: Int, _ j: Int) -> Double
    /// Exchanges a coordinate of two points if that lowers the criterion.
    mutating func exchange(_ dimension: Int, _ i: Int, _ j: Int)
}

extension SpreadPoints {
    /// The points after so many tries of exchanges.
    consuming func spread(_ exchanges: Int, _ stream: RandomStream) -> [[Double]] {
        var stream = stream
        for _ in 0..<exchanges {
            let dimension = stream.index(below: dimensions)
            let first = stream.index(below: count)
            let second = (first + 1 + stream.index(below: count - 1)) % count
            exchange(dimension, first, second)
        }
        return (0..<count).map { point in (0..<dimensions).map { coordinate(point, $0) } }
    }

    /// By how much an exchange lowers the criterion.
    func gain(_ dimension: Int, _ i: Int, _ j: Int) -> Double {
        let (a, b) = (coordinate(i, dimension), coordinate(j, dimension))
        var gain = 0.0
        for k in 0..<count where k != i && k != j {
            let change = squareChange(of: coordinate(k, dimension), from: a, to: b)
            let (first, second) = (square(i, k), square(j, k))
            gain += closeness(first) - closeness(first + change)
            gain += closeness(second) - closeness(second - change)
        }
        return gain
    }
}

/// The square of the distance of two points in the unit cube.
func squaredDistance(_ a: some Collection<Double>, _ b: some Collection<Double>) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}

/// By how much the square of the distance to a point grows when a coordinate of the other changes.
@inline(__always)
func squareChange(of other: Double, from: Double, to: Double) -> Double {
    (to - other) * (to - other) - (from - other) * (from - other)
}

/// The 16th power of the inverse distance, from its square.
@inline(__always)
func closeness(_ square: Double) -> Double {
    let inverse = 1 / max(square, 1e-18)
    let fourth = inverse * inverse
    let eighth = fourth * fourth
    return eighth * eighth
}

/// Points and the squares of all their distances, kept as coordinates are exchanged.
struct PointSpread: SpreadPoints {
    let count: Int
    let dimensions: Int
    private var coordinates: [Double]
    private var squares: [Double]

    init(_ points: [[Double]]) {
        (count, dimensions) = (points.count, points.first?.count ?? 0)
        coordinates = points.flatMap { $0 }
        squares = points.flatMap { a in points.map { squaredDistance(a, $0) } }
    }

    func coordinate(_ point: Int, _ dimension: Int) -> Double { coordinates[point * dimensions + dimension] }

    func square(_ i: Int, _ j: Int) -> Double { squares[i * count + j] }

    mutating func exchange(_ dimension: Int, _ i: Int, _ j: Int) {
        guard gain(dimension, i, j) > 0 else { return }
        let (a, b) = (coordinate(i, dimension), coordinate(j, dimension))
        for k in 0..<count where k != i && k != j {
            let change = squareChange(of: coordinate(k, dimension), from: a, to: b)
            set(i, k, square(i, k) + change)
            set(j, k, square(j, k) - change)
        }
        coordinates.swapAt(i * dimensions + dimension, j * dimensions + dimension)
    }

    private mutating func set(_ i: Int, _ j: Int, _ value: Double) {
        squares[i * count + j] = value
        squares[j * count + i] = value
    }
}
