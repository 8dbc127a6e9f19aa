import Testing

@testable import Simulator

@Suite struct RidgeRegressionTests {
    private let rows = (0..<40).map { index in [Double(index % 7), Double(index % 5) * 1000, 3] }

    private func truth(_ row: [Double]) -> Double { 2 - 1.5 * row[0] + 0.004 * row[1] }

    /// Without a penalty to speak of, a plane is found exactly, whatever the units, and a feature that never changes harms nothing.
    @Test func findsAPlane() throws {
        let fit = try #require(
            RidgeRegression(
                rows, responses: rows.map(truth), weights: rows.map { 1 + $0[0] }, penalty: 1e-12))
        for row: [Double] in [[0, 0, 3], [10, 500, 3], [-3, 9000, 3]] {
            #expect(abs(fit.prediction(row) - truth(row)) < 1e-8)
        }
        #expect(fit.meanSquaredResidual < 1e-16)
    }

    /// One feature of variance 1 and no noise: the slope is the true one over one plus the penalty.
    @Test func aPenaltyShrinksBySoMuch() throws {
        let fit = try #require(
            RidgeRegression([[-1], [1]], responses: [-3, 3], weights: [1, 1], penalty: 0.5))
        #expect(abs(fit.prediction([1]) - 2) < 1e-12)
        #expect(abs(fit.prediction([0])) < 1e-12)
        #expect(abs(fit.meanSquaredResidual - 1) < 1e-12)
    }

    /// A row of weight 2 counts as two rows.
    @Test func weightsCountRows() throws {
        let once = try #require(
            RidgeRegression([[0], [1], [2]], responses: [0, 5, 1], weights: [1, 2, 1], penalty: 0.1))
        let twice = try #require(
            RidgeRegression([[0], [1], [1], [2]], responses: [0, 5, 5, 1], weights: [1, 1, 1, 1], penalty: 0.1))
        #expect(abs(once.prediction([7]) - twice.prediction([7])) < 1e-12)
    }

    @Test func refusesWhatDoesNotFitTogether() {
        #expect(RidgeRegression([[1], [1, 2]], responses: [1, 2], weights: [1, 1]) == nil)
        #expect(RidgeRegression([[1]], responses: [1, 2], weights: [1]) == nil)
        #expect(RidgeRegression([[1]], responses: [1], weights: [0]) == nil)
        #expect(RidgeRegression([], responses: [], weights: []) == nil)
        #expect(RidgeRegression([[1]], responses: [1], weights: [1], penalty: 0) == nil)
    }
}
