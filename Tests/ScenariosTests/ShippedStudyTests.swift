import Foundation
import Models
import Simulator
import Testing

@testable import Scenarios

/// The shipped scenarios, run: every outcome is there, and common random numbers do their work.
@Suite struct ShippedStudyTests {
    private static func replications(_ file: String, _ count: Int) async throws -> (ModelInput, [[Observation]]) {
        let input = try Scenario.load(path: packageFolder + "/scenarios/" + file).input
        var all: [Int: [Observation]] = [:]
        try await ReplicationRunner(jobs: ProcessInfo.processInfo.activeProcessorCount).run(
            1...count, body: { FollowUp.replicate(input, seed: 1, replication: $0).observations },
            deliver: { all[$0] = $1 })
        return (input, (1...count).compactMap { all[$0] })
    }

    /// For the whole region every outcome is a finite number, apart from those that may be undefined, with their reason.
    @Test(arguments: ["troms-finnmark-2019.yaml", "troms-2019.yaml", "spread.yaml", "hub-and-spoke.yaml"])
    func everyOutcomeIsThere(_ file: String) async throws {
        let (input, all) = try await Self.replications(file, 3)
        let regional = OutcomeCatalogue.estimates(for: input, replications: all).filter { $0.group == .region }
        #expect(regional.map(\.name) == OutcomeCatalogue.names.map(\.name))
        for outcome in regional {
            if outcome.name == "wait_days_median", outcome.jackknife == nil {
                #expect(outcome.reason == "fewer than half of the referred are ever admitted")
            } else {
                #expect(outcome.jackknife?.whole.isFinite == true, "\(outcome.name): \(outcome.reason ?? "")")
            }
        }
    }

    /// The other strategies, shortened: people are admitted where posts are, books balance, hours are not overbooked.
    @Test(arguments: ["concentrate", "proportional", "digital", "rotating", "inclusion-competence", "merge"])
    func everyStrategyRuns(_ name: String) throws {
        var input = try Scenario.load(path: packageFolder + "/scenarios/\(name).yaml").input
        (input.horizon, input.warmup) = (.years(3), .years(1))
        var sums: [Measure: Double] = [:]
        var admitting: Set<Int> = []
        for row in FollowUp.replicate(input, seed: 1, replication: 1).observations {
            sums[row.measure, default: 0] += row.value
            if row.measure == .admitted, row.value > 0 { admitting.insert(row.cell.municipality) }
        }
        func sum(_ measure: Measure) -> Double { sums[measure] ?? 0 }
        #expect(sum(.waitingAtStart) + sum(.referred) == sum(.admitted) + sum(.leftQueue) + sum(.waitingAtEnd))
        let worked: [Measure] = [.hoursPhase1, .hoursPhase2, .hoursPhase3, .hoursPhase4, .hoursPhase5]
        let booked = (worked + [.hoursTravel, .hoursAdministration]).reduce(0) { $0 + sum($1) }
        #expect(sum(.admitted) > 50 && booked <= sum(.hoursAvailable) + 1e-6)
        #expect(admitting.isSubset(of: input.teams.flatMap { $0.serves }))
        #expect(Double(admitting.count) >= 0.75 * Double(input.teams.flatMap { $0.serves }.count))
    }

    /// Var(paired difference) over Var(a) + Var(b), printed for all outcomes; at most 0.7 for coverage within 90 days.
    @Test(arguments: ["spread.yaml", "hub-and-spoke.yaml"])
    func commonRandomNumbersCutTheVarianceOfDifferences(_ file: String) async throws {
        let count = fullTests ? 60 : 24
        let (firstInput, first) = try await Self.replications("troms-finnmark-2019.yaml", count)
        let (secondInput, second) = try await Self.replications(file, count)
        let a = OutcomeCatalogue.estimates(for: firstInput, replications: first).filter { $0.group == .region }
        let b = OutcomeCatalogue.estimates(for: secondInput, replications: second).filter { $0.group == .region }
        for (one, other) in zip(a, b) {
            guard let x = one.jackknife, let y = other.jackknife, let vx = x.variance, let vy = y.variance, vx + vy > 0,
                let paired = x.difference(to: y).variance
            else { continue }
            let ratio = paired / (vx + vy)
            print("\(file) \(one.name): variance ratio \((ratio * 100).rounded() / 100)")
            if one.name == "coverage_90d" { #expect(ratio <= 0.7) }
        }
    }

    /// Yesterday's numbers. They change on purpose only, with a line in CHANGELOG.md that says why: then run the tests with
    /// FOTFESTE_UPDATE_BASELINE=1. Valid for one processor architecture and C library, as the contract has it.
    @Test func outcomesAreThoseOfTheBaseline() async throws {
        let (input, all) = try await Self.replications("troms-2019.yaml", 2)
        let estimates = OutcomeCatalogue.estimates(for: input, replications: all).filter { $0.group == .region }
        let text = estimates.map { "\($0.name),\($0.jackknife.map { "\($0.whole)" } ?? "")\n" }.joined()
        let path = packageFolder + "/Tests/ScenariosTests/Baseline/troms-2019.csv"
        if ProcessInfo.processInfo.environment["FOTFESTE_UPDATE_BASELINE"] != nil {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
}

/// True under `make test-full`: heavy checks are run in full, not sampled.
let fullTests = ProcessInfo.processInfo.environment["FOTFESTE_FULL_TESTS"] != nil
