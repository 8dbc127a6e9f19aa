/// Counts of values in bins of one width, with those below and above the range kept apart.
///
/// A bin holds its lower edge and not its upper one. An edge that is no binary fraction holds up to rounding.
///
/// - Complexity: O(1) for each value; O(bins) memory, however many values.
public struct Histogram: Hashable, Sendable {
    /// The lower end of the first bin.
    public let low: Double
    /// The upper end of the last bin, which belongs to `above`.
    public let high: Double
    /// How many values fell into each bin.
    public private(set) var counts: [Int]
    /// How many values were below the first bin.
    public private(set) var below = 0
    /// How many values were above the last bin.
    public private(set) var above = 0
    private let binsPerUnit: Double

    /// An empty histogram; nil where the range is empty or not finite, or where there is no bin.
    public init?(from low: Double, to high: Double, bins: Int) {
        guard low.isFinite, high.isFinite, low < high, bins > 0 else { return nil }
        (self.low, self.high) = (low, high)
        counts = Array(repeating: 0, count: bins)
        binsPerUnit = Double(bins) / (high - low)
    }

    /// How many values were added; O(bins).
    public var count: Int { counts.reduce(below + above, +) }

    /// Adds one value, which is a number (not NaN).
    public mutating func add(_ value: Double) {
        assert(!value.isNaN, "a histogram was given NaN")
        if value < low {
            below += 1
        } else if value < high {
            counts[min(counts.count - 1, Int((value - low) * binsPerUnit))] += 1
        } else {
            above += 1
        }
    }

    /// Adds the counts of another histogram; false, and nothing is added, where its range or bins differ.
    @discardableResult
    public mutating func merge(_ other: Histogram) -> Bool {
        guard low == other.low, high == other.high, counts.count == other.counts.count else { return false }
        below += other.below
        above += other.above
        for bin in counts.indices { counts[bin] += other.counts[bin] }
        return true
    }

    /// The value below which a share `probability` (0 to 1) lies, linear within its bin; nil without values, or where it lies outside of
    /// the range.
    ///
    /// At most one bin's width from the quantile of the values themselves.
    ///
    /// - Complexity: O(bins).
    public func quantile(_ probability: Double) -> Double? {
        let target = probability * Double(count)
        guard count > 0, target >= Double(below) else { return nil }
        var passed = Double(below)
        for (bin, number) in counts.enumerated() where number > 0 {
            if passed + Double(number) >= target {
                return low + (Double(bin) + (target - passed) / Double(number)) / binsPerUnit
            }
            passed += Double(number)
        }
        return nil
    }
}
