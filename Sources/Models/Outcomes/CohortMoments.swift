/// What can be said of the participants of an arm as numbers.
enum CohortStatistic: Sendable {
    case mean(CohortVariable)
    /// A standard deviation.
    case deviation(CohortVariable)
    /// Of hours after less hours before: mean and standard deviation.
    case meanChange, deviationOfChange
    /// Ordinary least squares.
    case slope(of: CohortVariable, on: CohortVariable)
    /// The share of the variance of the first that a regression on the second explains.
    case explained(CohortVariable, by: CohortVariable)
    /// Pearson's.
    case correlation(CohortVariable, CohortVariable)
}

/// Means, spreads, correlations and regressions over the participants of an arm, from pooled sums.
///
/// Variances divide by one less than the count, as published standard deviations do.
struct CohortMoments {
    let pool: Pool

    /// Participants of all replications.
    var count: Double { pool[.enrolled] }

    func value(_ statistic: CohortStatistic) throws(Outcome.Undefined) -> Double {
        switch statistic {
        case .mean(let variable): return try mean(variable)
        case .deviation(let variable): return try variance(variable).squareRoot()
        case .meanChange: return try mean(.hoursAfter) - mean(.hoursBefore)
        case .deviationOfChange: return try max(0, varianceOfChange()).squareRoot()
        case .slope(let y, let x): return try slope(of: y, on: x)
        case .explained(let y, let x):
            let correlation = try correlation(x, y)
            return correlation * correlation
        case .correlation(let first, let second): return try correlation(first, second)
        }
    }

    private func mean(_ variable: CohortVariable) throws(Outcome.Undefined) -> Double {
        try OutcomeCatalogue.divide(pool[variable.sum], count, "nobody is enrolled")
    }

    private func variance(_ variable: CohortVariable) throws(Outcome.Undefined) -> Double {
        let (sum, squares) = (pool[variable.sum], pool[variable.squares])
        return try spread(squares - sum * sum / max(count, 1), of: squares)
    }

    private func varianceOfChange() throws(Outcome.Undefined) -> Double {
        try variance(.hoursAfter) + variance(.hoursBefore) - 2 * covariance(.hoursBefore, .hoursAfter)
    }

    /// Of two variables whose products are kept in this order.
    private func covariance(_ first: CohortVariable, _ second: CohortVariable) throws(Outcome.Undefined) -> Double {
        guard let products = first.times(second) else { throw Outcome.Undefined(reason: "no products are kept") }
        let centred = pool[products] - pool[first.sum] * pool[second.sum] / max(count, 1)
        return try OutcomeCatalogue.divide(1, count - 1, Self.tooFew) * centred
    }

    private func correlation(_ first: CohortVariable, _ second: CohortVariable) throws(Outcome.Undefined) -> Double {
        let product = try variance(first) * variance(second)
        guard product > 1e-12 else { throw Outcome.Undefined(reason: "everyone has the same") }
        return try covariance(first, second) / product.squareRoot()
    }

    private func slope(of y: CohortVariable, on x: CohortVariable) throws(Outcome.Undefined) -> Double {
        let variance = try variance(x)
        guard variance > 1e-9 else { throw Outcome.Undefined(reason: "everyone has the same") }
        return try covariance(x, y) / variance
    }

    private static let tooFew = "fewer than two are enrolled"

    /// A variance from a centred sum of squares; what is left by rounding alone is none.
    private func spread(_ centred: Double, of squares: Double) throws(Outcome.Undefined) -> Double {
        let rest = centred > 1e-12 * squares ? centred : 0
        return try OutcomeCatalogue.divide(1, count - 1, Self.tooFew) * rest
    }
}
