import CGSL

/// An estimate with the half-width of its confidence interval.
public struct Estimate: Hashable, Sendable {
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
