import BasicContainers
import Simulator

/// So many events pending: the earliest is taken and another scheduled, again and again. Definition: `Benchmarks/README.md`.
struct Hold: ~Copyable {
    enum Variant: String, CaseIterable {
        case plain, mixed, cancelled
    }

    private let variant: Variant
    private var calendar: EventCalendar<UInt32>
    private var stream: RandomStream
    /// Handles of the live events by slot, where events are cancelled; one slot is empty.
    private var handles = UniqueArray<EventHandle>()
    private var empty: UInt32

    init(seed: UInt64, size: UInt32, variant: Variant, calendar: consuming EventCalendar<UInt32>) {
        self.variant = variant
        self.calendar = calendar
        stream = RandomStream(StreamName(seed: seed, replication: 1, kind: 1, identity: 0, purpose: 0))
        empty = size
        for slot in 0..<size {
            let long = variant == .mixed && stream.chance(100 / 100.9)
            let handle = schedule(slot, mean: long ? 1000 : 1)
            if variant == .cancelled { handles.append(handle) }
        }
        if variant == .cancelled { handles.append(.none) }
    }

    var now: Double { calendar.now.days }

    /// Executes so many events; the sum of their identities.
    mutating func run(_ events: Int) -> UInt64 {
        switch variant {
        case .plain: execute(events) { $0.schedule($1, mean: 1) }
        case .mixed: execute(events) { $0.schedule($1, mean: $0.stream.chance(0.1) ? 1000 : 1) }
        case .cancelled: execute(events) { $0.replace($1) }
        }
    }

    @inline(__always)
    private mutating func execute(_ events: Int, _ handle: (inout Hold, UInt32) -> Void) -> UInt64 {
        var sum: UInt64 = 0
        for _ in 0..<events {
            guard let event = calendar.next(until: .never) else { break }
            sum += UInt64(event)
            handle(&self, event)
        }
        return sum
    }

    @discardableResult
    private mutating func schedule(_ event: UInt32, mean: Double) -> EventHandle {
        calendar.schedule(event, at: calendar.now + .days(stream.exponential(mean: mean)))
    }

    private mutating func replace(_ slot: UInt32) {
        handles[Int(slot)] = schedule(slot, mean: 1)
        handles[Int(empty)] = schedule(empty, mean: 1)
        empty = UInt32(stream.uniform() * Double(handles.count))
        calendar.cancel(handles[Int(empty)])
    }
}
