import Foundation
import Testing

@testable import Simulator

/// A function whose Sobol' indices are known.
struct IndexedFunction: Sendable, CustomTestStringConvertible {
    let name: String
    let first: [Double]
    let total: [Double]
    let variance: Double
    let value: @Sendable ([Double]) -> Double

    var testDescription: String { name }

    /// T. Ishigami and T. Homma 1990, doi:10.1109/ISUMA.1990.151285, with a = 7 and b = 0.1.
    static let ishigami: Self = {
        let (a, b) = (7.0, 0.1)
        let alone = pow(1 + b * pow(.pi, 4) / 5, 2) / 2
        let second = a * a / 8
        let joint = 8 * b * b * pow(.pi, 8) / 225
        let variance = alone + second + joint
        return Self(
            name: "Ishigami", first: [alone / variance, second / variance, 0],
            total: [(alone + joint) / variance, second / variance, joint / variance], variance: variance
        ) { u in
            let x = u.map { Double.pi * (2 * $0 - 1) }
            return sin(x[0]) + a * pow(sin(x[1]), 2) + b * pow(x[2], 4) * sin(x[0])
        }
    }()

    /// The G function of Sobol', as in A. Saltelli and others 2010: a = 0, 1, 4.5, 9 and four times 99.
    static let g: Self = {
        let a = [0, 1, 4.5, 9, 99, 99, 99, 99]
        let parts = a.map { 1 / (3 * pow(1 + $0, 2)) }
        let all = parts.reduce(1) { $0 * (1 + $1) }
        return Self(
            name: "Sobol' G", first: parts.map { $0 / (all - 1) },
            total: parts.map { $0 * all / (1 + $0) / (all - 1) }, variance: all - 1
        ) { u in zip(u, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) } }
    }()
}

/// All intervals of a function hold at once with at least 95 % (Bonferroni); no seed was chosen by its result.
@Suite struct SobolIndexTests {
    private func confidence(_ function: IndexedFunction) -> Double { 1 - 0.05 / Double(2 * function.first.count + 1) }

    private func expectWithin(_ indices: SobolIndices, _ function: IndexedFunction, width: Double) {
        for (estimate, truth) in zip(indices.first + indices.total, function.first + function.total) {
            #expect(estimate.contains(truth), "\(estimate) \(truth)")
            #expect(2 * (estimate.halfWidth ?? .infinity) < width, "\(estimate)")
        }
        #expect(indices.parameterVariance.contains(function.variance), "\(indices.parameterVariance)")
    }

    @Test(arguments: [IndexedFunction.ishigami, .g], [SobolDesign.Sampling.sobolSequence, .random])
    func intervalsHoldTheAnalyticIndices(_ function: IndexedFunction, _ sampling: SobolDesign.Sampling) throws {
        let design = try SobolDesign(
            parameters: function.first.count, rows: 4096, sampling: sampling, seed: 11)
        let results = (0..<design.count).map { [function.value(design.point($0))] }
        let indices = try SobolIndices(of: results, design: design, confidence: confidence(function), resamples: 500)
        expectWithin(indices, function, width: 0.25)
        #expect(indices.replicationVariance == nil && indices.noiseShare == nil)
    }

    /// With noise as large as the variance that is to be explained, and two replications of each point, half of it shared by a row.
    @Test(arguments: [IndexedFunction.ishigami, .g])
    func noiseIsTakenOut(_ function: IndexedFunction) throws {
        let design = try SobolDesign(parameters: function.first.count, rows: 4096, seed: 12)
        let results = noisy(function, design, replications: 2)
        let indices = try SobolIndices(of: results, design: design, confidence: confidence(function), resamples: 500)
        expectWithin(indices, function, width: 0.5)
        #expect(abs(try #require(indices.noiseShare) - 0.5) < 0.02)
        #expect(abs(try #require(indices.replicationVariance) / function.variance - 1) < 0.05)
    }

    /// Why it has to be: taken as they are, means of replications give every parameter a total index of at least the noise.
    @Test func noiseThatIsLeftInCountsAsEffects() throws {
        let function = IndexedFunction.ishigami
        let design = try SobolDesign(parameters: 3, rows: 4096, seed: 13)
        let means = noisy(function, design, replications: 2).map { [Tally($0).mean] }
        let indices = try SobolIndices(of: means, design: design, confidence: confidence(function), resamples: 200)
        #expect(!indices.parameterVariance.contains(function.variance))
        #expect(
            (indices.total[1].low ?? .infinity) < function.total[1]
                || (indices.first[1].high ?? .infinity) < function.first[1])
        #expect((indices.first[1].high ?? .infinity) < function.first[1])
    }

    private func noisy(_ function: IndexedFunction, _ design: SobolDesign, replications: Int) -> [[Double]] {
        let deviation = (function.variance / 2).squareRoot()
        var results = Array(repeating: [Double](), count: design.count)
        for cell in design.cells(replications: replications) {
            var shared = testStream(UInt64(cell.replication), 4)
            var own = testStream(UInt64(cell.replication), 5, ordinal: cell.point)
            let noise = deviation * (shared.normal() + own.normal())
            results[cell.point].append(function.value(design.point(cell.point)) + noise)
        }
        return results
    }

    /// Results of noise alone, of two replications: where the variance comes out below 0 that is said with what the results are, and hardly any
    /// index is told from noise (of 600, at most 5 % by a binomial test, p above 0.001).
    @Test func pureNoiseIsNotTakenForEffects() throws {
        var (told, analysed, silent) = (0, 0, 0)
        for seed in 0..<200 {
            let design = try SobolDesign(parameters: 3, rows: 32, seed: UInt64(seed))
            let results = design.cells(replications: 2).reduce(into: Array(repeating: [Double](), count: design.count))
            {
                var own = testStream(UInt64(seed), 6, ordinal: $1.point * 2 + $1.ordinal)
                $0[$1.point].append(5 + own.normal())
            }
            do {
                let indices = try SobolIndices(of: results, design: design, resamples: 200)
                told += try #require(indices.isAboveNoise).count { $0 }
                analysed += 3
            } catch ExperimentError.noiseAlone(_, let variance, let lowest, let highest) {
                #expect(variance <= 0 && lowest < highest && (0..<5).contains(lowest) && (5..<10).contains(highest))
                silent += 1
            }
        }
        #expect(analysed + 3 * silent == 600 && silent > 60)
        #expect(told <= 47, "\(told)")
    }

    /// A parameter with half of the variance of single runs is told from noise, one without effect is not.
    @Test func effectsAreToldFromNoise() throws {
        let design = try SobolDesign(parameters: 2, rows: 256, seed: 15)
        let results = (0..<design.count).map { number in
            (0..<2).map { replication in
                var own = testStream(UInt64(number), 7, ordinal: replication)
                return 12.0.squareRoot() * design.point(number)[0] + own.normal()
            }
        }
        let indices = try SobolIndices(of: results, design: design)
        #expect(indices.isAboveNoise == [true, false] && indices.isVarianceAboveNoise == true)
        // One replication does not say what noise is.
        let single = try SobolIndices(of: results.map { [$0[0]] }, design: design, resamples: 20)
        #expect(single.isAboveNoise == nil && single.isVarianceAboveNoise == nil)
    }

    @Test func rowsAreOfTwoDesignsAndTheirMixtures() throws {
        let design = try SobolDesign(parameters: 2, rows: 8, seed: 14)
        for row in 0..<8 {
            let (a, b) = (design.point(4 * row), design.point(4 * row + 1))
            #expect(design.point(4 * row + 2) == [b[0], a[1]] && design.point(4 * row + 3) == [a[0], b[1]])
        }
        #expect(design.cells(replications: 1).prefix(8).map(\.replication) == [1, 1, 1, 1, 2, 2, 2, 2])
    }

    @Test func settingsAndResultsAreChecked() async {
        await expectText(
            "SobolDesign: parameters is 21.0; it must be 1 to 20; screen them first, and vary those that matter"
        ) { _ = try SobolDesign(parameters: 21, rows: 8, seed: 1) }
        await expectText("SobolIndices: all results are alike, so that there is no variation to explain") {
            let design = try SobolDesign(parameters: 1, rows: 4, seed: 1)
            _ = try SobolIndices(of: Array(repeating: [2], count: 12), design: design)
        }
        // Sums in another order are alike.
        await expectText("SobolIndices: all results are alike, so that there is no variation to explain") {
            let design = try SobolDesign(parameters: 1, rows: 4, seed: 1)
            _ = try SobolIndices(of: (0..<12).map { [$0 > 3 ? 0.1 + 0.2 : 0.3] }, design: design)
        }
    }
}
