/// A pool of equal units that requests seize and release, with a line for those who have to wait.
///
/// The pool knows nothing of events: it says who got a unit, and the model schedules what follows.
///
/// ```swift
/// var nurses = Pool<PatientIndex>(capacity: 3)
/// switch nurses.seize(patient, at: calendar.now) {
/// case .granted: calendar.schedule(.treated(patient), at: calendar.now + duration)
/// case .waiting(let ticket): tickets[patient] = ticket  // to renege: nurses.withdraw(ticket, at: calendar.now)
/// }
/// // and where a treatment ends:
/// if let following = nurses.release(at: calendar.now) { begin(following) }
/// ```
/// Requests of a lower priority level are served first, and first come, first served within a level; nobody is interrupted. Capacity can
/// change at any time (see `CapacitySchedule`): a unit in use that is withdrawn finishes what it does.
///
/// - Complexity: O(1) for every operation.
public struct Pool<Request>: ~Copyable {
    /// What became of a request.
    public enum Outcome: Sendable {
        /// A unit was free.
        case granted
        /// It waits under this ticket.
        case waiting(Ticket)
        /// The line was full (`lineLimit`): the request is lost.
        case refused
    }

    /// What a pool has done since the start, or since `restartStatistics`.
    public struct Statistics: Hashable, Sendable {
        /// Requests made.
        public var requests = 0
        /// Waits in days of all who were granted a unit, those of zero included.
        public var waits = Tally()
        /// Units in use over time.
        public var busy: TimeWeighted
        /// Requests in the line over time.
        public var line: TimeWeighted
        /// Units there were over time.
        public var capacity: TimeWeighted
        /// Requests refused for lack of room, and withdrawn while they waited.
        public var refused = 0, withdrawn = 0

        @usableFromInline init(busy: TimeWeighted, capacity: TimeWeighted, line: TimeWeighted) {
            (self.busy, self.capacity, self.line) = (busy, capacity, line)
        }

        /// Unit-days in use over unit-days there were; 0 where there were none.
        ///
        /// More than 1 is possible: a unit that is withdrawn while in use finishes what it does.
        public func utilisation(until end: Instant) -> Double {
            let offered = capacity.area(until: end)
            return offered > 0 ? busy.area(until: end) / offered : 0
        }
    }

    @usableFromInline var line = WaitingLine<Request>()
    @usableFromInline var inUse = 0
    @usableFromInline var size: Int
    @usableFromInline var record: Statistics

    /// The longest line allowed; who comes when it is full is refused.
    public let lineLimit: Int

    /// A pool with so many units (not negative) at `now`.
    @inlinable
    public init(capacity: Int, lineLimit: Int = .max, at now: Instant = .start) {
        precondition(capacity >= 0 && lineLimit >= 0, "a pool has no fewer than no units and no shorter than no line")
        size = capacity
        self.lineLimit = lineLimit
        record = Statistics(
            busy: TimeWeighted(0, from: now), capacity: TimeWeighted(Double(capacity), from: now),
            line: TimeWeighted(0, from: now))
    }

    /// Units there are.
    @inlinable public var capacity: Int { size }
    /// Units in use; more than `capacity` while withdrawn ones finish.
    @inlinable public var busy: Int { inUse }
    /// Requests that wait.
    @inlinable public var waiting: Int { line.count }
    /// What the pool has done.
    @inlinable public var statistics: Statistics { record }

    /// Asks for one unit.
    @inlinable
    public mutating func seize(_ request: Request, priority: EventPriority = .normal, at now: Instant) -> Outcome {
        record.requests += 1
        if inUse < size, line.isEmpty {
            occupy(after: .zero, at: now)
            return .granted
        }
        guard line.count < lineLimit else {
            record.refused += 1
            return .refused
        }
        let ticket = line.append(request, priority: priority, at: now)
        record.line.set(Double(line.count), at: now)
        return .waiting(ticket)
    }

    /// Gives one unit back; the request that takes it over, if any waits.
    @inlinable
    public mutating func release(at now: Instant) -> Request? {
        precondition(inUse > 0, "a pool got back more than it gave")
        inUse -= 1
        if let following = grantNext(at: now) { return following }
        record.busy.set(Double(inUse), at: now)
        return nil
    }

    /// Takes a request out of the line, as when its patience ends; nil where it waits no longer.
    @inlinable
    public mutating func withdraw(_ ticket: Ticket, at now: Instant) -> Request? {
        guard let (request, _) = line.remove(ticket) else { return nil }
        record.withdrawn += 1
        record.line.set(Double(line.count), at: now)
        return request
    }

    /// Changes how many units there are; after a rise call `grantNext` until it gives nobody.
    @inlinable
    public mutating func setCapacity(_ capacity: Int, at now: Instant) {
        precondition(capacity >= 0, "a pool has no fewer than no units")
        size = capacity
        record.capacity.set(Double(capacity), at: now)
    }

    /// Grants a free unit to the first in the line; nil where no unit is free or nobody waits.
    @inlinable
    public mutating func grantNext(at now: Instant) -> Request? {
        guard inUse < size, let (request, since) = line.removeFirst() else { return nil }
        record.line.set(Double(line.count), at: now)
        occupy(after: now - since, at: now)
        return request
    }

    /// Counts afresh from `now`, as at the end of a warm-up; who is in use or waits stays.
    public mutating func restartStatistics(at now: Instant) {
        var fresh = Statistics(busy: record.busy, capacity: record.capacity, line: record.line)
        fresh.busy.reset(at: now)
        fresh.capacity.reset(at: now)
        fresh.line.reset(at: now)
        record = fresh
    }

    @inlinable mutating func occupy(after wait: Span, at now: Instant) {
        inUse += 1
        record.busy.set(Double(inUse), at: now)
        record.waits.add(wait.days)
    }
}
