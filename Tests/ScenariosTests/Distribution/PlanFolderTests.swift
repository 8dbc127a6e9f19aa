import Foundation
import Testing

@testable import Scenarios

@Suite struct PlanFolderTests {
    /// What goes wrong, with the folder taken out of the message.
    private func problem(_ fixture: Fixture, _ body: () async throws -> Void) async -> String {
        do {
            return await failureText(fixture.folder.path) {
                do {
                    try await body()
                } catch let error as InvalidInput {
                    throw StoreFailure(.badFile, path: error.diagnostics[0].file, cause: error.diagnostics[0].message)
                }
            }.replacingOccurrences(of: fixture.folder.path + "/", with: "")
        }
    }

    private func create(
        _ fixture: Fixture, _ name: String = "plan", seed: UInt64 = 1, blocks: Int = 3, force: Bool = false
    ) throws -> Bool {
        try PlanFolder.create(
            fixture.path(name), of: Subject.study.planned(fixture, seed: seed), blocks: blocks, force: force
        ).wasThere
    }

    @Test func theSamePlanIsLeftAndAnotherIsRefused() async throws {
        let fixture = try Fixture()
        #expect(try create(fixture) == false)
        try await PlanFolder(fixture.path("plan")).work(0, .study)
        #expect(try create(fixture, "plan/"))
        #expect(FileManager.default.fileExists(atPath: fixture.path("plan/blocks/block-0.sqlite")))
        let remedy = "replace it with --force, or write elsewhere with --output"
        let seed = await problem(fixture) { _ = try create(fixture, seed: 2) }
        #expect(seed == "73 plan: error: it holds another plan (seed 1, not 2); \(remedy)")
        let blocks = await problem(fixture) { _ = try create(fixture, blocks: 2) }
        #expect(blocks == "73 plan: error: it holds another plan (3 blocks, not 2); \(remedy)")
        #expect(try create(fixture, seed: 2, force: true) == false)
        #expect(!FileManager.default.fileExists(atPath: fixture.path("plan/blocks/block-0.sqlite")))
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).sorted() == ["data", "plan"])
    }

    @Test func whatIsNoPlanIsLeftAlone() async throws {
        let fixture = try Fixture()
        let text = await problem(fixture) { _ = try create(fixture, "data", force: true) }
        #expect(text == "73 data: error: this folder has other files in it; write elsewhere with --output")
        try fixture.write("file", "x")
        let file = await problem(fixture) { _ = try create(fixture, "file", force: true) }
        #expect(file == "73 file: error: cannot write: this is a file, not a folder")
        try makeFolder(fixture.path("empty"))
        #expect(try create(fixture, "empty") == false)
    }

    @Test func blocksThatCannotBeAreRefused() async throws {
        let fixture = try Fixture()
        let many = await problem(fixture) { _ = try create(fixture, blocks: 9) }
        #expect(many == "65 --blocks: error: 9 is not possible with 8 replications; allowed: 1 to 8")
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path) == ["data"])
        _ = try create(fixture)
        for block in [-1, 3] {
            let text = await problem(fixture) { try await PlanFolder(fixture.path("plan")).work(block, .study) }
            #expect(text == "65 --block: error: there is no block \(block) in plan; allowed: 0 to 2")
        }
    }

    @Test func whatIsNoPlanFolderSaysSo() async throws {
        let fixture = try Fixture()
        let none = await problem(fixture) { _ = try PlanFolder(fixture.path("none")) }
        #expect(none == "65 none: error: no such folder")
        let other = await problem(fixture) { _ = try PlanFolder(fixture.path("data")) }
        #expect(other == "65 data: error: this is not a plan folder (it has no plan.json)")
        _ = try create(fixture)
        let text = try String(contentsOfFile: fixture.path("plan/plan.json"), encoding: .utf8)
        try fixture.write("plan/plan.json", text.replacing("\"format\": 1", with: "\"format\": 2"))
        let newer = await problem(fixture) { _ = try PlanFolder(fixture.path("plan")) }
        #expect(newer == "65 plan: error: plan.json cannot be read (it has format 2, and this program reads format 1)")
        try fixture.write("plan/plan.json", String(text.dropLast(20)))
        let damaged = await problem(fixture) { _ = try PlanFolder(fixture.path("plan")) }
        #expect(damaged == "65 plan: error: plan.json cannot be read (it is damaged)")
    }

    /// A list of blocks that does not follow from the snapshot is no plan.
    @Test func aChangedPlanIsRefused() async throws {
        let fixture = try Fixture()
        _ = try create(fixture)
        let text = try String(contentsOfFile: fixture.path("plan/plan.json"), encoding: .utf8)
        try fixture.write("plan/plan.json", text.replacing("\"seed\": 1,", with: "\"seed\": 2,"))
        let seed = await problem(fixture) { try await PlanFolder(fixture.path("plan")).work(0, .study) }
        #expect(seed == "65 plan/snapshot.db: error: this is the snapshot of another plan")
        let digest = try #require(text.firstMatch(of: #/"block": 1, "runs": 3, "digest": "([0-9a-f]{64})"/#)).1
        try fixture.write("plan/plan.json", text.replacing(digest, with: String(digest.reversed())))
        try await PlanFolder(fixture.path("plan")).work(0, .study)
        let block = await problem(fixture) { try await PlanFolder(fixture.path("plan")).work(1, .study) }
        #expect(block == "65 plan: error: this plan is damaged (block 1 is not what was planned); plan anew")
    }

    @Test func aPlanOfAnotherProgramIsNotWorkedOn() async throws {
        let fixture = try Fixture()
        var program = ProgramIdentity.current
        program.version = "0.0.9"
        let folder = try Subject.study.plan(fixture, program: program)
        let remedy = "use what it was made with, or plan anew"
        let work = await problem(fixture) { try await folder.work(0, .study) }
        #expect(
            work == "65 plan: error: this plan was made by version 0.0.9 of the program, and this is "
                + "\(programVersion); \(remedy)")
        #expect(await problem(fixture) { _ = try folder.merge(study: SmallStudy.study) } == work)
        program = .current
        program.arithmetic = "other"
        let other = try Subject.study.plan(fixture, "other", program: program)
        let text = await problem(fixture) { try await other.work(0, .study) }
        #expect(
            text
                == "65 other: error: this plan was made on a machine that computes otherwise in the last digit; \(remedy)"
        )
    }

    /// Blocks are no result files, and result files no blocks.
    @Test func blocksAreToldFromResults() async throws {
        let fixture = try Fixture()
        let folder = try Subject.study.plan(fixture)
        try await folder.work(0, .study)
        let text = await problem(fixture) { _ = try StudyFile(reading: folder.blockPath(0)) }
        #expect(
            text == "65 plan/blocks/block-0.sqlite: error: this is not a result file "
                + "(a block of a plan; 'fotfeste merge' makes one of all)")
        try FileManager.default.copyItem(atPath: folder.snapshotPath, toPath: folder.blockPath(1))
        #expect(folder.refusals(.study).last?.contains("is damaged (this is not a block of a plan)") == true)
    }

    @Test func plansOfSweepsAreToldFromScenarios() throws {
        let fixture = try Fixture()
        try fixture.write("a.yaml", Fixture.sound)
        try fixture.write("sweep.yaml", "version: 1\nscenarios: [a.yaml]\n")
        try fixture.write("wrong.yaml", "version: [\n")
        #expect(SweepPlan.isPlan(fixture.path("sweep.yaml")))
        for file in ["a.yaml", "wrong.yaml", "none.yaml"] { #expect(!SweepPlan.isPlan(fixture.path(file))) }
    }
}
