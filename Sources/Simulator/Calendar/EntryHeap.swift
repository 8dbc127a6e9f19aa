/// A 4-ary heap of calendar entries whose root may be left empty, so that an event and its successor cost one descent.
///
/// A 4-ary heap has half the levels of a binary one, and four children lie in one or two cache lines: A. LaMarca and
/// R. Ladner, "The influence of caches on the performance of heaps", ACM Journal of Experimental Algorithmics 1 (1996),
/// doi:10.1145/235141.235145.
@usableFromInline struct EntryHeap: ~Copyable {
    @usableFromInline var entries = FlatArray<CalendarEntry>()
    /// The first entry was taken and not yet replaced.
    @usableFromInline var rootIsEmpty = false

    @inlinable init() {}

    @inlinable var count: Int { rootIsEmpty ? entries.count - 1 : entries.count }

    /// The earliest entry; the root is filled first where it is empty.
    @inlinable mutating func first() -> CalendarEntry? {
        if rootIsEmpty { fillRoot() }
        return entries.isEmpty ? nil : entries[0]
    }

    /// Takes the entry that `first` gave.
    @inlinable mutating func takeFirst() { rootIsEmpty = true }

    /// The earliest entry, as far as it is known without a change to the heap.
    @inlinable var likelyNext: CalendarEntry? {
        guard rootIsEmpty else { return entries.isEmpty ? nil : entries[0] }
        guard entries.count > 1 else { return nil }
        var earliest = entries[1]
        for child in 2..<max(2, min(5, entries.count)) where entries[child].precedes(earliest) {
            earliest = entries[child]
        }
        return earliest
    }

    @inlinable mutating func fillRoot() {
        rootIsEmpty = false
        let last = entries.removeLast()
        if !entries.isEmpty { place(last, from: 0) }
    }

    @inlinable mutating func insert(_ entry: CalendarEntry) {
        if rootIsEmpty {
            rootIsEmpty = false
            place(entry, from: 0)
        } else {
            entries.append(entry)
            rise(entry)
        }
    }

    /// Moves the last entry towards the root.
    @inlinable mutating func rise(_ entry: CalendarEntry) {
        let heap = entries.base
        let count = entries.count
        var index = count &- 1
        while index > 0 {
            let parent = (index &- 1) &>> 2
            guard entry.precedes(heap[parent]) else { break }
            heap[index] = heap[parent]
            index = parent
        }
        heap[index] = entry
    }

    /// Puts an entry at `start` or, along the earliest children, below.
    ///
    /// The earliest of four children is found by adding the outcomes of comparisons to an index: no branch.
    @inlinable mutating func place(_ entry: CalendarEntry, from start: Int) {
        let heap = entries.base
        let count = entries.count
        var index = start
        while true {
            let child = index &<< 2 &+ 1
            var least: Int
            if child &+ 3 < count {
                let left = child &+ (heap[child &+ 1].precedes(heap[child]) ? 1 : 0)
                let right = child &+ (heap[child &+ 3].precedes(heap[child &+ 2]) ? 3 : 2)
                least = heap[right].precedes(heap[left]) ? right : left
            } else {
                guard child < count else { break }
                least = child
                var other = child &+ 1
                while other < count {
                    if heap[other].precedes(heap[least]) { least = other }
                    other &+= 1
                }
            }
            guard heap[least].precedes(entry) else { break }
            heap[index] = heap[least]
            index = least
        }
        heap[index] = entry
    }

    /// Makes a heap of entries in any order. O(n).
    @inlinable mutating func heapify() {
        rootIsEmpty = false
        guard entries.count > 1 else { return }
        for index in stride(from: (entries.count - 2) >> 2, through: 0, by: -1) { place(entries[index], from: index) }
    }
}
