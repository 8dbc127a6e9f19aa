extension ApproximateBayes {
    /// An accepted evaluation.
    public struct Particle: Hashable, Codable, Sendable {
        /// The parameters, in the order of the priors.
        public let parameters: [Double]
        /// The simulated summaries.
        public let summaries: [Double]
        /// Their distance from the observed ones.
        public let distance: Double
        /// The number of the evaluation within its generation, from 0.
        public let number: Int
        /// The importance weight; the weights of a complete generation sum to 1, and before it is complete they are 0.
        public internal(set) var weight: Double
    }

    /// What is kept of a complete generation.
    public struct Generation: Hashable, Codable, Sendable {
        /// What distances may be at most; nil for the first generation, which accepts all that are finite.
        public let tolerance: Double?
        /// How many evaluations it took, those included that were not finite.
        public let evaluations: Int
        /// How many evaluations gave a distance that is not finite.
        public let notFinite: Int
        /// How many equally weighted particles its particles are worth, from 1 to their number.
        public let effectiveSampleSize: Double
        /// The share of the evaluations that was accepted.
        public let acceptance: Double
    }

    /// Why a run stopped.
    public enum StopReason: String, Codable, Sendable {
        /// All particles are within the tolerance that was to be reached.
        case tolerance
        /// The number of evaluations was spent.
        case evaluations
        /// Fewer evaluations were accepted than the least share.
        case acceptance
        /// The weights of the particles were too uneven.
        case weights
        /// The number of generations was reached.
        case generations
        /// All particles have the same distance, so that no lower tolerance accepts any of them.
        case equalDistances
    }

    /// How far a run has come; complete in itself, so that it can be stored after any evaluation and continued.
    ///
    /// Continued with the same problem it gives the same result, bit for bit, as a run that was never interrupted. All numbers are finite, so
    /// that it can be written as JSON.
    public struct State: Hashable, Codable, Sendable {
        /// Tells the problem that the state belongs to.
        public let problem: UInt64
        /// The generation that is being made, from 0.
        public internal(set) var generation = 0
        /// What distances in this generation may be at most; nil before it begins and in generation 0, which accepts all that are finite.
        public internal(set) var tolerance: Double?
        /// What is accepted in this generation so far, in the order of evaluation.
        public internal(set) var accepted: [Particle] = []
        /// How many evaluations of this generation are done.
        public internal(set) var evaluated = 0
        /// How many of them gave a distance that is not finite.
        public internal(set) var notFinite = 0
        /// The last complete generation with its weights; empty before the first is complete.
        public internal(set) var population: [Particle] = []
        /// All complete generations.
        public internal(set) var history: [Generation] = []
        /// Why the run stopped; nil while it goes on.
        public internal(set) var stop: StopReason?

        init(problem: UInt64) { self.problem = problem }

        /// How many evaluations are done, over all generations.
        public var evaluations: Int { history.reduce(evaluated) { $0 + $1.evaluations } }

        /// The share of the evaluations of this generation that was accepted; nil before the first evaluation.
        public var acceptance: Double? {
            evaluated > 0 ? Double(accepted.count) / Double(evaluated) : nil
        }

        /// The largest distance of a particle of the last complete generation; nil before there is one.
        public var largestDistance: Double? { population.map(\.distance).max() }

        /// Takes the next evaluation, in the order of their numbers.
        mutating func add(_ particle: Particle) {
            evaluated += 1
            guard particle.distance.isFinite else {
                notFinite += 1
                return
            }
            if particle.distance <= tolerance ?? .infinity { accepted.append(particle) }
        }

        /// Makes what is accepted the last complete generation, with weights that sum to 1.
        mutating func complete(weights shares: [Double]) {
            population = zip(accepted, shares).map { particle, share in
                var particle = particle
                particle.weight = share
                return particle
            }
            history.append(
                Generation(
                    tolerance: tolerance, evaluations: evaluated, notFinite: notFinite,
                    effectiveSampleSize: WeightedSums.effectiveSampleSize(shares), acceptance: acceptance ?? 0))
            (generation, tolerance, accepted, evaluated, notFinite) = (generation + 1, nil, [], 0, 0)
        }
    }
}
