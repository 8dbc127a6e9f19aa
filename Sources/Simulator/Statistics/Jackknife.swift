/// A delete-one jackknife over replications for any function of pooled counts.
///
/// B. Efron and C. Stein, "The jackknife estimate of variance", Annals of Statistics 9 (1981), doi:10.1214/aos/1176345462. The point
/// estimate is the function of all counts; the interval comes from the pseudo-values with Student's t.
public struct Jackknife: Hashable, Sendable {
    /// The function of all replications pooled.
    public let whole: Double
    /// R times the whole minus (R - 1) times the value without one replication, one for each replication.
    public let pseudoValues: [Double]

    /// A jackknife from the pooled value and the values without each replication.
    public init(whole: Double, leavingOut values: [Double]) {
        self.whole = whole
        let count = Double(values.count)
        pseudoValues = values.map { count * whole - (count - 1) * $0 }
    }

    /// Variance of the estimate; nil with fewer than two replications.
    public var variance: Double? {
        guard pseudoValues.count > 1 else { return nil }
        let tally = Tally(pseudoValues)
        return tally.variance / Double(pseudoValues.count)
    }

    /// The estimate with its t interval.
    public func estimate(confidence: Double = 0.95) -> Estimate {
        let t =
            pseudoValues.count > 1
            ? studentQuantile(confidence: confidence, degreesOfFreedom: pseudoValues.count - 1) : 0
        return Estimate(
            value: whole, halfWidth: variance.map { t * $0.squareRoot() }, level: confidence, method: .jackknife)
    }

    /// Other minus self, replication by replication: the paired difference.
    public func difference(to other: Jackknife) -> Jackknife {
        Jackknife(
            whole: differenceBeyondRounding(other.whole, whole),
            pairedPseudoValues: zip(pseudoValues, other.pseudoValues).map { differenceBeyondRounding($1, $0) })
    }

    /// Pearson correlation of the pseudo-values of two scenarios; nil where either does not vary.
    public func correlation(with other: Jackknife) -> Double? {
        let a = Tally(pseudoValues)
        let b = Tally(other.pseudoValues)
        guard pseudoValues.count > 1, a.variance > 0, b.variance > 0 else { return nil }
        let products = zip(pseudoValues, other.pseudoValues).map { ($0 - a.mean) * ($1 - b.mean) }
        let covariance = products.reduce(0, +) / Double(pseudoValues.count - 1)
        return max(-1, min(1, covariance / (a.variance * b.variance).squareRoot()))
    }

    private init(whole: Double, pairedPseudoValues: [Double]) {
        self.whole = whole
        pseudoValues = pairedPseudoValues
    }
}
