import CGSL
import Glibc

/// How an interval was computed; raw values are those of JSON and CSV.
public enum IntervalMethod: String, Hashable, Codable, Sendable, CaseIterable {
    /// Student's t for the mean of independent values.
    case student
    /// Student's t for the mean of the pseudo-values of a jackknife over replications.
    case jackknife
    /// The normal distribution with an estimated standard error.
    case normal
    /// Quantiles of the estimates from samples drawn with replacement (percentile bootstrap).
    case bootstrap
    /// The normal distribution with the standard deviation of bootstrap estimates.
    case bootstrapNormal = "bootstrap-normal"
    /// The largest t statistic of a family, by parametric bootstrap: all intervals of the family hold at once.
    case simultaneous = "simultaneous-bootstrap"
    /// The exact limits of a binomial share (Clopper and Pearson) or of a Poisson count (Garwood), from effective counts.
    case exact
    /// The dispersions between groups under which the observed one, by a noncentral F distribution, is not extreme.
    case noncentralF = "noncentral-f"
    /// A difference from the intervals of its two terms (method of variance estimates recovery, Newcombe's hybrid score method).
    case mover
    /// Greenwood's standard error, symmetric in log(-log S).
    case logLog = "log-log"
    /// Quantiles of a posterior distribution.
    case credible
    /// Quantiles over draws of uncertain parameters.
    case quantiles
}

/// An estimate with its interval.
public struct Estimate: Hashable, Codable, Sendable {
    /// The point estimate.
    public var value: Double
    /// The lower end of the interval; nil where there is none, as with one replication.
    public var low: Double?
    /// The upper end of the interval; nil where there is none.
    public var high: Double?
    /// The level of the interval, in (0, 1).
    public var level: Double
    /// How the interval was computed.
    public var method: IntervalMethod

    /// An estimate with the ends of its interval.
    public init(value: Double, low: Double?, high: Double?, level: Double, method: IntervalMethod) {
        self.value = value
        (self.low, self.high) = (low, high)
        self.level = level
        self.method = method
    }

    /// An estimate with an interval of `value` ± `halfWidth`; nil for none.
    public init(value: Double, halfWidth: Double?, level: Double, method: IntervalMethod) {
        self.init(
            value: value, low: halfWidth.map { value - $0 }, high: halfWidth.map { value + $0 }, level: level,
            method: method)
    }

    /// Half the width of the interval, (high - low) / 2; nil without an interval.
    public var halfWidth: Double? { low.flatMap { low in high.map { ($0 - low) / 2 } } }

    /// Other minus self, with an interval from those of the two (MOVER); without one where either has none.
    ///
    /// G. Y. Zou 2007, doi:10.1037/1082-989X.12.4.399; G. Y. Zou and A. Donner 2008, doi:10.1002/sim.3095; for two independent shares
    /// R. G. Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
    ///
    /// - Parameter correlation: of the two estimates, from -1 to 1.
    public func difference(to other: Estimate, correlation: Double) -> Estimate {
        let difference = other.value - value
        guard let low, let high, let otherLow = other.low, let otherHigh = other.high else {
            return Estimate(value: difference, halfWidth: nil, level: level, method: .mover)
        }
        func reach(_ a: Double, _ b: Double) -> Double { max(0, a * a + b * b - 2 * correlation * a * b).squareRoot() }
        return Estimate(
            value: difference, low: difference - reach(high - value, other.value - otherLow),
            high: difference + reach(value - low, otherHigh - other.value), level: level, method: .mover)
    }

    /// Whether a value is within the interval; false without an interval.
    public func contains(_ value: Double) -> Bool {
        low.map { $0 <= value } ?? false && high.map { value <= $0 } ?? false
    }
}

/// The two-sided Student t quantile for a confidence level in (0, 1), by `gsl_cdf_tdist_Pinv`.
public func studentQuantile(confidence: Double, degreesOfFreedom: Int) -> Double {
    gsl_cdf_tdist_Pinv(1 - (1 - confidence) / 2, Double(degreesOfFreedom))
}

/// The chance that Student's t exceeds a value, by `gsl_cdf_tdist_Q`: a one-sided p-value.
public func studentUpperTail(_ t: Double, degreesOfFreedom: Int) -> Double {
    gsl_cdf_tdist_Q(t, Double(degreesOfFreedom))
}

/// The two-sided normal quantile for a confidence level in (0, 1), by `gsl_cdf_ugaussian_Pinv`.
func normalQuantile(confidence: Double) -> Double { gsl_cdf_ugaussian_Pinv(1 - (1 - confidence) / 2) }

/// An interval for a probability that is symmetric in log(-log p), and so stays within (0, 1); nil at 0 and at 1, where the scale ends.
///
/// Ø. Borgan and K. Liestøl, Scandinavian Journal of Statistics 17 (1990) 35-41; `conf.type = "log-log"` in R's package survival.
func logLogLimits(_ probability: Double, standardError: Double, confidence: Double) -> ClosedRange<Double>? {
    guard probability > 0, probability < 1 else { return nil }
    let logarithm = -log(probability)
    let factor = exp(normalQuantile(confidence: confidence) * standardError / (probability * logarithm))
    return exp(-logarithm * factor)...exp(-logarithm / factor)
}
