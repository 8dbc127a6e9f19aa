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
    public var contradictions: [Contradiction] { moments + weights + orders + correlations }

    private var moments: [Contradiction] {
        let pairs: [(ParameterKey, ParameterKey, Double, Double)] = [
            (.abilityMean, .abilitySpread, 0, 10), (.efficacyMean, .efficacySpread, 1, 10),
            (.expectationMean, .expectationSpread, 0.5, 8.5), (.adultAgeMean, .adultAgeSpread, 18, 67),
            (.hoursBeforeMeanOfWorking, .hoursBeforeSpreadOfWorking, 0, self[.hoursBeforeHighest]),
        ]
        return pairs.compactMap { mean, spread, low, high in
            let fits = (try? ScaledBeta(low: low, high: high, mean: self[mean], standardDeviation: self[spread])) != nil
            guard !fits else { return nil }
            let (a, b) = (shortNumber(self[mean]), shortNumber(self[spread]))
            let ends = "from \(shortNumber(low)) to \(shortNumber(high))"
            return Contradiction(
                keys: [mean, spread],
                message: "no distribution \(ends) has the mean \(a) and the standard deviation \(b);"
                    + " allowed: a smaller standard deviation, or a mean further from the ends")
        }
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

    private var correlations: [Contradiction] {
        let (a, b, c) = (
            self[.correlationAbilityEfficacy], self[.correlationAbilityExpectation],
            self[.correlationEfficacyExpectation]
        )
        guard 1 + 2 * a * b * c - a * a - b * b - c * c <= 0 else { return [] }
        return [
            Contradiction(
                keys: [.correlationAbilityEfficacy, .correlationAbilityExpectation, .correlationEfficacyExpectation],
                message: "no three quantities have these correlations; allowed: a positive definite matrix")
        ]
    }
}
