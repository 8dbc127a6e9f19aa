/// A weighted sample of parameters, with what it says of them.
///
/// `adjustment` says which of the two kinds it is: raw, as accepted, or adjusted by regression. Parameters are addressed by
/// their place in the order of the priors.
///
/// - Complexity: O(n log n) for a quantile, O(n d^2) for correlations, for n particles of d parameters.
public struct PosteriorSample: Hashable, Codable, Sendable {
    /// What was done to the accepted particles.
    public enum Adjustment: String, Codable, Sendable {
        /// Nothing: they are spread by the tolerance as well.
        case raw
        /// Moved by a local linear regression to where their summaries would equal the observed ones.
        case regression
    }

    /// What was done to the accepted particles.
    public let adjustment: Adjustment
    /// The particles, each with its parameters.
    public let particles: [[Double]]
    /// Their weights, which sum to 1.
    public let weights: [Double]

    /// A sample from at least one particle, with weights that are not negative and not all zero.
    public init(adjustment: Adjustment, particles: [[Double]], weights: [Double]) {
        precondition(!particles.isEmpty && particles.count == weights.count, "one weight for each particle")
        self.adjustment = adjustment
        self.particles = particles
        self.weights = WeightedSums.normalised(weights)
    }

    /// How many equally weighted particles it is worth, from 1 to their number.
    public var effectiveSampleSize: Double { WeightedSums.effectiveSampleSize(weights) }

    /// The weighted mean of a parameter.
    public func mean(of parameter: Int) -> Double {
        particles.indices.reduce(0) { $0 + weights[$1] * particles[$1][parameter] }
    }

    /// The weighted standard deviation of a parameter, with the variance free of bias; NaN where one particle has all the weight.
    public func standardDeviation(of parameter: Int) -> Double {
        let mean = mean(of: parameter)
        let square = particles.indices.reduce(0) {
            $0 + weights[$1] * (particles[$1][parameter] - mean) * (particles[$1][parameter] - mean)
        }
        return (square / (1 - 1 / effectiveSampleSize)).squareRoot()
    }

    /// By how much the weighted mean of a parameter is off for having no more particles: its Monte Carlo standard error.
    public func standardError(of parameter: Int) -> Double {
        let mean = mean(of: parameter)
        let square = particles.indices.reduce(0) { sum, index in
            let influence = weights[index] * (particles[index][parameter] - mean)
            return sum + influence * influence
        }
        return square.squareRoot()
    }

    /// The weighted quantile of a parameter for a probability in [0, 1], linear between particles.
    public func quantile(_ probability: Double, of parameter: Int) -> Double {
        requireProbability(probability)
        return WeightedSums.quantile(probability, particles.map { $0[parameter] }, weights)
    }

    /// The interval that leaves out as much below as above and holds a share of the weight, 0.9 unless told.
    public func credibleInterval(_ share: Double = 0.9, of parameter: Int) -> ClosedRange<Double> {
        let tail = (1 - share) / 2
        let low = quantile(tail, of: parameter)
        return low...max(low, quantile(1 - tail, of: parameter))
    }

    /// The weighted Pearson correlations of the parameters, row by row; NaN for a parameter that does not vary.
    public var correlations: [[Double]] {
        let center = WeightedSums.means(particles, weights)
        let products = WeightedSums.products(particles, weights, around: center)
        let order = center.count
        return (0..<order).map { i in
            (0..<order).map { j in
                let scale = (products[i * order + i] * products[j * order + j]).squareRoot()
                return i == j && scale > 0 ? 1 : max(-1, min(1, products[i * order + j] / scale))
            }
        }
    }

    /// Particles drawn with replacement by their weights, to simulate what follows from the posterior.
    ///
    /// The stream is named by `seed` alone, so that equal samples give equal draws. Drawn systematically, so that a particle comes up as
    /// often as its weight says to within one, and in random order.
    /// J. Carpenter, P. Clifford and P. Fearnhead 1999, doi:10.1049/ip-rsn:19990255.
    public func draws(_ count: Int, seed: UInt64) -> [[Double]] {
        guard count > 0 else { return [] }
        var stream = RandomStream(
            StreamName(
                seed: seed, replication: 0, kind: ExperimentKind.posterior.rawValue, identity: 0,
                purpose: ExperimentPurpose.resampling.rawValue))
        let offset = stream.uniform()
        var (index, sum) = (0, weights[0])
        var drawn: [[Double]] = []
        for step in 0..<count {
            let target = (Double(step) + offset) / Double(count)
            while sum <= target, index + 1 < particles.count {
                index += 1
                sum += weights[index]
            }
            drawn.append(particles[index])
        }
        stream.shuffle(&drawn)
        return drawn
    }
}

extension RandomStream {
    /// Puts elements into random order, every order as likely (R. A. Fisher and F. Yates; R. Durstenfeld 1964, doi:10.1145/364520.364540).
    mutating func shuffle<Element>(_ elements: inout [Element]) {
        for last in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(last, index(below: last + 1))
        }
    }
}
