import Foundation
import Simulator

/// Draws what a seeker brings at intake.
///
/// Ability, efficacy and expectation are tied by a Gaussian copula with the correlations of B4.4; their marginals are scaled beta
/// distributions with the means and standard deviations of B4.1, since truncated normals cannot have them. The correlations are used on
/// the normal scale as they are; the marginals, far from normal, and the rounding weaken them to about 0.82, -0.41 and -0.32.
struct PopulationSampler: Sendable {
    private let values: ParameterValues
    private let segmentShares: [Double]
    private let ability: ScaledBeta?
    private let efficacy: ScaledBeta?
    private let expectation: ScaledBeta?
    private let hours: ScaledBeta?
    private let youngAge: ScaledBeta?
    private let adultAge: ScaledBeta?
    /// Rows of the Cholesky factor of the correlations of ability, efficacy and expectation.
    private let factor: (Double, Double, Double, Double, Double)

    init(values: ParameterValues) {
        self.values = values
        segmentShares = [
            values[.segmentYoungShare], values[.segmentIllShare], values[.segmentRefugeeShare],
            values[.segmentAssistanceShare],
        ]
        ability = try? ScaledBeta(
            low: 0, high: 10, mean: values[.abilityMean], standardDeviation: values[.abilitySpread])
        efficacy = try? ScaledBeta(
            low: 1, high: 10, mean: values[.efficacyMean], standardDeviation: values[.efficacySpread])
        expectation = try? ScaledBeta(
            low: 0.5, high: 8.5, mean: values[.expectationMean], standardDeviation: values[.expectationSpread])
        hours = try? ScaledBeta(
            low: 0, high: values[.hoursBeforeHighest], mean: values[.hoursBeforeMeanOfWorking],
            standardDeviation: values[.hoursBeforeSpreadOfWorking])
        // A spread of a quarter of the range: the published spread is of a group that holds some older people.
        youngAge = try? ScaledBeta(low: 18, high: 31, mean: values[.youngAgeMean], standardDeviation: 13.0 / 4)
        adultAge = try? ScaledBeta(
            low: 18, high: 67, mean: values[.adultAgeMean], standardDeviation: values[.adultAgeSpread])
        let ab = values[.correlationAbilityEfficacy]
        let ax = values[.correlationAbilityExpectation]
        let bx = values[.correlationEfficacyExpectation]
        let l22 = max(0, 1 - ab * ab).squareRoot()
        let l32 = l22 > 0 ? (bx - ab * ax) / l22 : 0
        factor = (ab, l22, ax, l32, max(0, 1 - ax * ax - l32 * l32).squareRoot())
    }

    func draw(_ stream: RandomStream) -> Traits {
        var stream = stream
        let segment = stream.category(weights: segmentShares)
        let young = segment == 0
        let (z1, z2, z3) = (stream.normal(), stream.normal(), stream.normal())
        let abilityScore = Self.value(ability, at: z1, otherwise: values[.abilityMean])
        let need = stream.beta(values[.needShapeA], values[.needShapeB])
        let refugee = segment == 2
        return Traits(
            segment: segment,
            age: (young ? youngAge : adultAge)?.quantile(stream.openUniform()) ?? values[.adultAgeMean],
            woman: stream.chance(values[.womenShare]),
            ability: abilityScore,
            efficacy: Self.value(efficacy, at: factor.0 * z1 + factor.1 * z2, otherwise: values[.efficacyMean]),
            expectation: Int(
                Self.value(
                    expectation, at: factor.2 * z1 + factor.3 * z2 + factor.4 * z3,
                    otherwise: values[.expectationMean]
                ).rounded().clamped(to: 1...8)),
            hoursBefore: hoursBefore(&stream),
            statedNeed: need * stream.uniform(),
            need: (need * (1 + values[.needAbilitySlope] * (values[.abilityMean] - abilityScore))).clamped(to: 0...1),
            pressured: stream.chance(values[.pressuredShare]),
            digital: stream.chance(refugee ? values[.digitalShareRefugees] : values[.digitalShare]),
            languageFactor: refugee ? values[.languageFactorRefugees] : 1,
            interests: (stream.uniform(), stream.uniform()),
            wantedHours: stream.chance(values[.wantsFullTimeShare]) ? 37.5 : 37.5 * (0.4 + 0.4 * stream.uniform()))
    }

    private func hoursBefore(_ stream: inout RandomStream) -> Double {
        let worked = stream.chance(values[.hoursBeforeWorkingShare])
        let u = stream.openUniform()
        guard worked else { return 0 }
        return hours?.quantile(u) ?? values[.hoursBeforeMeanOfWorking]
    }

    private static func value(_ marginal: ScaledBeta?, at z: Double, otherwise mean: Double) -> Double {
        marginal?.quantile(normalCumulative(z).clamped(to: 1e-12...(1 - 1e-12))) ?? mean
    }
}

extension Double {
    func clamped(to range: ClosedRange<Double>) -> Double {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
