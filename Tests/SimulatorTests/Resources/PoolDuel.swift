@testable import Simulator

/// A pool beside an array of requests, and their answers compared.
struct PoolDuel: ~Copyable {
    private struct Waiter {
        var id: Int
        var priority: UInt8
        var since: Double
        var ticket: Ticket
    }

    private var pool: Pool<Int>
    private var stream: RandomStream
    private let lineLimit: Int
    private var capacity: Int
    private var busy = 0
    /// In the order in which they are served.
    private var line: [Waiter] = []
    private var tickets: [Ticket] = []
    private var now = 0.0
    private var begun = 0.0
    private var areas = (line: 0.0, busy: 0.0, capacity: 0.0)
    private var waits: [Double] = []
    private var requests = 0, refused = 0, withdrawn = 0
    private var count = 0

    /// What went wrong first.
    private(set) var fault: String?
    private(set) var longest = 0

    init(capacity: Int, lineLimit: Int, seed: UInt64) {
        pool = Pool(capacity: capacity, lineLimit: lineLimit)
        (self.capacity, self.lineLimit) = (capacity, lineLimit)
        stream = RandomStream(StreamName(seed: seed, replication: 1, kind: 22, identity: 0, purpose: 0))
    }

    /// Operations of which so large a share are requests; the rest release, withdraw and change the capacity.
    mutating func run(_ operations: Int, requests share: Double) {
        for _ in 0..<operations where fault == nil {
            pass(stream.chance(0.3) ? 0 : stream.exponential(mean: 1))
            switch stream.uniform() {
            case ..<share: seize()
            case ..<0.85: if busy > 0 { release() }
            case ..<0.95: withdraw()
            case ..<0.99: change()
            default: restart()
            }
            check()
        }
    }

    private mutating func pass(_ time: Double) {
        now += time
        areas.line += time * Double(line.count)
        areas.busy += time * Double(busy)
        areas.capacity += time * Double(capacity)
    }

    private var instant: Instant { Instant(days: now) }

    private mutating func seize() {
        count += 1
        requests += 1
        let priority = UInt8(stream.index(below: stream.chance(0.5) ? 16 : 2))
        switch pool.seize(count, priority: EventPriority(priority), at: instant) {
        case .granted:
            if busy >= capacity || !line.isEmpty {
                fault = "a request overtook the line or took a unit that was not there"
            }
            busy += 1
            waits.append(0)
        case .refused:
            if line.count < lineLimit || busy < capacity && line.isEmpty {
                fault = "a request was refused with room left"
            }
            refused += 1
        case .waiting(let ticket):
            if line.count >= lineLimit || busy < capacity && line.isEmpty { fault = "a request waits without need" }
            let place = line.firstIndex { $0.priority > priority } ?? line.count
            line.insert(Waiter(id: count, priority: priority, since: now, ticket: ticket), at: place)
            tickets.append(ticket)
        }
    }

    private mutating func release() {
        busy -= 1
        expectGrant(pool.release(at: instant))
    }

    private mutating func expectGrant(_ following: Int?) {
        let should = busy < capacity ? line.first : nil
        if following != should?.id { fault = "a unit went to \(following.map(String.init) ?? "nobody")" }
        guard let should else { return }
        line.removeFirst()
        busy += 1
        waits.append(now - should.since)
    }

    private mutating func withdraw() {
        guard !tickets.isEmpty else { return }
        let ticket =
            line.isEmpty || stream.chance(0.3)
            ? tickets[stream.index(below: tickets.count)] : line[stream.index(below: line.count)].ticket
        let place = line.firstIndex { $0.ticket == ticket }
        let request = pool.withdraw(ticket, at: instant)
        if request != place.map({ line[$0].id }) { fault = "a ticket took out another request" }
        if let place {
            line.remove(at: place)
            withdrawn += 1
            if pool.withdraw(ticket, at: instant) != nil { fault = "a request was withdrawn twice" }
        }
    }

    private mutating func change() {
        capacity = stream.index(below: 8)
        pool.setCapacity(capacity, at: instant)
        guard stream.chance(0.7) else { return }
        repeat { expectGrant(pool.grantNext(at: instant)) } while busy < capacity && !line.isEmpty
    }

    private mutating func restart() {
        pool.restartStatistics(at: instant)
        begun = now
        areas = (0, 0, 0)
        waits = []
        (requests, refused, withdrawn) = (0, 0, 0)
    }

    private mutating func check() {
        longest = max(longest, line.count)
        let record = pool.statistics
        func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(1, abs(b)) }
        if (pool.busy, pool.waiting, pool.capacity) != (busy, line.count, capacity) {
            fault = fault ?? "numbers differ"
        }
        if (record.requests, record.refused, record.withdrawn, record.waits.count)
            != (requests, refused, withdrawn, waits.count)
        {
            fault = fault ?? "counts differ"
        }
        let sum = waits.reduce(0, +)
        if !near(record.waits.mean * Double(waits.count), sum) { fault = fault ?? "waits differ" }
        if !near(record.line.area(until: instant), areas.line) || !near(record.busy.area(until: instant), areas.busy)
            || !near(record.capacity.area(until: instant), areas.capacity)
        {
            fault = fault ?? "areas differ"
        }
        let utilisation = areas.capacity > 0 ? areas.busy / areas.capacity : 0
        if !near(record.utilisation(until: instant), utilisation) { fault = fault ?? "the utilisation differs" }
    }
}
