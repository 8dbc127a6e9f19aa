import Simulator

extension ParameterValues {
    /// A combination of values that the model cannot run on, though each alone is in its range.
    public struct Contradiction: Sendable {
        /// The parameters that contradict each other.
        public var keys: [ParameterKey]
        /// What is wrong and what is allowed.
        public var message: String
    }

    /// All contradictions between values: moments that no distribution has, weights that are all zero, ends in the wrong order.
    public var contradictions: [Contradiction] { moments + weights + orders + choices + correlations }

    /// False where the model cannot run whatever the answers at intake: found without solving for anything.
    var hasSoundChoices: Bool { (weights + orders + choices).isEmpty }

    private var moments: [Contradiction] {
        let pairs: [(ParameterKey, ParameterKey, Double, Double)] = [
            (.youngAgeMean, .youngAgeSpread, self[.ageLowest], self[.youngAgeEnd]),
            (.adultAgeMean, .adultAgeSpread, self[.ageLowest], self[.ageHighest]),
            (.hoursBeforeMeanOfWorking, .hoursBeforeSpreadOfWorking, 0, self[.hoursBeforeHighest]),
        ]
        let rest: [Contradiction] = pairs.compactMap { mean, spread, low, high in
            let fits = (try? ScaledBeta(low: low, high: high, mean: self[mean], standardDeviation: self[spread])) != nil
            guard !fits else { return nil }
            var told = withoutDistribution(mean, spread, "no distribution", low, high)
            // Its upper end is a parameter too, and may be the one that a file states.
            if mean == .hoursBeforeMeanOfWorking { told.keys.append(.hoursBeforeHighest) }
            return told
        }
        return rest
            + scalesWithoutAnswers.map {
                withoutDistribution($0.mean, $0.spread, "no whole-number scale", Double($0.low), Double($0.high))
            }
    }

    /// None, without a search for them, where the answers at intake are solved for.
    private var scalesWithoutAnswers: [IntakeScores.Scale] {
        if (try? IntakeScores(self)) != nil { return [] }
        return IntakeScores.scales.filter { (try? $0.answers(self)) == nil }
    }

    private func withoutDistribution(
        _ mean: ParameterKey, _ spread: ParameterKey, _ what: String, _ low: Double, _ high: Double
    ) -> Contradiction {
        let (a, b) = (shortNumber(self[mean]), shortNumber(self[spread]))
        return Contradiction(
            keys: [mean, spread],
            message:
                "\(what) from \(shortNumber(low)) to \(shortNumber(high)) has the mean \(a) and the standard deviation \(b); "
                + "allowed: another standard deviation, or another mean")
    }

    private var weights: [Contradiction] {
        let sets: [[ParameterKey]] = [
            [.segmentYoungShare, .segmentIllShare, .segmentRefugeeShare, .segmentAssistanceShare],
            [.employerSize1Share, .employerSize2Share, .employerSize3Share, .employerSize4Share],
            [.permanentShare, .substituteShare, .engagementShare, .onCallShare],
            [.ownJobPermanentShare, .substituteShare, .engagementShare, .onCallShare],
        ]
        return sets.filter { $0.allSatisfy { self[$0] <= 0 } }.map {
            Contradiction(keys: $0, message: "all of these are 0; allowed: at least one above 0")
        }
    }

    private var orders: [Contradiction] {
        let pairs: [(ParameterKey, ParameterKey)] = [
            (.tasteShortest, .tasteLongest), (.engagementShortest, .engagementLongest),
        ]
        return pairs.filter { self[$0] > self[$1] }.map {
            Contradiction(keys: [$0, $1], message: "the shortest is longer than the longest")
        }
    }

    private var choices: [Contradiction] {
        guard self[.serviceDelivered] != 0, self[.serviceDelivered] != 1 else { return [] }
        return [
            Contradiction(
                keys: [.serviceDelivered],
                message: "\(shortNumber(self[.serviceDelivered])) is neither; allowed: 0 or 1")
        ]
    }

    /// What the three answers at intake cannot have together, once each has its mean and standard deviation.
    private var correlations: [Contradiction] {
        guard scalesWithoutAnswers.isEmpty else { return [] }
        let keys: [ParameterKey] = [
            .correlationAbilityEfficacy, .correlationAbilityExpectation, .correlationEfficacyExpectation,
        ]
        do {
            _ = try IntakeScores(self)
            return []
        } catch .unattainable(let first, let second, let correlation, let lowest, let highest) {
            let pair = "\(IntakeScores.scales[first].name) and \(IntakeScores.scales[second].name)"
            return [
                Contradiction(
                    keys: keys,
                    message: "answers with these means and standard deviations cannot correlate so: \(pair) at "
                        + "\(shortNumber(correlation)); allowed: from \(shortNumber(lowest)) to \(shortNumber(highest))"
                )
            ]
        } catch {
            return [
                Contradiction(
                    keys: keys,
                    message: "no three answers at intake have these correlations; allowed: a positive definite matrix")
            ]
        }
    }
}
