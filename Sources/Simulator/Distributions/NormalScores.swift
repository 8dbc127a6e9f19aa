import Glibc

/// Marginals as functions of standard normal variables, and how their correlations follow from the normal ones.
///
/// The standardised quantile function of each marginal is expanded in normalised Hermite polynomials h_k of the normal
/// variable. By Mehler's formula E[h_j(Z) h_k(Z')] is r^k for j = k and 0 otherwise, r the correlation of Z and Z', so
/// the correlation of two marginals is the power series in r whose coefficients are the products of theirs. The
/// coefficients are integrals over one variable, taken on a mesh that is refined where a quantile function bends or
/// jumps.
struct NormalScores {
    /// How many powers are kept; the rest is matched at r = -1 and r = 1, where the correlation is an integral over one
    /// variable.
    static let powers = 1000

    /// Points of the mesh above 0 with their weights, which hold the normal density; the mesh below 0 mirrors it.
    private var points: [Double] = []
    private var weights: [Double] = []
    /// Standardised values at the points and at the mirrored points, by marginal.
    private var above: [[Double]]
    private var below: [[Double]]
    /// Coefficients of h_1, h_2, ... by marginal.
    private var coefficients: [[Double]] = []

    init(_ marginals: [any Distribution]) {
        above = marginals.map { _ in [] }
        below = above
        let mesh = ScoreMesh(marginals)
        for piece in mesh.pieces() {
            points += piece.points
            weights += piece.weights
            for i in marginals.indices {
                above[i] += piece.above[i]
                below[i] += piece.below[i]
            }
        }
        for i in marginals.indices { standardise(i) }
        coefficients = expanded()
    }

    /// The correlation of two marginals as a function of the normal correlation.
    func pair(_ i: Int, _ j: Int) -> CorrelationSeries {
        CorrelationSeries(
            first: i, second: j, coefficients: zip(coefficients[i], coefficients[j]).map(*),
            highest: mean { above[i][$0] * above[j][$0] + below[i][$0] * below[j][$0] },
            lowest: mean { above[i][$0] * below[j][$0] + below[i][$0] * above[j][$0] })
    }

    private func mean(_ value: (Int) -> Double) -> Double {
        points.indices.reduce(0) { $0 + weights[$1] * value($1) }
    }

    /// Gives the values of a marginal mean 0 and variance 1 on the mesh.
    private mutating func standardise(_ i: Int) {
        let center = mean { above[i][$0] + below[i][$0] }
        let square = mean { pow(above[i][$0] - center, 2) + pow(below[i][$0] - center, 2) }
        let scale = 1 / square.squareRoot()
        above[i] = above[i].map { ($0 - center) * scale }
        below[i] = below[i].map { ($0 - center) * scale }
    }

    /// The coefficients of all marginals; each polynomial is worked out once for all of them.
    private func expanded() -> [[Double]] {
        var sums = above.map { _ in Array(repeating: 0.0, count: Self.powers) }
        let roots = (0...Self.powers + 1).map { Double($0).squareRoot() }
        var polynomials = Array(repeating: 0.0, count: Self.powers)
        for (index, z) in points.enumerated() {
            Self.fill(&polynomials, at: z, roots: roots)
            for i in above.indices {
                let even = weights[index] * (above[i][index] + below[i][index])
                let odd = weights[index] * (above[i][index] - below[i][index])
                for k in 1...Self.powers { sums[i][k - 1] += polynomials[k - 1] * (k % 2 == 0 ? even : odd) }
            }
        }
        return sums
    }

    /// h_1, h_2, ... at a point, by their recurrence.
    private static func fill(_ polynomials: inout [Double], at z: Double, roots: [Double]) {
        var (before, h) = (1.0, z)
        for k in 1...powers {
            polynomials[k - 1] = h
            (before, h) = (h, (z * h - roots[k] * before) / roots[k + 1])
        }
    }
}

/// The correlation of two marginals as a power series in the normal correlation.
struct CorrelationSeries {
    let first: Int
    let second: Int
    /// Of the powers 1, 2, ...
    let coefficients: [Double]
    /// The correlations at a normal correlation of 1 and -1.
    let highest: Double
    let lowest: Double

    /// The correlation of the variables at a normal correlation in [-1, 1].
    func correlation(at r: Double) -> Double {
        let sum = coefficients.reversed().reduce(0) { ($0 + $1) * r }
        // What the powers that were left out add at both ends, split into even and odd ones.
        let missingAbove = highest - coefficients.reduce(0, +)
        let missingBelow = lowest - coefficients.enumerated().reduce(0) { $0 + ($1.0 % 2 == 0 ? -$1.1 : $1.1) }
        let rest = (missingAbove + missingBelow) / 2 + (missingAbove - missingBelow) / 2 * (r < 0 ? -1 : 1)
        return sum + rest * pow(abs(r), Double(coefficients.count + 1))
    }

    /// The normal correlation at which the variables have the correlation `target`.
    func normalCorrelation(for target: Double) throws(DistributionError) -> Double {
        guard target > lowest, target < highest else {
            throw .unattainable(
                first: first, second: second, correlation: target, lowest: lowest, highest: highest)
        }
        if target == 0 { return 0 }
        let sign = target < 0 ? -1.0 : 1.0
        return sign * smallest(in: 0...1) { (correlation(at: sign * $0) - target) * sign >= 0 }
    }
}

/// A mesh over the normal variable that resolves the quantile functions of several marginals at once.
private struct ScoreMesh {
    struct Piece {
        var from: Double
        var to: Double
        var points: [Double]
        var weights: [Double]
        var above: [[Double]]
        var below: [[Double]]
    }

    /// Beyond this the normal distribution holds less than what a share next to 1 is rounded by.
    private static let end = 8.25
    /// The largest error, in standard deviations, that a piece may add to the mean or the mean square.
    private static let tolerance = 1e-8

    private let marginals: [any Distribution]
    private let means: [Double]
    private let scales: [Double]
    private let rule = GaussLegendre(points: 8)

    init(_ marginals: [any Distribution]) {
        self.marginals = marginals
        means = marginals.map { $0.mean }
        scales = marginals.map { 1 / $0.variance.squareRoot() }
    }

    func pieces() -> [Piece] {
        let width = Self.end / 64
        var found: [Piece] = []
        for index in 0..<64 {
            refine(piece(from: Double(index) * width, to: Double(index + 1) * width), depth: 0, into: &found)
        }
        return found
    }

    private func piece(from: Double, to: Double) -> Piece {
        let (center, half) = ((from + to) / 2, (to - from) / 2)
        let points = rule.nodes.map { center + half * $0 }
        let weights = zip(points, rule.weights).map { half * $1 * exp(-$0 * $0 / 2) / (2 * Double.pi).squareRoot() }
        func values(_ sign: Double) -> [[Double]] {
            marginals.indices.map { i in
                points.map { (marginals[i].quantile(openShare(sign * $0)) - means[i]) * scales[i] }
            }
        }
        return Piece(from: from, to: to, points: points, weights: weights, above: values(1), below: values(-1))
    }

    /// Halves a piece until its halves say the same as the whole, and adds the halves.
    private func refine(_ whole: Piece, depth: Int, into found: inout [Piece]) {
        let middle = (whole.from + whole.to) / 2
        let (left, right) = (piece(from: whole.from, to: middle), piece(from: middle, to: whole.to))
        if depth == 30 || agree(whole, left, right) {
            found += [left, right]
        } else {
            refine(left, depth: depth + 1, into: &found)
            refine(right, depth: depth + 1, into: &found)
        }
    }

    private func agree(_ whole: Piece, _ left: Piece, _ right: Piece) -> Bool {
        marginals.indices.allSatisfy { i in
            [\Piece.above, \Piece.below].allSatisfy { side in
                let (a, b, c) = (
                    sums(whole, whole[keyPath: side][i]), sums(left, left[keyPath: side][i]),
                    sums(right, right[keyPath: side][i])
                )
                return abs(a.0 - b.0 - c.0) <= Self.tolerance && abs(a.1 - b.1 - c.1) <= Self.tolerance
            }
        }
    }

    private func sums(_ piece: Piece, _ values: [Double]) -> (Double, Double) {
        zip(piece.weights, values).reduce((0, 0)) { ($0.0 + $1.0 * $1.1, $0.1 + $1.0 * $1.1 * $1.1) }
    }
}
