import Foundation

/// What `bundle.json` states of a study.
struct BundledStudy: Decodable {
    var name: String
    var kind: String
    /// Path of the result file.
    var result: String
    /// Path of the scenario file or plan; nil where none was kept.
    var statedIn: String?
    var settings: [String]
    var seed: UInt64
    var scenarioDigest: String
    var resultsDigest: String?
}

extension BundledStudy {
    /// How the list and the files beside a result file differ from what is in it, one sentence each.
    ///
    /// Compared are all members of the list, the resolved scenario, the files that the study was read from, and the table of outcomes,
    /// which is estimated again; its numbers may differ in the last digits, as between machines.
    ///
    /// - Parameters:
    ///   - root: the folder of the list.
    ///   - scratch: an empty folder.
    func differences(in root: String, scratch: String) throws -> [String] {
        let file = try StudyFile(reading: root + "/" + result)
        defer { try? file.close() }
        let folder = parentFolder(of: result)
        let (content, origin) = (try StoredContent(file), try file.origin())
        let first = origin?.files.first.map { "\(folder)/files/\($0.path)" }
        let kind = if case .sweep = content { "sweep" } else { "study" }
        let stated: [(member: String, isSo: Bool)] = [
            ("name", name == file.header.name), ("kind", self.kind == kind), ("stated_in", statedIn == first),
            ("settings", settings == origin?.settings ?? []), ("seed", seed == file.header.seed),
            ("scenario_digest", scenarioDigest == file.header.scenarioDigest),
            ("results_digest", try resultsDigest == file.storedDigest()?.digest),
        ]
        var differences = stated.filter { !$0.isSo }.map {
            "\(ResultBundle.manifest) states another \($0.member) of \(result) than the file"
        }
        func compare(_ path: String, _ text: String) {
            guard let data = FileManager.default.contents(atPath: root + "/" + path) else { return }
            if data != Data(text.utf8) { differences.append("\(path) is not what \(result) holds") }
        }
        compare("\(folder)/resolved.txt", file.header.scenarioText)
        for source in origin?.files ?? [] { compare("\(folder)/files/\(source.path)", source.text) }
        let table = try Export.outcomes(of: file, content, into: scratch)
        let listed = folder + "/" + (table as NSString).lastPathComponent
        if let found = FileManager.default.contents(atPath: root + "/" + listed),
            !Self.areAlike(found, FileManager.default.contents(atPath: table) ?? Data())
        {
            differences.append("\(listed) is not what the replications of \(result) give")
        }
        return differences
    }

    /// Equal cell by cell, numbers but for the last digits.
    private static func areAlike(_ a: Data, _ b: Data) -> Bool {
        if a == b { return true }
        let cells = [a, b].map { data in
            String(decoding: data, as: UTF8.self).split(separator: ",", omittingEmptySubsequences: false)
                .flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        }
        guard cells[0].count == cells[1].count else { return false }
        return zip(cells[0], cells[1]).allSatisfy { a, b in
            a == b || (Double(a) != nil && OutcomeDifferences.areAlike(Double(a), Double(b)))
        }
    }
}
