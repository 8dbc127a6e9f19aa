/// A model that advances from event to event.
///
/// The model owns its calendar and says in `handle` what an event does; `simulate` is the whole loop.
public protocol EventDrivenModel: ~Copyable {
    /// The kinds of event; a small value without references.
    associatedtype Event
    /// The pending events.
    var calendar: EventCalendar<Event> { get set }
    /// Carries out one event at `calendar.now`.
    mutating func handle(_ event: Event)
}

extension EventDrivenModel where Self: ~Copyable {
    /// Runs every event up to and including `end`; returns how many ran.
    @inlinable
    public mutating func simulate(until end: Instant) -> Int {
        var events = 0
        while let event = calendar.next(until: end) {
            handle(event)
            events += 1
        }
        return events
    }
}
