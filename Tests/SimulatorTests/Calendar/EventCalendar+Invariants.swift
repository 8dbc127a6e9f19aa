@testable import Simulator

extension EventCalendar {
    /// The first rule of the data structure that is broken; nil where all hold. O(n).
    func brokenInvariant() -> String? {
        nearInvariant() ?? farInvariant() ?? slotInvariant()
    }

    private func nearInvariant() -> String? {
        for index in near.entries.indices.dropFirst(near.rootIsEmpty ? 5 : 1) {
            let parent = (index - 1) / 4
            if near.entries[index].precedes(near.entries[parent]) {
                return "entry \(index) of the heap precedes its parent"
            }
        }
        return nil
    }

    private func farInvariant() -> String? {
        if !far.isActive {
            return far.count == 0 && far.rungs.isEmpty ? nil : "the ladder holds entries and is inactive"
        }
        var latestNear = -1.0
        for index in near.entries.indices.dropFirst(near.rootIsEmpty ? 1 : 0) {
            latestNear = max(latestNear, near.entries[index].time)
        }
        var total = far.top.count
        for index in far.top.indices where far.top[index].time <= far.topAfter {
            return "an entry of the top is not late"
        }
        var base = 0
        for rung in far.rungs.indices {
            let here = far.rungs[rung]
            if here.base != base { return "the buckets of rung \(rung) begin elsewhere" }
            base += here.count
            for bucket in 0..<here.count {
                let chain = far.buckets[here.base + bucket]
                total += Int(chain.count)
                if bucket <= here.current, chain.count > 0 { return "a bucket that was given out is not empty" }
                if let broken = chainInvariant(chain, of: here, bucket: bucket, after: latestNear) { return broken }
            }
        }
        if base != far.buckets.count { return "buckets without a rung" }
        return total == far.count ? nil : "the ladder counts \(far.count) entries and holds \(total)"
    }

    private func chainInvariant(
        _ chain: EntryLadder.Bucket, of rung: EntryLadder.Rung, bucket: Int, after latestNear: Double
    ) -> String? {
        var (chunk, rest) = (chain.head, Int(chain.count))
        while chunk >= 0 {
            let fill = rest % EntryLadder.chunkSize == 0 ? EntryLadder.chunkSize : rest % EntryLadder.chunkSize
            for index in 0..<fill {
                let time = far.chunks[Int(chunk) * EntryLadder.chunkSize + index].time
                if rung.index(time) != bucket { return "an entry lies in the wrong bucket" }
                if time <= latestNear { return "an entry of the ladder is not later than the heap" }
            }
            rest -= fill
            chunk = far.nextChunk[Int(chunk)]
        }
        return rest == 0 ? nil : "a chain of chunks does not hold what its bucket counts"
    }

    private func slotInvariant() -> String? {
        var free = 0
        var slot = freeSlot
        while slot != CalendarEntry.slotMask {
            free += 1
            if free > slots.count { return "the free slots go round" }
            slot = slots[Int(slot)].key
        }
        return free + count == slots.count ? nil : "\(slots.count) slots, \(free) free, \(count) events pending"
    }
}
