import Foundation
import Testing

@testable import Simulator

/// The function of 20 parameters of Morris 1991, with alternating coefficients of 1 where he drew random ones.
///
/// The first ten matter; of these the first seven by curvature or interactions too.
enum MorrisFunction {
    static func value(at x: [Double]) -> Double {
        let w = x.enumerated().map { index, x in
            [2, 4, 6].contains(index) ? 2 * (1.1 * x / (x + 0.1) - 0.5) : 2 * (x - 0.5)
        }
        func sign(_ exponent: Int) -> Double { exponent.isMultiple(of: 2) ? 1 : -1 }
        var sum = 0.0
        for i in 0..<20 {
            sum += (i < 10 ? 20 : sign(i + 1)) * w[i]
            for j in 0..<i {
                sum += (i < 6 ? -15 : sign(i + j)) * w[i] * w[j]
                guard i < 5 else { continue }
                for l in 0..<j {
                    sum += -10 * w[i] * w[j] * w[l]
                    if i < 4 { for s in 0..<l { sum += 5 * w[i] * w[j] * w[l] * w[s] } }
                }
            }
        }
        return sum
    }
}

@Suite struct MorrisTests {
    @Test func trajectoriesMoveOneParameterAtATimeOnTheGrid() throws {
        let design = try MorrisDesign(parameters: 6, trajectories: 30, levels: 4, seed: 1)
        #expect(design.count == 210 && abs(design.step - 2.0 / 3) < 1e-15)
        var counts = [0, 0, 0, 0]
        for trajectory in 0..<30 {
            let points = (0..<7).map { design.point(trajectory * 7 + $0) }
            let moves = zip(points, points.dropFirst()).map { a, b in (0..<6).filter { a[$0] != b[$0] } }
            #expect(moves.flatMap(\.self).sorted() == Array(0..<6) && moves.allSatisfy { $0.count == 1 })
            for (a, b) in zip(points[0], points[6]) { #expect(abs(abs(a - b) - 2.0 / 3) < 1e-12) }
            for value in points[0] + points[6] { counts[Int((value * 3).rounded())] += 1 }
        }
        // Start and end cover the levels as often, 90 each; they come in two pairs.
        #expect(counts[0] == counts[2] && counts[1] == counts[3])
        expectPlausible(GoodnessOfFit.chiSquare(uniform: [Double(counts[0]), Double(counts[1])]))
    }

    @Test func ranksTheFunctionOfMorris() throws {
        let design = try MorrisDesign(parameters: 20, trajectories: 20, seed: 2)
        let results = (0..<design.count).map { [MorrisFunction.value(at: design.point($0))] }
        let screening = try MorrisScreening(of: results, design: design)
        #expect(Set(screening.ranking.prefix(10)) == Set(0..<10))
        let spreads = screening.effects.map(\.spread.value)
        #expect(try #require(spreads[..<7].min()) > 3 * (try #require(spreads[7..<10].max())), "\(spreads)")
        // Coefficients of 20 on 2 (x - 1/2), and interactions that average out: an effect of 40.
        for parameter in 7..<10 { #expect(abs(screening.effects[parameter].mean.value - 40) < 5) }
        #expect(screening.effects.allSatisfy { $0.noiseVariance == nil && $0.isAboveNoise == nil })
    }

    /// A linear function: elementary effects are the coefficients exactly.
    @Test func effectsOfALinearFunction() throws {
        let design = try MorrisDesign(parameters: 3, trajectories: 5, seed: 3)
        let results = (0..<design.count).map { number in
            let x = design.point(number)
            return [7 - 4 * x[0] + 2 * x[1]]
        }
        let screening = try MorrisScreening(of: results, design: design)
        for (effect, expected) in zip(screening.effects, [-4.0, 2, 0]) {
            #expect(abs(effect.mean.value - expected) < 1e-12 && abs(effect.meanSize.value - abs(expected)) < 1e-12)
            #expect(effect.spread.value < 1e-12 && effect.meanSize.halfWidth ?? 1 < 1e-12)
        }
        #expect(screening.ranking == [0, 1, 2])
    }

    /// Noise of variance 1 at each point with 5 replications adds 2 / 5 / step^2 to the variance of elementary effects.
    ///
    /// Luck that the points of a trajectory share adds nothing. In 400 trajectories the estimates are known to some 5 %.
    @Test func noiseIsToldFromUnevenness() throws {
        let design = try MorrisDesign(parameters: 3, trajectories: 400, seed: 4)
        let cells = design.cells(replications: 5)
        func exact(_ x: [Double]) -> Double { 3 * x[0] + 6 * x[1] * x[2] }
        var noisy = Array(repeating: [Double](), count: design.count)
        for cell in cells {
            var shared = testStream(UInt64(cell.replication), 1)
            var own = testStream(UInt64(cell.replication), 2, ordinal: cell.point)
            noisy[cell.point].append(exact(design.point(cell.point)) + 10 * shared.normal() + own.normal())
        }
        let screening = try MorrisScreening(of: noisy, design: design)
        let plain = try MorrisScreening(of: (0..<design.count).map { [exact(design.point($0))] }, design: design)
        let expected = 2.0 / 5 / (design.step * design.step)
        for (effect, exact) in zip(screening.effects, plain.effects) {
            #expect(abs(try #require(effect.noiseVariance) / expected - 1) < 0.08)
            #expect(abs(try #require(effect.spreadWithoutNoise) - exact.spread.value) < 0.25)
        }
        #expect(try #require(screening.effects[0].noiseShare) > 0.85)
        #expect(try #require(screening.effects[1].noiseShare) < 0.3)
        #expect(screening.effects.allSatisfy { $0.isAboveNoise == true })
    }

    /// A parameter without effect has the mu* of its noise floor, and is not taken for one with an effect.
    @Test func aParameterWithoutEffectIsNotAboveNoise() throws {
        let design = try MorrisDesign(parameters: 2, trajectories: 200, seed: 5)
        let results = (0..<design.count).map { number in
            (0..<4).map { replication in
                var own = testStream(UInt64(number), 3, ordinal: replication)
                return 5 * design.point(number)[0] + own.normal()
            }
        }
        let effects = try MorrisScreening(of: results, design: design).effects
        #expect(effects[0].isAboveNoise == true && effects[1].isAboveNoise == false)
        #expect(abs(effects[1].meanSize.value / (try #require(effects[1].noiseFloor)) - 1) < 0.12)
    }

    /// What is left of sums in another order is no effect.
    @Test func roundingIsNoEffect() throws {
        let design = try MorrisDesign(parameters: 2, trajectories: 4, seed: 6)
        let results = (0..<design.count).map { number in
            let value = number.isMultiple(of: 2) ? 0.1 + 0.2 : 0.3
            return [value, value]
        }
        let screening = try MorrisScreening(of: results, design: design)
        #expect(screening.effects.allSatisfy { $0.meanSize.value == 0 && $0.isAboveNoise == false })
    }

    @Test func settingsAndResultsAreChecked() async {
        await expectText("MorrisDesign: levels is 3.0; it must be an even number, at least 2") {
            _ = try MorrisDesign(parameters: 2, levels: 3, seed: 1)
        }
        await expectText("MorrisDesign: trajectories is 1.0; it must be at least 2") {
            _ = try MorrisDesign(parameters: 2, trajectories: 1, seed: 1)
        }
        await expectText("MorrisScreening: the number of points with results is 5; it must be 6") {
            let design = try MorrisDesign(parameters: 2, trajectories: 2, seed: 1)
            _ = try MorrisScreening(of: Array(repeating: [1], count: 5), design: design)
        }
        await expectText("MorrisScreening: the number of replications of point 1 is 1; it must be 2") {
            let design = try MorrisDesign(parameters: 2, trajectories: 2, seed: 1)
            _ = try MorrisScreening(of: [[1, 2]] + Array(repeating: [1], count: 5), design: design)
        }
        await expectText("MorrisScreening: the result of replication 1 of point 0 is nan; it must be a finite number") {
            let design = try MorrisDesign(parameters: 2, trajectories: 2, seed: 1)
            _ = try MorrisScreening(of: Array(repeating: [.nan], count: 6), design: design)
        }
    }
}
