import Foundation
import GRDB
import Models
import Testing

@testable import Scenarios

/// A study in blocks is the study of one machine, whatever happens to its tasks on the way.
@Suite struct MergeTests {
    @Test(arguments: Subject.allCases) func blocksInAnyOrderGiveTheStudyOfOneMachine(subject: Subject) async throws {
        let fixture = try Fixture()
        let one = try await subject.onOneMachine(fixture)
        let folder = try subject.plan(fixture)
        for file in ["a.yaml", "b.yaml", "sweep.yaml", "data"] {
            try? FileManager.default.removeItem(atPath: fixture.path(file))
        }
        for block in [2, 0, 1] {
            let finished = try await folder.work(block, subject, jobs: block + 1)
            #expect(!finished.wasDone && finished.path == folder.blockPath(block))
        }
        let merged = try folder.merge(study: subject.study)
        #expect(merged.resultsDigest == one.digest)
        let table = try String(contentsOfFile: fixture.path("plan/\(subject.name)-outcomes.csv"), encoding: .utf8)
        #expect(table == one.outcomes)
        let found = try await subject.study.verify(folder.mergedPath, replay: true, jobs: 2)
        #expect(found.matches && found.replayedDigest == one.digest && found.storedResultsDigest == one.digest)
        let files = try Export.files(of: folder.mergedPath, into: fixture.path("csv"))
        #expect(files.map { ($0 as NSString).lastPathComponent }.last == "\(subject.name)-observations.csv")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(
            left
                == ["blocks", "plan.json", "snapshot.db", subject.name + "-outcomes.csv", subject.name + ".sqlite"]
                .sorted())
    }

    /// The command that made the study goes on from the merged file, and has nothing to run.
    @Test func aMergedStudyIsContinuedAsAnyOther() async throws {
        let fixture = try Fixture()
        let folder = try Subject.study.plan(fixture)
        for block in 0..<3 { try await folder.work(block, .study) }
        let digest = try folder.merge(study: SmallStudy.study).resultsDigest
        let again = try await SmallStudy.study.run(
            SmallStudy.scenario(), options: StudyOptions(jobs: 1, output: folder.mergedPath))
        #expect(again.report.resultsDigest == digest)
        let more = StudyOptions(replications: 9, jobs: 1, output: folder.mergedPath)
        _ = try await SmallStudy.study.run(SmallStudy.scenario(), options: more)
        let text = await failureText(fixture.folder.path) { _ = try folder.merge(study: SmallStudy.study) }
        #expect(
            text
                == "73 plan/small.sqlite: error: it holds 9 replications, more than were planned (8); move it away first"
        )
    }

    @Test(arguments: Subject.allCases) func aTaskThatIsStoppedHalfWayGoesOnToTheSameBytes(subject: Subject) async throws
    {
        let fixture = try Fixture()
        let one = try await subject.onOneMachine(fixture)
        let whole = try subject.plan(fixture, "whole", blocks: 2)
        let parts = try subject.plan(fixture, blocks: 2)
        for block in 0..<2 {
            try await whole.work(block, subject)
            try await parts.workUntilStopped(block, subject, after: 1, scratch: block == 0 ? fixture.path("disk") : nil)
            #expect(parts.refusals(subject).count == 1)
            try await parts.work(block, subject, scratch: block == 1 ? fixture.path("disk") : nil)
            #expect(try parts.bytes(ofBlock: block) == whole.bytes(ofBlock: block))
        }
        #expect(try parts.merge(study: subject.study).resultsDigest == one.digest)
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.path("disk")).isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.path("plan/blocks")).count == 2)
    }

    /// What a killed task leaves is in nobody's way, and is tidied away in the end; what is left of a part that is not sound is dropped.
    @Test func whatIsLeftByKilledTasksIsHarmless() async throws {
        let fixture = try Fixture()
        let one = try await Subject.study.onOneMachine(fixture)
        let folder = try Subject.study.plan(fixture)
        try await folder.workUntilStopped(1, .study, after: 1)
        try FileManager.default.copyItem(atPath: folder.partPath(1), toPath: folder.draftPath(1))
        let part = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.partPath(1)))
        try part.truncate(atOffset: try part.seekToEnd() / 2)
        for block in 0..<3 { try await folder.work(block, .study) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.path("plan/blocks")).count == 4)
        #expect(try folder.merge(study: SmallStudy.study).resultsDigest == one.digest)
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.path("plan/blocks")).count == 3)
    }

    @Test(arguments: Subject.allCases) func twoTasksOfOneBlockMakeTheSameBytes(subject: Subject) async throws {
        let fixture = try Fixture()
        let one = try await subject.onOneMachine(fixture)
        let folder = try subject.plan(fixture)
        for block in 0..<3 {
            let (path, study) = (folder.path, subject.study)
            async let first = Task { try await PlanFolder(path).work(block: block, jobs: 1, study: study) }.value
            async let second = Task { try await PlanFolder(path).work(block: block, jobs: 2, study: study) }.value
            let (a, b) = try await (first, second)
            #expect(a.path == b.path && a.runs == b.runs)
            let bytes = try folder.bytes(ofBlock: block)
            try FileManager.default.removeItem(atPath: folder.blockPath(block))
            try await folder.work(block, subject)
            #expect(try folder.bytes(ofBlock: block) == bytes)
            #expect(try await folder.work(block, subject).wasDone)
        }
        #expect(try folder.merge(study: subject.study).resultsDigest == one.digest)
    }

    /// A task whose twin finished, so that merging tidied its file away, has nothing to complain of.
    @Test func aTaskThatIsOvertakenEndsWell() async throws {
        let fixture = try Fixture()
        let (folder, other) = (try Subject.study.plan(fixture), try Subject.study.plan(fixture, "other"))
        try await other.work(0, .study)
        let blocks = fixture.path("plan/blocks")
        let finished = try await folder.work(block: 0, jobs: 1, study: SmallStudy.study) { progress in
            guard progress.done == 1 else { return }
            for name in (try? FileManager.default.contentsOfDirectory(atPath: blocks)) ?? [] {
                try? FileManager.default.removeItem(atPath: "\(blocks)/\(name)")
            }
            try? FileManager.default.copyItem(atPath: other.blockPath(0), toPath: folder.blockPath(0))
        }
        #expect(finished.wasDone)
        #expect(try folder.bytes(ofBlock: 0) == other.bytes(ofBlock: 0))
        #expect(try FileManager.default.contentsOfDirectory(atPath: blocks) == ["block-0.sqlite"])
    }

    @Test(arguments: Subject.allCases) func truncatedAndChangedBlocksAreFoundAndMadeAnew(subject: Subject) async throws
    {
        let fixture = try Fixture()
        let one = try await subject.onOneMachine(fixture)
        let folder = try subject.plan(fixture, blocks: 5)
        for block in 0..<4 { try await folder.work(block, subject) }
        let block = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.blockPath(0)))
        try block.truncate(atOffset: try block.seekToEnd() * 2 / 3)
        try folder.change(
            block: 1, "UPDATE observation SET value = value + 1 WHERE value = (SELECT max(value) FROM observation)")
        try folder.change(
            block: 2, "DELETE FROM replication WHERE replication = (SELECT max(replication) FROM replication)")
        let found = folder.refusals(subject)
        #expect(found.count == 4)
        #expect(
            found[0] == "plan: error: block 4 of 5 is missing; 'fotfeste work \(folder.path) --block 4' or "
                .replacingOccurrences(of: fixture.folder.path + "/", with: "")
                + "'fotfeste submit plan --missing' makes what is missing")
        let damage = [
            "database disk image is malformed", #"replication \d+( of point \d+)? is not as it was written"#,
            #"\d+ runs were finished and \d+ are stored"#,
        ]
        for (block, cause) in damage.enumerated() where found.count == 4 {
            let message = found[block + 1]
            let start = "plan/blocks/block-\(block).sqlite: error: this block is damaged ("
            let end = "); 'fotfeste work plan --block \(block)' makes it anew"
            #expect(message.hasPrefix(start) && message.hasSuffix(end), "\(message)")
            #expect(message.range(of: "\\(\(cause)\\)", options: .regularExpression) != nil, "\(message)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.mergedPath))
        for block in 0..<5 { #expect(try await folder.work(block, subject).wasDone == (block == 3)) }
        #expect(try folder.merge(study: subject.study).resultsDigest == one.digest)
    }

    @Test(arguments: Subject.allCases) func blocksOfOtherProgramsAndPlansAreRefused(subject: Subject) async throws {
        let fixture = try Fixture()
        let one = try await subject.onOneMachine(fixture)
        let folder = try subject.plan(fixture)
        var (older, rebuilt, elsewhere) = (ProgramIdentity.current, ProgramIdentity.current, ProgramIdentity.current)
        (older.version, rebuilt.build, elsewhere.arithmetic) = ("0.0.9", "other", "other")
        for (block, program) in [older, rebuilt, elsewhere].enumerated() {
            let other = try subject.plan(fixture, "other-\(block)", program: program)
            try await other.work(block, subject, program: program)
            try FileManager.default.copyItem(atPath: other.blockPath(block), toPath: folder.blockPath(block))
        }
        let causes = [
            "made by version 0.0.9 of the program, and the plan by \(programVersion)",
            "made by another build of the program", "made on a machine that computes otherwise in the last digit",
        ]
        #expect(
            folder.refusals(subject)
                == causes.enumerated().map { block, cause in
                    "plan/blocks/block-\(block).sqlite: error: this block was \(cause); "
                        + "'fotfeste work plan --block \(block)' makes it anew"
                })
        for block in 0..<3 { try await folder.work(block, subject) }
        try FileManager.default.removeItem(atPath: folder.blockPath(1))
        try FileManager.default.copyItem(atPath: folder.blockPath(2), toPath: folder.blockPath(1))
        #expect(
            folder.refusals(subject) == [
                "plan/blocks/block-1.sqlite: error: this block belongs to another plan; "
                    + "'fotfeste work plan --block 1' makes it anew"
            ])
        try await folder.work(1, subject)
        #expect(try folder.merge(study: subject.study).resultsDigest == one.digest)
    }

    /// A block is named by its content: one of an equal plan, made elsewhere, is as good.
    @Test func blocksOfAnEqualPlanAreTaken() async throws {
        let fixture = try Fixture()
        let (folder, copy) = (try Subject.study.plan(fixture), try Subject.study.plan(fixture, "copy"))
        for block in 0..<3 {
            try await copy.work(block, .study)
            try FileManager.default.moveItem(atPath: copy.blockPath(block), toPath: folder.blockPath(block))
        }
        #expect(
            try folder.merge(study: SmallStudy.study).resultsDigest
                == (try await Subject.study.onOneMachine(fixture).digest))
    }

    /// What a merge that was killed has left goes with the next, also with one that is refused for its
    /// blocks.
    @Test func whatAKilledMergeLeftGoes() async throws {
        let fixture = try Fixture()
        let folder = try Subject.study.plan(fixture)
        for block in 0..<2 { try await folder.work(block, .study) }
        func left() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
        let before = try left()
        for name in [".merged", ".merged-journal", ".merged-0123-ABCD", ".small-outcomes.csv.fotfeste-partial"] {
            try fixture.write("plan/" + name, "left")
        }
        #expect(folder.refusals(.study).count == 1)
        #expect(try left() == [".small-outcomes.csv.fotfeste-partial"] + before)
        try await folder.work(2, .study)
        _ = try folder.merge(study: SmallStudy.study)
        #expect(try left() == (before + ["small-outcomes.csv", "small.sqlite"]).sorted())
    }

    /// The runs of a block follow from the snapshot: neither the list in `plan.json` nor the block itself is
    /// believed.
    @Test func mergingCountsTheRunsItself() async throws {
        let fixture = try Fixture()
        let folder = try Subject.study.plan(fixture)
        for block in 0..<3 { try await folder.work(block, .study) }
        let path = fixture.path("plan/plan.json")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let changed = text.replacing("\"block\": 0, \"runs\": 3", with: "\"block\": 0, \"runs\": 2")
            .replacing("\"block\": 2, \"runs\": 2", with: "\"block\": 2, \"runs\": 3")
        #expect(changed != text)
        try fixture.write("plan/plan.json", changed)
        #expect(
            await failureText(fixture.folder.path) { _ = try PlanFolder(folder.path).merge(study: SmallStudy.study) }
                == "65 plan: error: this plan is damaged (block 0 is not what was planned); plan anew")
        try fixture.write("plan/plan.json", text)
        // As many runs, and their digest is right, but they are others.
        try folder.change(
            block: 1,
            "UPDATE replication SET replication = 99 WHERE replication = (SELECT max(replication) FROM replication)")
        try folder.change(
            block: 1,
            "UPDATE observation SET replication = 99 WHERE replication = (SELECT max(replication) FROM observation)")
        let refusals = folder.refusals(.study)
        #expect(
            refusals.count == 1 && refusals[0].hasPrefix("plan/blocks/block-1.sqlite: error: this block is damaged ("))
        #expect(!FileManager.default.fileExists(atPath: folder.mergedPath))
    }

    /// A folder with the ending of a result file is a folder all the same.
    @Test func aFolderThatIsNamedLikeAResultFile() async throws {
        let fixture = try Fixture()
        let folder = try Subject.study.plan(fixture, "plan.sqlite", blocks: 1)
        try await folder.work(0, .study)
        _ = try folder.merge(study: SmallStudy.study)
        #expect(folder.mergedPath == fixture.path("plan.sqlite/small.sqlite"))
        #expect(FileManager.default.fileExists(atPath: folder.mergedPath))
    }
}
