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
/// | `NAME.json`, `FOLDER/...` | analyses that were made from studies, and the results of a whole folder |
/// | `files/...` | further plans and scenario files that the user named |
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

    /// Puts results of all kinds into the archive: finished studies and sweeps, what `sensitivity`,
    /// `optimise`, `validate` and `calibrate` wrote, folders of them, merged plans, and the plans that they
    /// were made from. It appears complete or not at all, and equal results give equal bytes.
    ///
    /// - Returns: what a reader has to know, one sentence each.
    /// - Throws: `StoreFailure` for a result file that cannot be read or is not finished, for two of the same name, and where the archive
    ///   cannot be written; `CancellationError` where the task was cancelled.
    public func write(_ results: [String]) throws -> [String] {
        let output = try OutputFile(path, .bundle, inputs: results)
        let folder = parentFolder(of: path)
        try makeFolder(folder)
        let lock = try StoreLock(for: path)
        defer { lock.release() }
        let staging = hiddenPath(beside: path, "staging")
        try? FileManager.default.removeItem(atPath: staging)
        defer { try? FileManager.default.removeItem(atPath: staging) }
        let content = BundleContent(folder: staging + "/" + name)
        for result in results { try content.add(result) }
        try content.finish(name: name)
        if let first = content.differences().first {
            throw StoreFailure(.badFile, path: path, cause: "\(first); make it again, or leave it out")
        }
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
    var notes: [String] = []
    var documents: [BundleDocuments.Document] = []
    private let folder: String
    private var studies: [JSONText] = []
    private var named: [BundleDocuments.NamedStudy] = []
    private var stems: Set<String> = []
    private var files: [(path: String, what: String)] = []

    init(folder: String) { self.folder = folder }

    /// Adds a result file, in a folder of its own below another.
    func add(study result: String, below: String) throws {
        try Task.checkCancellation()
        let (name, stem) = (FilePath.stem(result), below + FilePath.stem(result))
        guard stems.insert(stem).inserted else {
            throw StoreFailure(
                .badFile, path: result, cause: "two result files are named '\(name)'; allowed: each its own name")
        }
        let file = try StudyFile(reading: result)
        defer { try? file.close() }
        try file.requireSound()
        guard let finished = try file.storedDigest() else {
            throw StoreFailure(.badFile, path: result, cause: "this was not finished; the same command continues it")
        }
        try makeFolder(folder + "/" + stem)
        try file.copy(to: "\(folder)/\(stem)/\(name).sqlite")
        files.append(("\(stem)/\(name).sqlite", "result file"))
        named.append(
            BundleDocuments.NamedStudy(
                name: file.header.name, result: "\(stem)/\(name).sqlite", resultsDigest: finished.digest))
        let content = try StoredContent(file)
        _ = try Export.outcomes(of: file, content, into: "\(folder)/\(stem)")
        files.append(("\(stem)/\(name)-outcomes.csv", "outcomes"))
        try write(file.header.scenarioText, "\(stem)/resolved.txt", "resolved scenario")
        let origin = try file.origin()
        for source in origin?.files ?? [] { try write(source.text, "\(stem)/files/\(source.path)", source.what) }
        if origin?.files.isEmpty ?? true {
            notes.append(
                "\(result): its scenario files were not kept with it; the bundle has the resolved scenario only")
        }
        studies.append(description(file.header, (stem, name), origin, content, results: finished.digest))
    }

    private func description(
        _ header: StudyHeader, _ place: (folder: String, name: String), _ origin: StudyOrigin?,
        _ content: StoredContent, results: String
    ) -> JSONText {
        let kind = if case .sweep = content { "sweep" } else { "study" }
        let made = [("program", header.programVersion)] + (origin?.versions ?? [:]).sorted { $0.key < $1.key }
        return .object(
            [
                ("name", .string(header.name)), ("kind", .string(kind)),
                ("result", .string("\(place.folder)/\(place.name).sqlite")),
                ("stated_in", .optional((origin?.files.first?.path).map { "\(place.folder)/files/\($0)" })),
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
            (
                "documents",
                .array(documents.map { .object([("path", .string($0.path)), ("kind", .string($0.kind))]) })
            ),
            ("files", .array(listed)),
        ])
        try AtomicFile(path: folder + "/" + ResultBundle.manifest).write { try $0(manifest.text) }
    }

    /// Documents that do not belong to the studies beside them.
    func differences() -> [String] {
        BundleDocuments(root: folder, documents: documents, studies: named).differences()
    }

    /// Copies a file as it is.
    func copy(_ source: String, to path: String, _ what: String) throws {
        guard stems.insert(path).inserted else {
            throw StoreFailure(
                .badFile, path: source,
                cause: "two files are named '\((path as NSString).lastPathComponent)'; allowed: each its own name")
        }
        let place = folder + "/" + path
        try makeFolder(parentFolder(of: place))
        // Of a link the file, since a bundle with links is refused.
        let file = URL(fileURLWithPath: source).resolvingSymlinksInPath().path
        try StoreFailure.explained(source) { try FileManager.default.copyItem(atPath: file, toPath: place) }
        files.append((path, what))
    }

    private func write(_ text: String, _ path: String, _ what: String) throws {
        let place = folder + "/" + path
        try makeFolder(parentFolder(of: place))
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

        Analyses that were made from the studies (NAME-sensitivity.json and the like) are as they were written: their bytes, and the
        results_digest of the studies that they name, are compared, and they are not computed again.

        Data keep the licences of their sources: see the notes that stand beside the data in files/.

        """
    }
}
