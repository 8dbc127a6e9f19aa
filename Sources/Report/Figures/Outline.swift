import Foundation

/// The border around several areas together: the edges that belong to one of them only.
struct Outline {
    private struct Edge: Hashable {
        var from: RegionMap.Point
        var to: RegionMap.Point

        /// The same for both ways along it.
        var undirected: Edge {
            (from.x, from.y) < (to.x, to.y) ? self : Edge(from: to, to: from)
        }
    }

    private let edges: [Edge]

    /// From closed rings; those of neighbours share their corners.
    ///
    /// - Complexity: O(corners).
    init(_ rings: [[RegionMap.Point]]) {
        let all = rings.flatMap { ring in zip(ring, ring.dropFirst()).map { Edge(from: $0, to: $1) } }
        var counts: [Edge: Int] = [:]
        for edge in all where edge.from != edge.to { counts[edge.undirected, default: 0] += 1 }
        edges = all.filter { counts[$0.undirected] == 1 }
    }

    /// True where the two have a stretch of border in common.
    func touches(_ other: Outline) -> Bool {
        let own = Set(edges.map(\.undirected))
        return other.edges.contains { own.contains($0.undirected) }
    }

    /// An SVG path of whole loops, so that dashes run through.
    var path: String {
        var next: [RegionMap.Point: [RegionMap.Point]] = [:]
        for edge in edges { next[edge.from, default: []].append(edge.to) }
        var text = ""
        for edge in edges {
            var (place, last) = (edge.from, "")
            while let target = next[place]?.popLast() {
                if last.isEmpty {
                    last = Self.text(place)
                    text += "M" + last
                }
                let step = Self.text(target)
                if step != last { text += "L" + step }
                (place, last) = (target, step)
            }
        }
        return text
    }

    private static func text(_ point: RegionMap.Point) -> String { String(format: "%.1f %.1f", point.x, point.y) }
}
