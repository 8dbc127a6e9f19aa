import CGSL
import Glibc

extension ApproximateBayes {
    /// The last complete generation as it was accepted; nil before there is one.
    public func rawPosterior(of state: State) -> PosteriorSample? {
        guard !state.population.isEmpty else { return nil }
        return PosteriorSample(
            adjustment: .raw, particles: state.population.map(\.parameters), weights: state.population.map(\.weight))
    }

    /// The last complete generation, moved to where its summaries would equal the observed ones; nil before there is one.
    ///
    /// Each parameter is regressed on the summaries, linearly, the closer a particle the more it counts (Epanechnikov weights times the weights
    /// of the particles), and each particle is moved along the regression by what its summaries are off. So a tolerance
    /// that leaves the raw posterior too wide does far less harm. Parameters are regressed as the log odds of their place between the bounds of
    /// their prior, and stay within these.
    /// M. A. Beaumont, W. Zhang and D. J. Balding 2002, doi:10.1093/genetics/162.4.2025. A summary that does not vary, or that others imply,
    /// adjusts nothing.
    ///
    /// - Throws: `ExperimentError.foreignState` for a state of another problem, and `.tooFewParticles` where fewer than twice as many particles
    ///   as coefficients (one more than summaries) have weight.
    public func adjustedPosterior(of state: State) throws(ExperimentError) -> PosteriorSample? {
        guard state.problem == fingerprint else { throw .foreignState }
        guard let largest = state.largestDistance else { return nil }
        let width = state.history.last?.tolerance ?? largest
        // A distance of nothing but 0 is nothing to correct for.
        guard width > 0, largest > 0 else { return rawPosterior(of: state) }
        let near = state.population.compactMap { particle -> (particle: Particle, weight: Double)? in
            let share = particle.distance / width
            let weight = particle.weight * (1 - share * share)
            return weight > 0 ? (particle, weight) : nil
        }
        let coefficients = distance.observed.count + 1
        guard near.count >= 2 * coefficients else {
            throw .tooFewParticles(near.count, coefficients: coefficients)
        }
        let regression = LocalRegression(
            deviations: near.map { deviations($0.particle.summaries) }, weights: near.map(\.weight))
        var adjusted = near.map(\.particle.parameters)
        for (parameter, prior) in priors.enumerated() {
            let scale = BoundedScale(prior.bounds)
            let moved = regression.atNoDeviation(adjusted.map { scale.logOdds(of: $0[parameter]) })
            for index in adjusted.indices { adjusted[index][parameter] = scale.value(atLogOdds: moved[index]) }
        }
        return PosteriorSample(adjustment: .regression, particles: adjusted, weights: near.map(\.weight))
    }

    /// By how many scales each summary is off.
    private func deviations(_ summaries: [Double]) -> [Double] {
        summaries.indices.map { (summaries[$0] - distance.observed[$0]) / distance.scales[$0] }
    }
}

/// The log odds of a place between two bounds.
struct BoundedScale {
    /// Nearer to a bound than this share of the width, a value counts as this near, so that its log odds are finite.
    static let margin = 1e-9

    private let low: Double
    private let width: Double

    init(_ bounds: ClosedRange<Double>) {
        low = bounds.lowerBound
        width = bounds.upperBound - bounds.lowerBound
    }

    func logOdds(of value: Double) -> Double {
        Simulator.logOdds(min(1 - Self.margin, max(Self.margin, (value - low) / width)))
    }

    func value(atLogOdds odds: Double) -> Double { min(low + width, low + width * logistic(odds)) }
}
