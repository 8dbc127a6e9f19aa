import Foundation
import Models

/// Where a block of a plan stands, by its file.
public enum BlockState: Hashable, Sendable {
    /// All of its runs are there.
    case done
    /// It has no file.
    case missing
    /// Its file is not as it was written, and how.
    case damaged(String)
    /// Its file is of another plan, or by another program, in words that follow `this block`.
    case foreign(String)
}

/// What there is to open instead of a finished block.
struct BlockObstacle: Error {
    var state: BlockState
}

extension PlanFolder {
    /// Where a block stands.
    ///
    /// - Parameter thorough: every row is read and compared with the block's digest, in place of looking whether the file is whole.
    /// - Throws: `CancellationError` where the task was cancelled.
    func state(ofBlock block: Int, input: ModelInput, thorough: Bool) throws -> BlockState {
        do {
            let file = try open(block, input: input)
            defer { try? file.close() }
            if thorough { try requireIntact(file, try file.storedRunsInOrder()) }
            return .done
        } catch let obstacle as BlockObstacle {
            return obstacle.state
        }
    }

    /// Opens a finished block.
    ///
    /// - Throws: `BlockObstacle` where there is none that is whole and of this plan.
    func open(_ block: Int, input: ModelInput) throws -> StudyFile {
        let (path, planned) = (blockPath(block), manifest.blocks[block])
        guard FileManager.default.fileExists(atPath: path) else { throw BlockObstacle(state: .missing) }
        do {
            let file = try StudyFile(path: path, writable: false, blockInput: input)
            guard file.header.scenarioDigest == planned.digest else {
                throw BlockObstacle(state: .foreign(stranger(file.header)))
            }
            guard SHA256.hexadecimal(of: file.header.scenarioText) == planned.digest,
                try file.storedDigest()?.replications == planned.runs, try file.storedRunCount() == planned.runs
            else { throw BlockObstacle(state: .damaged("runs are missing")) }
            return file
        } catch let failure as StoreFailure where failure.kind == .badFile {
            throw BlockObstacle(state: .damaged(failure.cause))
        }
    }

    /// Reads all rows of an open block, hands them over and compares them with the block's digest.
    func requireIntact(
        _ file: StudyFile, _ runs: [StoredRun], use: (StoredRun, StoredReplication) throws -> Void = { _, _ in }
    ) throws {
        do {
            try file.requireSound()
            var digest = ResultsDigest(names: file.names)
            for run in runs {
                try Task.checkCancellation()
                let stored = try file.stored(run)
                digest.add(stored)
                try use(run, stored)
            }
            guard digest.text == (try file.storedDigest()?.digest) else {
                throw BlockObstacle(state: .damaged("its numbers are not those that were written"))
            }
        } catch let failure as StoreFailure where failure.kind == .badFile && failure.path == file.path {
            throw BlockObstacle(state: .damaged(failure.cause))
        }
    }

    /// What is wrong with a block of another content.
    private func stranger(_ header: StudyHeader) -> String {
        let lines = header.scenarioText.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) }
        func value(_ key: String) -> String? {
            lines.first { $0.first == key[...] && $0.count == 2 }.map { String($0[1]) }
        }
        let made = ProgramIdentity(
            version: value("version") ?? "unknown", build: value("build") ?? "", arithmetic: value("arithmetic") ?? "")
        guard let maker = made.maker(besides: manifest.program) else { return "belongs to another plan" }
        let planned = made.version == manifest.program.version ? "" : ", and the plan by \(manifest.program.version)"
        return "was made \(maker)\(planned)"
    }
}

extension StudyFile {
    /// What is stored, by point and replication: the order in which a block's digest is made.
    func storedRunsInOrder() throws -> [StoredRun] {
        try storedRuns().sorted { ($0.point, $0.replication) < ($1.point, $1.replication) }
    }
}
