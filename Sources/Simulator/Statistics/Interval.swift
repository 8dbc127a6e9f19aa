import CGSL
import Glibc

/// An estimate with the half-width of its confidence interval.
public struct Estimate: Hashable, Codable, Sendable {
    /// The point estimate.
    public var value: Double
    /// Half the width of the interval; nil where one replication cannot tell.
    public var halfWidth: Double?

    /// An estimate with its half-width.
    public init(value: Double, halfWidth: Double?) {
        self.value = value
        self.halfWidth = halfWidth
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
