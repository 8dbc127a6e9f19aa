import Foundation
import Simulator

/// A study that is planned in blocks, which tasks on any machines run, and which are merged in the end.
///
/// | path | what |
/// |---|---|
/// | `plan.json` | what is run, by which program, and the blocks, each named by its content |
/// | `snapshot.db` | the study before its first run: scenario, input, points, the files that it was read from |
/// | `blocks/block-I.sqlite` | block I, once it is finished |
/// | `blocks/block-I.part` | what a task of block I had stored when it was asked to stop |
/// | `slurm/` | job scripts, their logs, and which jobs were submitted |
/// | `NAME.sqlite`, `NAME-outcomes.csv` | the merged study |
///
/// Nothing is locked, so that any shared file system will do: a task writes to a file that nobody else knows and moves it into place.
public struct PlanFolder {
    /// Where it is, as the user wrote it.
    public let path: String
    let manifest: PlanManifest

    static let manifestName = "plan.json"

    /// Opens a plan folder.
    ///
    /// - Throws: `StoreFailure` where it is none.
    public init(_ path: String) throws {
        self.path = Self.plain(path)
        guard let data = FileManager.default.contents(atPath: self.path + "/" + Self.manifestName) else {
            let exists = FileManager.default.fileExists(atPath: self.path)
            throw StoreFailure(
                .badFile, path: self.path,
                cause: exists ? "this is not a plan folder (it has no \(Self.manifestName))" : "no such folder")
        }
        try BoundedJSON.check(data, file: self.path + "/" + Self.manifestName)
        struct Format: Decodable { var format: Int }
        let format = (try? JSONDecoder().decode(Format.self, from: data))?.format
        guard format == 1, let manifest = PlanManifest(data), manifest.isSound else {
            let other = format.flatMap { $0 == 1 ? nil : "it has format \($0), and this program reads format 1" }
            throw StoreFailure(
                .badFile, path: self.path, cause: "\(Self.manifestName) cannot be read (\(other ?? "it is damaged"))")
        }
        self.manifest = manifest
    }

    /// The result file of the merged study.
    public var mergedPath: String { path + "/" + StudyOptions(output: "").path(for: manifest.name) }

    /// The folder in a command that a user can copy into a shell.
    var word: String { shellWord(path) }

    var snapshotPath: String { path + "/snapshot.db" }
    func blockPath(_ block: Int) -> String { "\(path)/blocks/block-\(block).sqlite" }
    func partPath(_ block: Int) -> String { "\(path)/blocks/block-\(block).part" }
    /// A new name that no other task has.
    func draftPath(_ block: Int) -> String { "\(path)/blocks/.block-\(block)-\(UUID().uuidString)" }

    /// Without slashes at its end.
    static func plain(_ path: String) -> String {
        let rest = path.reversed().drop { $0 == "/" }
        return rest.isEmpty ? path : String(rest.reversed())
    }

    /// What the blocks are made of.
    ///
    /// - Throws: `StoreFailure` where the snapshot is damaged or not that of the plan.
    func content() throws -> PlanContent {
        let snapshot = try StudyFile(reading: snapshotPath)
        defer { try? snapshot.close() }
        guard snapshot.header.scenarioDigest == manifest.scenarioDigest, snapshot.header.seed == manifest.seed else {
            throw StoreFailure(.badFile, path: snapshotPath, cause: "this is the snapshot of another plan")
        }
        let points = manifest.kind == .sweep ? try snapshot.pointDifferences().count : 1
        guard points == manifest.points else {
            throw StoreFailure(
                .badFile, path: path,
                cause:
                    "\(Self.manifestName) states \(manifest.points) points, and the snapshot has \(points); plan anew")
        }
        let cells = StudyCells(
            points: manifest.points, replications: manifest.replications, sharedBy: manifest.sharedBy)
        return try PlanContent(
            snapshot, kind: manifest.kind, program: manifest.program, cells: cells, blocks: manifest.blocks.count)
    }

    /// The header of a block's file, which has to be the block that was planned.
    func header(ofBlock block: Int, _ content: PlanContent) throws -> StudyHeader {
        let header = content.header(ofBlock: block)
        let planned = manifest.blocks[block]
        guard content.points.count == manifest.points, header.scenarioDigest == planned.digest,
            content.cut.runs(of: block).count == planned.runs
        else {
            throw StoreFailure(
                .badFile, path: path, cause: "this plan is damaged (block \(block) is not what was planned); plan anew")
        }
        return header
    }

    /// Refuses another program than the one that made the plan.
    func require(_ program: ProgramIdentity) throws {
        guard let maker = manifest.program.maker(besides: program) else { return }
        let here = manifest.program.version == program.version ? "" : ", and this is \(program.version)"
        throw StoreFailure(
            .badFile, path: path, cause: "this plan was made \(maker)\(here); use what it was made with, or plan anew")
    }

    /// Refuses a number that is not that of a block.
    func require(block: Int) throws {
        guard manifest.blocks.indices.contains(block) else {
            let last = manifest.blocks.count - 1
            throw InvalidInput(diagnostics: [
                Diagnostic(
                    file: "--block",
                    message: "there is no block \(block) in \(path); allowed: 0\(last > 0 ? " to \(last)" : "")")
            ])
        }
    }
}

extension PlanManifest {
    /// The list of all runs is in memory, some hundred bytes for each.
    private static let mostRuns = 20_000_000

    /// False for numbers that no plan has.
    fileprivate var isSound: Bool {
        let (all, isTooMany) = points.multipliedReportingOverflow(by: replications)
        guard points > 0, replications > 0, !isTooMany, all <= Self.mostRuns, (1...Self.mostRuns).contains(sharedBy),
            confidence > 0, confidence < 1, !blocks.isEmpty
        else { return false }
        return blocks.map(\.block) == Array(blocks.indices) && blocks.allSatisfy { (1...all).contains($0.runs) }
            && blocks.map(\.runs).reduce(0, +) == all
    }
}
