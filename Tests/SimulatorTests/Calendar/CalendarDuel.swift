import Foundation

@testable import Simulator

/// How far ahead events are scheduled.
enum TimePattern: String, CaseIterable, Sendable {
    case exponential, whole, equal, clusters, denormal, borders, wide, huge, earlier, later, mixed
}

/// A calendar beside a sorted array: every operation is done to both and every answer compared.
struct CalendarDuel: ~Copyable {
    private var calendar = EventCalendar<Int>()
    private var reference = ReferenceCalendar()
    private var stream: RandomStream
    private let pattern: TimePattern
    /// Of every event ever scheduled.
    private var handles: [EventHandle] = []
    private var entries: [ReferenceCalendar.Entry] = []
    /// Candidates to be cancelled or moved, also some that ran.
    private var recent: [Int] = []
    private var operations = 0

    /// What went wrong first.
    private(set) var fault: String?
    /// What the ladder went through.
    private(set) var entered = 0, left = 0, deepest = 0, swept = 0, refilled = 0

    init(_ pattern: TimePattern, seed: UInt64) {
        self.pattern = pattern
        stream = RandomStream(StreamName(seed: seed, replication: 1, kind: 21, identity: 0, purpose: 0))
    }

    var pending: Int { reference.count }

    // MARK: phases

    /// Grows to so many events pending, with some taken, cancelled and moved on the way.
    mutating func grow(to size: Int) {
        while reference.count < size, fault == nil {
            schedule()
            if stream.chance(0.15) { disturb() }
        }
    }

    /// Takes an event and schedules another, so many times.
    mutating func hold(_ times: Int) {
        for _ in 0..<times where fault == nil {
            next(until: .infinity)
            schedule()
            if stream.chance(0.2) { disturb() }
        }
    }

    /// Shrinks to so many events pending, sometimes stopping short at an end.
    mutating func shrink(to size: Int) {
        while reference.count > size, fault == nil {
            let first = reference.earliest?.time ?? 0
            next(until: stream.chance(0.1) ? first.nextDown : stream.chance(0.5) ? first : .infinity)
            if stream.chance(0.1) { disturb() }
        }
    }

    /// So many events at one instant with all priorities.
    mutating func burst(_ size: Int) {
        let time = reference.now + increment(pattern)
        for _ in 0..<size where fault == nil { schedule(at: time.isFinite ? time : reference.now) }
    }

    /// Cancels until so many are left, in the order of scheduling or from the earliest on.
    mutating func cancel(downTo size: Int, earliestFirst: Bool) {
        if earliestFirst {
            while reference.count > size, fault == nil { if let first = reference.earliest { cancel(first.id) } }
        } else {
            for id in entries.indices where reference.count > size && fault == nil { cancel(id) }
        }
    }

    // MARK: operations

    private mutating func disturb() {
        if stream.chance(0.5) { next(until: .infinity) }
        guard !recent.isEmpty else { return }
        let id = recent[stream.index(below: recent.count)]
        if stream.chance(0.5) { cancel(id) } else { move(id) }
    }

    private mutating func schedule() { schedule(at: reference.now + increment(pattern)) }

    private mutating func schedule(at time: Double) {
        let before = state
        let id = entries.count
        let priority = stream.chance(0.7) ? 8 : UInt8(stream.index(below: 16))
        handles.append(calendar.schedule(id, at: Instant(days: time), priority: EventPriority(priority)))
        entries.append(reference.schedule(id, at: time, priority: priority))
        if recent.count < 200 { recent.append(id) } else { recent[stream.index(below: 200)] = id }
        check(before)
    }

    private mutating func cancel(_ id: Int) {
        let before = state
        calendar.cancel(handles[id])
        calendar.cancel(handles[id])
        _ = reference.cancel(entries[id])
        if state.stored < before.stored { swept += 1 }
        check(before)
    }

    private mutating func move(_ id: Int) {
        let before = state
        let time = reference.now + increment(pattern)
        let old = handles[id]
        let did = calendar.reschedule(&handles[id], to: Instant(days: time))
        let should = reference.cancel(entries[id])
        if should {
            entries[id] = reference.schedule(id, at: time, priority: entries[id].priority)
            calendar.cancel(old)
        }
        if did != should { fault = fault ?? "moving \(id) said \(did)" }
        check(before)
    }

    private mutating func next(until end: Double) {
        let before = state
        let event = calendar.next(until: Instant(days: end))
        let expected = reference.next(until: end)
        if event != expected {
            fault = fault ?? "\(event.map(String.init) ?? "nothing") came for \(expected.map(String.init) ?? "nothing")"
        }
        if let event {
            calendar.cancel(handles[event])
            if calendar.reschedule(&handles[event], to: .never) {
                fault = fault ?? "the handle of \(event), which ran, lives"
            }
        }
        if state.near > before.near { refilled += 1 }
        check(before)
    }

    // MARK: checks

    private struct State {
        var near = 0, stored = 0
        var isActive = false
    }

    private var state: State {
        State(
            near: calendar.near.count, stored: calendar.near.count + calendar.far.count, isActive: calendar.far.isActive
        )
    }

    private mutating func check(_ before: State) {
        operations += 1
        let isActive = calendar.far.isActive
        if isActive, !before.isActive { entered += 1 }
        if !isActive, before.isActive { left += 1 }
        deepest = max(deepest, calendar.far.rungs.count)
        if calendar.count != reference.count { fault = fault ?? "\(calendar.count) pending for \(reference.count)" }
        if calendar.now.days != reference.now { fault = fault ?? "the clock stands at \(calendar.now.days)" }
        let often = calendar.slots.count < 200 ? 1 : 991
        if operations % often == 0, let broken = calendar.brokenInvariant() { fault = fault ?? broken }
    }

    // MARK: times

    private mutating func increment(_ pattern: TimePattern) -> Double {
        switch pattern {
        case .exponential: stream.exponential(mean: 1)
        case .whole: Double(stream.index(below: 12))
        case .equal: stream.chance(0.001) ? 1 : 0
        case .clusters: Double(stream.index(below: 4)) * 1000 + stream.uniform() * 1e-9
        case .denormal: Double(stream.index(below: 5000)) * .leastNonzeroMagnitude
        case .borders: border()
        case .wide: exp(stream.uniform() * 1300 - 700)
        case .huge: stream.chance(0.01) ? 1e300 * stream.uniform() : stream.uniform() * 1e290
        case .earlier: max(0, 1e6 - Double(entries.count))
        case .later: Double(entries.count) / 16
        case .mixed: increment(TimePattern.allCases[stream.index(below: 6)])
        }
    }

    /// At a border of the ladder's buckets as computed, or the number before or after.
    private mutating func border() -> Double {
        guard !calendar.far.rungs.isEmpty else { return stream.uniform() * 3 }
        let rung = calendar.far.rungs[stream.index(below: calendar.far.rungs.count)]
        let border = rung.start + Double(stream.index(below: rung.count + 2)) / rung.scale
        let time = stream.chance(0.3) ? border.nextDown : stream.chance(0.5) ? border.nextUp : border
        return max(0, time - reference.now)
    }
}
