/// What it would be worth to know parameters before deciding: the expected value of perfect information.
///
/// The samples are those of a probabilistic analysis: draws of the parameters, and for each draw the benefit of every strategy, such as jobs, or
/// NOK, the more the better. With what is known now the strategy with the best mean is chosen. If the parameters were known, the best
/// for these would be, and the gain on average is the value of knowing (EVPI); for a group of parameters the gain is that of choosing by
/// the benefits expected given the group (EVPPI).
///
/// Expected benefits are found by regression of the benefits on the parameters, which needs no nested simulation and averages the noise of
/// replications out: M. Strong, J. E. Oakley and A. Brennan 2014, doi:10.1177/0272989X13505910. The features are polynomials with a ridge
/// penalty; degree and penalty are those with the smallest error in a cross-validation. What noise adds is found by permutation and taken
/// out (`ofKnowing`).
///
///     let value = try ValueOfInformation(parameters: draws, benefits: benefits, seed: 1)
///     let all = value.ofEverything()
///     let hazards = try value.ofKnowing([0, 3])
/// A benefit with noise from replications has to be made with luck that strategies share: choosing the largest of noisy benefits gains by
/// noise alone, which `ofChoosingByEachSample` shows.
public struct ValueOfInformation: Sendable {
    /// The parameters, draw by draw.
    public let parameters: [[Double]]
    /// The benefits of each strategy, draw by draw.
    public let benefits: [[Double]]
    /// The strategy with the best mean: what is chosen with what is known now.
    public let best: Int
    /// The mean benefit of each strategy.
    public let means: [Double]
    /// Of the folds of cross-validations and of bootstraps.
    public let seed: UInt64
    private let settings: (confidence: Double, resamples: Int)

    /// Samples with the same number of parameters and of strategies in each draw.
    ///
    /// - Throws: `ExperimentError.setting` for fewer than 30 draws or two strategies, `.count` where draws differ in their numbers, and
    ///   `.notFinite` for a number that is not finite.
    public init(
        parameters: [[Double]], benefits: [[Double]], confidence: Double = 0.95, resamples: Int = 200, seed: UInt64
    ) throws(ExperimentError) {
        let check = SettingCheck("ValueOfInformation")
        try check.require(benefits.count >= 30, "number of draws", Double(benefits.count), "at least 30")
        try check.require(benefits[0].count >= 2, "number of strategies", Double(benefits[0].count), "at least 2")
        let results = ResultCheck("ValueOfInformation")
        try results.count(parameters.count, benefits.count, of: "draws of parameters")
        for (what, rows) in [("parameters", parameters), ("benefits", benefits)] {
            for (draw, row) in rows.enumerated() {
                try results.count(row.count, rows[0].count, of: "\(what) in draw \(draw)")
                for value in row { try results.finite(value, "draw \(draw)") }
            }
        }
        let means = benefits[0].indices.map { strategy in Tally(benefits.lazy.map { $0[strategy] }).mean }
        self.parameters = parameters
        self.benefits = benefits
        self.means = means
        best = means.indices.reduce(0) { means[$1] > means[$0] ? $1 : $0 }
        self.seed = seed
        settings = (confidence, resamples)
    }

    /// The share of draws in which each strategy has the largest benefit; noise of replications pulls the shares towards one another.
    public var probabilitiesBest: [Double] {
        var counts = means.map { _ in 0.0 }
        for row in benefits { counts[Self.largest(row)] += 1 }
        return counts.map { $0 / Double(benefits.count) }
    }

    /// The value of knowing all parameters, by regression on all of them.
    public func ofEverything() throws(ExperimentError) -> Estimate { try ofKnowing(Array(parameters[0].indices)) }

    /// The gain of choosing the largest benefit of each draw: the value of knowing everything where benefits have no noise, and more than
    /// that where they have.
    public var ofChoosingByEachSample: Estimate { gain(by: benefits) }

    /// The value of knowing a group of parameters, given by their numbers, not below 0.
    ///
    /// What noise adds is taken out: of the variance of the fitted benefits of each strategy, what fits to permuted benefits have, in so far
    /// as the fit leaves benefits unexplained. Where more than one in twenty of 500 permutations gives as much, the value is 0. Each group
    /// is judged by itself: of many without any effect one in twenty is taken to be worth something. The interval is from a bootstrap of
    /// draws, with the degree and the penalty as they are.
    ///
    /// - Throws: `ExperimentError.setting` for an empty group or a parameter that is none.
    public func ofKnowing(_ group: [Int]) throws(ExperimentError) -> Estimate {
        let check = SettingCheck("ValueOfInformation")
        try check.require(!group.isEmpty, "number of parameters in the group", 0, "at least 1")
        for parameter in group {
            try check.require(
                parameters[0].indices.contains(parameter), "parameter", Double(parameter),
                "0 to \(parameters[0].count - 1)")
        }
        let gains = benefits.map { row in row.map { $0 - row[best] } }
        let designs = PolynomialDesigns(of: parameters.map { row in group.map { row[$0] } }, seed: seed)
        let regression = PolynomialRegression(selectedFor: gains, among: designs)
        let (whole, null) = (FittedBenefits(regression.fitted(gains)), PermutationNull(designs, gains, seed: seed))
        let factors = Self.factors(whole.variances, of: FittedBenefits(gains).variances, null.variances)
        let drawn = Bootstrap(samples: settings.resamples, seed: seed, identity: 2).draws(of: benefits.count) {
            [FittedBenefits(regression.fitted(gains, weights: $0), weights: $0).gain(shrunkBy: factors)]
        }
        let spread = Tally(drawn.map { $0[0] }).standardDeviation
        let isNoise = null.pValue(of: whole.gain()) > PermutationNull.level
        return Estimate(
            value: isNoise ? 0 : whole.gain(shrunkBy: factors),
            halfWidth: normalQuantile(confidence: settings.confidence) * spread, level: settings.confidence,
            method: .bootstrapNormal)
    }

    /// By how much fitted benefits deviate too much: the square root of the share of their variance that is no noise.
    private static func factors(_ fitted: [Double], of benefits: [Double], _ noise: [Double]) -> [Double] {
        fitted.indices.map { strategy in
            guard fitted[strategy] > 0 else { return 0 }
            let unexplained = max(0, 1 - fitted[strategy] / benefits[strategy])
            return max(0, 1 - noise[strategy] * unexplained / fitted[strategy]).squareRoot()
        }
    }

    private func gain(by benefits: [[Double]]) -> Estimate {
        Tally(benefits.map { $0[Self.largest($0)] - $0[best] }).estimate(confidence: settings.confidence)
    }

    private static func largest(_ row: [Double]) -> Int {
        row.indices.reduce(0) { row[$1] > row[$0] ? $1 : $0 }
    }
}
