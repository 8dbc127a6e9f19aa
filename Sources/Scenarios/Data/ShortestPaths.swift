/// A road between two places.
struct RoadLink {
    var from: Int
    var to: Int
    var kilometres: Double
    var minutes: Double
}

/// Quickest routes over road links, both ways.
struct ShortestPaths {
    /// Minutes from each place to each; infinite where there is no route.
    private(set) var minutes: [[Double]]
    /// Kilometres along the same routes.
    private(set) var kilometres: [[Double]]

    private var neighbours: [[RoadLink]]

    /// All routes between so many places (Dijkstra 1959, doi:10.1007/BF01386390); of equally quick ones the shorter.
    ///
    /// - Complexity: O(n³) for n places.
    init(places: Int, links: [RoadLink]) {
        neighbours = Array(repeating: [], count: places)
        for link in links {
            neighbours[link.from].append(link)
            neighbours[link.to].append(
                RoadLink(from: link.to, to: link.from, kilometres: link.kilometres, minutes: link.minutes))
        }
        minutes = []
        kilometres = []
        for start in 0..<places { addRoutes(from: start) }
    }

    private mutating func addRoutes(from start: Int) {
        var time = [Double](repeating: .infinity, count: neighbours.count)
        var distance = time
        var open = Set(neighbours.indices)
        (time[start], distance[start]) = (0, 0)
        while let here = open.min(by: { (time[$0], distance[$0], $0) < (time[$1], distance[$1], $1) }) {
            open.remove(here)
            guard time[here].isFinite else { break }
            for link in neighbours[here] {
                let reached = (time[here] + link.minutes, distance[here] + link.kilometres)
                if reached < (time[link.to], distance[link.to]) { (time[link.to], distance[link.to]) = reached }
            }
        }
        minutes.append(time)
        kilometres.append(distance)
    }
}
