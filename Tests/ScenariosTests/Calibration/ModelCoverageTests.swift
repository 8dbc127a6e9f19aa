import Foundation
import Models
import Simulator
import Testing

@testable import Scenarios

/// Whether a calibration finds what the model itself was run with: posteriors of the follow-up model on data that it made, from known parameters.
///
/// One arm of 80 people on the shipped data, two parameters, four numbers. True values are drawn from the prior, the data are one replication with
/// them, and the standard errors are those of one replication, measured beforehand.
@Suite struct ModelCoverageTests {
    private static let outcomes = ["ever_employed_12m", "employed_at_12m", "weeks_to_first_job", "early_break_share"]
    private static let keys: [ParameterKey] = [.openingRate, .breakdownScale]

    private static let scenario = """
        extends: \(packageFolder)/scenarios/troms-finnmark-2019.yaml
        kind: cohort
        name: synthetic
        start: 2017-08-01
        place: Tromsø
        enrolment: 3 months
        follow_up: 12 months
        population: uo_2017_2019
        arms:
          - {name: uo, programme: utvidet_oppfolging, n: 80}

        """

    /// A plan with these observations; the prior of each parameter is wide.
    private static func plan(_ path: String, observed: [Double], errors: [Double], seed: UInt64) -> CalibrationPlan {
        let lines = outcomes.indices.map { index in
            PatternLine(
                study: "s", arm: "uo", against: nil, outcome: outcomes[index],
                expectation: .value(
                    PublishedValue(
                        estimate: observed[index], standardError: errors[index], rounding: 0, discrepancy: 0)),
                hasVerdict: true)
        }
        let pattern = Pattern(id: "S", use: .calibration, title: "", source: "", because: "", lines: lines)
        return CalibrationPlan(
            path: "plan", name: "synthetic",
            patterns: PatternFile(path: "patterns", studies: [("s", path)], patterns: [pattern]), used: ["S"],
            varied: [
                CalibrationPlan.Varied(key: keys[0], studies: [], arms: [], prior: .uniform(0.2, 4)),
                CalibrationPlan.Varied(key: keys[1], studies: [], arms: [], prior: .uniform(100, 2000)),
            ], replications: 1, particles: fullTests ? 80 : 60, evaluations: fullTests ? 400 : 200, tolerance: 0,
            seed: seed)
    }

    /// The standard deviation of each number between replications, in the middle of the prior.
    private static func errors(_ path: String) throws -> [Double] {
        let zeros = outcomes.map { _ in 0.0 }
        let calibration = try Calibration(plan(path, observed: zeros, errors: outcomes.map { _ in 1 }, seed: 1))
        let all = try (1...40).map { try calibration.summaries(at: [2.1, 1050], seed: UInt64($0)) }
        return outcomes.indices.map { index in Tally(all.map { $0[index] }).standardDeviation }
    }

    /// Draws true values, makes data, calibrates: whether the 90 % interval of each parameter holds its true value, and how wide it is.
    @Sendable private static func run(
        _ number: Int, _ path: String, _ errors: [Double]
    ) async throws -> [(covered: Bool, width: Double)] {
        let blank = try Calibration(plan(path, observed: errors, errors: errors, seed: 1))
        var stream = RandomStream(
            StreamName(seed: 77, replication: UInt64(number), kind: 0, identity: 0, purpose: 0))
        let truth = try plan(path, observed: errors, errors: errors, seed: 1).problem().priors.map {
            $0.sample(from: &stream)
        }
        let observed = try blank.summaries(at: truth, seed: UInt64(900_000 + number))
        let calibration = try Calibration(plan(path, observed: observed, errors: errors, seed: UInt64(number)))
        var state = calibration.start
        try await calibration.run(&state, jobs: 1) { _ in }
        let posterior = try #require(calibration.posterior(of: state))
        #expect(posterior.adjustment == .regression)
        return truth.indices.map { index in
            let interval = posterior.credibleInterval(0.9, of: index)
            return (interval.contains(truth[index]), interval.upperBound - interval.lowerBound)
        }
    }

    /// Intervals of 90 % cover in at least 40 of 50 runs (`make test-full`; p 0.02 to fall below where they are right), and in at least 3
    /// of 5 in `make test` (p 0.009). They are narrower than the prior's 90 %, so that data are learnt from.
    @Test func intervalsCoverWhatTheModelWasRunWith() async throws {
        let began = ContinuousClock.now
        try await inTemporaryFolder { folder in
            let path = folder + "/synthetic.yaml"
            try Self.scenario.write(toFile: path, atomically: true, encoding: .utf8)
            let (runs, errors) = (fullTests ? 50 : 5, try Self.errors(path))
            let results = try await withThrowingTaskGroup(of: [(covered: Bool, width: Double)].self) { group in
                for number in 1...runs { group.addTask { try await Self.run(number, path, errors) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            for (index, width) in [3.8 * 0.9, 1900 * 0.9].enumerated() {
                let covered = results.filter { $0[index].covered }.count
                let mean = results.reduce(0) { $0 + $1[index].width } / Double(runs)
                let name = Registry[Self.keys[index]].name
                print("\(name): \(covered) of \(runs) covered, intervals of \(mean / width) of the prior's")
                #expect(covered >= (fullTests ? 40 : 3), "\(name)")
                #expect(mean < 0.8 * width, "\(name)")
            }
        }
        print("coverage on the model: \(ContinuousClock.now - began)")
    }
}
