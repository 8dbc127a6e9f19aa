/// The far future of a calendar with many pending events: entries wait unsorted in buckets of time until their bucket comes.
///
/// After W. T. Tang, R. S. M. Goh and I. L.-J. Thng, "Ladder queue: an O(1) priority queue structure for large-scale discrete
/// event simulation", ACM TOMACS 15 (2005) 175-204, doi:10.1145/1103323.1103324. Unlike there, the nearest bucket goes into a heap (not a sorted
/// list), so that entries of one time keep their total order, and small calendars never come here.
///
/// The index of a bucket grows with time and is computed in one place, so that no rounding can put an entry on the wrong side of a border.
@usableFromInline struct EntryLadder: ~Copyable {
    /// Buckets of equal width; those up to `current` have been given out.
    @usableFromInline struct Rung {
        @usableFromInline var start: Double
        /// Buckets a day.
        @usableFromInline var scale: Double
        @usableFromInline var current: Int
        /// Where its buckets begin, and how many there are.
        @usableFromInline var base: Int
        @usableFromInline var count: Int

        @inlinable init(start: Double, scale: Double, base: Int, count: Int) {
            (self.start, self.scale, self.base, self.count) = (start, scale, base, count)
            current = -1
        }

        @inlinable func index(_ time: Double) -> Int {
            let position = (time - start) * scale
            if position >= Double(count) { return count - 1 }
            return position > 0 ? Int(position) : 0
        }
    }

    /// A chain of chunks of which all but the first are full.
    @usableFromInline struct Bucket {
        @usableFromInline var head: Int32 = -1
        @usableFromInline var count: Int32 = 0
        @inlinable init() {}
    }

    @usableFromInline static let chunkSize = 16
    /// Entries for each bucket of a new rung, on average.
    @usableFromInline static let perBucket = 32
    /// A bucket with more is spread over a finer rung.
    @usableFromInline static let crowded = 1024
    @usableFromInline static let mostRungs = 8

    @usableFromInline var rungs = FlatArray<Rung>()
    @usableFromInline var buckets = FlatArray<Bucket>()
    @usableFromInline var chunks = FlatArray<CalendarEntry>()
    @usableFromInline var nextChunk = FlatArray<Int32>()
    @usableFromInline var freeChunk: Int32 = -1
    /// Entries later than `topAfter`, in no order.
    @usableFromInline var top = FlatArray<CalendarEntry>()
    @usableFromInline var topAfter = Double.infinity
    @usableFromInline var scratch = FlatArray<CalendarEntry>()
    @usableFromInline var count = 0

    @inlinable init() {}

    @inlinable var isActive: Bool { topAfter < .infinity }

    /// Keeps an entry that is later than the nearest bucket; false where it belongs in the heap.
    @inlinable mutating func keep(_ entry: CalendarEntry) -> Bool {
        if entry.time > topAfter {
            top.append(entry)
            count += 1
            return true
        }
        for rung in rungs.indices {
            let index = rungs[rung].index(entry.time)
            if index > rungs[rung].current {
                add(entry, to: rungs[rung].base + index)
                count += 1
                return true
            }
        }
        return false
    }

    @inlinable mutating func add(_ entry: CalendarEntry, to index: Int) {
        let fill = Int(buckets[index].count) & (Self.chunkSize - 1)
        if fill == 0 {
            let chunk = takeChunk()
            nextChunk[Int(chunk)] = buckets[index].head
            buckets[index].head = chunk
        }
        chunks[Int(buckets[index].head) * Self.chunkSize + fill] = entry
        buckets[index].count += 1
    }

    @inlinable mutating func takeChunk() -> Int32 {
        let chunk = freeChunk
        if chunk >= 0 {
            freeChunk = nextChunk[Int(chunk)]
            return chunk
        }
        let new = Int32(nextChunk.count)
        nextChunk.append(-1)
        for _ in 0..<Self.chunkSize { chunks.append(CalendarEntry(time: 0, key: 0)) }
        return new
    }

    /// Empties a bucket into `scratch`.
    @inlinable mutating func empty(_ index: Int) {
        scratch.truncate(to: 0)
        var chunk = buckets[index].head
        var rest = Int(buckets[index].count)
        while chunk >= 0 {
            let fill = rest & (Self.chunkSize - 1) == 0 ? Self.chunkSize : rest & (Self.chunkSize - 1)
            let first = Int(chunk) * Self.chunkSize
            for index in first..<first + fill { scratch.append(chunks[index]) }
            rest -= fill
            let following = nextChunk[Int(chunk)]
            nextChunk[Int(chunk)] = freeChunk
            freeChunk = chunk
            chunk = following
        }
        buckets[index] = Bucket()
        count -= scratch.count
    }

    /// Spreads the entries of `scratch` over a new finest rung; false where they cannot be told apart.
    @inlinable mutating func spread() -> Bool {
        guard rungs.count < Self.mostRungs, scratch.count > 1 else { return false }
        var low = Double.infinity
        var high = -Double.infinity
        for index in scratch.indices {
            low = min(low, scratch[index].time)
            high = max(high, scratch[index].time)
        }
        let size = max(2, scratch.count / Self.perBucket)
        let scale = Double(size) / (high - low)
        guard scale.isFinite, high + (high - low) / Double(size) > high else { return false }
        let rung = Rung(start: low, scale: scale, base: buckets.count, count: size)
        rungs.append(rung)
        for _ in 0..<size { buckets.append(Bucket()) }
        for index in scratch.indices { add(scratch[index], to: rung.base + rung.index(scratch[index].time)) }
        count += scratch.count
        return true
    }

    /// Spreads the entries of `scratch`, all of them nearer than its own, over a new rung; false where they cannot be told apart.
    @inlinable mutating func activate() -> Bool {
        guard spread() else { return false }
        if !isActive {
            topAfter = -.infinity
            for index in scratch.indices { topAfter = max(topAfter, scratch[index].time) }
        }
        return true
    }

    /// Puts the entries of the nearest bucket that has any into `scratch`, to be taken by the heap.
    @inlinable mutating func nextBucket(below fewest: Int) -> Bool {
        while true {
            guard !rungs.isEmpty else {
                if top.isEmpty { return false }
                swap(&scratch, &top)
                top.truncate(to: 0)
                count -= scratch.count
                guard scratch.count > fewest else {
                    topAfter = .infinity
                    return true
                }
                topAfter = -.infinity
                for index in scratch.indices { topAfter = max(topAfter, scratch[index].time) }
                if !spread() { return true }
                continue
            }
            let rung = rungs.count - 1
            var index = rungs[rung].current + 1
            let end = rungs[rung].count
            let base = rungs[rung].base
            while index < end, buckets[base + index].count == 0 { index += 1 }
            guard index < end else {
                buckets.truncate(to: base)
                _ = rungs.removeLast()
                continue
            }
            rungs[rung].current = index
            empty(base + index)
            if scratch.count > Self.crowded, spread() { continue }
            return true
        }
    }

    /// Gives every entry to `entries`, in no order, and is inactive again.
    @inlinable mutating func removeAll(addingTo entries: inout FlatArray<CalendarEntry>) {
        for index in buckets.indices where buckets[index].count > 0 {
            empty(index)
            entries.append(scratch)
        }
        entries.append(top)
        rungs.truncate(to: 0)
        buckets.truncate(to: 0)
        top.truncate(to: 0)
        topAfter = .infinity
        count = 0
    }
}
