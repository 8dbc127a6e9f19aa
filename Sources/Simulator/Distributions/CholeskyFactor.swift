import CGSL
import Glibc

/// The lower triangular factor L of a symmetric positive definite matrix L Lᵀ.
struct CholeskyFactor: Sendable {
    /// The number of rows and columns.
    let order: Int
    /// Row by row, each as long as the number of columns; what is above the diagonal is not of the factor.
    let elements: [Double]

    /// The factor of a matrix stored row by row, by `gsl_linalg_cholesky_decomp1`; nil where it is not positive definite.
    init?(of matrix: [Double], order: Int) {
        prepareGSL()
        var matrix = matrix
        let status = matrix.withUnsafeMutableBufferPointer { elements in
            var view = gsl_matrix_view_array(elements.baseAddress, order, order)
            return gsl_linalg_cholesky_decomp1(&view.matrix)
        }
        guard status == 0 else { return nil }
        (self.order, elements) = (order, matrix)
    }

    /// The product of the factor with a vector.
    func times(_ vector: [Double]) -> [Double] {
        (0..<order).map { row in (0...row).reduce(0) { $0 + elements[row * order + $1] * vector[$1] } }
    }

    /// The square of the Mahalanobis distance of two points, of which the matrix is the covariance.
    ///
    /// The last argument is room for as many numbers as there are rows, so that nothing is allocated.
    func squaredDistance(_ a: [Double], _ b: [Double], room solved: inout [Double]) -> Double {
        var sum = 0.0
        for row in 0..<order {
            var rest = a[row] - b[row]
            for column in 0..<row { rest -= elements[row * order + column] * solved[column] }
            solved[row] = rest / elements[row * order + row]
            sum += solved[row] * solved[row]
        }
        return sum
    }

    /// The logarithm of the determinant of the factor: half that of the matrix.
    var logDeterminant: Double { (0..<order).reduce(0) { $0 + log(elements[$1 * order + $1]) } }
}
