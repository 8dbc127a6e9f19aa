import Glibc

/// What a screening says of each parameter: how much it matters, whether it does so evenly, and how much of that is noise.
public struct MorrisScreening: Hashable, Codable, Sendable {
    /// What is said of one parameter, in units of the result for a change over the whole range of the parameter.
    public struct Effect: Hashable, Codable, Sendable {
        /// The mean size of the elementary effects, mu*: what parameters are ranked by.
        ///
        /// F. Campolongo, J. Cariboni and A. Saltelli 2007, doi:10.1016/j.envsoft.2006.10.004. Noise has a size too, see `noiseFloor`.
        public let meanSize: Estimate
        /// The mean of the elementary effects, mu; nearer to 0 than mu* where a parameter works in both directions.
        public let mean: Estimate
        /// The standard deviation of the elementary effects, sigma: large where a parameter works unevenly or together with others, or
        /// where there is noise.
        public let spread: Estimate
        /// The variance that noise has in an elementary effect, as the mean over the replications of its two points; nil without replications.
        public let noiseVariance: Double?

        /// The share of the square of sigma that is noise of replications, from 0 to 1; nil without replications.
        public var noiseShare: Double? {
            noiseVariance.map { spread.value > 0 ? min(1, $0 / (spread.value * spread.value)) : 0 }
        }

        /// Sigma without the noise of replications: what is left for unevenness and interactions; nil without replications.
        public var spreadWithoutNoise: Double? {
            noiseVariance.map { max(0, spread.value * spread.value - $0).squareRoot() }
        }

        /// What mu* would be for a parameter without any effect, by (normal) noise alone; nil without replications.
        public var noiseFloor: Double? { noiseVariance.map { (2 / Double.pi * $0).squareRoot() } }

        /// Whether mu* is above what noise alone would make it, by the lower end of its interval; nil without replications.
        public var isAboveNoise: Bool? { noiseFloor.map { meanSize.low ?? 0 > $0 } }
    }

    /// One for each parameter.
    public let effects: [Effect]
    /// The confidence of the intervals, each by itself.
    public let confidence: Double

    /// The effects from the results of each point of a design, one for each replication in their order.
    ///
    /// Intervals are from a bootstrap of trajectories. What noise adds is estimated from the differences between neighbouring points,
    /// replication by replication, so that luck which they share does not count as noise.
    ///
    /// - Parameter place: where in the range of a parameter, from 0 to 1, a coordinate of the design leads; as the coordinate says unless
    ///   told. A parameter of few values, such as a whole number, moves by another part of its range than the coordinate.
    /// - Throws: `ExperimentError.count` where points differ in their number of replications or do not number as in the design, and
    ///   `.notFinite` for a result that is not finite.
    public init(
        of results: [[Double]], design: MorrisDesign, confidence: Double = 0.95, resamples: Int = 1000,
        place: (_ parameter: Int, _ coordinate: Double) -> Double = { $1 }
    ) throws(ExperimentError) {
        try ResultCheck("MorrisScreening").check(results, points: design.count)
        let elementary = Self.elementaryEffects(results, design, place)
        let bootstrap = Bootstrap(samples: resamples, confidence: confidence, seed: design.seed)
        self.confidence = confidence
        effects = elementary.map { Self.effect($0, bootstrap) }
    }

    /// Parameters by mu*, the one that matters most first.
    public var ranking: [Int] {
        effects.indices.sorted { effects[$0].meanSize.value > effects[$1].meanSize.value }
    }

    /// The elementary effects of one parameter, replication by replication for each trajectory.
    private static func elementaryEffects(
        _ results: [[Double]], _ design: MorrisDesign, _ place: (Int, Double) -> Double
    ) -> [[Tally]] {
        var effects = Array(repeating: [Tally](), count: design.dimensions)
        for trajectory in 0..<design.trajectories {
            let course = design.course(of: trajectory)
            let first = trajectory * design.pointsOfATrajectory
            for (move, parameter) in course.order.enumerated() {
                let change = place(parameter, course.end[parameter]) - place(parameter, course.start[parameter])
                let pairs = zip(results[first + move], results[first + move + 1])
                effects[parameter].append(Tally(pairs.map { differenceBeyondRounding($1, $0) / change }))
            }
        }
        return effects
    }

    private static func effect(_ effects: [Tally], _ bootstrap: Bootstrap) -> Effect {
        let means = effects.map(\.mean)
        let estimates = bootstrap.intervals(of: means.count) { weights in
            let shares = WeightedSums.normalised(weights)
            let mean = zip(means, shares).reduce(0) { $0 + $1.0 * $1.1 }
            let size = zip(means, shares).reduce(0) { $0 + abs($1.0) * $1.1 }
            let square = zip(means, shares).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
            return [size, mean, (square * Double(means.count) / Double(means.count - 1)).squareRoot()]
        }
        let replications = effects[0].count
        let noise = effects.reduce(0) { $0 + $1.variance / Double(replications) } / Double(effects.count)
        return Effect(
            meanSize: estimates[0], mean: estimates[1], spread: estimates[2],
            noiseVariance: replications > 1 ? noise : nil)
    }
}

/// Checks the results of one kind of experiment.
struct ResultCheck {
    let experiment: String

    init(_ experiment: String) { self.experiment = experiment }

    func count(_ given: Int, _ expected: Int, of what: String) throws(ExperimentError) {
        guard given != expected else { return }
        throw .count(experiment: experiment, of: what, given: given, expected: expected)
    }

    func finite(_ value: Double, _ place: @autoclosure () -> String) throws(ExperimentError) {
        guard !value.isFinite else { return }
        throw .notFinite(experiment: experiment, place: place(), value: value)
    }

    /// As many finite results at each point as at the first.
    func check(_ results: [[Double]], points: Int) throws(ExperimentError) {
        try count(results.count, points, of: "points with results")
        let replications = max(1, results.first?.count ?? 0)
        for (point, values) in results.enumerated() {
            try count(values.count, replications, of: "replications of point \(point)")
            for (replication, value) in values.enumerated() {
                try finite(value, "replication \(replication + 1) of point \(point)")
            }
        }
    }
}
