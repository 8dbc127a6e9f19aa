import Foundation
import Models

/// Whether a bundle holds what it lists, and whether its studies replay.
public struct BundleVerification: Sendable {
    /// As the user wrote it.
    public var file: String
    /// How many files it lists.
    public var files: Int
    /// What is wrong with single files, one sentence each.
    public var differences: [String]
    /// One for each result file.
    public var studies: [Verification]
    /// Analyses and other documents, which are compared and not computed again: paths and kinds.
    public var documents: [(path: String, kind: String)] = []
    /// Which scenario files of studies, read anew, state another study than the one that was run.
    public var restated: [String]

    /// True where everything is as listed and replays to the same.
    public var matches: Bool { differences.isEmpty && restated.isEmpty && studies.allSatisfy(\.matches) }

    /// For people.
    public var text: String {
        var text = "\(file): \(counted(files, "file")), \(counted(studies.count, "result file"))\n"
        for difference in differences + restated { text += "  DIFFERS: \(difference)\n" }
        text += studies.map(\.findings).joined()
        for document in documents {
            text += "\(document.path): \(document.kind), as it was written; not computed again\n"
        }
        return text + (matches ? "Everything matches.\n" : "There is a difference.\n")
    }

    /// For `--json`.
    public var json: JSONText {
        .object([
            ("file", .string(file)), ("files", .integer(files)), ("differences", .strings(differences + restated)),
            ("studies", .array(studies.map(\.json))),
            (
                "documents",
                .array(
                    documents.map {
                        .object([("path", .string($0.path)), ("kind", .string($0.kind)), ("recomputed", .bool(false))])
                    })
            ), ("matches", .bool(matches)),
        ])
    }
}

extension ResultBundle {
    /// Checks the bundle in a temporary folder, which is removed: every file against its listed digest, scenario files against the
    /// studies that were run from them, and each result file as `Study.verify` does.
    ///
    /// - Throws: `StoreFailure` where it is damaged, or holds anything that is not in its list; `CancellationError` where the task was
    ///   cancelled.
    public func verify(
        replay: Bool, jobs: Int, progress: (StudyProgress) -> Void = { _ in }
    ) async throws -> BundleVerification {
        let folder = NSTemporaryDirectory() + "fotfeste-\(UUID().uuidString)"
        try makeFolder(folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Archive(path: path).unpack(into: folder)
        let content = try BundleReader(bundle: path, folder: folder)
        var result = BundleVerification(
            file: path, files: content.manifest.files.count, differences: try content.differences(), studies: [],
            restated: [])
        for study in content.manifest.studies {
            do {
                result.restated += content.restated(study)
                result.differences += try study.differences(in: content.root, scratch: folder + "/tables")
                var found = try await Study().verify(
                    content.root + "/" + study.result, replay: replay, jobs: jobs, progress: progress)
                found.file = study.result
                result.studies.append(found)
            } catch let failure as StoreFailure {
                throw StoreFailure(failure.kind, path: path, cause: "\(study.result): \(failure.cause)")
            }
        }
        result.documents = content.manifest.documents?.map { ($0.path, $0.kind) } ?? []
        result.differences += BundleDocuments(
            root: content.root, documents: content.manifest.documents ?? [],
            studies: zip(content.manifest.studies, result.studies).map {
                BundleDocuments.NamedStudy(name: $0.name, result: $0.result, resultsDigest: $1.resultsDigest)
            }
        ).differences()
        return result
    }
}

/// A bundle that is unpacked.
private struct BundleReader {
    struct Manifest: Decodable {
        struct File: Decodable {
            var path: String
            var sha256: String
        }
        var format: Int
        var files: [File]
        var studies: [BundledStudy]
        var documents: [BundleDocuments.Document]?
    }

    let bundle: String
    /// The folder with the manifest.
    let root: String
    let manifest: Manifest

    /// - Throws: `StoreFailure` where there is no manifest that this program reads, or where it names what is not in the bundle.
    init(bundle: String, folder: String) throws {
        func refuse(_ cause: String) -> StoreFailure { StoreFailure(.badFile, path: bundle, cause: cause) }
        self.bundle = bundle
        let tops = try FileManager.default.contentsOfDirectory(atPath: folder)
        guard let top = tops.first, tops.count == 1,
            let data = FileManager.default.contents(atPath: "\(folder)/\(top)/\(ResultBundle.manifest)")
        else {
            throw refuse("this archive is not a bundle of results (it has no \(ResultBundle.manifest) in a folder)")
        }
        root = folder + "/" + top
        try BoundedJSON.check(data, file: bundle)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        struct Format: Decodable { var format: Int }
        let format = (try? decoder.decode(Format.self, from: data))?.format
        guard format == 1, let manifest = try? decoder.decode(Manifest.self, from: data) else {
            let found = format.map { $0 == 1 ? "" : "; it has format \($0), and this program reads format 1" } ?? ""
            throw refuse("\(ResultBundle.manifest) of this bundle cannot be read\(found)")
        }
        self.manifest = manifest
        let listed = Set(manifest.files.map(\.path).filter { !$0.split(separator: "/").contains("..") })
        let named = manifest.studies.flatMap { [$0.result] + ($0.statedIn.map { [$0] } ?? []) }
        for path in named + (manifest.documents ?? []).map(\.path)
        where !listed.contains(path) {
            throw refuse("\(ResultBundle.manifest) of this bundle does not list \(path)")
        }
    }

    /// Files that are missing, not listed, or not as they were.
    func differences() throws -> [String] {
        let listed = Dictionary(manifest.files.map { ($0.path, $0.sha256) }) { first, _ in first }
        let found = try Set(FileManager.default.subpathsOfDirectory(atPath: root).filter(isFile))
        let others = found.subtracting(listed.keys).subtracting([ResultBundle.manifest]).sorted()
        return try others.map { "\($0) is not in the list" }
            + listed.keys.sorted().compactMap { path in
                guard found.contains(path) else { return "\(path) is missing" }
                let digest = try SHA256.hexadecimal(ofFile: root + "/" + path)
                return digest == listed[path] ? nil : "\(path) is not as it was"
            }
    }

    private func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder) && !isFolder.boolValue
    }

    /// Scenario files that state another study than the one that was run. Files that name others by absolute paths cannot be read
    /// elsewhere, and are passed over: the result file alone is enough to replay.
    func restated(_ study: BundledStudy) -> [String] {
        guard let path = study.statedIn, let digest = try? digest(of: study, statedIn: root + "/" + path),
            digest != study.scenarioDigest
        else { return [] }
        return ["\(path) does not state what \(study.result) was run from"]
    }

    private func digest(of study: BundledStudy, statedIn path: String) throws -> String {
        guard study.kind == "sweep" else {
            let scenario = try Scenario.load(path: path, text: nil, files: .within([root]), settings: study.settings)
            // A study without a mechanism has a name of its own, and is stated by the file of the study with all of them.
            let changed = Mechanism.all.lazy.map(scenario.without).first { $0.name == study.name }
            return (changed ?? scenario).digest
        }
        var plan = try SweepPlan.load(path: path, files: .within([root]))
        plan.seed = study.seed
        return try SHA256.hexadecimal(of: Sweep.text(of: Sweep(plan).points))
    }
}
