import Foundation
import Models
import Simulator
import Testing

@testable import Scenarios

@Suite struct SweepRunTests {
    /// Two scenarios at six points, three replications of a short life.
    private func sweep(_ fixture: Fixture, replications: Int = 3, design: String = "") throws -> Sweep {
        let short = Fixture.sound.replacingOccurrences(of: "5 years", with: "900 days")
            .replacingOccurrences(of: "3 years", with: "300 days")
        try fixture.write("a.yaml", short + "parameters: {inflow.rate: 0.02}\n")
        try fixture.write("b.yaml", "extends: a.yaml\nname: b\nparameters: {caseload.cap: 5}\n")
        let usual = """
            factors:
              - {parameter: travel.time_factor, levels: [0.5, 1, 2]}
              - {field: effort, levels: [placement_first, retention_first]}
            """
        try fixture.write(
            "sweep.yaml",
            "version: 1\nscenarios: [a.yaml, b.yaml]\nreplications: \(replications)\n"
                + (design.isEmpty ? usual : design))
        return try Sweep(try SweepPlan.load(path: fixture.path("sweep.yaml")))
    }

    private func options(_ fixture: Fixture, _ folder: String, jobs: Int = 2) -> StudyOptions {
        StudyOptions(jobs: jobs, output: fixture.path(folder))
    }

    @Test func theResultIsTheSameForAnyNumberOfJobsAndAfterMore() async throws {
        let fixture = try Fixture()
        let whole = try await sweep(fixture).run(options: options(fixture, "whole"))
        let alone = try await sweep(fixture).run(options: options(fixture, "alone", jobs: 1))
        #expect(whole.resultsDigest == alone.resultsDigest)
        let fewer = try await sweep(fixture, replications: 1).run(options: options(fixture, "more"))
        #expect(fewer.resultsDigest != whole.resultsDigest)
        let more = try await sweep(fixture).run(options: options(fixture, "more"))
        #expect(more.resultsDigest == whole.resultsDigest)
        #expect(
            try String(contentsOfFile: whole.outcomesPath, encoding: .utf8)
                == String(contentsOfFile: more.outcomesPath, encoding: .utf8))
    }

    @Test func aCancelledSweepGoesOnToTheSameResult() async throws {
        let fixture = try Fixture()
        let whole = try await sweep(fixture).run(options: options(fixture, "whole"))
        let (sweep, options) = (try sweep(fixture), options(fixture, "parts"))
        let task = Task {
            try await sweep.run(
                options: options,
                progress: { progress in
                    if progress.done == 5 { withUnsafeCurrentTask { $0?.cancel() } }
                })
        }
        let interrupted = await #expect(throws: StudyInterrupted.self) { try await task.value }
        #expect((5..<36).contains(interrupted?.stored ?? 0))
        #expect(interrupted?.total == 36)
        #expect(try await sweep.run(options: options).resultsDigest == whole.resultsDigest)
    }

    /// What is thrown away for space is not needed for any outcome of the whole region.
    @Test func thinnedRowsGiveTheSameOutcomes() throws {
        let fixture = try Fixture()
        let points = try sweep(fixture).points
        for point in points.prefix(2) {
            let full = (1...3).map { FollowUp.replicate(point.input, seed: 1, replication: $0).observations }
            let thin = full.map { $0.thinned() }
            #expect(thin[0].count < full[0].count)
            let a = OutcomeCatalogue.estimates(for: point.input, replications: full, groups: \.isWhole)
            let b = OutcomeCatalogue.estimates(for: point.input, replications: thin, groups: \.isWhole)
            #expect(a.count == b.count)
            for (one, other) in zip(a, b) {
                #expect(one.name == other.name)
                #expect((one.jackknife == nil) == (other.jackknife == nil), "\(one.name)")
                guard let first = one.jackknife?.whole, let second = other.jackknife?.whole else { continue }
                // Sums over cells are added in another order.
                #expect(abs(first - second) <= 1e-9 * max(1, abs(first)), "\(one.name)")
            }
        }
    }

    @Test func anotherPlanIsNotContinued() async throws {
        let fixture = try Fixture()
        _ = try await sweep(fixture).run(options: options(fixture, "out"))
        let other = try sweep(
            fixture, design: "factors: [{parameter: travel.time_factor, levels: [3]}]\n")
        await #expect(throws: StoreFailure.self) { try await other.run(options: options(fixture, "out")) }
    }

    /// A parameter without any effect is not told from noise, one with an effect is: the cost of a post on the cost of posts.
    @Test func screeningFindsWhatMattersAndNothingElse() async throws {
        let fixture = try Fixture()
        let design = """
            design: morris
            trajectories: 6
            factors:
              - {parameter: cost.post, low: 500000, high: 1500000}
              - {parameter: cost.mentor_grant, low: 1, high: 2}
            """
        let sweep = try sweep(fixture, design: design)
        let report = try await sweep.run(options: options(fixture, "screen"), responses: ["cost_posts"])
        let found = try Sensitivity(sweep.plan, report, outcomes: ["cost_posts"], confidence: 0.95)
        #expect(found.findings.map(\.series.label) == ["cost_posts, a", "cost_posts, b", "cost_posts, b less a"])
        guard case .screening(let screening) = found.findings[0].finding else {
            Issue.record("no screening: \(found.text)")
            return
        }
        #expect(screening.effects[0].isAboveNoise == true)
        #expect(screening.effects[1].meanSize.value == 0)
        // Two posts for a million more each, a year.
        #expect(abs(screening.effects[0].meanSize.value - 2e6) < 1e6)
    }
}
