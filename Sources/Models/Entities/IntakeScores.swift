import Simulator
import Synchronization

/// The three answers that seekers give at intake: work ability, self-efficacy, expected time to work.
///
/// Each is a whole number on its scale with the mean and standard deviation of the parameters (a scaled beta distribution, rounded, whose
/// own moments are moved until the rounded ones are right: truncated normals cannot have the published ones). A Gaussian copula ties
/// them; its correlations are solved for after rounding (NORTA), so that the answers themselves have those of B4.4.
struct IntakeScores: Sendable {
    /// A scale of whole numbers with the parameters of what is answered on it.
    struct Scale {
        var name: String
        var low: Int
        var high: Int
        var mean: ParameterKey
        var spread: ParameterKey
    }

    static let ability = Scale(name: "work ability", low: 0, high: 10, mean: .abilityMean, spread: .abilitySpread)
    static let efficacy = Scale(name: "self-efficacy", low: 1, high: 10, mean: .efficacyMean, spread: .efficacySpread)
    /// 8 is "does not know".
    static let expectation = Scale(
        name: "expected time to work", low: 1, high: 8, mean: .expectationMean, spread: .expectationSpread)
    static let scales = [ability, efficacy, expectation]

    /// Of which the answers are a function.
    static let keys: [ParameterKey] =
        scales.flatMap { [$0.mean, $0.spread] } + [
            .correlationAbilityEfficacy, .correlationAbilityExpectation, .correlationEfficacyExpectation,
        ]

    private let joint: Norta

    /// The answers for these parameters; solved once for each set of them, as it takes a good part of a second.
    ///
    /// - Throws: `DistributionError` where no answers have these moments or correlations.
    init(_ values: ParameterValues) throws(DistributionError) {
        let key = Self.keys.map { values[$0] }
        if let known = Self.solved.withLock({ $0[key] }) {
            self = known
            return
        }
        try self.init(solving: values)
        let scores = self
        Self.solved.withLock { solved in
            if solved.count >= Self.mostSolved { solved.removeAll() }
            solved[key] = scores
        }
    }

    /// What has been solved in this program, by the values of `keys`; nothing that comes out depends on it.
    private static let solved = Mutex<[[Double]: IntakeScores]>([:])
    private static let mostSolved = 64

    private init(solving values: ParameterValues) throws(DistributionError) {
        var marginals: [any Distribution] = []
        for scale in Self.scales { marginals.append(try scale.answers(values)) }
        let ab = values[.correlationAbilityEfficacy]
        let ax = values[.correlationAbilityExpectation]
        let bx = values[.correlationEfficacyExpectation]
        joint = try Norta(marginals: marginals, correlations: [[1, ab, ax], [ab, 1, bx], [ax, bx, 1]])
    }

    /// Ability, efficacy and expectation of one seeker.
    func draw(_ stream: inout RandomStream) -> (ability: Double, efficacy: Double, expectation: Int) {
        var values = [0.0, 0.0, 0.0]
        joint.sample(from: &stream, into: &values)
        return (
            values[0] + Double(Self.ability.low), values[1] + Double(Self.efficacy.low),
            Int(values[2]) + Self.expectation.low
        )
    }
}

extension IntakeScores.Scale {
    /// The probabilities of the answers from the lowest on, with exactly the mean and standard deviation of the parameters.
    func answers(_ values: ParameterValues) throws(DistributionError) -> Categorical {
        let (mean, spread) = (values[mean], values[spread])
        var (beforeMean, beforeVariance) = (mean, spread * spread)
        for _ in 0..<500 {
            let weights = try rounded(mean: beforeMean, standardDeviation: max(beforeVariance, 1e-6).squareRoot())
            let answers = try Categorical(weights: weights)
            let missing = (mean - Double(low) - answers.mean, spread * spread - answers.variance)
            if abs(missing.0) < 1e-9, abs(missing.1) < 1e-9 { return answers }
            beforeMean += missing.0
            beforeVariance += missing.1
        }
        throw .parameter(
            distribution: "Answers from \(low) to \(high)", name: "standard deviation", value: spread,
            allowed: "one that whole numbers with the mean \(mean) can have")
    }

    private func rounded(mean: Double, standardDeviation: Double) throws(DistributionError) -> [Double] {
        let before = try ScaledBeta(
            low: Double(low) - 0.5, high: Double(high) + 0.5, mean: mean, standardDeviation: standardDeviation)
        return (low...high).map { before.cumulative(Double($0) + 0.5) - before.cumulative(Double($0) - 0.5) }
    }
}
