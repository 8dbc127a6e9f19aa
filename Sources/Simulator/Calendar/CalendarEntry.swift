/// One pending event in the order of the calendar: 16 bytes; the event itself lies in a slot.
///
/// The upper half is the bit pattern of the time, which orders times from 0 on as the numbers themselves do; the lower half is the key. One
/// comparison of 128 bits without a branch settles time, priority and order of scheduling: in a heap that branch is a coin toss, and a processor
/// that guesses wrong loses more than the comparison takes.
@usableFromInline struct CalendarEntry {
    @usableFromInline var order: UInt128

    @usableFromInline static let slotBits: UInt64 = 24
    @usableFromInline static let sequenceBits: UInt64 = 36
    @usableFromInline static let slotMask: UInt64 = 1 << slotBits - 1

    /// Days since the start of the run, not negative.
    @inlinable init(time: Double, key: UInt64) {
        order = UInt128(_low: key, _high: time.bitPattern)
    }

    @inlinable var time: Double { Double(bitPattern: order._high) }

    /// Priority (4 bits), sequence number (36), slot (24). No two entries have the same, and a slot that holds it says that the event was not
    /// cancelled.
    @inlinable var key: UInt64 { order._low }

    @inlinable var slot: Int { Int(key & Self.slotMask) }

    @inlinable func precedes(_ other: CalendarEntry) -> Bool { order < other.order }
}
