import Foundation

/// The place of a study on disk, locked and ready: a new file, the same study to be continued, or, where it replaces another, a file
/// beside that one until it is finished.
struct StudyPlace {
    /// Where the study is when it is finished.
    let path: String
    /// Where it is while it runs.
    let working: String
    /// True where this run made the working file.
    let isNew: Bool
    let lock: StoreLock
    /// The table beside it.
    let table: OutputFile
    private let target: String

    /// Finds or makes the place of a study.
    ///
    /// - Throws: `StoreFailure` where another study, another process or the file system is in the way.
    init(_ scenario: Scenario, options: StudyOptions) throws {
        let header = try StudyHeader(scenario, seed: options.seed ?? scenario.seed)
        try self.init(header: header, name: scenario.name, options: options, origin: scenario.origin)
    }

    /// The place of a study with this header.
    init(header: StudyHeader, name: String, options: StudyOptions, origin: StudyOrigin? = nil) throws {
        path = options.path(for: name)
        target = try OutputFile(path, .resultFile).target
        table = try OutputFile((path as NSString).deletingPathExtension + "-outcomes.csv", .table)
        let folder = parentFolder(of: path)
        try makeFolder(folder.isEmpty ? "." : folder)
        lock = try StoreLock(for: path)
        do {
            let replaces = try Self.mustReplace(target, named: path, header: header, force: options.force)
            working = replaces ? try OutputFile(target + ".new", .resultFile).target : path
            isNew = try Self.prepare(working, header: header, origin: origin)
        } catch {
            lock.release()
            throw error
        }
    }

    /// Moves a replacement into place.
    func finish() throws {
        if working != path { try StudyFile.moveIntoPlace(working, target) }
    }

    /// True where something else is at the path and may be replaced.
    private static func mustReplace(_ target: String, named path: String, header: StudyHeader, force: Bool) throws
        -> Bool
    {
        guard FileManager.default.fileExists(atPath: target) else { return false }
        // An empty file, such as mktemp makes.
        if (try? FileManager.default.attributesOfItem(atPath: target)[.size] as? Int) == 0 { return true }
        do {
            let stored = try StudyFile(path: path, writable: false, isLocked: true)
            defer { try? stored.close() }
            guard let obstacle = header.obstacle(toContinuing: stored.header) else {
                try stored.requireSound()
                return false
            }
            if force { return true }
            throw StoreFailure(
                .cannotWrite, path: path,
                cause: "\(obstacle); replace it with --force, or write elsewhere with --output")
        } catch let failure as StoreFailure where failure.kind == .badFile && force {
            return true
        }
    }

    /// Makes the working file unless it is there already; a stale one of another study goes.
    private static func prepare(_ working: String, header: StudyHeader, origin: StudyOrigin?) throws -> Bool {
        if FileManager.default.fileExists(atPath: working) {
            if let stored = try? StudyFile(path: working, writable: false, isLocked: true) {
                defer { try? stored.close() }
                if header.obstacle(toContinuing: stored.header) == nil { return false }
            }
            StudyFile.removeDatabase(working)
        }
        try StudyFile.create(working, header: header, origin: origin)
        return true
    }
}
