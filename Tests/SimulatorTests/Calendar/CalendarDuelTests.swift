import Testing

@testable import Simulator

/// Long random sequences of operations on the calendar and on a sorted array: exact agreement in order, count and clock, dead handles
/// dead, and the rules of heap, ladder and slots kept.
@Suite struct CalendarDuelTests {
    @Test(arguments: TimePattern.allCases, [10, 100, 1000, 6000])
    func agreesWithASortedArray(_ pattern: TimePattern, size: Int) {
        var duel = CalendarDuel(pattern, seed: 500 + UInt64(size))
        duel.grow(to: size)
        duel.hold(2 * size)
        duel.shrink(to: size / 3)
        duel.burst(size / 2)
        duel.grow(to: size)
        duel.cancel(downTo: size / 10, earliestFirst: size % 3 == 0)
        duel.hold(size)
        duel.burst(size)
        duel.shrink(to: 0)
        duel.grow(to: size / 2)
        duel.cancel(downTo: 0, earliestFirst: false)
        duel.grow(to: size)
        duel.shrink(to: 0)
        #expect(duel.fault == nil && duel.pending == 0)
    }

    /// With up to 20 000 pending the ladder is entered, refilled from, spread to several rungs, swept and left.
    @Test(arguments: [TimePattern.exponential, .clusters, .borders, .wide, .huge, .mixed])
    func agreesWithASortedArrayThroughTheLadder(_ pattern: TimePattern) {
        var duel = CalendarDuel(pattern, seed: 520)
        for size in [5000, 20_000, 9000] {
            duel.grow(to: size)
            duel.hold(6000)
            duel.burst(3000)
            duel.cancel(downTo: size / 2, earliestFirst: size == 9000)
            duel.hold(3000)
            duel.cancel(downTo: size / 8, earliestFirst: size != 9000)
            duel.grow(to: size / 4)
            duel.shrink(to: size == 5000 ? 40 : 0)
        }
        #expect(duel.fault == nil && duel.pending == 0)
        #expect(duel.entered > 1 && duel.left > 1 && duel.refilled > 10 && duel.swept > 0 && duel.deepest > 1)
    }

    /// A burst at one instant cannot be spread: the heap takes it, in the order of priority and scheduling, and work stays bounded.
    @Test func aBurstAtOneInstantStaysInOrder() {
        var duel = CalendarDuel(.equal, seed: 530)
        duel.burst(20_000)
        duel.hold(5000)
        duel.shrink(to: 0)
        #expect(duel.fault == nil && duel.pending == 0)
    }

    /// Times from zero over the smallest to the largest numbers.
    @Test func extremeTimes() {
        let times: [Double] = [
            0, .leastNonzeroMagnitude, 2 * .leastNonzeroMagnitude, .leastNormalMagnitude, 1, 1.0.nextUp, 1e300,
            .greatestFiniteMagnitude.nextDown, .greatestFiniteMagnitude,
        ]
        var calendar = EventCalendar<Int>()
        for _ in 0..<1000 {
            for (index, time) in times.enumerated().reversed() { calendar.schedule(index, at: Instant(days: time)) }
        }
        calendar.schedule(0, at: Instant(days: -0.0))
        var order: [Int] = []
        while let event = calendar.next(until: .never) { order.append(event) }
        #expect(order == [0] + times.indices.flatMap { [Int](repeating: $0, count: 1000) })
        #expect(calendar.count == 0 && calendar.brokenInvariant() == nil)
    }

    @Test func aHandleOfNothingDoesNothing() {
        var calendar = EventCalendar<Int>()
        var handle = EventHandle.none
        calendar.cancel(handle)
        #expect(!calendar.reschedule(&handle, to: Instant(days: 1)) && handle == .none)
        handle = calendar.schedule(1, at: .never)
        #expect(handle == .none && calendar.count == 0)
        handle = calendar.schedule(2, at: Instant(days: 1))
        #expect(calendar.reschedule(&handle, to: .never) && handle == .none && calendar.count == 0)
        #expect(calendar.next(until: .never) == nil)
    }
}
