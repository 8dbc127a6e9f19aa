/// Regression on polynomials with a ridge penalty, the degree and the penalty chosen by cross-validation.
///
/// A. E. Hoerl and R. W. Kennard 1970, doi:10.1080/00401706.1970.10488634. The constant is not penalised.
struct PolynomialRegression: Sendable {
    /// The degree that was chosen.
    let degree: Int
    /// The penalty that was chosen, as a share of the number of rows.
    let penalty: Double
    private let rows: [[Double]]

    private static let degrees = 1...4
    private static let penalties = [1e-6, 1e-3, 1e-2, 1e-1]
    private static let folds = 5
    private static let mostFeatures = 200

    /// The degree and the penalty with which the responses of rows left out are met best, over all responses.
    ///
    /// Degrees above 1 are not tried where their features are more than a quarter of the rows, or more than 200.
    init(selectedFor inputs: [[Double]], _ responses: [[Double]], seed: UInt64) {
        let folds = Self.folds(of: inputs.count, seed)
        var best = (error: Double.infinity, degree: 1, penalty: 1e-3, rows: [[Double]]())
        for degree in Self.degrees {
            let features = PolynomialFeatures(degree: degree, of: inputs)
            let most = min(Self.mostFeatures, inputs.count / 4)
            guard degree == 1 || features.count <= most else { break }
            let rows = inputs.map { features($0) }
            for (penalty, error) in zip(Self.penalties, Self.errors(rows, responses, folds)) {
                if error < best.error || best.rows.isEmpty { best = (error, degree, penalty, rows) }
            }
        }
        (degree, penalty, rows) = (best.degree, best.penalty, best.rows)
    }

    /// The fitted responses of all rows, from a fit in which each row counts by its weight.
    func fitted(_ responses: [[Double]], weights: [Double]) -> [[Double]] {
        var equations = NormalEquations(features: rows[0].count, responses: responses[0].count)
        for index in rows.indices where weights[index] > 0 {
            equations.add(rows[index], responses[index], weight: weights[index])
        }
        let coefficients = equations.coefficients(penalty: penalty)
        return rows.map { Self.predict($0, coefficients) }
    }

    /// The sums of squared errors on rows left out, each response by its variance, for each penalty.
    private static func errors(_ rows: [[Double]], _ responses: [[Double]], _ folds: [Int]) -> [Double] {
        let scales = responses[0].indices.map { column in
            let variance = Tally(responses.lazy.map { $0[column] }).variance
            return variance > 0 ? 1 / variance : 0
        }
        var sums = penalties.map { _ in 0.0 }
        for fold in 0..<Self.folds {
            var equations = NormalEquations(features: rows[0].count, responses: scales.count)
            for index in rows.indices where folds[index] != fold {
                equations.add(rows[index], responses[index], weight: 1)
            }
            for (place, penalty) in penalties.enumerated() {
                let coefficients = equations.coefficients(penalty: penalty)
                for index in rows.indices where folds[index] == fold {
                    for (column, predicted) in predict(rows[index], coefficients).enumerated() {
                        let miss = responses[index][column] - predicted
                        sums[place] += scales[column] * miss * miss
                    }
                }
            }
        }
        return sums
    }

    private static func predict(_ row: [Double], _ coefficients: [[Double]]) -> [Double] {
        coefficients.map { coefficients in
            var sum = 0.0
            for index in row.indices { sum += row[index] * coefficients[index] }
            return sum
        }
    }

    /// As many rows in each fold, to within one, at random.
    private static func folds(of count: Int, _ seed: UInt64) -> [Int] {
        var folds = (0..<count).map { $0 % Self.folds }
        var stream = RandomStream(
            StreamName(
                seed: seed, replication: 0, kind: ExperimentKind.estimate.rawValue, identity: 0,
                purpose: ExperimentPurpose.fold.rawValue))
        stream.shuffle(&folds)
        return folds
    }
}
