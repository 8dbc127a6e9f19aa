import CGSL

/// A number less another; 0 where they agree to 12 digits, so that sums in another order are no effect.
package func differenceBeyondRounding(_ later: Double, _ first: Double) -> Double {
    let difference = later - first
    return abs(difference) <= 1e-12 * max(abs(later), abs(first)) ? 0 : difference
}

/// The second of two scenarios minus the first, replication by replication, as with common random numbers.
///
/// What the scenarios share cancels, so that the interval is the narrower the higher they correlate. For outcomes that are functions of
/// pooled counts, `Jackknife.difference(to:)` does the same.
///
/// - Complexity: O(replications).
public struct PairedDifference: Hashable, Sendable {
    /// The differences, second minus first.
    public let differences: Tally
    /// Pearson's correlation of the two, by `gsl_stats_correlation`; nil where either does not vary.
    public let correlation: Double?

    /// The differences of two series, one value for each replication; nil where they differ in length.
    public init?(from first: [Double], to second: [Double]) {
        guard first.count == second.count else { return nil }
        differences = Tally(zip(first, second).map { differenceBeyondRounding($1, $0) })
        let pearson = first.count > 1 ? gsl_stats_correlation(first, 1, second, 1, first.count) : .nan
        correlation = pearson.isFinite ? pearson : nil
    }

    /// The mean difference with its t interval, of a confidence in (0, 1); no half-width with fewer than two pairs.
    public func estimate(confidence: Double = 0.95) -> Estimate { differences.estimate(confidence: confidence) }
}
