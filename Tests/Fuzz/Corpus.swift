import Foundation
import Yams

/// A shipped file that the fuzzer changes, and how a changed copy is tried.
struct ShippedFile {
    /// By what reads it.
    enum Kind: String, CaseIterable {
        case scenario, sweep, patterns, calibration, optimisation, posterior, data, map
    }

    let kind: Kind
    /// Relative to the folder `scenarios`.
    let path: String
    let text: String

    var isYAML: Bool { path.hasSuffix(".yaml") }
    var isCSV: Bool { path.hasSuffix(".csv") }
}

/// All shipped files but those of the nation, in the order of their paths, and the words that they use.
struct Corpus {
    let files: [ShippedFile]
    /// Keys of all mappings.
    let keys: [String]
    /// Values of all scalars: names, numbers, numbers with a unit, paths.
    let scalars: [String]
    /// Subtrees to put elsewhere.
    let subtrees: [Node]

    /// Reads the folder `scenarios` of a package.
    init(folder: String) throws {
        let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
        files = try paths.compactMap { path in
            guard let kind = Self.kind(path) else { return nil }
            return ShippedFile(
                kind: kind, path: path, text: try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8))
        }
        var words = Words()
        for file in files where file.isYAML { try Yams.compose(yaml: file.text).map { words.add($0) } }
        (keys, scalars, subtrees) = (words.keys.sorted(), words.scalars.sorted(), words.subtrees)
    }

    /// Nil for what the fuzzer leaves alone: the nation, which is large, and texts for people.
    private static func kind(_ path: String) -> ShippedFile.Kind? {
        let name = (path as NSString).lastPathComponent
        if path.contains("norway-") || path.contains("_norway_") || path.contains("counties_2024") {
            return path.contains("north_norway") ? .data : nil
        }
        if path == "patterns.yaml" { return .patterns }
        if path.hasPrefix("sweeps/") { return .sweep }
        if path.hasPrefix("optimise/") { return .optimisation }
        if path.hasPrefix("calibration/") { return name.hasSuffix(".json") ? .posterior : .calibration }
        if path.hasPrefix("lessons/"), isLesson(name) { return nil }
        if name.hasSuffix(".yaml") { return .scenario }
        if name.hasSuffix(".geojson") { return .map }
        // No scenario reads the published figures.
        return name.hasSuffix(".csv") && !name.hasPrefix("published") ? .data : nil
    }

    /// The studio's lessons stand beside the scenarios that they use.
    private static func isLesson(_ name: String) -> Bool {
        ["creaming", "distance", "iceberg", "lone-specialist", "place-and-pray", "three-cups-of-tea"]
            .contains((name as NSString).deletingPathExtension) || name.hasSuffix(".md")
    }

    private struct Words {
        var keys: Set<String> = []
        var scalars: Set<String> = []
        var subtrees: [Node] = []

        mutating func add(_ node: Node) {
            switch node {
            case .scalar(let scalar): scalars.insert(scalar.string)
            case .sequence(let sequence):
                subtrees.append(node)
                for item in sequence { add(item) }
            case .mapping(let mapping):
                subtrees.append(node)
                for (key, value) in mapping {
                    key.string.map { _ = keys.insert($0) }
                    add(value)
                }
            case .alias: break
            }
        }
    }
}
