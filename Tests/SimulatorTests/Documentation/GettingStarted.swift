import Simulator

struct Counter: EventDrivenModel, ~Copyable {
    enum Event { case arrival, departure }
    var calendar = EventCalendar<Event>()
    var clerks = Pool<Instant>(capacity: 3)
    var stream: RandomStream

    mutating func handle(_ event: Event) {
        switch event {
        case .arrival:
            schedule(.arrival, mean: 0.4)
            if case .granted = clerks.seize(calendar.now, at: calendar.now) { schedule(.departure, mean: 1) }
        case .departure:
            if clerks.release(at: calendar.now) != nil { schedule(.departure, mean: 1) }
        }
    }
    private mutating func schedule(_ event: Event, mean: Double) {
        calendar.schedule(event, at: calendar.now + .days(stream.exponential(mean: mean)))
    }

    static func meanWait(replication: UInt64) -> Double {
        let name = StreamName(seed: 1, replication: replication, kind: 1, identity: 0, purpose: 1)
        var counter = Counter(stream: RandomStream(name))
        counter.calendar.schedule(.arrival, at: .start)
        _ = counter.simulate(until: Instant(days: 200))
        counter.clerks.restartStatistics(at: Instant(days: 200))
        _ = counter.simulate(until: Instant(days: 5200))
        return counter.clerks.statistics.waits.mean
    }
    static func example() -> String {
        let wait = Tally((1...50).map { meanWait(replication: $0) }).estimate()
        let loss = (1...3).reduce(1.0) { $0 * 2.5 / (Double($1) + $0 * 2.5) }  // Erlang's B
        let erlang = loss / (1 - 2.5 / 3 * (1 - loss)) / (3 - 2.5)  // Erlang's C by what is spare
        func short(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
        return
            "simulated \(short(wait.value)) ± \(short(wait.halfWidth ?? .infinity)) days, Erlang \(short(erlang)) days"
    }
}
