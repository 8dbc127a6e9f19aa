/// Polynomials of standardised inputs: every input up to a degree, and from degree 2 on the products of any two.
///
/// Inputs count from their means in standard deviations. The polynomials are those of Hermite, uncorrelated for independent normal inputs, so that the
/// ridge penalty weighs them alike.
struct PolynomialFeatures: Sendable {
    let degree: Int
    private let means: [Double]
    private let scales: [Double]

    /// Features of inputs like these rows; an input that does not vary is left out.
    init(degree: Int, of rows: [[Double]]) {
        self.degree = degree
        let tallies = (rows.first ?? []).indices.map { column in Tally(rows.lazy.map { $0[column] }) }
        means = tallies.map(\.mean)
        scales = tallies.map(\.standardDeviation)
    }

    /// How many features there are.
    var count: Int {
        let inputs = scales.filter { $0 > 0 }.count
        return 1 + inputs * degree + (degree > 1 ? inputs * (inputs - 1) / 2 : 0)
    }

    /// The features at a point, the constant 1 first.
    func callAsFunction(_ row: [Double]) -> [Double] {
        let inputs = row.indices.filter { scales[$0] > 0 }.map { (row[$0] - means[$0]) / scales[$0] }
        var features = [1.0]
        for input in inputs {
            var (before, now, norm) = (1.0, input, 1.0)
            for order in 1...degree {
                norm *= Double(order)
                features.append(now / norm.squareRoot())
                (before, now) = (now, input * now - Double(order) * before)
            }
        }
        guard degree > 1 else { return features }
        for (index, input) in inputs.enumerated() {
            for other in inputs[..<index] { features.append(input * other) }
        }
        return features
    }
}
