import BasicContainers

/// Names one request that waits in a `Pool`.
public struct Ticket: Hashable, Sendable {
    @usableFromInline var place: UInt32
    @usableFromInline var generation: UInt32

    @inlinable init(place: UInt32, generation: UInt32) {
        self.place = place
        self.generation = generation
    }

    /// A ticket of no request; withdrawing it does nothing.
    public static let none = Ticket(place: .max, generation: .max)
}

/// Requests that wait: by priority, and first come, first served within a priority.
///
/// One doubly linked list for each of the 16 priorities, through places that are used again; a word of bits says which lists have anyone.
///
/// - Complexity: O(1) for everything; nothing is allocated but when the line is longer than ever before.
@usableFromInline struct WaitingLine<Request>: ~Copyable {
    @usableFromInline struct Place {
        @usableFromInline var request: Request
        @usableFromInline var since: Instant
        @usableFromInline var next: UInt32
        @usableFromInline var previous: UInt32
        /// Odd while someone waits here.
        @usableFromInline var generation: UInt32
        @usableFromInline var level: UInt8

        @inlinable init(request: Request, since: Instant, level: UInt8) {
            (self.request, self.since, self.level) = (request, since, level)
            (next, previous, generation) = (.max, .max, 1)
        }
    }

    @usableFromInline struct Ends {
        @usableFromInline var head: UInt32 = .max
        @usableFromInline var tail: UInt32 = .max
        @inlinable init() {}
    }

    @usableFromInline var ends = InlineArray<16, Ends>(repeating: Ends())
    @usableFromInline var places = UniqueArray<Place>()
    @usableFromInline var free: UInt32 = .max
    // Last, beside what else a pool needs for a request that does not wait.
    @usableFromInline var occupied: UInt16 = 0
    @usableFromInline var count = 0

    @inlinable init() {}

    @inlinable var isEmpty: Bool { occupied == 0 }

    @inlinable mutating func append(_ request: Request, priority: EventPriority, at now: Instant) -> Ticket {
        let place = occupyPlace(request, level: priority.level, at: now)
        let level = Int(priority.level)
        let tail = ends[level].tail
        places[Int(place)].previous = tail
        if tail == .max { ends[level].head = place } else { places[Int(tail)].next = place }
        ends[level].tail = place
        occupied |= 1 << priority.level
        count += 1
        return Ticket(place: place, generation: places[Int(place)].generation)
    }

    @inlinable mutating func occupyPlace(_ request: Request, level: UInt8, at now: Instant) -> UInt32 {
        guard free != .max else {
            places.append(Place(request: request, since: now, level: level))
            return UInt32(places.count - 1)
        }
        let place = free
        free = places[Int(place)].next
        let generation = places[Int(place)].generation &+ 1
        places[Int(place)] = Place(request: request, since: now, level: level)
        places[Int(place)].generation = generation
        return place
    }

    /// Takes the first of the lowest level out.
    @inlinable mutating func removeFirst() -> (request: Request, since: Instant)? {
        guard occupied != 0 else { return nil }
        return remove(at: ends[occupied.trailingZeroBitCount].head)
    }

    /// Takes one out of wherever it stands; nil where it waits no longer.
    @inlinable mutating func remove(_ ticket: Ticket) -> (request: Request, since: Instant)? {
        let place = Int(ticket.place)
        guard place < places.count, places[place].generation == ticket.generation else { return nil }
        return remove(at: ticket.place)
    }

    @inlinable mutating func remove(at index: UInt32) -> (request: Request, since: Instant) {
        let place = places[Int(index)]
        let level = Int(place.level)
        if place.previous == .max {
            ends[level].head = place.next
        } else {
            places[Int(place.previous)].next = place.next
        }
        if place.next == .max {
            ends[level].tail = place.previous
        } else {
            places[Int(place.next)].previous = place.previous
        }
        if ends[level].head == .max { occupied &= ~(1 << place.level) }
        places[Int(index)].generation &+= 1
        places[Int(index)].next = free
        free = index
        count -= 1
        return (place.request, place.since)
    }
}
