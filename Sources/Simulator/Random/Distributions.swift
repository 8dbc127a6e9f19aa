import CGSL
import Glibc

extension RandomStream {
    /// Exponential with the given mean, by inversion as in `gsl_ran_exponential`.
    ///
    /// GSL takes `log1p(-u)`; `u` is a multiple of 2^-53, so that `1 - u` is exact and `log(1 - u)` is as accurate at a fraction of the time.
    @inlinable
    public mutating func exponential(mean: Double) -> Double {
        -mean * log(1 - uniform())
    }

    /// Normal, by `gsl_ran_gaussian_ziggurat`.
    @inlinable
    public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
        mean + withGenerator { gsl_ran_gaussian_ziggurat($0, standardDeviation) }
    }

    /// Lognormal with the mean and standard deviation of the variable itself, not of its logarithm.
    @inlinable
    public mutating func lognormal(mean: Double, standardDeviation: Double) -> Double {
        guard standardDeviation > 0 else { return mean }
        let variance = lognormalLogVariance(mean: mean, standardDeviation: standardDeviation)
        return withGenerator { gsl_ran_lognormal($0, log(mean) - variance / 2, variance.squareRoot()) }
    }

    /// Gamma with the given mean and shape, by `gsl_ran_gamma`.
    @inlinable
    public mutating func gamma(mean: Double, shape: Double) -> Double {
        withGenerator { gsl_ran_gamma($0, shape, mean / shape) }
    }

    /// Poisson, by `gsl_ran_poisson`.
    @inlinable
    public mutating func poisson(mean: Double) -> Int {
        mean > 0 ? Int(withGenerator { gsl_ran_poisson($0, mean) }) : 0
    }

    /// Beta with the given shapes, by `gsl_ran_beta`.
    @inlinable
    public mutating func beta(_ a: Double, _ b: Double) -> Double {
        withGenerator { gsl_ran_beta($0, a, b) }
    }

    /// A whole number from 0 to `count` - 1, each as likely, by `gsl_rng_uniform_int`.
    @inlinable
    public mutating func index(below count: Int) -> Int {
        Int(withGenerator { gsl_rng_uniform_int($0, UInt(count)) })
    }

    /// An index drawn with probability proportional to its weight; weights are not negative and not all zero.
    ///
    /// - Complexity: O(n).
    @inlinable
    public mutating func category(weights: some Collection<Double>) -> Int {
        let target = uniform() * weights.reduce(0, +)
        var sum = 0.0
        var last = 0
        for (index, weight) in weights.enumerated() where weight > 0 {
            sum += weight
            last = index
            if target < sum { return index }
        }
        return last
    }
}

@inlinable
func lognormalLogVariance(mean: Double, standardDeviation: Double) -> Double {
    let ratio = standardDeviation / mean
    return log(1 + ratio * ratio)
}

/// A beta distribution stretched over [`low`, `high`], given by its mean and standard deviation.
public struct ScaledBeta: Hashable, Sendable {
    /// The ends of the range.
    public var low: Double, high: Double
    /// The shapes of the beta distribution on [0, 1].
    public var a: Double, b: Double

    /// The distribution with this mean and standard deviation, or nil where none has them: the variance must be below
    /// (mean - low)(high - mean).
    public init?(low: Double, high: Double, mean: Double, standardDeviation: Double) {
        guard low < mean, mean < high, standardDeviation > 0 else { return nil }
        let m = (mean - low) / (high - low)
        let s = standardDeviation / (high - low)
        let size = m * (1 - m) / (s * s) - 1
        guard size > 0 else { return nil }
        (self.low, self.high, a, b) = (low, high, m * size, (1 - m) * size)
    }

    /// The value below which a share `probability` lies, by `gsl_cdf_beta_Pinv`.
    public func quantile(_ probability: Double) -> Double {
        low + (high - low) * gsl_cdf_beta_Pinv(probability, a, b)
    }
}

/// The share of a standard normal variable below `z`, by `gsl_cdf_ugaussian_P`.
public func normalCumulative(_ z: Double) -> Double { gsl_cdf_ugaussian_P(z) }
