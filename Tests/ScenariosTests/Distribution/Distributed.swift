import Foundation
import GRDB
import Models
import Testing

@testable import Scenarios

/// A small study of a scenario, or a small sweep, that is run on one machine and in blocks.
enum Subject: CaseIterable, CustomTestStringConvertible {
    case study, sweep

    var testDescription: String { self == .study ? "a study" : "a sweep" }

    /// How many blocks the tests cut it into.
    static let blocks = 3
    var runs: Int { self == .study ? 8 : 16 }
    var name: String { self == .study ? "small" : "sweep" }
    var study: Study { self == .study ? SmallStudy.study : Study() }

    private func sweep(_ fixture: Fixture) throws -> Sweep {
        let short = Fixture.sound.replacingOccurrences(of: "5 years", with: "700 days")
            .replacingOccurrences(of: "3 years", with: "200 days")
        try fixture.write("a.yaml", short + "parameters: {inflow.rate: 0.02}\n")
        try fixture.write("b.yaml", "extends: a.yaml\nname: b\nhorizon: 800 days\nparameters: {caseload.cap: 5}\n")
        let factors = "{parameter: travel.time_factor, levels: [0.5, 2]}, {parameter: caseload.cap, levels: [8, 9]}"
        try fixture.write(
            "sweep.yaml", "version: 1\nscenarios: [a.yaml, b.yaml]\nreplications: 2\nfactors: [\(factors)]\n")
        return try Sweep(try SweepPlan.load(path: fixture.path("sweep.yaml")))
    }

    func planned(_ fixture: Fixture, seed: UInt64 = 1) throws -> PlannedStudy {
        self == .sweep ? try PlannedStudy(sweep(fixture)) : try PlannedStudy(SmallStudy.scenario(), seed: seed)
    }

    /// The plan folder `plan`, made anew or opened.
    func plan(
        _ fixture: Fixture, _ name: String = "plan", blocks: Int = blocks, program: ProgramIdentity = .current
    ) throws -> PlanFolder {
        try PlanFolder.create(fixture.path(name), of: planned(fixture), blocks: blocks, program: program).folder
    }

    /// The digest of a run on one machine, and its table of outcomes.
    func onOneMachine(_ fixture: Fixture) async throws -> (digest: String, outcomes: String) {
        let options = StudyOptions(jobs: 2, output: fixture.path("one"))
        let digest =
            self == .sweep
            ? try await sweep(fixture).run(options: options).resultsDigest
            : try await study.run(SmallStudy.scenario(), options: options).report.resultsDigest
        let table = try String(contentsOfFile: fixture.path("one/\(name)-outcomes.csv"), encoding: .utf8)
        return (digest, table)
    }
}

extension PlanFolder {
    /// Runs a block of a test's subject.
    @discardableResult
    func work(
        _ block: Int, _ subject: Subject, jobs: Int = 2, scratch: String? = nil, program: ProgramIdentity = .current
    ) async throws -> FinishedBlock {
        try await work(block: block, jobs: jobs, scratch: scratch, study: subject.study, program: program)
    }

    /// Runs a block on one job, is asked to stop after so many runs, and stops.
    func workUntilStopped(_ block: Int, _ subject: Subject, after runs: Int, scratch: String? = nil) async throws {
        let (path, study) = (path, subject.study)
        let stopped = await #expect(throws: StudyInterrupted.self) {
            _ = try await Task {
                try await PlanFolder(path).work(block: block, jobs: 1, scratch: scratch, study: study) {
                    if $0.done == runs { withUnsafeCurrentTask { $0?.cancel() } }
                }
            }.value
        }
        #expect(stopped?.path == partPath(block) && (runs..<manifest.blocks[block].runs).contains(stopped?.stored ?? 0))
    }

    /// The messages with which merging refuses, with the folder of the plan taken out.
    func refusals(_ subject: Subject) -> [String] {
        do {
            _ = try merge(study: subject.study)
            return []
        } catch let error as InvalidInput {
            let folder = (path as NSString).deletingLastPathComponent + "/"
            return error.diagnostics.map { $0.text.replacingOccurrences(of: folder, with: "") }
        } catch {
            return ["\(error)"]
        }
    }

    func bytes(ofBlock block: Int) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: blockPath(block))) }

    func change(block: Int, _ sql: String) throws {
        let queue = try DatabaseQueue(path: blockPath(block))
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }
}
