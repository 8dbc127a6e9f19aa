import Foundation
import Simulator

/// Draws what a seeker brings at intake.
struct PopulationSampler: Sendable {
    private let values: ParameterValues
    private let segmentShares: [Double]
    private let scores: IntakeScores
    private let hours: ScaledBeta?
    private let youngAge: ScaledBeta?
    private let adultAge: ScaledBeta?

    init(values: ParameterValues, scores: IntakeScores) {
        self.values = values
        self.scores = scores
        segmentShares = [
            values[.segmentYoungShare], values[.segmentIllShare], values[.segmentRefugeeShare],
            values[.segmentAssistanceShare],
        ]
        hours = try? ScaledBeta(
            low: 0, high: values[.hoursBeforeHighest], mean: values[.hoursBeforeMeanOfWorking],
            standardDeviation: values[.hoursBeforeSpreadOfWorking])
        youngAge = try? ScaledBeta(
            low: values[.ageLowest], high: values[.youngAgeEnd], mean: values[.youngAgeMean],
            standardDeviation: values[.youngAgeSpread])
        adultAge = try? ScaledBeta(
            low: values[.ageLowest], high: values[.ageHighest], mean: values[.adultAgeMean],
            standardDeviation: values[.adultAgeSpread])
    }

    func draw(_ stream: RandomStream) -> Traits {
        var stream = stream
        let segment = stream.category(weights: segmentShares)
        let young = segment == 0
        let scores = scores.draw(&stream)
        let need = stream.beta(values[.needShapeA], values[.needShapeB])
        let refugee = segment == Traits.refugee
        let weaker = values[.needAbilitySlope] * (values[.abilityMean] - scores.ability)
        let whole = (need * (1 + weaker)).clamped(to: 0...1)
        return Traits(
            segment: segment,
            age: (young ? youngAge : adultAge)?.quantile(stream.openUniform()) ?? values[.adultAgeMean],
            woman: stream.chance(values[.womenShare]),
            ability: scores.ability,
            efficacy: scores.efficacy,
            expectation: scores.expectation,
            hoursBefore: hoursBefore(&stream),
            statedNeed: whole * statedShare(&stream),
            need: whole,
            pressured: stream.chance(values[.pressuredShare]),
            digital: stream.chance(refugee ? values[.digitalShareRefugees] : values[.digitalShare]),
            languageFactor: refugee ? values[.languageFactorRefugees] : 1,
            interests: (stream.uniform(), stream.uniform()),
            wantedHours: wantedHours(&stream),
            reducedCapacity: stream.chance(values[.reducedCapacityShare]),
            readiness: stream.uniform(),
            concurrent: stream.uniform())
    }

    /// How much of the need the referral states: any part from what is never hidden to the whole (B2.7).
    private func statedShare(_ stream: inout RandomStream) -> Double {
        let told = stream.uniform()
        return told + (1 - told) * (1 - values[.hiddenNeed])
    }

    private func wantedHours(_ stream: inout RandomStream) -> Double {
        let whole = stream.chance(values[.wantsFullTimeShare])
        let (lowest, highest) = (values[.wantedPartLowest], values[.wantedPartHighest])
        return values[.fullTimeHours] * (whole ? 1 : lowest + max(0, highest - lowest) * stream.uniform())
    }

    private func hoursBefore(_ stream: inout RandomStream) -> Double {
        let worked = stream.chance(values[.hoursBeforeWorkingShare])
        let u = stream.openUniform()
        guard worked else { return 0 }
        return hours?.quantile(u) ?? values[.hoursBeforeMeanOfWorking]
    }
}

extension Double {
    func clamped(to range: ClosedRange<Double>) -> Double {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
