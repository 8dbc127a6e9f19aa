import Testing

@testable import Simulator

/// Whether posteriors are right on average over data that the prior itself explains.
///
/// Simulation-based calibration: S. Talts and others 2018, doi:10.48550/arXiv.1804.06788.
@Suite struct CalibrationCoverageTests {
    private struct Outcome: Sendable {
        var covered: [Bool]
        var ranks: [Int]
    }

    /// Draws parameters from the prior, simulates what is observed, calibrates on it, and looks where the parameters lie in the posterior.
    @Sendable private static func outcome(run: Int) async throws -> Outcome {
        var stream = testStream(20, 1, ordinal: run)
        let truth = try CompetingEnds.priors().map { $0.sample(from: &stream) }
        let observed = CompetingEnds.summaries(truth, &stream)
        let bayes = try CompetingEnds.problem(observed: observed, seed: UInt64(1000 + run))
        var state = bayes.start
        try await bayes.run(&state, jobs: 1, evaluate: CompetingEnds.simulate)
        let posterior = try #require(try bayes.adjustedPosterior(of: state))
        let draws = posterior.draws(9, seed: UInt64(run))
        return Outcome(
            covered: truth.indices.map { posterior.credibleInterval(0.9, of: $0).contains(truth[$0]) },
            ranks: truth.indices.map { parameter in draws.filter { $0[parameter] < truth[parameter] }.count })
    }

    /// Intervals of 90 % cover in at least 80 % of the runs, and the ranks of the truth among nine draws are uniform.
    @Test func intervalsCoverAndRanksAreUniform() async throws {
        let runs = fullTests ? 500 : 50
        let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
            for run in 0..<runs { group.addTask { try await Self.outcome(run: run) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for parameter in 0..<3 {
            let covered = outcomes.filter { $0.covered[parameter] }.count
            #expect(Double(covered) >= 0.8 * Double(runs), "parameter \(parameter)")
            var counts = Array(repeating: 0.0, count: 10)
            for outcome in outcomes { counts[outcome.ranks[parameter]] += 1 }
            expectPlausible(
                GoodnessOfFit.chiSquare(uniform: counts),
                "ranks of parameter \(parameter): \(counts), covered \(covered)")
        }
    }
}
