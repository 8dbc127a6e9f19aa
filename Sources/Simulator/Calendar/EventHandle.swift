/// What `EventCalendar.schedule` gives back, to cancel or move the event by.
public struct EventHandle: Hashable, Sendable {
    @usableFromInline var key: UInt64

    @inlinable init(key: UInt64) { self.key = key }

    /// A handle of no event; cancelling it does nothing.
    public static let none = EventHandle(key: .max)
}

/// When an event runs among those at the same time: 0 first, 15 last.
public struct EventPriority: Hashable, Comparable, ExpressibleByIntegerLiteral, Sendable {
    /// 0 to 15.
    public let level: UInt8

    /// A priority from 0, which runs first, to 15.
    @inlinable public init(_ level: UInt8) {
        precondition(level < 16, "a priority is from 0 to 15")
        self.level = level
    }

    /// A priority from 0 to 15.
    @inlinable public init(integerLiteral level: UInt8) { self.init(level) }

    /// In the middle: 8.
    @inlinable public static var normal: EventPriority { EventPriority(8) }

    /// Runs earlier.
    @inlinable public static func < (a: EventPriority, b: EventPriority) -> Bool { a.level < b.level }
}
