import BasicContainers
import Foundation

@testable import Simulator

/// The model of a `QueueNetwork` on the kernel: one pool for each station.
///
/// Beside the pools' statistics it keeps books of its own, customer by customer, so that each can be checked against the other.
struct NetworkModel: EventDrivenModel, ~Copyable {
    enum Event {
        case comes(source: UInt32)
        case comesBack(UInt32), served(UInt32), losesPatience(UInt32)
        case capacityChanges(station: UInt32)
    }

    enum Place { case away, line, service }

    struct Customer {
        var source: UInt32
        var station: UInt32 = 0
        var place = Place.away
        /// When it came to where it is.
        var since = Instant.start
        var ticket = Ticket.none
        var patience = EventHandle.none
    }

    /// What is counted customer by customer since the window opened; days before it do not count.
    struct Books {
        var line = 0.0, service = 0.0, waits = 0.0
        var immediate = 0, presentAtOpening = 0, came = 0, served = 0, refused = 0, withdrawn = 0
    }

    let network: QueueNetwork
    var calendar = EventCalendar<Event>()
    var pools = UniqueArray<Pool<UInt32>>()
    var books: [Books]
    var waits: [Tally]
    var customers: [Customer] = []
    var vacant: [UInt32] = []
    var opened = Instant.start
    var faults = 0
    var arrivals: RandomStream, services: RandomStream, patience: RandomStream, routes: RandomStream

    init(_ network: QueueNetwork, seed: UInt64, replication: Int) {
        func stream(_ purpose: UInt32) -> RandomStream {
            RandomStream(
                StreamName(seed: seed, replication: UInt64(replication), kind: 20, identity: 0, purpose: purpose))
        }
        self.network = network
        (arrivals, services, patience, routes) = (stream(1), stream(2), stream(3), stream(4))
        books = network.stations.map { _ in Books() }
        waits = network.sources.map { _ in Tally() }
        for (index, station) in network.stations.enumerated() {
            let capacity = station.schedule?.capacity(at: .start) ?? station.servers
            pools.append(Pool(capacity: capacity, lineLimit: station.lineLimit))
            scheduleCapacity(UInt32(index))
        }
        for source in network.sources.indices { scheduleArrival(UInt32(source)) }
        for _ in 0..<network.population {
            customers.append(Customer(source: 0))
            scheduleReturn(UInt32(customers.count - 1))
        }
    }

    mutating func handle(_ event: Event) {
        switch event {
        case .comes(let source): arrive(from: source)
        case .comesBack(let customer): enter(customer, station: 0)
        case .served(let customer): finish(customer)
        case .losesPatience(let customer): renege(customer)
        case .capacityChanges(let station): changeCapacity(of: station)
        }
        for index in pools.indices where pools[index].waiting > 0 && pools[index].busy < pools[index].capacity {
            faults += 1
        }
    }

    // MARK: coming

    private mutating func scheduleArrival(_ source: UInt32) {
        let from = network.sources[Int(source)]
        guard from.rate > 0 else { return }
        let time = calendar.now + .days(arrivals.exponential(mean: 1 / (from.rate * (1 + from.swing))))
        if time < network.closing { calendar.schedule(.comes(source: source), at: time) }
    }

    private mutating func scheduleReturn(_ customer: UInt32) {
        let time = calendar.now + .days(arrivals.exponential(mean: network.timeAway))
        if time < network.closing { calendar.schedule(.comesBack(customer), at: time) }
    }

    /// A rate that swings is thinned from its peak: P. A. W. Lewis and G. S. Shedler, doi:10.1002/nav.3800260304.
    private mutating func arrive(from source: UInt32) {
        scheduleArrival(source)
        let from = network.sources[Int(source)]
        if from.swing > 0 {
            let share = (1 + from.swing * sin(2 * .pi * calendar.now.days)) / (1 + from.swing)
            guard arrivals.chance(share) else { return }
        }
        let customer = vacant.popLast() ?? UInt32(customers.count)
        if customer == customers.count { customers.append(Customer(source: source)) }
        customers[Int(customer)] = Customer(source: source)
        enter(customer, station: from.station)
    }

    // MARK: at a station

    private mutating func enter(_ customer: UInt32, station: Int) {
        let now = calendar.now
        customers[Int(customer)].station = UInt32(station)
        customers[Int(customer)].since = now
        books[station].came += 1
        let priority = network.sources[Int(customers[Int(customer)].source)].priority
        switch pools[station].seize(customer, priority: priority, at: now) {
        case .granted:
            customers[Int(customer)].place = .line
            serve(customer)
        case .waiting(let ticket):
            customers[Int(customer)].place = .line
            customers[Int(customer)].ticket = ticket
            guard let mean = network.stations[station].patience else { return }
            customers[Int(customer)].patience = calendar.schedule(
                .losesPatience(customer), at: now + .days(patience.exponential(mean: mean)))
        case .refused:
            books[station].refused += 1
            leave(customer)
        }
    }

    private mutating func serve(_ customer: UInt32) {
        let (now, row) = (calendar.now, customers[Int(customer)])
        let station = Int(row.station)
        let wait = (now - row.since).days
        books[station].waits += wait
        if wait == 0 { books[station].immediate += 1 }
        if station == network.sources[Int(row.source)].station { waits[Int(row.source)].add(wait) }
        endStay(of: customer)
        calendar.cancel(row.patience)
        customers[Int(customer)].patience = .none
        customers[Int(customer)].place = .service
        customers[Int(customer)].since = now
        let service = network.sources[Int(row.source)].service.draw(&services)
        calendar.schedule(.served(customer), at: now + .days(service))
    }

    private mutating func finish(_ customer: UInt32) {
        let station = Int(customers[Int(customer)].station)
        endStay(of: customer)
        customers[Int(customer)].place = .away
        books[station].served += 1
        if let following = pools[station].release(at: calendar.now) { serve(following) }
        var rest = network.stations[station].routes.isEmpty ? 1 : routes.uniform()
        for (next, chance) in network.stations[station].routes.enumerated() {
            if rest < chance { return enter(customer, station: next) }
            rest -= chance
        }
        leave(customer)
    }

    private mutating func renege(_ customer: UInt32) {
        let station = Int(customers[Int(customer)].station)
        guard pools[station].withdraw(customers[Int(customer)].ticket, at: calendar.now) == customer else {
            faults += 1
            return
        }
        endStay(of: customer)
        books[station].withdrawn += 1
        leave(customer)
    }

    private mutating func leave(_ customer: UInt32) {
        customers[Int(customer)].place = .away
        if network.population > 0 { scheduleReturn(customer) } else { vacant.append(customer) }
    }

    // MARK: opening hours

    private mutating func scheduleCapacity(_ station: UInt32) {
        guard let schedule = network.stations[Int(station)].schedule else { return }
        calendar.schedule(
            .capacityChanges(station: station), at: schedule.nextChange(after: calendar.now), priority: 0)
    }

    private mutating func changeCapacity(of station: UInt32) {
        guard let schedule = network.stations[Int(station)].schedule else { return }
        scheduleCapacity(station)
        pools[Int(station)].setCapacity(schedule.capacity(at: calendar.now), at: calendar.now)
        while let following = pools[Int(station)].grantNext(at: calendar.now) { serve(following) }
    }
}

// MARK: books

extension NetworkModel {
    /// Books the time in the line or in service that ends now, as far as it lies in the window.
    private mutating func endStay(of customer: UInt32) {
        let row = customers[Int(customer)]
        let stay = (calendar.now - max(row.since, opened)).days
        switch row.place {
        case .away: faults += 1
        case .line: books[Int(row.station)].line += stay
        case .service: books[Int(row.station)].service += stay
        }
    }

    /// Ends the warm-up.
    mutating func open(at now: Instant) {
        opened = now
        for index in books.indices {
            pools[index].restartStatistics(at: now)
            books[index] = Books()
            books[index].presentAtOpening = pools[index].busy + pools[index].waiting
        }
        for index in waits.indices { waits[index] = Tally() }
    }

    /// What was done in the window that ends at `end`.
    func close(at end: Instant) -> NetworkRecord {
        var record = NetworkRecord()
        record.length = (end - opened).days
        record.waits = waits
        record.faults = faults
        for index in pools.indices { close(index, at: end, into: &record) }
        return record
    }

    private func close(_ index: Int, at end: Instant, into record: inout NetworkRecord) {
        var book = books[index]
        for customer in customers where customer.station == index && customer.place != .away {
            let stay = (end - max(customer.since, opened)).days
            if customer.place == .line { book.line += stay } else { book.service += stay }
        }
        let pool = pools[index].statistics
        var station = NetworkRecord.Station(pool: pool)
        station.line = pool.line.area(until: end)
        station.busy = pool.busy.area(until: end)
        station.utilisation = pool.utilisation(until: end)
        station.immediate = book.immediate
        record.stations.append(station)
        for (kept, counted) in [
            (station.line, book.line), (station.busy, book.service), (station.waits, book.waits),
        ] {
            record.imbalance = max(record.imbalance, abs(kept - counted) / max(1, counted))
        }
        let present = pools[index].busy + pools[index].waiting
        let out = book.served + book.refused + book.withdrawn + present
        if book.presentAtOpening + book.came != out { record.faults += 1 }
        if (pool.requests, pool.refused, pool.withdrawn) != (book.came, book.refused, book.withdrawn) {
            record.faults += 1
        }
    }
}
