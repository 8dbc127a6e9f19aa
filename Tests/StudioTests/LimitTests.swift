import Foundation
import Models
import Testing

@testable import Scenarios
@testable import Studio

/// What the studio takes on, and what it refuses.
@Suite(.serialized) struct LimitTests {
    private static let small: JSONValue = .object([
        "extends": .string("troms-finnmark-2019"), "name": .string("small"), "horizon": .string("3 years"),
        "warmup": .string("1 years"), "parameters": .object(["inflow.rate": .number(0.002)]),
    ])

    private func folder() -> String { NSTemporaryDirectory() + "fotfeste-limits-\(UUID().uuidString)" }

    private func status(_ work: () async throws -> Void) async -> Int {
        do {
            try await work()
            return 200
        } catch { return Refusal(explaining: error).status.code }
    }

    /// As many runs as may wait; the first of them is being simulated.
    private func full(_ place: String, leaving free: Int = 0) async throws -> (Runs, Plan, [String]) {
        let runs = try Runs(folder: place, plans: PlanTests.reader, jobs: 1)
        let plan = try PlanTests.reader.plan(Self.small)
        var ids: [String] = []
        for number in 1...Runs.mostUnfinished - free {
            ids.append(try await runs.start(plan, title: "r", replications: 1_000, seed: UInt64(number)).record.id)
        }
        return (runs, plan, ids)
    }

    @Test func runsOfAnEarlierStudioDoNotBlockNewOnes() async throws {
        let place = folder()
        let (earlier, plan, ids) = try await full(place)
        await earlier.close()
        let runs = try Runs(folder: place, plans: PlanTests.reader, jobs: 1)
        #expect(try await runs.snapshot(ids[5]).status == .stopped)
        let id = try await runs.start(plan, title: "new", replications: 2, seed: 99).record.id
        for await _ in try await runs.follow(id) {}
        #expect(try await runs.snapshot(id).status == .done)
        await runs.close()
    }

    @Test func resumedRunsCountToo() async throws {
        let (runs, plan, ids) = try await full(folder())
        _ = try await runs.cancel(ids[7])
        _ = try await runs.start(plan, title: "in its place", replications: 1_000, seed: 99)
        #expect(await status { _ = try await runs.resume(ids[7], replications: nil) } == 429)
        #expect(try await runs.snapshot(ids[7]).status == .cancelled)
        // One that waits already takes no further place.
        #expect(await status { _ = try await runs.resume(ids[8], replications: 900) } == 200)
        #expect(await status { _ = try await runs.resume(ids[8], replications: 1_001) } == 422)
        await runs.close()
        #expect(await status { _ = try await runs.start(plan, title: "late", replications: 1, seed: 1) } == 503)
        #expect(await status { _ = try await runs.resume(ids[7], replications: nil) } == 503)
    }

    @Test func twoRunsAreStartedTogetherOrNotAtAll() async throws {
        let (runs, plan, _) = try await full(folder(), leaving: 1)
        let before = await runs.all().count
        #expect(
            await status { _ = try await runs.start([(plan, "a"), (plan, "b")], replications: 5, seed: 1) } == 429)
        #expect(await runs.all().count == before)
        // Pressed by many at once: one place is left.
        let accepted = await withTaskGroup(of: Bool.self) { group in
            for seed in 1...20 {
                group.addTask {
                    (try? await runs.start(plan, title: "p", replications: 5, seed: UInt64(seed))) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(accepted == 1)
        await runs.close()
    }

    @Test func aRoundThatManyStartIsRunOnce() async throws {
        let studio = try Studio(StudioOptions(host: "127.0.0.1", port: 0, output: folder(), jobs: 1, token: nil))
        let texts = try [Self.small, Self.small].map { try PlanTests.reader.plan($0).text }
        let round = try await studio.rounds.open { id, now in
            Round(
                id: id, title: "Q", outcome: "coverage_90d", of: "difference", lesson: nil, scenarios: texts,
                policies: ["a", "b"], replications: 2, seed: 1, created: now)
        }
        await withTaskGroup(of: Void.self) { group in
            for _ in 1...12 { group.addTask { _ = try? await studio.run(round.id) } }
        }
        #expect(await studio.runs.all().count == 2)
        #expect(try await studio.rounds.round(round.id).runs.count == 2)
        await studio.runs.close()
    }

    @Test func twoStudiosDoNotShareAFolder() async throws {
        let place = folder()
        let first = try Runs(folder: place, plans: PlanTests.reader, jobs: 1)
        #expect {
            _ = try Runs(folder: place, plans: PlanTests.reader, jobs: 1)
        } throws: { error in
            let failure = error as? StoreFailure
            return failure?.kind == .cannotWrite && failure?.text.contains("another studio uses this folder") == true
        }
        await first.close()
        let second = try Runs(folder: place, plans: PlanTests.reader, jobs: 1)
        await second.close()
    }

    /// Where nothing can be written there is no run, and the answer says so.
    @Test func aFolderThatTakesNothingIsSaid() async throws {
        let place = folder()
        let runs = try Runs(folder: place, plans: PlanTests.reader, jobs: 1)
        try FileManager.default.removeItem(atPath: place)
        try Data().write(to: URL(fileURLWithPath: place))
        let plan = try PlanTests.reader.plan(Self.small)
        #expect(await status { _ = try await runs.start(plan, title: "r", replications: 2, seed: 1) } == 507)
        #expect(await runs.all().isEmpty)
    }

    @Test func wrongTokensWaitLongerEachTime() async {
        let delays = (1...8).map { WrongTokens.delay(ofWrong: $0) }
        #expect(delays == [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000].map { .milliseconds($0) })
        let attempts = WrongTokens()
        await withTaskGroup(of: Void.self) { group in
            // From the sixth on each waits 8 seconds, so that a crowd is there whenever the machine gets round to it.
            for _ in 1...2 * WrongTokens.mostWaiting { group.addTask { await attempts.delay("10.0.0.1") } }
            var isRefused = false
            for _ in 1...100 where !isRefused {
                try? await Task.sleep(for: .milliseconds(50))
                isRefused = (try? attempts.refuseCrowd(from: "10.0.0.1")) == nil
            }
            #expect(isRefused)
            #expect(throws: Never.self) { try attempts.refuseCrowd(from: "10.0.0.2") }
            group.cancelAll()
        }
        #expect(throws: Never.self) { try attempts.refuseCrowd(from: "10.0.0.1") }
    }

    /// Bodies that are small and take long: many values, and values in each other.
    @Test func largeBodiesAreReadInTime() throws {
        let bodies = [
            "[" + Array(repeating: "{}", count: 9_900).joined(separator: ",") + "]",
            "[" + Array(repeating: "{\"name\":\"\"}", count: 4_900).joined(separator: ",") + "]",
        ]
        for body in bodies {
            let data = Data("{\"scenario\":\(body)}".utf8)
            var (began, ended) = (timespec(), timespec())
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &began)
            try BoundedJSON.check(data, file: "body", limits: .request)
            #expect(JSONValue.members(of: data)?.count == 1)
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ended)
            #expect(ended.tv_sec - began.tv_sec <= 1)
        }
        let members = JSONValue.members(
            of: Data(
                "{\"a\": true, \"b\": 1, \"c\": 1.5, \"d\": 2.0, \"e\": null, \"f\": [\"x\", 9223372036854775807]}".utf8
            ))
        #expect(
            members == [
                "a": .bool(true), "b": .integer(1), "c": .number(1.5), "d": .integer(2), "e": .null,
                "f": .array([.string("x"), .integer(.max)]),
            ])
        #expect(
            JSONValue.members(of: Data("[1]".utf8)) == nil && JSONValue.members(of: Data("{\"a\": 1e400}".utf8)) == nil)
    }
}
