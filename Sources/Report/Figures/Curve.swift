import Models
import Simulator

/// A curve by day with its interval, pooled over replications.
struct Curve {
    /// Days.
    var days: [Double]
    var value: [Double]
    var low: [Double?]
    var high: [Double?]
    /// How many a replication follows beyond each day, on average.
    var atRisk: [Double]

    /// The cumulative incidence of one kind of end among others (Aalen-Johansen) on some days, with a jackknife over replications.
    ///
    /// Ends where nobody is followed any longer; nil where nobody is followed at all.
    ///
    /// - Complexity: O(replications x days).
    init?(
        _ series: StudySeries, ends: Measure, others: [Measure], censored: Measure, on grid: [Int], confidence: Double
    ) {
        let parts = [[ends], others, [censored]].map { DailyCounts($0, in: series) }
        let length = parts.map(\.length).max() ?? 0
        guard length > 0, series.replications > 0 else { return nil }
        func incidence(leavingOut left: Int?) -> [Double] {
            let counts = parts.map { $0.pooled(length: length, leavingOut: left) }
            return CumulativeIncidence(events: counts[0], competing: counts[1], censored: counts[2]).byDay
        }
        let whole = incidence(leavingOut: nil)
        let rest = series.replications > 1 ? (0..<series.replications).map { incidence(leavingOut: $0) } : []
        let sums = parts.map { $0.pooled(length: length, leavingOut: nil) }
        let risk = Self.remaining(sums)
        let shown = grid.filter { $0 < length && ($0 == 0 || risk[$0 - 1] > 0) }
        days = shown.map(Double.init)
        value = shown.map { whole[$0] }
        atRisk = shown.map { risk[$0] / Double(series.replications) }
        let intervals = shown.map { day in
            Jackknife(whole: whole[day], leavingOut: rest.map { $0[day] }).estimate(
                confidence: confidence, within: .share)
        }
        low = intervals.map(\.low)
        high = intervals.map(\.high)
    }

    /// The share that has not ended: one minus the curve.
    var remaining: Curve {
        var curve = self
        curve.value = value.map { 1 - $0 }
        curve.low = high.map { $0.map { 1 - $0 } }
        curve.high = low.map { $0.map { 1 - $0 } }
        return curve
    }

    /// Those followed beyond each day.
    private static func remaining(_ sums: [[Double]]) -> [Double] {
        var left = sums.reduce(0) { $0 + $1.reduce(0, +) }
        return (sums.first ?? []).indices.map { day in
            left -= sums.reduce(0) { $0 + $1[day] }
            return max(0, left)
        }
    }
}

/// Counts by day of some measures together.
private struct DailyCounts {
    let length: Int
    private let byReplication: [[Int: Double]]

    init(_ measures: [Measure], in series: StudySeries) {
        var sums: [[Int: Double]] = Array(repeating: [:], count: series.replications)
        for measure in measures {
            for (index, curve) in series.curves(measure).enumerated() {
                sums[index].merge(curve) { $0 + $1 }
            }
        }
        byReplication = sums
        length = (sums.flatMap(\.keys).max() ?? -1) + 1
    }

    func pooled(length: Int, leavingOut left: Int?) -> [Double] {
        var pooled = Array(repeating: 0.0, count: length)
        for (index, curve) in byReplication.enumerated() where index != left {
            for (day, count) in curve { pooled[day] += count }
        }
        return pooled
    }
}
