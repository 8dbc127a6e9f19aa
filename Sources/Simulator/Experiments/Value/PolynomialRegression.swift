/// Regression on polynomials with a ridge penalty, the degree and the penalty chosen by cross-validation.
///
/// A. E. Hoerl and R. W. Kennard 1970, doi:10.1080/00401706.1970.10488634. The constant is not penalised.
struct PolynomialRegression: Sendable {
    /// The degree that was chosen.
    let degree: Int
    /// The penalty that was chosen, as a share of the number of rows.
    let penalty: Double
    private let design: PolynomialDesign
    private let place: Int

    /// The degree and the penalty with which the responses of rows left out are met best, over all responses.
    init(selectedFor responses: [[Double]], among designs: PolynomialDesigns) {
        let scales = responses[0].indices.map { column in
            let variance = Tally(responses.lazy.map { $0[column] }).variance
            return variance > 0 ? 1 / variance : 0
        }
        var best = (error: Double.infinity, design: designs.all[0], place: 0)
        for design in designs.all {
            for (place, error) in design.errors(responses, scales, folds: designs.folds).enumerated()
            where error < best.error { best = (error, design, place) }
        }
        (design, place) = (best.design, best.place)
        (degree, penalty) = (best.design.degree, PolynomialDesigns.penalties[best.place])
    }

    /// The fitted responses of all rows, from a fit in which each row counts by its weight.
    func fitted(_ responses: [[Double]], weights: [Double]) -> [[Double]] {
        design.fitted(responses, weights: weights, penalty: penalty)
    }

    /// The fitted responses of all rows, each of which counts as much; the factors are those of the design.
    func fitted(_ responses: [[Double]]) -> [[Double]] { design.fitted(responses, place: place) }
}

/// The polynomials of inputs, of several degrees, with all that fits to any responses have in common: folds and factors.
///
/// So a fit to other responses, or to the same in another order, takes no more than sums of products.
struct PolynomialDesigns: Sendable {
    static let penalties = [1e-6, 1e-3, 1e-2, 1e-1]
    private static let degrees = 1...4
    private static let foldCount = 5
    private static let mostFeatures = 200

    /// By degree, from 1.
    let all: [PolynomialDesign]
    /// Into which fold of the cross-validation each row goes.
    let folds: [Int]

    /// Degrees above 1 are left out where their features are more than a quarter of the rows, or more than 200.
    init(of inputs: [[Double]], seed: UInt64) {
        let folds = Self.folds(of: inputs.count, seed)
        let most = min(Self.mostFeatures, inputs.count / 4)
        var designs: [PolynomialDesign] = []
        for degree in Self.degrees {
            let features = PolynomialFeatures(degree: degree, of: inputs)
            guard degree == 1 || features.count <= most else { break }
            designs.append(
                PolynomialDesign(degree: degree, rows: inputs.map { features($0) }, folds: folds, count: Self.foldCount)
            )
        }
        (all, self.folds) = (designs, folds)
    }

    /// As many rows in each fold, to within one, at random.
    private static func folds(of count: Int, _ seed: UInt64) -> [Int] {
        var folds = (0..<count).map { $0 % foldCount }
        var stream = RandomStream(
            StreamName(
                seed: seed, replication: 0, kind: ExperimentKind.estimate.rawValue, identity: 0,
                purpose: ExperimentPurpose.fold.rawValue))
        stream.shuffle(&folds)
        return folds
    }
}

/// The polynomials of one degree at all rows.
struct PolynomialDesign: Sendable {
    let degree: Int
    private let rows: [[Double]]
    /// By penalty, of all rows.
    private let factors: [CholeskyFactor?]
    /// By fold that is left out, then by penalty.
    private let factorsLeavingOut: [[CholeskyFactor?]]
    /// By fold, of its rows alone.
    private let parts: [NormalEquations]

    init(degree: Int, rows: [[Double]], folds: [Int], count: Int) {
        func equations(_ isUsed: (Int) -> Bool) -> NormalEquations {
            var equations = NormalEquations(features: rows[0].count, responses: 0)
            for index in rows.indices where isUsed(index) { equations.add(rows[index], [], weight: 1) }
            return equations
        }
        func factors(_ equations: NormalEquations) -> [CholeskyFactor?] {
            PolynomialDesigns.penalties.map { equations.factor(penalty: $0) }
        }
        (self.degree, self.rows) = (degree, rows)
        self.factors = factors(equations { _ in true })
        factorsLeavingOut = (0..<count).map { fold in factors(equations { folds[$0] != fold }) }
        parts = (0..<count).map { fold in equations { folds[$0] == fold } }
    }

    /// The sums of squared errors on rows left out, each response by its scale, for each penalty.
    func errors(_ responses: [[Double]], _ scales: [Double], folds: [Int]) -> [Double] {
        let sums = sums(responses, folds: folds)
        let whole = sums.dropFirst().reduce(sums[0]) { zip($0, $1).map { zip($0, $1).map(+) } }
        var errors = PolynomialDesigns.penalties.map { _ in 0.0 }
        for (column, scale) in scales.enumerated() where scale > 0 {
            let squares = responses.reduce(0) { $0 + $1[column] * $1[column] }
            for place in errors.indices { errors[place] += scale * squares }
        }
        // The square of what is missed, summed over a fold, from sums of products: (y - Xb)² = y² - 2 b X'y + b X'X b.
        for (fold, part) in sums.enumerated() {
            for (column, scale) in scales.enumerated() where scale > 0 {
                let rest = zip(whole[column], part[column]).map(-)
                for (place, factor) in factorsLeavingOut[fold].enumerated() {
                    guard let coefficients = factor?.solve(rest) else { continue }
                    let common = zip(coefficients, part[column]).reduce(0) { $0 + $1.0 * $1.1 }
                    errors[place] += scale * (parts[fold].squares(of: coefficients) - 2 * common)
                }
            }
        }
        return errors
    }

    func fitted(_ responses: [[Double]], place: Int) -> [[Double]] {
        let sums = sums(responses, folds: rows.map { _ in 0 })[0]
        let coefficients = sums.map { sum in factors[place]?.solve(sum) ?? sum.map { _ in 0 } }
        return rows.map { Self.predict($0, coefficients) }
    }

    func fitted(_ responses: [[Double]], weights: [Double], penalty: Double) -> [[Double]] {
        var equations = NormalEquations(features: rows[0].count, responses: responses[0].count)
        for index in rows.indices where weights[index] > 0 {
            equations.add(rows[index], responses[index], weight: weights[index])
        }
        let coefficients = equations.coefficients(penalty: penalty)
        return rows.map { Self.predict($0, coefficients) }
    }

    /// By fold and response, the sums of products with the features.
    private func sums(_ responses: [[Double]], folds: [Int]) -> [[[Double]]] {
        let (columns, features) = (responses[0].count, rows[0].count)
        var sums = Array(repeating: 0.0, count: ((folds.max() ?? 0) + 1) * columns * features)
        for index in rows.indices {
            let (row, response) = (rows[index], responses[index])
            for column in 0..<columns where response[column] != 0 {
                let (start, value) = ((folds[index] * columns + column) * features, response[column])
                for feature in 0..<features { sums[start + feature] += row[feature] * value }
            }
        }
        return stride(from: 0, to: sums.count, by: columns * features).map { fold in
            stride(from: fold, to: fold + columns * features, by: features).map { Array(sums[$0..<$0 + features]) }
        }
    }

    private static func predict(_ row: [Double], _ coefficients: [[Double]]) -> [Double] {
        coefficients.map { coefficients in
            var sum = 0.0
            for index in row.indices { sum += row[index] * coefficients[index] }
            return sum
        }
    }
}
