/// A weighted linear regression with a penalty on large coefficients: a cheap stand-in for an objective that is costly to simulate.
///
/// Features are brought to mean 0 and variance 1, so that the penalty treats them alike (A. E. Hoerl and R. W. Kennard 1970,
/// doi:10.1080/00401706.1970.10488634). It knows straight lines only: let it propose candidates, and simulation decide.
///
/// - Complexity: O(rows times features squared).
public struct RidgeRegression: Sendable {
    private let means: [Double]
    private let scales: [Double]
    private let coefficients: [Double]
    /// The weighted mean of the squared residuals.
    public let meanSquaredResidual: Double

    /// The regression of responses on rows of features, each with a weight; nil where rows differ in length or nothing has weight.
    ///
    /// - Parameter penalty: as a share of the weight of all rows, above 0.
    public init?(_ rows: [[Double]], responses: [Double], weights: [Double], penalty: Double = 0.01) {
        let whole = weights.reduce(0, +)
        guard let order = rows.first?.count, rows.allSatisfy({ $0.count == order }), responses.count == rows.count,
            weights.count == rows.count, whole > 0, penalty > 0
        else { return nil }
        func mean(_ value: (Int) -> Double) -> Double {
            rows.indices.reduce(0) { $0 + weights[$1] * value($1) } / whole
        }
        let means = (0..<order).map { feature in mean { rows[$0][feature] } }
        let scales = (0..<order).map { feature -> Double in
            let variance = mean { (rows[$0][feature] - means[feature]) * (rows[$0][feature] - means[feature]) }
            return variance > 1e-18 ? variance.squareRoot() : 1
        }
        var equations = NormalEquations(features: order + 1, responses: 1)
        func standard(_ row: [Double]) -> [Double] {
            [1] + row.indices.map { (row[$0] - means[$0]) / scales[$0] }
        }
        for index in rows.indices { equations.add(standard(rows[index]), [responses[index]], weight: weights[index]) }
        let coefficients = equations.coefficients(penalty: penalty)[0]
        (self.means, self.scales, self.coefficients) = (means, scales, coefficients)
        meanSquaredResidual = mean { index in
            let rest = responses[index] - zip(standard(rows[index]), coefficients).reduce(0) { $0 + $1.0 * $1.1 }
            return rest * rest
        }
    }

    /// What the regression expects of a row of features.
    public func prediction(_ row: [Double]) -> Double {
        row.indices.reduce(coefficients[0]) { sum, feature in
            sum + coefficients[feature + 1] * (row[feature] - means[feature]) / scales[feature]
        }
    }
}
