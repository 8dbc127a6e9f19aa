import CGSL
import Glibc

/// Weighted linear regression on the deviations of summaries from the observed ones.
///
/// Responses and deviations are taken around their weighted means, so that a summary that does not vary has no slope.
struct LocalRegression {
    /// Singular values below this share of the largest count as 0: summaries that depend on one another, as shares that sum to 1.
    private static let tolerance = 1e-6

    private let deviations: [[Double]]
    private let weights: [Double]
    /// Deviations around their means; 0 throughout where they vary by rounding only.
    private let centred: [[Double]]

    /// Rows of deviations, at least as many as columns, with positive weights.
    init(deviations: [[Double]], weights: [Double]) {
        prepareGSL()
        self.deviations = deviations
        self.weights = WeightedSums.normalised(weights)
        let means = WeightedSums.means(deviations, self.weights)
        let varies = means.indices.map { column in
            deviations.contains { abs($0[column] - means[column]) > 1e-9 * abs(means[column]) }
        }
        centred = deviations.map { row in
            means.indices.map { varies[$0] ? row[$0] - means[$0] : 0 }
        }
    }

    /// Each response less what the regression says of its deviations.
    func atNoDeviation(_ responses: [Double]) -> [Double] {
        let slopes = slopes(responses)
        return zip(responses, deviations).map { response, row in
            zip(slopes, row).reduce(response) { $0 - $1.0 * $1.1 }
        }
    }

    /// The slopes by `gsl_multifit_wlinear_tsvd`; where deviations depend on one another, the shortest ones.
    func slopes(_ responses: [Double]) -> [Double] {
        let (rows, columns) = (deviations.count, deviations.first?.count ?? 0)
        let mean = zip(responses, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let (x, v) = (gsl_matrix_alloc(rows, columns), gsl_matrix_alloc(columns, columns))
        let (y, w, c) = (gsl_vector_alloc(rows), gsl_vector_alloc(rows), gsl_vector_alloc(columns))
        let workspace = gsl_multifit_linear_alloc(rows, columns)
        defer {
            for matrix in [x, v] { gsl_matrix_free(matrix) }
            for vector in [y, w, c] { gsl_vector_free(vector) }
            gsl_multifit_linear_free(workspace)
        }
        for row in 0..<rows {
            gsl_vector_set(y, row, responses[row] - mean)
            gsl_vector_set(w, row, weights[row])
            for column in 0..<columns { gsl_matrix_set(x, row, column, centred[row][column]) }
        }
        var (square, rank) = (0.0, 0)
        gsl_multifit_wlinear_tsvd(x, w, y, Self.tolerance, c, v, &square, &rank, workspace)
        return (0..<columns).map { gsl_vector_get(c, $0) }
    }
}
