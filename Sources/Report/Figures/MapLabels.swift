/// Names on a map, each where it lies over no other.
struct MapLabels {
    struct Spot {
        var x: Double
        var y: Double
        var anchor: String
    }

    private struct Box {
        var left: Double
        var top: Double
        var right: Double
        var bottom: Double

        func overlaps(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    private let size: Double
    private var taken: [Box] = []

    init(size: Double) { self.size = size }

    /// Above the point, else to its right, below it or to its left; nil where all of these are taken or outside.
    mutating func place(_ label: String, at point: RegionMap.Point) -> Spot? {
        let spots = [
            Spot(x: point.x, y: point.y - 18, anchor: "middle"), Spot(x: point.x + 20, y: point.y + 9, anchor: "start"),
            Spot(x: point.x, y: point.y + 38, anchor: "middle"), Spot(x: point.x - 20, y: point.y + 9, anchor: "end"),
        ]
        return spots.first { fits(label, $0) }
    }

    /// True where a label has room; it is taken then.
    mutating func fits(_ label: String, _ spot: Spot) -> Bool {
        let width = 0.6 * size * Double(label.count)
        let left = spot.anchor == "middle" ? spot.x - width / 2 : spot.anchor == "end" ? spot.x - width : spot.x
        let box = Box(left: left, top: spot.y - size, right: left + width, bottom: spot.y + 0.2 * size)
        guard box.left >= -6, box.right <= RegionMap.width + 6, !taken.contains(where: { $0.overlaps(box) }) else {
            return false
        }
        taken.append(box)
        return true
    }
}
