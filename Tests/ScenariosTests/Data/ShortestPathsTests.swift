import Foundation
import Synchronization
import Testing

@testable import Scenarios

@Suite struct ShortestPathsTests {
    /// A generator of its own, so that the graphs are the same in every run.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// All routes by R. W. Floyd, "Algorithm 97: Shortest path", CACM 5 (1962) 345,
    /// doi:10.1145/367766.368168; minutes first, then kilometres.
    private static func floyd(_ places: Int, _ links: [RoadLink]) -> [[ShortestPaths.Route]] {
        var best = [[ShortestPaths.Route]](
            repeating: Array(repeating: ShortestPaths.Route(), count: places), count: places)
        for place in 0..<places { best[place][place] = .init(minutes: 0, kilometres: 0) }
        for link in links {
            let route = ShortestPaths.Route(minutes: link.minutes, kilometres: link.kilometres)
            for (from, to) in [(link.from, link.to), (link.to, link.from)] where route < best[from][to] {
                best[from][to] = route
            }
        }
        for middle in 0..<places {
            for from in 0..<places {
                for to in 0..<places {
                    let route = ShortestPaths.Route(
                        minutes: best[from][middle].minutes + best[middle][to].minutes,
                        kilometres: best[from][middle].kilometres + best[middle][to].kilometres)
                    if route < best[from][to] { best[from][to] = route }
                }
            }
        }
        return best
    }

    /// Whole minutes and kilometres, so that sums are exact and ties are many.
    @Test(arguments: 1...20) func asByAllPairs(_ seed: UInt64) {
        var numbers = Numbers(state: seed)
        let places = Int.random(in: 2...40, using: &numbers)
        let links = (0..<Int.random(in: 1...80, using: &numbers)).map { _ in
            RoadLink(
                from: .random(in: 0..<places, using: &numbers), to: .random(in: 0..<places, using: &numbers),
                kilometres: Double(Int.random(in: 0...9, using: &numbers)),
                minutes: Double(Int.random(in: 0...9, using: &numbers)))
        }
        let all = Self.floyd(places, links)
        let targets = (0..<places).filter { _ in Bool.random(using: &numbers) }
        let routes = ShortestPaths(places: places, links: links).routes(among: targets)
        #expect(routes == targets.map { from in targets.map { all[from][$0] } })
    }

    /// Processor time of this thread, which other tests leave as it is, in seconds.
    private static var work: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// A square of streets with 30 000 places, of which 300 are asked for: known distances, within seconds,
    /// with progress.
    @Test(.timeLimit(.minutes(1))) func manyPlaces() {
        let (width, height) = (200, 150)
        var links: [RoadLink] = []
        for y in 0..<height {
            for x in 0..<width {
                let place = y * width + x
                if x + 1 < width { links.append(RoadLink(from: place, to: place + 1, kilometres: 2, minutes: 1)) }
                if y + 1 < height { links.append(RoadLink(from: place, to: place + width, kilometres: 1, minutes: 3)) }
            }
        }
        let targets = (0..<300).map { $0 * 100 }
        let began = Self.work
        let reported = Mutex<Set<Int>>([])
        let routes = ShortestPaths(places: width * height, links: links).routes(among: targets) { done in
            _ = reported.withLock { $0.insert(done) }
        }
        #expect(reported.withLock { $0 } == Set(1...300))
        #expect(Self.work - began < 20)
        for (a, from) in targets.enumerated() {
            for (b, to) in targets.enumerated() {
                let (across, down) = (abs(from % width - to % width), abs(from / width - to / width))
                guard routes[a][b].minutes != Double(across + 3 * down) else { continue }
                Issue.record("from \(from) to \(to): \(routes[a][b])")
            }
        }
        #expect(routes[0][299].kilometres == 2 * 100 + 149)
    }

    /// A region of 9 000 places, as many as there are numbers of four digits, is refused, since travel between
    /// each two does not fit in memory; some of them are not.
    @Test func regionOfManyPlaces() throws {
        let fixture = try Fixture()
        let count = 9_000
        func number(_ index: Int) -> String { String(1_000 + index) }
        func lines(_ header: String, _ row: (Int) -> String) -> String {
            ([header] + (0..<count).map(row)).joined(separator: "\n") + "\n"
        }
        let header =
            "kommune_nr,name,name_ssb_2020,county_2024,pop_2020,jobs_at_workplace_2015,centrality_class_2024,pop_18_29,pop_18_66"
        try fixture.write(
            "data/municipalities.csv",
            lines(header) { "\(number($0)),P\($0),P\($0),C\($0 / 1000),500,200,5,80,300" })
        try fixture.write(
            "data/offices.csv",
            lines("nav_office_nr,nav_office_name,kommune_nrs") { "\(number($0)),O\($0),\(number($0))" })
        try fixture.write(
            "data/establishments.csv",
            "date,county,total,no_employees\n" + (0..<9).map { "2011,C\($0),900,300\n" }.joined())
        try fixture.write(
            "data/links.csv",
            lines("from_kommune_nr,to_kommune_nr,km,minutes") { "\(number($0)),\(number(($0 + 1) % count)),10,10" })
        let region = """
            region:
              municipalities: data/municipalities.csv
              offices: data/offices.csv
              establishments: data/establishments.csv
              road_links: data/links.csv

            """
        let teams = "teams: [{name: A, base: P0, posts: 1, serves: [P0, P9]}]\n"
        #expect(
            try fixture.messages(of: Fixture.head + region + teams) == [
                "a.yaml:5:3: error: the region keeps 9000 municipalities; allowed: at most 2000, since travel between each two is kept in memory; choose some with 'include'"
            ])
        try fixture.write("a.yaml", Fixture.head + region + "  include: [C0, C8]\n" + teams)
        let travel = try fixture.load("a.yaml").input.region.travel
        #expect(travel.size == 2000)
        #expect(travel.minutes(0, 9) == 90)
        // P8999 lies beside P0, as all are in a ring.
        #expect(travel.minutes(0, 1999) == 10)
        #expect(travel.kilometres(500, 1500) == 10_000)
    }
}
