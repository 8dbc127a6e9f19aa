/// What `EventCalendar.schedule` gives back, to cancel the event by.
public struct EventHandle: Hashable, Sendable {
    @usableFromInline var slot: UInt32
    @usableFromInline var generation: UInt32

    @inlinable init(slot: UInt32, generation: UInt32) {
        self.slot = slot
        self.generation = generation
    }

    /// A handle of no event; cancelling it does nothing.
    public static let none = EventHandle(slot: .max, generation: .max)
}

/// The pending events of a run, in the total order (time, priority, order of scheduling).
///
/// A 4-ary heap of small entries; the payloads lie apart in slots that are used again. A cancelled event stays in the heap
/// until it surfaces or until more than half of the heap is cancelled, when the heap is rebuilt.
///
///     var calendar = EventCalendar<Event>()
///     let handle = calendar.schedule(.arrival, at: Instant(days: 2))
///     calendar.cancel(handle)
///
/// - Complexity: `schedule` and `next` O(log n), `cancel` O(1), all amortised.
public struct EventCalendar<Event> {
    @usableFromInline struct Entry {
        @usableFromInline var time: Double
        /// Priority in the upper 8 bits, sequence number in the lower 56: one comparison settles ties.
        @usableFromInline var rank: UInt64
        @usableFromInline var slot: UInt32
        @usableFromInline var generation: UInt32

        @inlinable init(time: Double, rank: UInt64, slot: UInt32, generation: UInt32) {
            self.time = time
            self.rank = rank
            self.slot = slot
            self.generation = generation
        }

        @inlinable func precedes(_ other: Entry) -> Bool {
            time < other.time || (time == other.time && rank < other.rank)
        }
    }

    @usableFromInline struct Slot {
        @usableFromInline var event: Event
        @usableFromInline var generation: UInt32

        @inlinable init(event: Event, generation: UInt32) {
            self.event = event
            self.generation = generation
        }
    }

    @usableFromInline var heap: [Entry] = []
    @usableFromInline var slots: [Slot] = []
    @usableFromInline var freeSlots: [UInt32] = []
    @usableFromInline var cancelled = 0
    @usableFromInline var sequence: UInt64 = 0

    /// The time of the event given last; scheduling before it is an error of the model.
    public private(set) var now = Instant.start

    /// An empty calendar at the start of a run.
    public init() {}

    /// How many events are pending.
    @inlinable public var count: Int { heap.count - cancelled }

    /// Adds an event; of two at the same time the lower priority runs first, then the one scheduled first.
    ///
    /// An event at `Instant.never` is not kept.
    @discardableResult
    @inlinable
    public mutating func schedule(_ event: Event, at time: Instant, priority: UInt8 = 128) -> EventHandle {
        precondition(time >= now, "an event cannot be scheduled in the past")
        guard time < .never else { return .none }
        let slot: UInt32
        let generation: UInt32
        if let free = freeSlots.popLast() {
            slot = free
            generation = slots[Int(free)].generation
            slots[Int(free)].event = event
        } else {
            slot = UInt32(slots.count)
            generation = 0
            slots.append(Slot(event: event, generation: 0))
        }
        let rank = UInt64(priority) << 56 | sequence
        sequence += 1
        heap.append(Entry(time: time.days, rank: rank, slot: slot, generation: generation))
        siftUp(heap.count - 1)
        return EventHandle(slot: slot, generation: generation)
    }

    /// Takes an event back; one that has run or was taken back already is let be.
    @inlinable
    public mutating func cancel(_ handle: EventHandle) {
        guard handle.slot != .max, slots[Int(handle.slot)].generation == handle.generation else { return }
        release(handle.slot)
        cancelled += 1
        if cancelled > 64 && cancelled * 2 > heap.count { rebuild() }
    }

    /// Removes the next event at or before `end` and moves `now` to its time.
    @inlinable
    public mutating func next(until end: Instant) -> Event? {
        while let first = heap.first {
            if slots[Int(first.slot)].generation != first.generation {
                removeFirst()
                cancelled -= 1
                continue
            }
            guard first.time <= end.days else { return nil }
            removeFirst()
            advance(to: first.time)
            let event = slots[Int(first.slot)].event
            release(first.slot)
            return event
        }
        return nil
    }

    @usableFromInline mutating func advance(to time: Double) { now = Instant(days: time) }

    @inlinable mutating func release(_ slot: UInt32) {
        slots[Int(slot)].generation &+= 1
        freeSlots.append(slot)
    }

    @inlinable mutating func removeFirst() {
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            siftDown(0)
        }
    }

    @inlinable mutating func siftUp(_ start: Int) {
        heap.withUnsafeMutableBufferPointer { heap in
            var index = start
            let entry = heap[index]
            while index > 0 {
                let parent = (index - 1) >> 2
                guard entry.precedes(heap[parent]) else { break }
                heap[index] = heap[parent]
                index = parent
            }
            heap[index] = entry
        }
    }

    @inlinable mutating func siftDown(_ start: Int) {
        heap.withUnsafeMutableBufferPointer { heap in
            var index = start
            let entry = heap[index]
            while true {
                let first = index << 2 + 1
                guard first < heap.count else { break }
                var child = first
                for candidate in first + 1..<max(first + 1, min(first + 4, heap.count))
                where heap[candidate].precedes(heap[child]) {
                    child = candidate
                }
                guard heap[child].precedes(entry) else { break }
                heap[index] = heap[child]
                index = child
            }
            heap[index] = entry
        }
    }

    @usableFromInline mutating func rebuild() {
        heap.removeAll { slots[Int($0.slot)].generation != $0.generation }
        cancelled = 0
        guard heap.count > 1 else { return }
        for index in stride(from: (heap.count - 2) >> 2, through: 0, by: -1) { siftDown(index) }
    }
}
