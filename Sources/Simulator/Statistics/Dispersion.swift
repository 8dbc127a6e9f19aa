import CGSL
import Glibc

/// The spread of values between groups, told apart from the Monte Carlo error of each group's value.
///
/// The weighted variance of estimated values is on average that of the true ones plus the noise. Subtracting the noise gives an unbiased estimate
/// of the variance between groups; values drawn towards their mean until they have that variance give functions of all values, such as a Gini
/// coefficient or a distance of quantiles, without the noise (T. A. Louis 1984, doi:10.1080/01621459.1984.10478062; M. Ghosh 1992,
/// doi:10.1080/01621459.1992.10475236). A variance estimated below 0 counts as 0: where the truth is near 0 and noise large, what is left of the
/// bias is about a quarter of it.
public struct Dispersion: Hashable, Sendable {
    /// The weighted variance of the estimated values around their mean.
    public var observed: Double
    /// What noise adds to it on average.
    public var noise: Double
    /// How many groups have weight.
    public var groups: Int
    /// The degrees of freedom with which the noise is known; nil where it is not estimated from replications.
    public var freedom: Double?

    /// A dispersion from its parts.
    public init(observed: Double, noise: Double, groups: Int, freedom: Double?) {
        (self.observed, self.noise, self.groups, self.freedom) = (observed, noise, groups, freedom)
    }

    /// By what deviations from the mean are multiplied, from 0 to 1.
    public var shrinkage: Double { observed > 0 ? max(0, 1 - noise / observed).squareRoot() : 1 }

    /// Whether noise is so small a part, a tenth at most, that a jackknife of the values describes their uncertainty.
    var isClear: Bool { noise * 10 <= observed }

    /// The interval of a quantity proportional to the deviations, such as a Gini coefficient, from its value with noise.
    ///
    /// The observed variance over its noise has a noncentral F distribution, by two moments that of F (P. B. Patnaik 1949,
    /// doi:10.1093/biomet/36.1-2.202); the interval holds the noncentralities under which it is not extreme.
    func interval(of value: Double, confidence: Double) -> ClosedRange<Double>? {
        guard let freedom, freedom > 0, groups > 1, noise > 0, observed > 0 else { return nil }
        let tail = (1 - confidence) / 2
        func end(_ probability: Double) -> Double {
            let excess = noncentrality(probability: probability, freedom) / Double(groups - 1)
            return value * (excess * noise / observed).squareRoot()
        }
        let low = end(1 - tail)
        return low...max(low, end(tail))
    }

    /// The noncentrality under which the observed ratio or less has a probability; 0 where it has no more even without any.
    private func noncentrality(probability: Double, _ freedom: Double) -> Double {
        let (ratio, between) = (observed / noise, Double(groups - 1))
        func below(_ noncentrality: Double) -> Double {
            let sum = between + noncentrality
            let equivalent = sum * sum / (between + 2 * noncentrality)
            return gsl_cdf_fdist_P(ratio * between / sum, equivalent, freedom)
        }
        guard below(0) > probability else { return 0 }
        var (low, high) = (0.0, between)
        while below(high) > probability, high < 1e12 { (low, high) = (high, 2 * high) }
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if below(middle) > probability { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
