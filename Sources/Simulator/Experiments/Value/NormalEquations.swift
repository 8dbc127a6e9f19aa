/// The sums from which a weighted regression of several responses on the same features is solved.
struct NormalEquations: Sendable {
    private let order: Int
    private var weight = 0.0
    /// The lower triangle of the sums of products of features, row by row.
    private var products: [Double]
    /// The sums of products of features with each response.
    private var sums: [[Double]]

    /// No rows yet; so many features, of which the first is constant, and so many responses.
    init(features order: Int, responses: Int) {
        self.order = order
        products = Array(repeating: 0, count: order * order)
        sums = Array(repeating: Array(repeating: 0, count: order), count: responses)
    }

    /// Adds a row of features with its responses.
    mutating func add(_ row: [Double], _ responses: [Double], weight: Double) {
        self.weight += weight
        for i in 0..<order {
            let scaled = weight * row[i]
            for j in 0...i { products[i * order + j] += scaled * row[j] }
            for column in responses.indices { sums[column][i] += scaled * responses[column] }
        }
    }

    /// The coefficients for each response with a ridge penalty, as a share of the weight; the constant has none.
    ///
    /// All 0 where rounding leaves no solution, which takes a penalty next to nothing.
    func coefficients(penalty: Double) -> [[Double]] {
        guard let factor = factor(penalty: penalty) else { return sums.map { $0.map { _ in 0 } } }
        return sums.map { factor.solve($0) }
    }

    /// The sum over the rows of the squares of what coefficients predict.
    func squares(of coefficients: [Double]) -> Double {
        var sum = 0.0
        for i in 0..<order {
            for j in 0..<i { sum += 2 * products[i * order + j] * coefficients[i] * coefficients[j] }
            sum += products[i * order + i] * coefficients[i] * coefficients[i]
        }
        return sum
    }

    /// The factor of the matrix that coefficients are solved from; nil where rounding leaves none.
    func factor(penalty: Double) -> CholeskyFactor? {
        var matrix = products
        for i in 0..<order {
            if i > 0 { matrix[i * order + i] += penalty * weight }
            for j in 0..<i { matrix[j * order + i] = matrix[i * order + j] }
        }
        return CholeskyFactor(of: matrix, order: order)
    }
}

extension CholeskyFactor {
    /// The vector that the matrix takes to `vector`.
    func solve(_ vector: [Double]) -> [Double] {
        var solved = vector
        for row in 0..<order {
            for column in 0..<row { solved[row] -= elements[row * order + column] * solved[column] }
            solved[row] /= elements[row * order + row]
        }
        for row in (0..<order).reversed() {
            for below in row + 1..<max(row + 1, order) { solved[row] -= elements[below * order + row] * solved[below] }
            solved[row] /= elements[row * order + row]
        }
        return solved
    }
}
