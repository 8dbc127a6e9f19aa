import Foundation
import Models
import Testing

@testable import Scenarios
@testable import Studio

/// Runs give what the command line gives.
@Suite struct RunTests {
    private static let small: JSONValue = .object([
        "extends": .string("troms-finnmark-2019"), "name": .string("small"), "horizon": .string("3 years"),
        "warmup": .string("1 years"), "parameters": .object(["inflow.rate": .number(0.002)]),
    ])

    private func folder() -> String { NSTemporaryDirectory() + "fotfeste-runs-\(UUID().uuidString)" }

    /// In stages, with replications that were prepared before, under any number of jobs.
    @Test func theSameBytesAsTheCommandLine() async throws {
        let place = folder()
        let plan = try PlanTests.reader.plan(Self.small)
        let runs = try Runs(folder: place + "/studio", plans: PlanTests.reader, jobs: 2)
        await runs.prepare(plan.scenario, seed: 4)
        try await Task.sleep(for: .milliseconds(400))
        let id = try await runs.start(plan, title: "t", replications: 12, seed: 4).record.id
        for await _ in try await runs.follow(id) {}
        let end = try await runs.snapshot(id)
        #expect(end.status == .done && end.record.reported == 12)
        let report = try #require(StoredReport(place + "/studio/\(id)/report.json"))
        let study = try await Study().run(
            plan.scenario, options: StudyOptions(seed: 4, replications: 12, jobs: 1, output: place))
        #expect(report.text.contains("\"results_digest\":\"\(study.report.resultsDigest)\""))
        // What is shown is what is stored.
        let shown = try #require(end.outcomes.first?.compact)
        let name = LiveEstimates.shown[0]
        #expect(shown == study.report.regional(name)?.json.compact)
    }

    /// Estimates on the way are those of the replications that are there, in whatever order they came.
    @Test func estimatesOnTheWayAreThoseOfTheSet() throws {
        let plan = try PlanTests.reader.plan(Self.small)
        let input = plan.scenario.input
        let all = (1...3).map { FollowUp.replicate(input, seed: 1, replication: $0).observations }
        let live = LiveEstimates(input, stored: [2: all[1]], confidence: 0.95)
        let found = try #require(live.add(1, all[0]))
        let known = OutcomeCatalogue.estimates(for: input, replications: [all[0], all[1]]) { $0 == .region }
        #expect(found.done == 2 && found.outcomes.map(\.name) == LiveEstimates.shown)
        for outcome in found.outcomes {
            #expect(outcome.jackknife == known.first { $0.name == outcome.name }?.jackknife)
        }
    }

    /// A second run has its first look before the first one goes on.
    @Test func everybodyGetsAFirstLookSoon() async throws {
        let runs = try Runs(folder: folder(), plans: PlanTests.reader, jobs: 2)
        let plan = try PlanTests.reader.plan(Self.small)
        let first = try await runs.start(plan, title: "a", replications: 60, seed: 1).record.id
        let second = try await runs.start(plan, title: "b", replications: 10, seed: 2).record.id
        for await _ in try await runs.follow(second) {}
        #expect(try await runs.snapshot(second).status == .done)
        #expect(try await runs.snapshot(first).record.reported < 60)
        let cancelled = try await runs.cancel(first)
        #expect(cancelled.status == .cancelled)
        for await _ in try await runs.follow(first) {}
        try await Task.sleep(for: .milliseconds(100))
        #expect(await runs.watching == 0)
    }

    /// As many as are allowed to wait, and no more.
    @Test func theQueueHasAnEnd() async throws {
        let runs = try Runs(folder: folder(), plans: PlanTests.reader, jobs: 1)
        let plan = try PlanTests.reader.plan(Self.small)
        var ids: [String] = []
        for number in 1...Runs.mostUnfinished {
            ids.append(try await runs.start(plan, title: "r", replications: 1_000, seed: UInt64(number)).record.id)
        }
        await #expect(throws: Refusal.self) { try await runs.start(plan, title: "r", replications: 1, seed: 99) }
        #expect(Set(ids).count == Runs.mostUnfinished)
        for id in ids { _ = try await runs.cancel(id) }
    }
}
