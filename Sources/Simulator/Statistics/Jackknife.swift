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

    /// The estimate with its t interval, on the scale of its range; exact where the events behind it are few.
    public func estimate(
        confidence: Double = 0.95, within range: ValueRange = .all, events: EventCount? = nil
    ) -> Estimate {
        let count = pseudoValues.count
        guard let variance, whole.isFinite, variance.isFinite else {
            return Estimate(value: whole, halfWidth: nil, level: confidence, method: .jackknife)
        }
        if let exact = events?.interval(variance: variance, replications: count, confidence: confidence) {
            return Estimate(
                value: whole, low: exact.lowerBound, high: exact.upperBound, level: confidence, method: .exact)
        }
        let t = studentQuantile(confidence: confidence, degreesOfFreedom: count - 1)
        let ends = range.interval(around: whole, standardError: variance.squareRoot(), reach: t)
        return Estimate(
            value: whole, low: ends.lowerBound, high: ends.upperBound, level: confidence, method: .jackknife)
    }

    /// The jackknife of a value that is drawn towards 0 as far as noise explains it; pseudo-values keep their variation.
    public func corrected(by dispersion: Dispersion) -> Jackknife {
        let value = dispersion.shrinkage * whole
        let mean = Tally(pseudoValues).mean
        return Jackknife(whole: value, pairedPseudoValues: pseudoValues.map { value + $0 - mean })
    }

    /// The corrected value of a dispersion between groups with its interval, from self, the value with noise.
    ///
    /// Where noise is a small part the interval is that of the jackknife; where nothing differs yet, that of the events.
    public func estimate(
        corrected dispersion: Dispersion, confidence: Double = 0.95, within range: ValueRange = .all,
        events: EventCount? = nil
    ) -> Estimate {
        if dispersion.observed == 0 {
            return estimate(confidence: confidence, within: range, events: events)
        }
        let plain = corrected(by: dispersion).estimate(confidence: confidence, within: range)
        // All events fell into one replication: nothing tells how they vary, and every value is possible.
        if dispersion.freedom != nil, plain.low == nil, plain.value.isFinite, range == .share {
            return Estimate(value: plain.value, low: 0, high: 1, level: confidence, method: .exact)
        }
        guard pseudoValues.count > 1, !dispersion.isClear,
            let ends = dispersion.interval(of: whole, confidence: confidence)
        else { return plain }
        let most = range == .share ? 1 : Double.infinity
        return Estimate(
            value: plain.value, low: min(plain.value, ends.lowerBound),
            high: max(plain.value, min(most, ends.upperBound)), level: confidence, method: .noncentralF)
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
