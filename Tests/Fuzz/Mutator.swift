import Foundation
import Models
import Simulator
import Yams

/// A changed copy of a shipped file.
struct Mutant {
    let file: ShippedFile
    let bytes: Data
    /// What was changed, for people.
    let changes: [String]
}

/// Makes mutants: a pure function of seed and number.
///
/// Six of ten mutants have small changes only, such as a parameter at another place of its range, so that
/// many pass the checker and reach the model; the others break the structure of a file or hold what no file
/// should hold.
struct Mutator {
    let corpus: Corpus
    let seed: UInt64

    /// The mutant of this number, from 1.
    func mutant(_ number: Int) -> Mutant {
        var stream = RandomStream(
            StreamName(seed: seed, replication: 1, kind: 98, identity: UInt64(number), purpose: 311, ordinal: 0))
        let file = chosenFile(&stream)
        let isMild = stream.chance(0.6)
        let count = 1 + (stream.chance(0.5) ? stream.index(below: 3) : 0)
        if file.isCSV { return table(file, isMild: isMild, count: count, &stream) }
        guard let root = try? Yams.compose(yaml: file.text) else {
            return Mutant(file: file, bytes: Data(), changes: [])
        }
        var changes: [String] = []
        var tree = root
        for _ in 0..<count {
            let change = TreeChange(corpus: corpus, file: file, isMild: isMild)
            changes.append(change.apply(to: &tree, &stream))
        }
        let text = file.isYAML ? (try? Yams.serialize(node: tree)) ?? "" : JSONRendering.text(tree)
        return finished(file, text, changes, isMild: isMild, &stream)
    }

    /// Scenarios half of the time, since most of the code stands behind them.
    private func chosenFile(_ stream: inout RandomStream) -> ShippedFile {
        let wantsScenario = stream.chance(0.5)
        let files = corpus.files.filter { ($0.kind == .scenario) == wantsScenario }
        return files[stream.index(below: files.count)]
    }

    private func table(
        _ file: ShippedFile, isMild: Bool, count: Int, _ stream: inout RandomStream
    ) -> Mutant {
        var rows = file.text.split(whereSeparator: \.isNewline).map { TableChange.cells(String($0)) }
        var changes: [String] = []
        for _ in 0..<count {
            changes.append(TableChange(corpus: corpus, isMild: isMild).apply(to: &rows, &stream))
        }
        let text = rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
        return finished(file, text, changes, isMild: isMild, &stream)
    }

    /// The text as bytes; one in four of what is not mild is damaged as a text too.
    private func finished(
        _ file: ShippedFile, _ text: String, _ changes: [String], isMild: Bool, _ stream: inout RandomStream
    ) -> Mutant {
        guard !isMild, stream.chance(0.25) else { return Mutant(file: file, bytes: Data(text.utf8), changes: changes) }
        var bytes = Array(text.utf8)
        let change = TextChange.apply(to: &bytes, &stream)
        return Mutant(file: file, bytes: Data(bytes), changes: changes + [change])
    }
}

/// A change of a file as bytes.
enum TextChange {
    static func apply(to bytes: inout [UInt8], _ stream: inout RandomStream) -> String {
        guard !bytes.isEmpty else { return "nothing to damage" }
        let place = stream.index(below: bytes.count)
        switch stream.index(below: 6) {
        case 0:
            bytes.removeSubrange(place...)
            return "cut at byte \(place)"
        case 1:
            bytes[place] = UInt8(stream.index(below: 256))
            return "another byte at \(place)"
        case 2:
            let length = min(1 + stream.index(below: 200), bytes.count - place)
            bytes.insert(contentsOf: bytes[place..<place + length], at: place)
            return "\(length) bytes twice at \(place)"
        case 3:
            bytes.insert(contentsOf: Array("\t".utf8), at: place)
            return "a tab at \(place)"
        case 4:
            bytes = bytes.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ";") : $0 }
            return "semicolons in place of commas"
        default:
            bytes.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
            return "a byte-order mark"
        }
    }
}

/// Values that stand where a file should hold something else.
enum OddValues {
    static let all = [
        "", "~", "true", ".nan", ".inf", "-.inf", "1e308", "1e-308", "-1", "0", "-0", "1.5", "9223372036854775807",
        "18446744073709551616", "0x1F", "1_000", "1,5", "0301", "2019-02-30", "2019-13-01", "9999-12-31",
        "0.0001 days", "5 fortnights", "3 years", "100000 years", "10 NOK", "12 posts", "no such name", "Tromsø",
        "5401", "5503", "../data", "/", "[]", "{}", "a: b", "&a", "*a", "!!binary x", "\u{202E}abc", "a\nb", "'", "\"",
        String(repeating: "x", count: 3000),
    ]
}

/// JSON text of a tree that was read as YAML, of which JSON is a part.
enum JSONRendering {
    static func text(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar): isBare(scalar) ? scalar.string : quoted(scalar.string)
        case .sequence(let sequence): "[" + sequence.map(text).joined(separator: ",") + "]"
        case .mapping(let mapping):
            "{" + mapping.map { quoted($0.key.string ?? "") + ":" + text($0.value) }.joined(separator: ",") + "}"
        case .alias: "null"
        }
    }

    private static func isBare(_ scalar: Node.Scalar) -> Bool {
        guard scalar.style != .doubleQuoted else { return false }
        return ["true", "false", "null"].contains(scalar.string) || Double(scalar.string)?.isFinite == true
    }

    private static func quoted(_ string: String) -> String {
        let data = (try? JSONEncoder().encode(string)) ?? Data("\"\"".utf8)
        return String(decoding: data, as: UTF8.self)
    }
}
