import Foundation

extension PlanFolder {
    /// Makes a plan folder, complete or not at all; one with the same plan is left as it is.
    ///
    /// - Parameters:
    ///   - blocks: how many, from 1 to the number of runs.
    ///   - force: replaces another plan, with all of its blocks.
    /// - Returns: the folder, and whether it was there.
    /// - Throws: `InvalidInput` for a number of blocks that cannot be, `StoreFailure` where something else is in the way.
    public static func create(
        _ path: String, of study: PlannedStudy, blocks: Int, confidence: Double = 0.95, force: Bool = false,
        program: ProgramIdentity = .current
    ) throws -> (folder: PlanFolder, wasThere: Bool) {
        try require(blocks, for: study)
        let path = plain(path)
        try makeFolder(parentFolder(of: path))
        let lock = try StoreLock(for: path)
        defer { lock.release() }
        // Under the lock they are left by a process that was killed.
        let (draft, replaced) = (hiddenPath(beside: path, "plan"), hiddenPath(beside: path, "replaced"))
        func tidy() { for folder in [draft, replaced] { try? FileManager.default.removeItem(atPath: folder) } }
        tidy()
        defer { tidy() }
        let made = try write(study, to: draft, blocks: blocks, confidence: confidence, program: program)
        if let old = try occupant(of: path) {
            if old.manifest == made.manifest { return (old, true) }
            guard force else {
                throw StoreFailure(
                    .cannotWrite, path: path,
                    cause: "\(old.obstacle(to: made)); replace it with --force, or write elsewhere with --output")
            }
            try old.requireReplaceable()
            try move(path, to: replaced)
        }
        try move(draft, to: path)
        return (try PlanFolder(path), false)
    }

    private static func require(_ blocks: Int, for study: PlannedStudy) throws {
        let most = study.cells.count
        guard !(1...most).contains(blocks) else { return }
        let unit = study.kind == .sweep ? "runs" : "replications"
        throw InvalidInput(diagnostics: [
            Diagnostic(
                file: "--blocks", message: "\(blocks) is not possible with \(most) \(unit); allowed: 1 to \(most)")
        ])
    }

    /// The plan that is at the path; nil where there is nothing.
    private static func occupant(of path: String) throws -> PlanFolder? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            throw StoreFailure(.cannotWrite, path: path, cause: "cannot write: this is a file, not a folder")
        }
        if names.isEmpty { return nil }
        guard names.contains(manifestName) else {
            throw StoreFailure(
                .cannotWrite, path: path, cause: "this folder has other files in it; write elsewhere with --output")
        }
        return try PlanFolder(path)
    }

    /// Refuses to remove with the plan what others put into its folder, and a merged study to which
    /// replications were added.
    private func requireReplaceable() throws {
        let merged = (mergedPath as NSString).lastPathComponent
        let own = [
            Self.manifestName, "snapshot.db", "blocks", "slurm", merged,
            (merged as NSString).deletingPathExtension + "-outcomes.csv",
        ]
        func isDraft(_ name: String) -> Bool {
            name.hasPrefix(".merged") || name.hasPrefix(".") && name.contains(".fotfeste-")
        }
        let others = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            .filter { !own.contains($0) && !isDraft($0) && !$0.hasPrefix(merged + "-") && $0 != merged + ".lock" }
        if let first = others.first {
            let rest = others.count == 1 ? "" : " and \(others.count - 1) more"
            throw StoreFailure(
                .cannotWrite, path: path,
                cause: "--force would remove '\(first)'\(rest), which is no part of the plan; move it away first")
        }
        try requireNoFuller(isLocked: false)
    }

    /// How this plan differs from another that is to take its place.
    private func obstacle(to other: PlanFolder) -> String {
        if let maker = manifest.program.maker(besides: other.manifest.program) {
            return "it holds a plan made \(maker)"
        }
        let (old, new) = (manifest, other.manifest)
        if old.scenarioDigest != new.scenarioDigest { return "it holds another plan (the scenario differs)" }
        if old.seed != new.seed { return "it holds another plan (seed \(old.seed), not \(new.seed))" }
        if old.replications != new.replications {
            return "it holds another plan (\(counted(old.replications, "replication")), not \(new.replications))"
        }
        if old.blocks.count != new.blocks.count {
            return "it holds another plan (\(counted(old.blocks.count, "block")), not \(new.blocks.count))"
        }
        return "it holds another plan"
    }

    private static func write(
        _ study: PlannedStudy, to path: String, blocks: Int, confidence: Double, program: ProgramIdentity
    ) throws -> PlanFolder {
        try makeFolder(path + "/blocks")
        let snapshot = path + "/snapshot.db"
        try StudyFile.create(snapshot, header: study.header, origin: study.origin)
        let file = try StudyFile(path: snapshot, writable: true, isDraft: true)
        if study.kind == .sweep { try file.state(study.points) }
        let content = try PlanContent(
            file, kind: study.kind, program: program, cells: study.cells, blocks: blocks)
        try file.close()
        let digests = (0..<blocks).map { content.header(ofBlock: $0).scenarioDigest }
        let manifest = PlanManifest(
            kind: study.kind, program: program, header: study.header, cut: content.cut, confidence: confidence,
            digests: digests)
        try AtomicFile(path: "\(path)/\(manifestName)").write { try $0(manifest.json.text) }
        return try PlanFolder(path)
    }

    /// Moves a folder; an empty one gives way.
    private static func move(_ source: String, to target: String) throws {
        guard rename(source, target) == 0 else {
            throw StoreFailure(.cannotWrite, path: target, cause: "cannot write: \(plainCause(errno: errno))")
        }
    }
}

extension PlanFolder {
    /// What was planned, and how it goes on, for people.
    public var text: String {
        let (blocks, runs) = (manifest.blocks.count, manifest.blocks.map(\.runs))
        let (fewest, most) = (runs.min() ?? 0, runs.max() ?? 0)
        let size = fewest == most ? "\(most)" : "\(fewest) to \(most)"
        let points = manifest.kind == .sweep ? " at " + counted(manifest.points, "point") : ""
        return """
            \(manifest.name): \(manifest.runs) \(manifest.unit)\(points) in \(blocks) \(blocks == 1 ? "block" : "blocks") of \(size)
              each block    fotfeste work \(word) --block 0\(blocks > 1 ? ", to \(blocks - 1), in any order and anywhere" : "")
              how far       fotfeste status \(word)
              all together  fotfeste merge \(word)
              with Slurm    fotfeste submit \(word)

            """
    }

    /// The plan as it is stored, for `--json`.
    public var json: JSONText { manifest.json }
}
