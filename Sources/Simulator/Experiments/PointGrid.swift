import Foundation

/// Points in cells of the unit cube, to find those that are near.
struct PointGrid {
    /// What is further from a place than this need not be among those near it.
    let reach: Double
    private let cells: Int
    private let dimensions: Int
    /// From a cell to those within two cells of it; around the cube are two empty cells.
    private let offsets: [Int]
    /// By cell: the first point in it, -1 for none.
    private var first: [Int]
    /// By point: the next in the same cell, -1 for none.
    private var next: [Int]
    private var cellOf: [Int]

    private static let margin = 2

    /// Cells in each dimension: two of them are two and a half times as wide as points are apart in a lattice, beyond which there is next to
    /// nothing of a sum of 16th powers.
    static func cells(_ count: Int, _ dimensions: Int) -> Int {
        max(1, Int(0.8 * pow(Double(count), 1 / Double(dimensions))))
    }

    init(_ points: [NearPointSpread.Place], dimensions: Int) {
        self.dimensions = dimensions
        cells = Self.cells(points.count, dimensions)
        // A little less, since places are rounded.
        reach = Double(Self.margin) / Double(cells) * (1 - 1e-9)
        let width = cells + 2 * Self.margin
        offsets = (0..<dimensions).reduce([0]) { found, _ in
            found.flatMap { offset in (-Self.margin...Self.margin).map { offset * width + $0 } }
        }
        first = Array(repeating: -1, count: (0..<dimensions).reduce(1) { size, _ in size * width })
        next = Array(repeating: -1, count: points.count)
        cellOf = next
        for (index, point) in points.enumerated() { insert(index, into: cell(point)) }
    }

    /// Calls with every point within the reach of a place, and with some others.
    @inline(__always)
    func forEachNear(_ place: NearPointSpread.Place, _ body: (Int) -> Void) {
        let center = cell(place)
        for offset in offsets {
            var point = first[center + offset]
            while point >= 0 {
                body(point)
                point = next[point]
            }
        }
    }

    /// Puts a point into the cell of a place.
    mutating func move(_ point: Int, to place: NearPointSpread.Place) {
        let target = cell(place)
        guard target != cellOf[point] else { return }
        remove(point)
        insert(point, into: target)
    }

    private func cell(_ place: NearPointSpread.Place) -> Int {
        var index = 0
        for dimension in 0..<dimensions {
            let own = min(cells - 1, Int(place[dimension] * Double(cells)))
            index = index * (cells + 2 * Self.margin) + Self.margin + own
        }
        return index
    }

    private mutating func insert(_ point: Int, into cell: Int) {
        (next[point], cellOf[point]) = (first[cell], cell)
        first[cell] = point
    }

    private mutating func remove(_ point: Int) {
        let cell = cellOf[point]
        if first[cell] == point {
            first[cell] = next[point]
            return
        }
        var before = first[cell]
        while next[before] != point { before = next[before] }
        next[before] = next[point]
    }
}
