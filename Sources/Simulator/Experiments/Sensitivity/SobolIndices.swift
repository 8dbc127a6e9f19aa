/// Which share of the variance of a result each parameter explains, alone and with all others, without the noise of replications.
///
/// With V the variance of the expected result over the parameters, the first index of a parameter is the share of V that would vanish if it were
/// known, and its total index the share that would stay if all others were known (I. M. Sobol' 2001, doi:10.1016/S0378-4754(00)00270-6; T.
/// Homma and A. Saltelli 1996, doi:10.1016/0951-8320(96)00002-6). First indices by the estimator of A. Saltelli and others 2010,
/// doi:10.1016/j.cpc.2009.09.018, total ones by that of M. J. W. Jansen 1999, doi:10.1016/S0010-4655(98)00154-4.
///
/// A simulation gives the expected result with noise, which would count as unexplained variance in V and as an effect of every parameter in the
/// total indices. With at least two replications of each point the noise of every product and square is estimated from
/// the spread between replications and subtracted, whether the points of a row share their luck or not; without, nothing is.
public struct SobolIndices: Hashable, Codable, Sendable {
    /// The first index of each parameter.
    public let first: [Estimate]
    /// The total index of each parameter.
    public let total: [Estimate]
    /// V, the variance of the expected result over the parameters; with noise where there is one replication.
    public let parameterVariance: Estimate
    /// The variance between replications of a point, averaged over the points; nil with one replication.
    public let replicationVariance: Double?
    /// The confidence of the intervals, each by itself.
    public let confidence: Double

    /// Whether V is above what noise alone would make it, by the lower end of its interval: where it is not, no index has a meaning. Nil
    /// with one replication.
    public var isVarianceAboveNoise: Bool? { replicationVariance.map { _ in parameterVariance.low ?? 0 > 0 } }

    /// For each parameter, whether its total index is above what noise alone would make it, by the lower ends of its interval and of that
    /// of V; nil with one replication.
    public var isAboveNoise: [Bool]? {
        isVarianceAboveNoise.map { isAbove in total.map { isAbove && $0.low ?? 0 > 0 } }
    }

    /// The share of noise in the variance of single runs at random parameters; nil with one replication.
    public var noiseShare: Double? {
        replicationVariance.map { $0 / ($0 + max(0, parameterVariance.value)) }
    }

    /// Indices from the results of each point of a design, one for each replication in their order.
    ///
    /// Intervals are from a bootstrap of rows. Over rows of a Sobol' sequence they are too wide rather than too narrow, since such rows
    /// are more even than the bootstrap knows.
    ///
    /// - Throws: `ExperimentError.count` where points differ in their number of replications or do not number as in the design,
    ///   `.notFinite` for a result that is not finite, `.noVariation` where all results are alike to rounding, and `.noiseAlone` where they
    ///   differ and V is not above 0.
    public init(
        of results: [[Double]], design: SobolDesign, confidence: Double = 0.95, resamples: Int = 1000
    ) throws(ExperimentError) {
        try ResultCheck("SobolIndices").check(results, points: design.count)
        try Self.requireVariation(results)
        let places = design.pointsOfARow
        let center = Tally(results.lazy.map { Tally($0).mean }).mean
        let rows = (0..<design.rows).map { row in
            SobolRow(results[row * places..<(row + 1) * places].map { $0.map { $0 - center } })
        }
        let parameters = design.dimensions
        let bootstrap = Bootstrap(samples: resamples, confidence: confidence, seed: design.seed)
        let estimates = bootstrap.intervals(of: rows.count) { SobolRow.estimates(rows, weights: $0, parameters) }
        guard let variance = estimates.last, variance.value > 0 else { throw Self.noiseAlone(results, estimates) }
        first = Array(estimates[..<parameters])
        total = Array(estimates[parameters..<2 * parameters])
        parameterVariance = variance
        replicationVariance =
            results[0].count > 1 ? Tally(results.lazy.map { Tally($0).variance }).mean : nil
        self.confidence = confidence
    }
}

extension SobolIndices {
    private static func requireVariation(_ results: [[Double]]) throws(ExperimentError) {
        let first = results[0][0]
        guard results.contains(where: { $0.contains { differenceBeyondRounding($0, first) != 0 } }) else {
            throw .noVariation(experiment: "SobolIndices")
        }
    }

    private static func noiseAlone(_ results: [[Double]], _ estimates: [Estimate]) -> ExperimentError {
        let means = results.map { Tally($0).mean }
        return .noiseAlone(
            experiment: "SobolIndices", variance: estimates.last?.value ?? 0, lowest: means.min() ?? 0,
            highest: means.max() ?? 0)
    }
}

/// What one row adds to the sums: products and squares of means over replications, less what noise adds to them on average.
private struct SobolRow {
    /// The means at A and B.
    private let values: [Double]
    /// Their squares.
    private let squares: [Double]
    /// For each parameter, B times what changes from A to the mixture.
    private var products: [Double] = []
    /// For each parameter, half the square of what changes from A to the mixture.
    private var changes: [Double] = []

    /// A row from the results of each of its points, replication by replication.
    init(_ results: [[Double]]) {
        values = results[..<2].map { Tally($0).mean }
        squares = results[..<2].map { productOfMeans($0, $0) }
        for mixture in results[2...] {
            let change = zip(mixture, results[0]).map { $0 - $1 }
            products.append(productOfMeans(results[1], change))
            changes.append(productOfMeans(change, change) / 2)
        }
    }

    /// First indices, total indices and the variance that they are shares of.
    static func estimates(_ rows: [SobolRow], weights: [Double], _ parameters: Int) -> [Double] {
        var sums = Array(repeating: 0.0, count: 2 * parameters)
        var (sum, square) = (0.0, 0.0)
        for (row, weight) in zip(rows, weights) where weight > 0 {
            for parameter in 0..<parameters {
                sums[parameter] += weight * row.products[parameter]
                sums[parameters + parameter] += weight * row.changes[parameter]
            }
            sum += weight * (row.values[0] + row.values[1]) / 2
            square += weight * (row.squares[0] + row.squares[1]) / 2
        }
        let count = Double(rows.count)
        let variance = square / count - (sum / count) * (sum / count)
        return sums.map { $0 / count / variance } + [variance]
    }
}

/// The product of the means of two series of replications, less their covariance over the number: on average the product of the expected
/// values, also where the two share their luck. Of single replications it is the product as it is.
private func productOfMeans(_ a: [Double], _ b: [Double]) -> Double {
    let (meanOfA, meanOfB) = (Tally(a).mean, Tally(b).mean)
    let count = Double(a.count)
    guard count > 1 else { return meanOfA * meanOfB }
    let products = zip(a, b).reduce(0) { $0 + ($1.0 - meanOfA) * ($1.1 - meanOfB) }
    return meanOfA * meanOfB - products / (count * (count - 1))
}
