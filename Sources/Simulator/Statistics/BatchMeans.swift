import CGSL

/// The mean of one long correlated series, with an interval from the means of non-overlapping batches.
///
/// Batches have to be long against the correlation of the series; then their means are nearly independent and normal. Drop the warm-up
/// first (`MSER5`). Ten to thirty batches do: B. Schmeiser, Operations Research 30 (1982), doi:10.1287/opre.30.3.556.
///
/// - Complexity: O(n).
public struct BatchMeans: Hashable, Sendable {
    /// The mean of each batch, in order.
    public let means: [Double]
    /// How many values are in a batch.
    public let batchSize: Int

    /// Batches of one size; nil for fewer than two batches or more batches than values.
    ///
    /// Where the batches do not use up the series, the values left over are dropped at its beginning, which is nearest to the warm-up.
    public init?(_ series: [Double], batches: Int = 20) {
        guard batches > 1, series.count >= batches else { return nil }
        let size = series.count / batches
        let first = series.count - size * batches
        batchSize = size
        means = (0..<batches).map { batch in
            let start = first + batch * size
            return series[start..<start + size].reduce(0, +) / Double(size)
        }
    }

    /// The mean of the batches with its t interval, of a confidence in (0, 1).
    public func estimate(confidence: Double = 0.95) -> Estimate {
        Tally(means).estimate(confidence: confidence)
    }

    /// The correlation of each batch with the next, by `gsl_stats_lag1_autocorrelation`; nil where the batches do not vary.
    ///
    /// For independent batches about -1 / batches, with a standard deviation of about 1 / sqrt(batches). Well above that, the batches
    /// are too short and the interval is too narrow.
    public var lag1Correlation: Double? {
        let correlation = gsl_stats_lag1_autocorrelation(means, 1, means.count)
        return correlation.isFinite ? correlation : nil
    }
}
