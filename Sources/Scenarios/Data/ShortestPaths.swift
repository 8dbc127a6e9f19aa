import Dispatch
import Foundation
import Synchronization

/// A road between two places.
struct RoadLink {
    var from: Int
    var to: Int
    var kilometres: Double
    var minutes: Double
}

/// Quickest routes over road links, both ways; of equally quick ones the shorter.
struct ShortestPaths {
    /// A quickest route; infinite where there is none.
    struct Route: Equatable {
        var minutes = Double.infinity
        /// Along the same route.
        var kilometres = Double.infinity
    }

    private struct Leg {
        var to: Int
        var minutes: Double
        var kilometres: Double
    }

    /// Legs of all places, those of one beside each other.
    private let legs: [Leg]
    /// Where the legs of each place begin, and behind the last of them all.
    private let beginnings: [Int]
    private var places: Int { beginnings.count - 1 }

    init(places: Int, links: [RoadLink]) {
        var counts = [Int](repeating: 0, count: places + 1)
        for link in links {
            counts[link.from] += 1
            counts[link.to] += 1
        }
        var ends = counts
        for place in 1..<(places + 1) { ends[place] += ends[place - 1] }
        beginnings = zip(ends, counts).map { $0 - $1 }
        var next = beginnings
        var legs = [Leg](repeating: Leg(to: 0, minutes: 0, kilometres: 0), count: 2 * links.count)
        for link in links {
            for (from, to) in [(link.from, link.to), (link.to, link.from)] {
                legs[next[from]] = Leg(to: to, minutes: link.minutes, kilometres: link.kilometres)
                next[from] += 1
            }
        }
        self.legs = legs
    }

    /// Routes between each two of some places, by place of departure. Places that are not asked for are
    /// passed through.
    ///
    /// - Parameter progress: hears how many places of departure are done, from any thread.
    /// - Complexity: O(m (n + l) log n) for m of n places and l links, on all cores.
    func routes(among targets: [Int], progress: @Sendable (Int) -> Void = { _ in }) -> [[Route]] {
        var routes = [[Route]](repeating: [], count: targets.count)
        let done = Atomic(0)
        let most = min(targets.count, max(1, targets.count * legs.count / Self.worthAThread))
        let workers = min(most, ProcessInfo.processInfo.activeProcessorCount)
        routes.withUnsafeMutableBufferPointer { rows in
            nonisolated(unsafe) let rows = rows
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                for row in stride(from: worker, to: targets.count, by: workers) {
                    rows[row] = self.routes(from: targets[row], to: targets)
                    progress(done.add(1, ordering: .relaxed).newValue)
                }
            }
        }
        return routes
    }

    /// Legs to go through that take longer than it takes to start a thread.
    private static let worthAThread = 100_000

    /// E. W. Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik 1 (1959)
    /// 269-271, doi:10.1007/BF01386390; with a heap, and ended where all targets are reached.
    private func routes(from start: Int, to targets: [Int]) -> [Route] {
        var best = [Route](repeating: Route(), count: places)
        var isWanted = [Bool](repeating: false, count: places)
        for target in targets { isWanted[target] = true }
        var left = targets.count
        var isFinal = [Bool](repeating: false, count: places)
        var open = OpenPlaces()
        best[start] = Route(minutes: 0, kilometres: 0)
        open.insert(.init(route: best[start], place: start))
        while left > 0, let here = open.removeFirst() {
            guard !isFinal[here.place] else { continue }
            isFinal[here.place] = true
            if isWanted[here.place] { left -= 1 }
            for leg in legs[beginnings[here.place]..<beginnings[here.place + 1]] where !isFinal[leg.to] {
                let route = Route(
                    minutes: here.route.minutes + leg.minutes, kilometres: here.route.kilometres + leg.kilometres)
                guard route < best[leg.to] else { continue }
                best[leg.to] = route
                open.insert(.init(route: route, place: leg.to))
            }
        }
        return targets.map { best[$0] }
    }
}

extension ShortestPaths.Route {
    static func < (a: Self, b: Self) -> Bool {
        a.minutes < b.minutes || a.minutes == b.minutes && a.kilometres < b.kilometres
    }
}

/// Places that a route has reached, the nearest first: a binary heap, in which a place stands again where a
/// better route is found.
private struct OpenPlaces {
    struct Entry {
        var route: ShortestPaths.Route
        var place: Int
    }

    private var entries: [Entry] = []

    mutating func insert(_ entry: Entry) {
        entries.append(entry)
        var index = entries.count - 1
        while index > 0 {
            let parent = (index - 1) / 2
            guard entry.route < entries[parent].route else { break }
            entries[index] = entries[parent]
            index = parent
        }
        entries[index] = entry
    }

    mutating func removeFirst() -> Entry? {
        guard let first = entries.first, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return first }
        var index = 0
        while true {
            var child = 2 * index + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, entries[child + 1].route < entries[child].route { child += 1 }
            guard entries[child].route < last.route else { break }
            entries[index] = entries[child]
            index = child
        }
        entries[index] = last
        return first
    }
}
