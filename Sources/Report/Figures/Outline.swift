import Foundation

/// The border around several areas together: the edges that belong to one of them only.
struct Outline {
    /// A straight piece of border.
    struct Edge: Hashable {
        fileprivate var from: RegionMap.Point
        fileprivate var to: RegionMap.Point

        /// The same for both ways along it.
        fileprivate var undirected: Edge {
            (from.x, from.y) < (to.x, to.y) ? self : Edge(from: to, to: from)
        }
    }

    private let edges: [Edge]

    /// From closed rings; those of neighbours share their corners.
    ///
    /// - Complexity: O(corners).
    init(_ rings: [[RegionMap.Point]]) {
        let all = Self.edges(rings)
        let counts = Self.counts(all)
        edges = all.filter { counts[$0.undirected] == 1 }
    }

    /// The edges that two areas share: borders on land, and no coast.
    static func inland(_ rings: [[RegionMap.Point]]) -> Set<Edge> {
        Set(counts(edges(rings)).filter { $0.value > 1 }.keys)
    }

    private static func edges(_ rings: [[RegionMap.Point]]) -> [Edge] {
        rings.flatMap { ring in zip(ring, ring.dropFirst()).map { Edge(from: $0, to: $1) } }.filter { $0.from != $0.to }
    }

    private static func counts(_ edges: [Edge]) -> [Edge: Int] {
        edges.reduce(into: [:]) { $0[$1.undirected, default: 0] += 1 }
    }

    /// True where the two have a stretch of border in common.
    func touches(_ other: Outline) -> Bool {
        let own = Set(edges.map(\.undirected))
        return other.edges.contains { own.contains($0.undirected) }
    }

    /// An SVG path of all of it.
    var path: String { Self.path(edges) }

    /// SVG paths of what is among some edges, and of the rest.
    func paths(inland: Set<Edge>) -> (border: String, coast: String) {
        (
            Self.path(edges.filter { inland.contains($0.undirected) }),
            Self.path(edges.filter { !inland.contains($0.undirected) })
        )
    }

    /// As long stretches as there are, so that dashes run through.
    private static func path(_ edges: [Edge]) -> String {
        var next = Dictionary(grouping: edges, by: \.from)
        let ends = Set(edges.map(\.to))
        var text = ""
        // Stretches that are open are followed from their beginnings; what is left is closed.
        for edge in edges.filter({ !ends.contains($0.from) }) + edges {
            var (place, last) = (edge.from, "")
            while let step = next[place]?.popLast() {
                if last.isEmpty {
                    last = Self.text(place)
                    text += "M" + last
                }
                let target = Self.text(step.to)
                if target != last { text += "L" + target }
                (place, last) = (step.to, target)
            }
        }
        return text
    }

    private static func text(_ point: RegionMap.Point) -> String { String(format: "%.1f %.1f", point.x, point.y) }
}
