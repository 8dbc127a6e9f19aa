import CGSL
import Testing

@testable import Simulator

/// Two strategies, of which one has the benefit 0 and the other -0.5 + 2 a + b, with a, b and c standard normal, and c of no account.
private enum LinearToy {
    static let offset = -0.5
    static let slopes = [2.0, 1, 0]

    static func samples(
        _ count: Int, noise: Double = 0, _ stream: inout RandomStream
    ) -> (parameters: [[Double]], benefits: [[Double]]) {
        let parameters = (0..<count).map { _ in slopes.map { _ in stream.normal() } }
        let benefits = parameters.map { row in
            [0, zip(row, slopes).reduce(offset) { $0 + $1.0 * $1.1 } + stream.normal(standardDeviation: noise)]
        }
        return (parameters, benefits)
    }

    /// The mean of the positive part of a normal variable, less the positive part of its mean.
    static func value(ofKnowing group: [Int]) -> Double {
        let spread = group.reduce(0) { $0 + slopes[$1] * slopes[$1] }.squareRoot()
        guard spread > 0 else { return 0 }
        let z = offset / spread
        return offset * gsl_cdf_ugaussian_P(z) + spread * gsl_ran_ugaussian_pdf(z) - max(0, offset)
    }
}

@Suite struct ValueOfInformationTests {
    /// Groups of a linear-Gaussian toy with replication noise one and a half times as large as what parameters do: the closed form is within the intervals, at
    /// 99.9 % each.
    @Test func closedFormOfALinearToy() throws {
        var stream = testStream(150)
        let (parameters, benefits) = LinearToy.samples(4000, noise: 3, &stream)
        let value = try ValueOfInformation(
            parameters: parameters, benefits: benefits, confidence: 0.999, seed: 1)
        for group in [[0], [1], [0, 1], [1, 2], [0, 1, 2]] {
            let (estimate, truth) = (try value.ofKnowing(group), LinearToy.value(ofKnowing: group))
            #expect(estimate.covers(truth), "\(group): \(estimate) \(truth)")
            #expect(try #require(estimate.halfWidth) < 0.25)
        }
        #expect(try value.ofKnowing([2]).value == 0)
        #expect(try value.ofEverything() == value.ofKnowing([0, 1, 2]))
        #expect(value.best == 0 && value.means[0] == 0)
        // The larger of noisy benefits gains by noise alone.
        let noisy = value.ofChoosingByEachSample
        #expect(noisy.value - (try #require(noisy.halfWidth)) > LinearToy.value(ofKnowing: [0, 1, 2]) + 0.3)
    }

    @Test func withoutNoiseTheLargestOfEachSampleIsIt() throws {
        var stream = testStream(151)
        let (parameters, benefits) = LinearToy.samples(4000, &stream)
        let value = try ValueOfInformation(
            parameters: parameters, benefits: benefits, confidence: 0.999, seed: 1)
        #expect(value.ofChoosingByEachSample.covers(LinearToy.value(ofKnowing: [0, 1])))
        let better = gsl_cdf_ugaussian_P(LinearToy.offset / 5.0.squareRoot())
        #expect(abs(value.probabilitiesBest[1] - better) < 4 * (better * (1 - better) / 4000).squareRoot())
        #expect(abs(value.probabilitiesBest[0] + value.probabilitiesBest[1] - 1) < 1e-12)
    }

    /// In 300 experiments of 600 draws intervals of nominally 95 % hold the closed form: two-sided binomial p above 0.001.
    @Test func intervalsCover() throws {
        let truth = LinearToy.value(ofKnowing: [0])
        let coverage = try Coverage(seed: 152, trials: 300) { stream in
            let (parameters, benefits) = LinearToy.samples(600, noise: 1, &stream)
            let value = try ValueOfInformation(
                parameters: parameters, benefits: benefits, resamples: 50, seed: 1)
            return try value.ofKnowing([0]).covers(truth)
        }
        #expect(coverage.pValue(nominal: 0.95) > 0.001, "\(coverage)")
    }

    /// A benefit of a^2 - 1 gains where a is beyond 1 on either side, 2 phi(1) on average, which no straight line sees; a third strategy of -5 never gains.
    @Test func curvedBenefits() throws {
        var stream = testStream(153)
        let parameters = (0..<3000).map { _ in [stream.normal(), stream.normal()] }
        let benefits = parameters.map { [0, $0[0] * $0[0] - 1 + stream.normal(), -5] }
        let value = try ValueOfInformation(
            parameters: parameters, benefits: benefits, confidence: 0.999, seed: 2)
        let squared = try value.ofKnowing([0])
        #expect(squared.covers(2 * gsl_ran_ugaussian_pdf(1)), "\(squared)")
        #expect(try value.ofKnowing([1]).value == 0)
        #expect(value.probabilitiesBest[2] < 0.001)
    }

    /// Benefits that have nothing to do with the parameters: knowing these is worth 0 in all but one in twenty of 200 experiments (one-sided
    /// binomial p above 0.001, at most 21), where the plain regression gives something in nearly all. Two strategies are as good, which is
    /// where noise gains most.
    @Test func pureNoiseIsWorthNothing() throws {
        var stream = testStream(154)
        var (found, plain) = ([Double](), [Double]())
        for _ in 0..<200 {
            let parameters = (0..<60).map { _ in [stream.normal()] }
            let benefits = (0..<60).map { _ in [0, stream.normal()] }
            let value = try ValueOfInformation(parameters: parameters, benefits: benefits, resamples: 2, seed: 1)
            found.append(try value.ofKnowing([0]).value)
            let designs = PolynomialDesigns(of: parameters, seed: 1)
            let gains = benefits.map { row in row.map { $0 - row[value.best] } }
            plain.append(FittedBenefits(PolynomialRegression(selectedFor: gains, among: designs).fitted(gains)).gain())
        }
        #expect(found.count { $0 > 0 } <= 21, "\(found.count { $0 > 0 })")
        #expect(plain.count { $0 > 0 } > 100 && Tally(found).mean < Tally(plain).mean / 2)
    }

    /// Two strategies that are as good on average, where noise gains most: over 100 experiments the value is on average that of the closed form
    /// for a difference of the mean that was seen and a deviation of 2.
    ///
    /// Within four standard errors and 1 % of 2 phi(0), with noise of a variance of 9 beside the 4 of the parameter.
    @Test func whatNoiseAddsIsTakenOut() throws {
        var stream = testStream(155)
        let misses = try (0..<100).map { _ in
            let parameters = (0..<300).map { _ in [stream.normal()] }
            let benefits = parameters.map { [0, 2 * $0[0] + stream.normal(standardDeviation: 3)] }
            let value = try ValueOfInformation(parameters: parameters, benefits: benefits, resamples: 2, seed: 1)
            let (mean, z) = (value.means[1], value.means[1] / 2)
            let expected = mean * gsl_cdf_ugaussian_P(z) + 2 * gsl_ran_ugaussian_pdf(z) - max(0, mean)
            return try value.ofKnowing([0]).value - expected
        }
        let tally = Tally(misses)
        let allowed = 4 * (tally.variance / 100).squareRoot() + 0.01 * 2 * gsl_ran_ugaussian_pdf(0)
        #expect(abs(tally.mean) < allowed, "\(tally.mean) \(allowed)")
    }

    /// The null is a function of the seed alone, and its p-value counts.
    @Test func theNullIsDeterministic() throws {
        var stream = testStream(156)
        let parameters = (0..<40).map { _ in [stream.normal(), stream.normal()] }
        let gains = parameters.map { [0, $0[0]] }
        let designs = PolynomialDesigns(of: parameters, seed: 3)
        let null = PermutationNull(designs, gains, seed: 3)
        #expect(null.values == PermutationNull(designs, gains, seed: 3).values)
        #expect(null.values != PermutationNull(designs, gains, seed: 4).values)
        #expect(null.values.count == 500 && null.variances[0] == 0 && null.variances[1] > 0)
        #expect(null.pValue(of: .infinity) == 1.0 / 501 && null.pValue(of: 0) == 1)
    }

    /// Cross-validation by sums of products is the one that fits each part anew.
    @Test func errorsAreThoseOfRowsLeftOut() throws {
        var stream = testStream(157)
        let inputs = (0..<40).map { _ in [stream.normal(), stream.normal()] }
        let responses = inputs.map { [$0[0] * $0[1] + stream.normal(), $0[0] - 1] }
        let designs = PolynomialDesigns(of: inputs, seed: 5)
        let features = PolynomialFeatures(degree: 2, of: inputs)
        let errors = designs.all[1].errors(responses, [1, 2], folds: designs.folds)
        for (place, penalty) in PolynomialDesigns.penalties.enumerated() {
            var sum = 0.0
            for fold in Set(designs.folds) {
                var equations = NormalEquations(features: features.count, responses: 2)
                for index in inputs.indices where designs.folds[index] != fold {
                    equations.add(features(inputs[index]), responses[index], weight: 1)
                }
                let coefficients = equations.coefficients(penalty: penalty)
                for index in inputs.indices where designs.folds[index] == fold {
                    for (column, scale) in [1.0, 2].enumerated() {
                        let fit = zip(features(inputs[index]), coefficients[column]).reduce(0) { $0 + $1.0 * $1.1 }
                        sum += scale * (responses[index][column] - fit) * (responses[index][column] - fit)
                    }
                }
            }
            #expect(abs(errors[place] - sum) < 1e-9 * sum)
        }
    }

    @Test func samplesAreChecked() async {
        let rows = Array(repeating: [1.0, 2], count: 30)
        await expectText("ValueOfInformation: number of draws is 2.0; it must be at least 30") {
            _ = try ValueOfInformation(parameters: [[1], [2]], benefits: [[1, 2], [1, 2]], seed: 1)
        }
        await expectText("ValueOfInformation: the number of draws of parameters is 29; it must be 30") {
            _ = try ValueOfInformation(parameters: Array(rows.dropLast()), benefits: rows, seed: 1)
        }
        await expectText("ValueOfInformation: parameter is 2.0; it must be 0 to 1") {
            _ = try ValueOfInformation(parameters: rows, benefits: rows, seed: 1).ofKnowing([2])
        }
    }
}

@Suite struct VarianceComponentTests {
    @Test func byHand() throws {
        let components = try VarianceComponents(of: [[1, 3], [2, 4], [9, 11]])
        // Means 2, 3 and 10 vary by 19, of which half of 2 is noise.
        #expect(abs(components.replication.value - 2) < 1e-12 && abs(components.parameter.value - 18) < 1e-12)
        #expect(abs(components.mean.value - 5) < 1e-12 && components.replications == 2)
        #expect(abs(components.varianceOfGroupMeans - 19) < 1e-12)
        #expect(abs(try #require(components.parameterShare) - 0.9) < 1e-12)
    }

    /// In 1 000 experiments of 150 groups intervals of nominally 95 % hold the components: two-sided binomial p above 0.001.
    @Test func intervalsCover() throws {
        var noise = 0
        let coverage = try Coverage(seed: 160) { stream in
            let groups = (0..<150).map { _ in
                let level = stream.normal(standardDeviation: 2)
                return (0..<4).map { _ in level + stream.normal(standardDeviation: 3) }
            }
            let components = try VarianceComponents(of: groups)
            if components.replication.covers(9) { noise += 1 }
            return components.parameter.covers(4)
        }
        #expect(coverage.pValue(nominal: 0.95) > 0.001, "\(coverage)")
        #expect(noise >= 926 && noise <= 971, "\(noise)")
    }

    /// The jackknife as it is defined, by leaving out each group.
    @Test func jackknifeLeavesOutGroups() throws {
        var stream = testStream(161)
        let groups = (0..<6).map { _ in (0..<3).map { _ in stream.normal() } }
        func parameter(_ groups: [[Double]]) -> Double {
            let tallies = groups.map { Tally($0) }
            return Tally(tallies.map(\.mean)).variance - Tally(tallies.map(\.variance)).mean / 3
        }
        let leftOut = groups.indices.map { left in parameter(groups.indices.filter { $0 != left }.map { groups[$0] }) }
        let expected = Jackknife(whole: parameter(groups), leavingOut: leftOut).estimate()
        let given = try VarianceComponents(of: groups).parameter
        #expect(abs(given.value - expected.value) < 1e-12)
        #expect(abs(try #require(given.halfWidth) - (try #require(expected.halfWidth))) < 1e-12)
    }

    /// In 400 experiments of noise alone, of which a few results are far out, one in twenty is taken for more (two-sided binomial p above 0.001);
    /// groups of which one in ten lies at 20 are.
    @Test func noiseIsNotTakenForParameters() throws {
        let coverage = Coverage(seed: 163, trials: 400) { stream in
            let groups = (0..<30).map { _ in (0..<2).map { _ in stream.chance(0.1) ? 20 : stream.normal() } }
            return !VarianceComponents.isAboveNoise(groups, seed: 1)
        }
        #expect(coverage.pValue(nominal: 0.95) > 0.001, "\(coverage)")
        let groups = (0..<30).map { [$0 % 10 == 0 ? 20 : 0, $0 % 10 == 0 ? 21.0 : 0] }
        #expect(VarianceComponents.isAboveNoise(groups, seed: 1))
        #expect(!VarianceComponents.isAboveNoise(Array(repeating: [1, 1], count: 30), seed: 1))
    }

    @Test func groupsAreChecked() async {
        await expectText("VarianceComponents: number of groups is 2.0; it must be at least 3") {
            _ = try VarianceComponents(of: [[1, 2], [1, 2]])
        }
        await expectText("VarianceComponents: the number of replications in group 2 is 1; it must be 2") {
            _ = try VarianceComponents(of: [[1, 2], [1, 2], [1]])
        }
    }
}

@Suite struct NoiseInSpreadTests {
    /// Drawn in, means vary by the component of the parameters, to rounding; with the error of their mean by that as well.
    @Test func meansAreDrawnInToTheirComponent() throws {
        var stream = testStream(162)
        let groups = (0..<50).map { _ in
            let level = stream.normal(standardDeviation: 2)
            return (0..<3).map { _ in level + stream.normal(standardDeviation: 3) }
        }
        let components = try VarianceComponents(of: groups)
        let means = groups.map { Tally($0).mean }
        let (bare, wide) = (Tally(components.withoutNoise(means)), Tally(components.withErrorOfMean(means)))
        #expect(abs(bare.variance - components.parameter.value) < 1e-9)
        #expect(abs(wide.variance - bare.variance - components.replication.value / 150) < 1e-9)
        #expect(abs(bare.mean - Tally(means).mean) < 1e-12)
        // Where the component is below 0, nothing is left.
        let none = try VarianceComponents(of: [[1, 9], [4, 6], [5, 5]])
        #expect(none.parameter.value < 0 && none.withoutNoise([5, 6, 7]) == [6, 6, 6])
    }
}
