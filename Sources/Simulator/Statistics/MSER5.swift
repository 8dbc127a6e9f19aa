/// Where the warm-up of a series ends: the marginal standard error rule on means of five values.
///
/// Of all truncations it takes the one that leaves the smallest marginal standard error, the sum of squared deviations of the rest over
/// the square of its number. K. P. White, Simulation 69 (1997), doi:10.1177/003754979706900601; on batches of five K. P. White, M. J. Cobb
/// and S. C. Spratt, Proceedings of the 2000 Winter Simulation Conference, doi:10.1109/WSC.2000.899773. The last five batches are no candidates and a
/// truncation in the last half is refused, as in K. Hoad, S. Robinson and R. Davies, Journal of the Operational Research Society 61
/// (2010), doi:10.1057/jors.2009.87. Several replications are best averaged to one series first.
public enum MSER5 {
    /// Why no truncation can be told from a series.
    public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// There are too few values for ten batches.
        case seriesTooShort(values: Int)
        /// The best truncation, after so many values, lies in the last half: the series may never have left its warm-up.
        case warmUpTooLong(truncation: Int, values: Int)

        /// The problem and the remedy.
        public var description: String {
            switch self {
            case .seriesTooShort(let values):
                "a series of \(values) values is too short to find its warm-up; give at least \(fewestBatches * batchSize)"
            case .warmUpTooLong(let truncation, let values):
                "the warm-up seems to take \(truncation) of \(values) values, more than half; run longer"
            }
        }
    }

    /// How many values to drop at the beginning, a multiple of five; what the series (finite) has beyond whole batches is not looked at.
    ///
    /// - Throws: a `Refusal` where the series is too short, or where the warm-up seems to take more than half of it.
    /// - Complexity: O(n).
    public static func truncation(of series: [Double]) throws(Refusal) -> Int {
        let batches = series.count / batchSize
        guard batches >= fewestBatches else { throw .seriesTooShort(values: series.count) }
        var rest = Tally()
        var best = (batches: 0, error: Double.infinity)
        for batch in (0..<batches).reversed() {
            let start = batch * batchSize
            rest.add(series[start..<start + batchSize].reduce(0, +) / Double(batchSize))
            guard rest.count > batchesNotTried else { continue }
            let count = Double(rest.count)
            let error = rest.variance * (count - 1) / (count * count)
            if error <= best.error { best = (batch, error) }
        }
        let truncation = best.batches * batchSize
        guard 2 * truncation <= series.count else {
            throw .warmUpTooLong(truncation: truncation, values: series.count)
        }
        return truncation
    }

    private static let batchSize = 5
    private static let fewestBatches = 10
    private static let batchesNotTried = 5
}
