/// Approximate Bayesian computation by sequential Monte Carlo (ABC-SMC): which parameters of a simulation agree with observations.
///
/// Nothing is asked of the simulation but summaries that can be compared with the observed ones. Generation 0 draws particles from the
/// priors. Each following one lowers the tolerance, draws particles of the one before by their weights, perturbs them,
/// evaluates them and accepts those whose summaries are within the tolerance:
///
/// 1. The tolerance becomes a quantile of the distances of the last generation, weighted as its particles are.
/// 2. The kernel of the perturbation is fitted to the last generation.
/// 3. Proposals are evaluated until enough are within the tolerance. One outside the priors is drawn anew and costs no evaluation.
/// 4. A particle weighs its prior density by the density with which it was proposed.
///
/// T. Toni and others 2009, doi:10.1098/rsif.2008.0172; the tolerance after C. C. Drovandi and A. N. Pettitt 2011,
/// doi:10.1111/j.1541-0420.2010.01410.x; the kernels after S. Filippi and others 2013, doi:10.1515/sagmb-2012-0069.
///
///     let bayes = try ApproximateBayes(
///         priors: [try Uniform(low: 0, high: 10)], distance: SummaryDistance(observed: [3.2], scales: [0.5]),
///         particles: 500, limits: .init(evaluations: 20_000, tolerance: 0.1), seed: 1)
///     var state = bayes.start
///     try await bayes.run(&state, jobs: 2) { evaluation in
///         [simulate(rate: evaluation.parameters[0], seed: evaluation.seed)]
///     } progress: { state in
///         print("generation \(state.generation), \(state.accepted.count) accepted of \(state.evaluated)")
///     }
///     let posterior = try bayes.adjustedPosterior(of: state)
///     let interval = posterior?.credibleInterval(0.9, of: 0)
///
/// The result is a function of the problem and the seed: what evaluation k of a generation tries depends on these alone,
/// and the particles are the first accepted ones by number and not by the time at which they are finished, which would favour parameters that are
/// quick to simulate.
public struct ApproximateBayes: Sendable {
    /// What is believed of each parameter before; independent of one another.
    public let priors: [any BoundedDistribution]
    /// What is observed, and how far summaries are from it.
    public let distance: SummaryDistance
    /// How many particles a generation has.
    public let particles: Int
    /// The share of a generation that is within the tolerance of the next, above 0 and below 1.
    public let toleranceQuantile: Double
    /// How particles are perturbed.
    public let kernel: Kernel
    /// When to stop.
    public let limits: Limits
    /// Of all random numbers.
    public let seed: UInt64

    /// How particles are perturbed: a multivariate normal distribution around the particle.
    public enum Kernel: String, Codable, Sendable {
        /// With twice the weighted covariance of the last generation, the same for all particles: the one to take first.
        case twiceCovariance
        /// With the covariance of those of the last generation that are within the new tolerance, taken around the particle: the optimal
        /// local covariance of Filippi and others.
        ///
        /// It accepts more, at the price of less even weights: with many parameters that are strongly correlated and few particles a handful
        /// comes to have all the weight.
        case optimalLocal
    }

    /// When to stop; whatever comes first.
    public struct Limits: Hashable, Sendable {
        /// The greatest number of evaluations, over all generations; a generation that it cuts short does not count.
        public var evaluations: Int
        /// The tolerance to reach, which is the tolerance of the last generation then; 0 to go on.
        public var tolerance: Double
        /// The least share of evaluations that are accepted; a generation that falls below does not count.
        public var acceptance: Double
        /// The least effective sample size, as a share of the particles; a generation that falls below does not count, since a few
        /// of its particles have most of the weight.
        public var effectiveShare: Double
        /// The greatest number of generations, the one from the priors included.
        public var generations: Int

        /// Limits, of which only the number of evaluations has to be given.
        public init(
            evaluations: Int, tolerance: Double = 0, acceptance: Double = 0.001, effectiveShare: Double = 0.1,
            generations: Int = .max
        ) {
            self.evaluations = evaluations
            self.tolerance = tolerance
            self.acceptance = acceptance
            self.effectiveShare = effectiveShare
            self.generations = generations
        }

        func check() throws(ExperimentError) {
            let check = SettingCheck("ApproximateBayes")
            let share = "above 0 and below 1"
            try check.require(evaluations >= 1, "limits.evaluations", Double(evaluations), "at least 1")
            try check.require(tolerance >= 0, "limits.tolerance", tolerance, "a number not below 0")
            try check.require(acceptance > 0 && acceptance < 1, "limits.acceptance", acceptance, share)
            try check.require(
                effectiveShare > 0 && effectiveShare < 1, "limits.effectiveShare", effectiveShare, share)
            try check.require(generations >= 1, "limits.generations", Double(generations), "at least 1")
        }
    }

    /// A problem with its settings.
    ///
    /// It takes at least four particles for each parameter, and hundreds for a posterior that is of use.
    ///
    /// - Throws: `ExperimentError.setting` for a setting outside what it may be.
    public init(
        priors: [any BoundedDistribution], distance: SummaryDistance, particles: Int = 500,
        toleranceQuantile: Double = 0.5, kernel: Kernel = .twiceCovariance, limits: Limits, seed: UInt64
    ) throws(ExperimentError) {
        let check = SettingCheck("ApproximateBayes")
        try check.require(!priors.isEmpty, "number of priors", 0, "at least 1")
        try check.require(
            particles >= 4 * priors.count, "particles", Double(particles),
            "at least \(4 * priors.count), four for each parameter")
        try check.require(
            toleranceQuantile > 0 && toleranceQuantile < 1, "toleranceQuantile", toleranceQuantile,
            "above 0 and below 1")
        try limits.check()
        self.priors = priors
        self.distance = distance
        self.particles = particles
        self.toleranceQuantile = toleranceQuantile
        self.kernel = kernel
        self.limits = limits
        self.seed = seed
    }

    /// The state before the first evaluation.
    public var start: State { State(problem: fingerprint) }

    /// The density of the priors at a point, up to rounding; 0 where one of them excludes it.
    func priorDensity(at parameters: [Double]) -> Double {
        zip(priors, parameters).reduce(1) { $0 * $1.0.density(at: $1.1) }
    }

    /// A number that tells problems apart; limits may change from one run to the next and do not count.
    ///
    /// FNV-1a over the bits of what is counted; priors by their ends and two quantiles.
    var fingerprint: UInt64 {
        let ends = priors.flatMap { [$0.bounds.lowerBound, $0.bounds.upperBound, $0.quantile(0.3), $0.quantile(0.7)] }
        let numbers = ends + distance.observed + distance.scales + distance.weights + [toleranceQuantile]
        let counts = [
            UInt64(priors.count), UInt64(distance.observed.count), UInt64(particles), seed,
            kernel == .optimalLocal ? 1 : 0,
        ]
        return (numbers.map(\.bitPattern) + counts).reduce(0xcbf2_9ce4_8422_2325) { hash, word in
            stride(from: 0, to: 64, by: 8).reduce(hash) { ($0 ^ (word >> UInt64($1)) & 0xff) &* 0x100_0000_01b3 }
        }
    }
}
