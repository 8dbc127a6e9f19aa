/// The pending events of a run, in the total order (time, priority, order of scheduling).
///
///     var calendar = EventCalendar<Event>()
///     let handle = calendar.schedule(.arrival, at: Instant(days: 2))
///     calendar.cancel(handle)
///
/// The near future is a small 4-ary heap; once more than some hundred events are pending, what is later waits unsorted in a ladder of
/// buckets. A cancelled event is dropped where it surfaces; when more than half are cancelled all are swept out. The choice
/// was measured: see `Benchmarks/README.md`.
///
/// - Complexity: `schedule` and `next` O(1) amortised for increments of any common distribution and O(log n) at worst; `cancel` O(1) amortised.
///   Fewer than 2^24 events pending and 2^36 scheduled in one run.
public struct EventCalendar<Event>: ~Copyable {
    @usableFromInline struct Slot {
        /// The key of the entry whose event this is; in a free slot the next free one (sequence number 0 is never given).
        @usableFromInline var key: UInt64
        @usableFromInline var event: Event

        @inlinable init(key: UInt64, event: Event) {
            self.key = key
            self.event = event
        }
    }

    @usableFromInline var near = EntryHeap()
    @usableFromInline var far = EntryLadder()
    /// Above so many entries the heap is spread over the ladder, and above the limit for the time being.
    @usableFromInline let mostNear: Int
    @usableFromInline var limit: Int
    @usableFromInline var slots = FlatArray<Slot>()
    @usableFromInline var freeSlot = CalendarEntry.slotMask
    @usableFromInline var cancelled = 0
    @usableFromInline var sequence: UInt64 = 0

    /// The time of the event given last; scheduling before it is an error of the model.
    public internal(set) var now: Instant {
        @inlinable get { Instant(days: nowDays) }
        set { nowDays = newValue.days }
    }
    @usableFromInline var nowDays = 0.0

    /// An empty calendar at the start of a run, with a heap of up to `mostNear` entries and a ladder behind it.
    ///
    /// The order of events does not depend on `mostNear`. The default was measured: `Benchmarks/calendars`.
    @inlinable
    public init(mostNear: Int = 4096) {
        precondition(mostNear > 0, "the heap of a calendar holds at least one entry")
        self.mostNear = mostNear
        limit = mostNear
    }

    /// How many events are pending.
    @inlinable public var count: Int { near.count + far.count - cancelled }

    /// Adds an event; of two at the same time the lower priority runs first, then the one scheduled first.
    ///
    /// An event at `Instant.never` is not kept.
    @discardableResult
    @inlinable
    public mutating func schedule(_ event: Event, at time: Instant, priority: EventPriority = .normal) -> EventHandle {
        precondition(time.days >= nowDays, "an event cannot be scheduled in the past")
        guard time < .never else { return .none }
        sequence += 1
        precondition(sequence >> CalendarEntry.sequenceBits == 0, "a calendar takes fewer than 2^36 events")
        let order = (UInt64(priority.level) << CalendarEntry.sequenceBits | sequence) << CalendarEntry.slotBits
        let entry = CalendarEntry(time: time.days + 0, key: occupySlot(with: event, order: order))
        if !far.isActive || !far.keep(entry) {
            near.insert(entry)
            if near.entries.count > limit { spill() }
        }
        return EventHandle(key: entry.key)
    }

    /// Takes an event back; one that has run or was taken back already is let be.
    @inlinable
    public mutating func cancel(_ handle: EventHandle) {
        let slot = Int(handle.key & CalendarEntry.slotMask)
        guard slot < slots.count, slots[slot].key == handle.key else { return }
        freeSlot(slot)
        cancelled += 1
        if cancelled > 64 && cancelled * 2 > near.count + far.count { sweep() }
    }

    /// Moves an event to another time; false, and nothing done, where it has run or was taken back.
    ///
    /// The event comes after those already scheduled for that time with its priority. The handle is renewed; at `Instant.never` the event is
    /// not kept, and the handle names nothing.
    @inlinable
    @discardableResult
    public mutating func reschedule(_ handle: inout EventHandle, to time: Instant) -> Bool {
        let slot = Int(handle.key & CalendarEntry.slotMask)
        guard slot < slots.count, slots[slot].key == handle.key else { return false }
        let event = slots[slot].event
        let level = handle.key >> (CalendarEntry.slotBits + CalendarEntry.sequenceBits)
        cancel(handle)
        handle = schedule(event, at: time, priority: EventPriority(UInt8(level)))
        return true
    }

    /// Removes the next event at or before `end` and moves `now` to its time.
    @inlinable
    public mutating func next(until end: Instant) -> Event? {
        while true {
            guard let first = near.first() else {
                guard refill() else { return nil }
                continue
            }
            guard first.time <= end.days else { return nil }
            near.takeFirst()
            let slot = first.slot
            guard slots[slot].key == first.key else {
                cancelled -= 1
                continue
            }
            nowDays = first.time
            let event = slots[slot].event
            freeSlot(slot)
            return event
        }
    }

    /// The event that is likely to come next, for a model that fetches from memory what it will need; nil where that is not at hand.
    ///
    /// What is scheduled from now on may come before it, and it may have been taken back.
    @inlinable public var upcoming: Event? {
        guard let entry = near.likelyNext, slots[entry.slot].key == entry.key else { return nil }
        return slots[entry.slot].event
    }

    @inline(__always) @inlinable mutating func occupySlot(with event: Event, order: UInt64) -> UInt64 {
        let slot = freeSlot
        if slot != CalendarEntry.slotMask {
            freeSlot = slots[Int(slot)].key
            slots[Int(slot)] = Slot(key: order | slot, event: event)
            return order | slot
        }
        let new = UInt64(slots.count)
        precondition(new < CalendarEntry.slotMask, "a calendar holds fewer than 2^24 pending events")
        slots.append(Slot(key: order | new, event: event))
        return order | new
    }

    @inlinable mutating func freeSlot(_ slot: Int) {
        slots[slot].key = freeSlot
        freeSlot = UInt64(slot)
    }

    /// Fills the empty heap from the ladder; false where nothing is pending.
    @inline(never) @inlinable mutating func refill() -> Bool {
        while far.nextBucket(below: mostNear / 2) {
            dropCancelled()
            guard !far.scratch.isEmpty else { continue }
            fillNear()
            return true
        }
        return false
    }

    /// Makes the heap of what is in the ladder's scratch.
    @inlinable mutating func fillNear() {
        swap(&near.entries, &far.scratch)
        near.heapify()
        limit = max(mostNear, 2 * near.entries.count)
    }

    /// Spreads a heap that has grown too large over the ladder, where its times differ.
    @inline(never) @inlinable mutating func spill() {
        swap(&near.entries, &far.scratch)
        near.entries.truncate(to: 0)
        dropCancelled()
        if !far.activate() { fillNear() }
    }

    @inline(never) @inlinable mutating func dropCancelled() {
        var kept = 0
        for index in far.scratch.indices where slots[far.scratch[index].slot].key == far.scratch[index].key {
            far.scratch[kept] = far.scratch[index]
            kept += 1
        }
        cancelled -= far.scratch.count - kept
        far.scratch.truncate(to: kept)
    }

    /// Throws out all that is cancelled. O(n), after as many cancellations.
    @inline(never) @inlinable mutating func sweep() {
        if near.rootIsEmpty { near.fillRoot() }
        far.removeAll(addingTo: &near.entries)
        swap(&near.entries, &far.scratch)
        near.entries.truncate(to: 0)
        dropCancelled()
        if far.scratch.count <= mostNear || !far.activate() { fillNear() }
    }
}
