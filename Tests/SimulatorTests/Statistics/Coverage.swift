import CGSL

@testable import Simulator

/// How often intervals cover the truth in many small experiments, each with a stream of its own.
struct Coverage {
    var trials = 0
    var covered = 0

    /// Runs experiments that say whether their interval covered.
    init(seed: UInt64, trials: Int = 1000, _ covers: (inout RandomStream) throws -> Bool) rethrows {
        self.trials = trials
        for trial in 1...trials {
            var stream = RandomStream(
                StreamName(seed: seed, replication: UInt64(trial), kind: 8, identity: 0, purpose: 0))
            if try covers(&stream) { covered += 1 }
        }
    }

    /// The two-sided binomial p-value of the number covered, where each is covered with a chance of `nominal`.
    func pValue(nominal: Double) -> Double {
        let (k, n) = (UInt32(covered), UInt32(trials))
        let most = gsl_cdf_binomial_P(k, nominal, n)
        let least = covered > 0 ? gsl_cdf_binomial_Q(k - 1, nominal, n) : 1
        return min(1, 2 * min(most, least))
    }
}

extension Estimate {
    func covers(_ truth: Double) -> Bool { contains(truth) }
}
