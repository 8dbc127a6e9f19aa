import Foundation

/// Results in a bundle that are no result files: analyses in JSON, tables, scenario files and logs that were
/// made from studies.
struct BundleDocuments {
    /// One of them.
    struct Document: Codable, Hashable {
        /// Within the bundle.
        var path: String
        /// What it is: `sensitivity`, `optimisation`, `validation`, `posterior`, ...
        var kind: String
    }

    /// A study in the bundle, as far as a document can name it.
    struct NamedStudy {
        var name: String
        /// Its file within the bundle.
        var result: String
        var resultsDigest: String
    }

    /// The unpacked folder.
    let root: String
    let documents: [Document]
    let studies: [NamedStudy]

    /// What of the documents does not fit the studies beside them: another kind than is listed, or digests of
    /// other results.
    ///
    /// A document names studies by `name` and `results_digest`; those that are not in the bundle are passed
    /// over.
    func differences() -> [String] {
        documents.flatMap { document -> [String] in
            guard let kind = Product.Document(rawValue: document.kind) else { return [] }
            guard let object = BoundedJSON.object(at: root + "/" + document.path),
                kind.members.allSatisfy({ object[$0] != nil })
            else { return ["\(document.path) is no \(Product.document(kind).name)"] }
            return named(in: object).sorted { ($0.name, $0.digest) < ($1.name, $1.digest) }.compactMap {
                difference(of: document, $0.name, $0.digest)
            }
        }
    }

    /// Studies of the document's own folder go before others.
    private func difference(of document: Document, _ name: String, _ digest: String) -> String? {
        let folder = parentFolder(of: document.path)
        let all = studies.filter { $0.name == name }
        let near = all.filter { $0.result.hasPrefix(folder.isEmpty ? "" : folder + "/") }
        guard let study = (near.isEmpty ? all : near).first,
            !(near.isEmpty ? all : near).contains(where: { $0.resultsDigest == digest })
        else { return nil }
        return "\(document.path) was made from other results of '\(name)' than \(study.result) has"
    }

    /// Every pair of `name` and `results_digest` in a tree of JSON.
    private func named(in value: Any) -> [(name: String, digest: String)] {
        if let array = value as? [Any] { return array.flatMap(named) }
        guard let object = value as? [String: Any] else { return [] }
        var found = object.values.flatMap(named)
        if let name = object["name"] as? String, let digest = object["results_digest"] as? String {
            found.append((name, digest))
        }
        return found
    }
}

extension BundleContent {
    /// Adds a result of any kind, recognised by its content: a result file, an analysis in JSON, the plan that it
    /// was made from, or a folder of results.
    ///
    /// - Throws: `StoreFailure` for anything else, and for what is not finished.
    func add(_ path: String) throws {
        try Task.checkCancellation()
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw StoreFailure(.badFile, path: path, cause: "no such file")
        }
        if isFolder.boolValue { return try add(folder: PlanFolder.plain(path)) }
        if try add(document: path, below: "") { return }
        if ["yaml", "yml"].contains((path as NSString).pathExtension) {
            return try copy(path, to: "files/" + (path as NSString).lastPathComponent, "named file")
        }
        try add(study: path, below: "")
    }

    /// Adds the results that lie in a folder, such as `mechanisms`, `validate`, `optimise` and `calibrate`
    /// write; of a plan its merged study.
    private func add(folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { !$0.hasPrefix(".") }
        if names.contains(PlanFolder.manifestName) {
            let plan = try PlanFolder(folder)
            guard FileManager.default.fileExists(atPath: plan.mergedPath) else {
                throw StoreFailure(
                    .badFile, path: folder, cause: "this plan is not merged; 'fotfeste merge \(plan.word)' does it")
            }
            return try add(study: plan.mergedPath, below: "")
        }
        let below = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent + "/"
        var count = 0
        for name in names {
            let path = folder + "/" + name
            if name.hasSuffix(".sqlite") {
                try add(study: path, below: below)
                count += 1
            } else if try add(document: path, below: below) {
                count += 1
            }
        }
        guard count > 0 else { throw StoreFailure(.badFile, path: folder, cause: "this folder has no results in it") }
    }

    /// Adds a document, if the file is one of those that commands write.
    private func add(document path: String, below: String) throws -> Bool {
        guard let kind = Self.kind(of: path) else { return false }
        let place = below + (path as NSString).lastPathComponent
        try copy(path, to: place, kind.what)
        documents.append(BundleDocuments.Document(path: place, kind: kind.name))
        if ["posterior", "calibrationState", "validation"].contains(kind.name) {
            notes.append("\(path): the plan or patterns that it was made from are not kept with it; name them too")
        }
        return true
    }

    private static func kind(of path: String) -> (name: String, what: String)? {
        for document in Product.Document.allCases where (path as NSString).pathExtension == "json" {
            let product = Product.document(document)
            if product.isMade(at: path) { return (document.rawValue, product.name) }
        }
        switch (path as NSString).lastPathComponent {
        case "mechanisms.csv" where Product.table.isMade(at: path): return ("table", "table of mechanisms")
        case "search.jsonl" where Product.searchLog.isMade(at: path): return ("log", Product.searchLog.name)
        case let name where name.wholeMatch(of: #/.*-(optimised|frontier-\d+)\.yaml/#) != nil:
            return Product.scenario.isMade(at: path) ? ("scenario", "scenario file that a search found") : nil
        default: return nil
        }
    }
}
