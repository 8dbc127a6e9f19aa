import Foundation

/// One archive with result files and all that they were made from, which `verify` replays on another machine.
///
/// In a folder of the archive's name:
///
/// | path | what |
/// |---|---|
/// | `README.txt` | what this is, for people |
/// | `bundle.json` | every study with seed, digests and versions; every file with its SHA-256 |
/// | `STUDY/STUDY.sqlite` | the result file |
/// | `STUDY/STUDY-outcomes.csv` | its outcomes |
/// | `STUDY/resolved.txt` | the resolved scenario, or all points of a sweep |
/// | `STUDY/files/...` | scenario files as the user wrote them, what they extend, data, and what stands beside the data on source and licence |
public struct ResultBundle {
    /// Where it is.
    public let path: String

    /// The bundle at a path.
    public init(path: String) { self.path = path }

    static let manifest = "bundle.json"

    /// True for a gzipped file.
    public static func isBundle(_ path: String) -> Bool {
        guard let handle = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? handle.close() }
        return (try? handle.read(upToCount: 2)) == Data([0x1F, 0x8B])
    }

    /// Puts finished studies and sweeps into the archive; it appears complete or not at all, and equal results give equal bytes.
    ///
    /// - Returns: what a reader has to know, one sentence each.
    /// - Throws: `StoreFailure` for a result file that cannot be read or is not finished, for two of the same name, and where the archive
    ///   cannot be written; `CancellationError` where the task was cancelled.
    public func write(_ results: [String]) throws -> [String] {
        let output = try OutputFile(path, .bundle, inputs: results)
        let folder = (path as NSString).deletingLastPathComponent
        try makeFolder(folder)
        let lock = try StoreLock(for: path)
        defer { lock.release() }
        let staging = hiddenPath(beside: path, "staging")
        try? FileManager.default.removeItem(atPath: staging)
        defer { try? FileManager.default.removeItem(atPath: staging) }
        let content = BundleContent(folder: staging + "/" + name)
        for result in results { try content.add(result) }
        try content.finish(name: name)
        try Archive(path: output.target).pack(name, in: staging)
        return content.notes
    }

    /// The file's name without its ending.
    private var name: String {
        let file = (path as NSString).lastPathComponent
        return file.hasSuffix(".tar.gz") ? String(file.dropLast(7)) : FilePath.stem(file)
    }
}

/// The folder from which a bundle is made.
final class BundleContent {
    private(set) var notes: [String] = []
    private let folder: String
    private var studies: [JSONText] = []
    private var stems: Set<String> = []
    private var files: [(path: String, what: String)] = []

    init(folder: String) { self.folder = folder }

    func add(_ result: String) throws {
        try Task.checkCancellation()
        let stem = FilePath.stem(result)
        guard stems.insert(stem).inserted else {
            throw StoreFailure(
                .badFile, path: result, cause: "two result files are named '\(stem)'; allowed: each its own name")
        }
        let file = try StudyFile(reading: result)
        defer { try? file.close() }
        try file.requireSound()
        guard let finished = try file.storedDigest() else {
            throw StoreFailure(.badFile, path: result, cause: "this was not finished; the same command continues it")
        }
        try makeFolder(folder + "/" + stem)
        try file.copy(to: "\(folder)/\(stem)/\(stem).sqlite")
        files.append(("\(stem)/\(stem).sqlite", "result file"))
        let content = try StoredContent(file)
        _ = try Export.outcomes(of: file, content, into: "\(folder)/\(stem)")
        files.append(("\(stem)/\(stem)-outcomes.csv", "outcomes"))
        try write(file.header.scenarioText, "\(stem)/resolved.txt", "resolved scenario")
        let origin = try file.origin()
        for source in origin?.files ?? [] { try write(source.text, "\(stem)/files/\(source.path)", source.what) }
        if origin?.files.isEmpty ?? true {
            notes.append(
                "\(result): its scenario files were not kept with it; the bundle has the resolved scenario only")
        }
        studies.append(description(file.header, stem, origin, content, results: finished.digest))
    }

    private func description(
        _ header: StudyHeader, _ stem: String, _ origin: StudyOrigin?, _ content: StoredContent, results: String
    ) -> JSONText {
        let kind = if case .sweep = content { "sweep" } else { "study" }
        let made = [("program", header.programVersion)] + (origin?.versions ?? [:]).sorted { $0.key < $1.key }
        return .object(
            [
                ("name", .string(header.name)), ("kind", .string(kind)),
                ("result", .string("\(stem)/\(stem).sqlite")),
                ("stated_in", .optional((origin?.files.first?.path).map { "\(stem)/files/\($0)" })),
                ("settings", .strings(origin?.settings ?? [])), ("seed", .unsigned(header.seed)),
            ] + content.counts + [
                ("scenario_digest", .string(header.scenarioDigest)), ("results_digest", .string(results)),
                ("made_with", .object(made.map { ($0, .string($1)) })),
            ])
    }

    /// Writes the README and the manifest.
    func finish(name: String) throws {
        try write(Self.readme(name), "README.txt", "what this is")
        let listed = try files.sorted { $0.path < $1.path }.map { file in
            JSONText.object([
                ("path", .string(file.path)), ("what", .string(file.what)),
                ("sha256", .string(try SHA256.hexadecimal(ofFile: folder + "/" + file.path))),
            ])
        }
        let manifest = JSONText.object([
            ("format", .integer(1)), ("program", .string("fotfeste \(programVersion)")), ("studies", .array(studies)),
            ("files", .array(listed)),
        ])
        try AtomicFile(path: folder + "/" + ResultBundle.manifest).write { try $0(manifest.text) }
    }

    private func write(_ text: String, _ path: String, _ what: String) throws {
        let place = folder + "/" + path
        try makeFolder((place as NSString).deletingLastPathComponent)
        try AtomicFile(path: place).write { try $0(text) }
        files.append((path, what))
    }

    private static func readme(_ name: String) -> String {
        """
        \(name): results of Fotfeste \(programVersion), with all that they were made from

          fotfeste verify \(name).tar.gz

        compares every file with bundle.json, runs every study again from its result file alone, and compares the results. It needs a
        program of the same version and nothing else. The numbers are the same for the same build, processor architecture and C library.

        Each study has a folder: NAME.sqlite is the result file, NAME-outcomes.csv its outcomes, resolved.txt the scenario with all of
        its defaults (of a sweep: all points), files/ what it was read from, as it stood when the study was begun. Seeds, digests and
        versions are in bundle.json.

        Data keep the licences of their sources: see the notes that stand beside the data in files/.

        """
    }
}
