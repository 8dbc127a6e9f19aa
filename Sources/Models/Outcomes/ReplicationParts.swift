import Simulator

/// What one replication adds to the groups, as small as it can be kept: with it, estimates are made that leave the replication out.
struct ReplicationParts {
    /// One entry of a curve by day.
    struct CurveEntry: Hashable {
        var measure: Int16
        var day: Int32
        var value: Double
    }

    /// By measure: its column; -1 where the replication has none of it.
    private let columns: [Int16]
    private let width: Int
    /// By group and column.
    private let sums: [Double]
    /// By group: where its entries begin, and at last where all end.
    private let starts: [Int32]
    private let entries: Entries

    private enum Entries {
        /// Whole numbers, as counts are.
        case counts([CountEntry])
        case numbers([CurveEntry])
    }

    /// - Parameters:
    ///   - sums: by group and measure.
    ///   - used: measures that have sums.
    ///   - curves: entries by group. Of whole numbers, those on one day of a curve are kept as one.
    init(sums: [Double], used: [Int], curves: [[CurveEntry]]) {
        var columns = Array(repeating: Int16(-1), count: GroupTable.measures)
        for (column, measure) in used.enumerated() { columns[measure] = Int16(column) }
        (self.columns, width) = (columns, used.count)
        self.sums = Self.narrowed(sums, used)
        let counts = curves.compactMap(CountEntry.merged)
        let lengths = counts.count == curves.count ? counts.map(\.count) : curves.map(\.count)
        starts = lengths.reduce(into: [0]) { $0.append(($0.last ?? 0) + Int32($1)) }
        entries = counts.count == curves.count ? .counts(Self.joined(counts)) : .numbers(Self.joined(curves))
    }

    /// In an array no larger than needed, since it is kept.
    private static func joined<Element>(_ parts: [[Element]]) -> [Element] {
        var all: [Element] = []
        all.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        for part in parts { all += part }
        return all
    }

    private static func narrowed(_ sums: [Double], _ used: [Int]) -> [Double] {
        let rows = stride(from: 0, to: sums.count, by: GroupTable.measures)
        var narrow: [Double] = []
        narrow.reserveCapacity(rows.underestimatedCount * used.count)
        for row in rows { for measure in used { narrow.append(sums[row + measure]) } }
        return narrow
    }

    /// The sum of a measure over a group.
    func sum(_ measure: Int, group: Int) -> Double {
        let column = Int(columns[measure])
        return column < 0 ? 0 : sums[group * width + column]
    }

    /// Calls with every entry of a group's curves: of numbers that are not whole in the order in which they came, so that what is left when
    /// they are taken off is the same to the last bit; whole numbers have no order.
    func forEachEntry(ofGroup group: Int, _ body: (CurveEntry) -> Void) {
        let range = Int(starts[group])..<Int(starts[group + 1])
        switch entries {
        case .counts(let all): for index in range { body(all[index].entry) }
        case .numbers(let all): for index in range { body(all[index]) }
        }
    }
}

/// A whole number on a day of a curve, in eight bytes.
private struct CountEntry {
    private var bits: UInt64

    /// The entries of a group in order of measure and day, with the sum where a day has several; nil where one has no place in eight bytes.
    static func merged(_ entries: [ReplicationParts.CurveEntry]) -> [CountEntry]? {
        var all: [CountEntry] = []
        all.reserveCapacity(entries.count)
        for entry in entries {
            guard let one = CountEntry(entry) else { return nil }
            all.append(one)
        }
        all.sort { $0.bits < $1.bits }
        var merged: [CountEntry] = []
        for one in all {
            if let last = merged.last, last.place == one.place {
                guard last.count + one.count <= UInt64(UInt32.max) else { return nil }
                merged[merged.count - 1].bits += one.count
            } else {
                merged.append(one)
            }
        }
        return merged
    }

    private init?(_ entry: ReplicationParts.CurveEntry) {
        guard let count = UInt32(exactly: entry.value), entry.value.sign == .plus,
            let measure = UInt8(exactly: entry.measure), (0..<1 << 24).contains(entry.day)
        else { return nil }
        bits = UInt64(measure) << 56 | UInt64(entry.day) << 32 | UInt64(count)
    }

    private var place: UInt64 { bits >> 32 }
    private var count: UInt64 { bits & 0xffff_ffff }

    var entry: ReplicationParts.CurveEntry {
        .init(measure: Int16(bits >> 56), day: Int32(bits >> 32 & 0xff_ffff), value: Double(count))
    }
}
