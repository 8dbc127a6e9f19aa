@testable import Simulator

/// What a calendar has to do, as plainly as can be: a sorted array.
struct ReferenceCalendar {
    struct Entry {
        var time: Double
        var priority: UInt8
        /// Counts the schedulings.
        var sequence: Int
        var id: Int

        func precedes(_ other: Entry) -> Bool {
            (time, priority, sequence) < (other.time, other.priority, other.sequence)
        }
    }

    /// The earliest last.
    private(set) var entries: [Entry] = []
    private var sequence = 0
    private(set) var now = 0.0

    var count: Int { entries.count }
    var earliest: Entry? { entries.last }

    mutating func schedule(_ id: Int, at time: Double, priority: UInt8) -> Entry {
        sequence += 1
        let entry = Entry(time: time, priority: priority, sequence: sequence, id: id)
        entries.insert(entry, at: position(of: entry))
        return entry
    }

    /// False where it is not pending.
    mutating func cancel(_ entry: Entry) -> Bool {
        let position = position(of: entry)
        guard position < entries.count, entries[position].sequence == entry.sequence else { return false }
        entries.remove(at: position)
        return true
    }

    mutating func next(until end: Double) -> Int? {
        guard let first = entries.last, first.time <= end else { return nil }
        now = first.time
        return entries.removeLast().id
    }

    /// The first that does not come after it.
    private func position(of entry: Entry) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entry.precedes(entries[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
