import CGSL
import Glibc

/// Draws whose parameters change from draw to draw; nothing is checked.
///
/// Each variate has one implementation: the value types of `Distributions/` that share a name with a method here call
/// it.
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
        return lognormal(logMean: log(mean) - variance / 2, logStandardDeviation: variance.squareRoot())
    }

    /// Lognormal with the mean and standard deviation of its logarithm, from a normal draw.
    ///
    /// Not by `gsl_ran_lognormal`, whose polar method takes three times as long as the ziggurat.
    @inlinable
    mutating func lognormal(logMean: Double, logStandardDeviation: Double) -> Double {
        exp(normal(mean: logMean, standardDeviation: logStandardDeviation))
    }

    /// Gamma with the given mean and shape, by `gsl_ran_gamma`.
    @inlinable
    public mutating func gamma(mean: Double, shape: Double) -> Double {
        gamma(shape: shape, scale: mean / shape)
    }

    /// Gamma with the given shape and scale, by `gsl_ran_gamma`.
    @inlinable
    mutating func gamma(shape: Double, scale: Double) -> Double {
        withGenerator { gsl_ran_gamma($0, shape, scale) }
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
    /// `Categorical` with the same weights gives the same index for the same state of the stream.
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
