import Foundation
import GRDB
import Synchronization
import Testing

@testable import Scenarios

@Suite struct StoreStudyTests {
    private func options(_ folder: String, replications: Int = 8, jobs: Int = 2, force: Bool = false) -> StudyOptions {
        StudyOptions(replications: replications, jobs: jobs, output: folder, force: force)
    }

    private func run(_ folder: String, replications: Int = 8, jobs: Int = 2) async throws -> RunReport {
        try await SmallStudy.study.run(
            SmallStudy.scenario(), options: options(folder, replications: replications, jobs: jobs)
        ).report
    }

    @Test func theNumberOfJobsChangesNothing() async throws {
        try await inTemporaryFolder { folder in
            var one = try await run(folder + "/one", jobs: 1)
            var four = try await run(folder + "/four", jobs: 4)
            (one.seconds, four.seconds) = (0, 0)
            #expect(one.json.text == four.json.text)
            #expect(try text(folder + "/one/small-outcomes.csv") == text(folder + "/four/small-outcomes.csv"))
        }
    }

    @Test func aStudyIsContinuedToTheSameDigest() async throws {
        try await inTemporaryFolder { folder in
            let three = try await run(folder + "/parts", replications: 3)
            let eight = try await run(folder + "/parts", replications: 8)
            #expect(eight.resultsDigest == (try await run(folder + "/whole", replications: 8)).resultsDigest)
            let again = try await run(folder + "/parts", replications: 3)
            #expect(again.resultsDigest == three.resultsDigest)
            #expect(again.events == 306)
        }
    }

    @Test func onlyMissingReplicationsRun() async throws {
        try await inTemporaryFolder { folder in
            _ = try await run(folder, replications: 5)
            let ran = Mutex<[Int]>([])
            let study = Study(
                replicate: { input, seed, replication in
                    ran.withLock { $0.append(replication) }
                    return SmallStudy.replicate(input, seed: seed, replication: replication)
                }, estimate: SmallStudy.estimate)
            _ = try await study.run(SmallStudy.scenario(), options: options(folder, replications: 7))
            #expect(ran.withLock { $0.sorted() } == [6, 7])
        }
    }

    @Test func oneFileIsLeftAndItsCSV() async throws {
        try await inTemporaryFolder { folder in
            _ = try await run(folder + "/made/here")
            let left = try FileManager.default.contentsOfDirectory(atPath: folder + "/made/here").sorted()
            #expect(left == ["small-outcomes.csv", "small.sqlite"])
        }
    }

    @Test func aCancelledStudyContinues() async throws {
        try await inTemporaryFolder { folder in
            let options = options(folder, replications: 40, jobs: 2)
            let interrupted = await #expect(throws: StudyInterrupted.self) {
                // In a task of its own, which alone is cancelled.
                _ = try await Task {
                    try await SmallStudy.study.run(SmallStudy.scenario(), options: options) {
                        if $0.done == 5 { withUnsafeCurrentTask { $0?.cancel() } }
                    }
                }.value
            }
            #expect((5..<40).contains(interrupted?.stored ?? 0))
            #expect(interrupted?.text.contains("of 40 replications are stored in \(folder)/small.sqlite") == true)
            let whole = try await run(folder + "/whole", replications: 40)
            #expect(try await run(folder, replications: 40).resultsDigest == whole.resultsDigest)
        }
    }

    @Test func anotherStudyIsRefused() async throws {
        try await inTemporaryFolder { folder in
            _ = try await run(folder)
            let scenario = await failureText(folder) {
                _ = try await SmallStudy.study.run(SmallStudy.scenario(text: "other"), options: options(folder))
            }
            #expect(
                scenario
                    == "73 small.sqlite: error: it holds another study (the scenario differs); replace it with --force, or write elsewhere with --output"
            )
            var seed = options(folder)
            seed.seed = 9
            let other = await failureText(folder) {
                _ = try await SmallStudy.study.run(SmallStudy.scenario(), options: seed)
            }
            #expect(other.hasPrefix("73 small.sqlite: error: it holds another study (seed 1, not 9);"))
        }
    }

    @Test func forceReplacesOnlyWhenFinished() async throws {
        try await inTemporaryFolder { folder in
            let old = try await run(folder).resultsDigest
            let failing = Study(replicate: { _, _, _ in throw CocoaError(.featureUnsupported) })
            await #expect(throws: CocoaError.self) {
                _ = try await failing.run(
                    SmallStudy.scenario(text: "other", level: 3), options: options(folder, force: true))
            }
            #expect(try StudyFile(reading: folder + "/small.sqlite").storedDigest()?.digest == old)
            let new = try await SmallStudy.study.run(
                SmallStudy.scenario(text: "other", level: 3), options: options(folder, force: true))
            #expect(new.report.resultsDigest != old)
            #expect(try StudyFile(reading: new.path).storedDigest()?.digest == new.report.resultsDigest)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(left == ["small-outcomes.csv", "small.sqlite"])
        }
    }

    @Test func anotherVersionIsNotContinued() async throws {
        try await inTemporaryFolder { folder in
            _ = try await run(folder)
            try await change(folder, "UPDATE study SET program_version = '0.0.9'")
            let text = await failureText(folder) { _ = try await run(folder) }
            #expect(
                text
                    == "73 small.sqlite: error: it was made by version 0.0.9 of the program, and this is 0.1.0; replace it with --force, or write elsewhere with --output"
            )
        }
    }

    @Test func twoProcessesDoNotWriteOneStudy() async throws {
        try await inTemporaryFolder { folder in
            let lock = try StoreLock(for: folder + "/small.sqlite")
            let text = await failureText(folder) { _ = try await run(folder) }
            #expect(
                text
                    == "73 small.sqlite: error: another process is running this study; wait for it, or write elsewhere with --output"
            )
            lock.release()
            _ = try await run(folder)
        }
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func change(_ folder: String, _ sql: String) async throws {
        let queue = try DatabaseQueue(path: folder + "/small.sqlite")
        try await queue.write { db in
            try db.execute(sql: sql)
            try StoredPart.study.seal(in: db)
        }
        try queue.close()
    }
}

@Suite struct FewerReplicationsTests {
    /// A look at the first replications of a larger study neither shortens its table nor its stored digest.
    @Test func aSmallerRunLeavesTheLargerOneAsItIs() async throws {
        try await inTemporaryFolder { folder in
            func run(_ count: Int) async throws -> StudyResult {
                try await SmallStudy.study.run(
                    SmallStudy.scenario(), options: StudyOptions(replications: count, jobs: 2, output: folder))
            }
            let large = try await run(8)
            let table = try String(contentsOfFile: large.outcomesPath, encoding: .utf8)
            let small = try await run(3)
            #expect(small.report.replications == 3)
            #expect(small.report.resultsDigest != large.report.resultsDigest)
            #expect(try String(contentsOfFile: large.outcomesPath, encoding: .utf8) == table)
            let verified = try await SmallStudy.study.verify(large.path, replay: true, jobs: 2)
            #expect(verified.matches && verified.replications == 8)
        }
    }
}
