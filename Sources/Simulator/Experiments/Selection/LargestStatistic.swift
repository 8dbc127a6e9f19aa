import CGSL

/// The distribution of the largest of several correlated t statistics, when no mean differs from what it is held against.
struct LargestStatistic {
    private let draws: [Double]
    private let freedom: Int
    private let statistics: Int

    /// Drawn for statistics with the correlations that series of one length, each of which varies, are seen to have.
    init(of series: [[Double]], draws count: Int, seed: UInt64) {
        statistics = series.count
        freedom = max(1, (series.first?.count ?? 2) - 1)
        let factor = Self.factor(of: series)
        var stream = RandomStream(
            StreamName(
                seed: seed, replication: 0, kind: ExperimentKind.estimate.rawValue, identity: 0,
                purpose: ExperimentPurpose.parametricBootstrap.rawValue))
        let freedom = freedom
        draws = statistics > 1 ? (0..<count).map { _ in Self.draw(factor, freedom, &stream) }.sorted() : []
    }

    /// The value that the largest stays below with a confidence: from Student's of one statistic to Bonferroni's of all.
    func criticalValue(confidence: Double) -> Double {
        let one = studentQuantile(confidence: confidence, degreesOfFreedom: freedom)
        guard statistics > 1 else { return one }
        let all = studentQuantile(
            confidence: 1 - (1 - confidence) / Double(statistics), degreesOfFreedom: freedom)
        guard !draws.isEmpty else { return all }
        let rank = Int((confidence * Double(draws.count)).rounded(.up))
        return max(one, min(all, draws[min(draws.count - 1, rank)]))
    }

    /// The largest of statistics whose means are normal, and whose variances are those of a Wishart distribution with the same correlations
    /// (M. S. Bartlett 1933, doi:10.1017/S0370164600015145).
    private static func draw(_ factor: [[Double]], _ freedom: Int, _ stream: inout RandomStream) -> Double {
        let rank = factor.first?.count ?? 0
        let normals = (0..<rank).map { _ in stream.normal() }
        let bartlett = (0..<rank).map { row in
            (0..<row).map { _ in stream.normal() }
                + [stream.gamma(shape: Double(freedom - row) / 2, scale: 2).squareRoot()]
        }
        return factor.reduce(0) { largest, row in
            var (mean, variance) = (0.0, 0.0)
            for column in 0..<rank {
                mean += row[column] * normals[column]
                var sum = 0.0
                for inner in column..<rank { sum += row[inner] * bartlett[inner][column] }
                variance += sum * sum
            }
            return max(largest, abs(mean) / (variance / Double(freedom)).squareRoot())
        }
    }

    /// A factor of the correlations with as many columns as they have rank, by `gsl_eigen_symmv`.
    private static func factor(of series: [[Double]]) -> [[Double]] {
        prepareGSL()
        let order = series.count
        guard order > 1 else { return [] }
        var correlations = correlations(of: series)
        let (values, vectors) = (gsl_vector_alloc(order), gsl_matrix_alloc(order, order))
        let workspace = gsl_eigen_symmv_alloc(order)
        defer {
            gsl_vector_free(values)
            gsl_matrix_free(vectors)
            gsl_eigen_symmv_free(workspace)
        }
        correlations.withUnsafeMutableBufferPointer { elements in
            var view = gsl_matrix_view_array(elements.baseAddress, order, order)
            _ = gsl_eigen_symmv(&view.matrix, values, vectors, workspace)
        }
        // What is left of an eigenvalue of 0 is rounding.
        let columns = (0..<order).filter { gsl_vector_get(values, $0) > 1e-9 * Double(order) }
        return (0..<order).map { row in
            columns.map { gsl_matrix_get(vectors, row, $0) * gsl_vector_get(values, $0).squareRoot() }
        }
    }

    private static func correlations(of series: [[Double]]) -> [Double] {
        let standardised = series.map { values in
            let tally = Tally(values)
            let scale = (tally.variance * Double(values.count - 1)).squareRoot()
            return values.map { ($0 - tally.mean) / scale }
        }
        return standardised.flatMap { a in standardised.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } } }
    }
}
