import Testing

@testable import Simulator

@Suite struct EventCalendarTests {
    @Test func orderIsTimeThenPriorityThenScheduling() {
        var calendar = EventCalendar<String>()
        calendar.schedule("late", at: Instant(days: 2))
        calendar.schedule("second", at: Instant(days: 1))
        calendar.schedule("third", at: Instant(days: 1))
        calendar.schedule("first", at: Instant(days: 1), priority: 1)
        var order: [String] = []
        while let event = calendar.next(until: Instant(days: 9)) { order.append(event) }
        #expect(order == ["first", "second", "third", "late"])
        #expect(calendar.now == Instant(days: 2))
    }

    @Test func whatIsAfterTheEndStays() {
        var calendar = EventCalendar<Int>()
        calendar.schedule(1, at: Instant(days: 5))
        calendar.schedule(2, at: .never)
        #expect(calendar.next(until: Instant(days: 4)) == nil && calendar.count == 1)
        #expect(calendar.next(until: Instant(days: 5)) == 1 && calendar.count == 0)
    }

    /// Against a sorted list, with half of the events cancelled, some twice, some after they ran.
    @Test func agreesWithASortedListUnderCancellation() {
        var stream = RandomStream(StreamName(seed: 1, replication: 1, kind: 1, identity: 0, purpose: 0))
        var calendar = EventCalendar<Int>()
        var handles: [EventHandle] = []
        var times: [Double] = []
        var alive: Set<Int> = []
        var ran: [Int] = []
        for id in 0..<5000 {
            let time = calendar.now.days + (stream.uniform() * 50).rounded()
            handles.append(calendar.schedule(id, at: Instant(days: time)))
            times.append(time)
            alive.insert(id)
            if stream.chance(0.5) {
                let victim = stream.index(below: id + 1)
                calendar.cancel(handles[victim])
                calendar.cancel(handles[victim])
                alive.remove(victim)
            }
            if stream.chance(0.2), let event = calendar.next(until: .never) {
                let expected = alive.min { (times[$0], $0) < (times[$1], $1) }
                #expect(event == expected)
                alive.remove(event)
                ran.append(event)
            }
            #expect(calendar.count == alive.count)
        }
        while let event = calendar.next(until: .never) {
            alive.remove(event)
            ran.append(event)
        }
        #expect(alive.isEmpty)
        #expect(zip(ran, ran.dropFirst()).allSatisfy { times[$0] <= times[$1] })
    }
}
