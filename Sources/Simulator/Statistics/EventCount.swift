import CGSL
import Glibc

/// The events behind a share, a rate or a count, from which exact intervals follow where there are few.
///
/// Confidence limits of a binomial share: C. J. Clopper and E. S. Pearson 1934, doi:10.1093/biomet/26.4.404; of a Poisson count: F. Garwood 1936,
/// doi:10.1093/biomet/28.3-4.437. Events of one replication depend on each other, so that both are computed from effective counts: those that
/// independent events of the same variance would have (E. L. Korn and B. I. Graubard 1998, Survey Methodology 24, 193-201). With no event at all
/// the overdispersion is not known, and events count as independent.
public struct EventCount: Hashable, Sendable {
    /// How many, over all replications.
    public var events: Double
    /// Among how many; nil for a count or a rate, of which there may be any number.
    public var trials: Double?
    /// The value that one event stands for, above 0: one over the trials of a share.
    public var perEvent: Double

    /// Fewer effective events, or non-events, than this are few.
    public static let few = 10.0

    /// Events of a share (with `trials`) or of a count or rate.
    public init(events: Double, trials: Double? = nil, perEvent: Double) {
        (self.events, self.trials, self.perEvent) = (events, trials, perEvent)
    }

    /// The exact interval, from the variance between replications; nil where there are enough events for the normal approximation.
    func interval(variance: Double, replications: Int, confidence: Double) -> ClosedRange<Double>? {
        guard perEvent > 0, events >= 0, events <= trials ?? .infinity else { return nil }
        let rest = trials.map { $0 - events } ?? .infinity
        let isMixed = events > 0 && rest > 0
        let independent = events * perEvent * perEvent * (trials.map { 1 - events / $0 } ?? 1)
        let effect = isMixed ? max(1, variance / independent) : 1
        guard min(events, rest) / effect < Self.few else { return nil }
        // With few replications the effect itself is hardly known.
        let freedom =
            normalQuantile(confidence: confidence)
            / studentQuantile(confidence: confidence, degreesOfFreedom: replications - 1)
        let scale = isMixed ? freedom * freedom / effect : 1
        let value = events * perEvent
        let limits =
            trials.map { binomialLimits(events: events * scale, trials: $0 * scale, confidence: confidence) }
            ?? Self.scaled(poissonLimits(events: events * scale, confidence: confidence), perEvent / scale)
        return min(value, limits.lowerBound)...max(value, limits.upperBound)
    }

    private static func scaled(_ limits: ClosedRange<Double>, _ factor: Double) -> ClosedRange<Double> {
        limits.lowerBound * factor...limits.upperBound * factor
    }
}

/// The limits of Clopper and Pearson for a share of `events` in `trials`, which need not be whole numbers.
func binomialLimits(events: Double, trials: Double, confidence: Double) -> ClosedRange<Double> {
    let tail = (1 - confidence) / 2
    if events > trials / 2 {
        let mirrored = binomialLimits(events: trials - events, trials: trials, confidence: confidence)
        return 1 - mirrored.upperBound...1 - mirrored.lowerBound
    }
    let rest = max(0, trials - events)
    let low = events > 0 ? root { gsl_cdf_beta_P($0, events, rest + 1) - tail } : 0
    let high =
        events > 0
        ? root { tail - gsl_cdf_beta_Q($0, events + 1, max(rest, 1e-9)) } : 1 - pow(tail, 1 / max(trials, 1e-9))
    return low...max(low, high)
}

/// The limits of Garwood for the mean of a Poisson count.
func poissonLimits(events: Double, confidence: Double) -> ClosedRange<Double> {
    let tail = (1 - confidence) / 2
    // GSL's inverse is NaN or infinite for shapes below about 0.2; the limit lies below the count itself.
    let low = events > 0 ? events * root { gsl_cdf_gamma_P($0 * events, events, 1) - tail } : 0
    return low...max(low, gsl_cdf_gamma_Qinv(tail, events + 1, 1))
}

/// Where a rising function crosses 0 between 0 and 1, by bisection.
private func root(_ rising: (Double) -> Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<55 {
        let middle = (low + high) / 2
        if rising(middle) < 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
}
