import Foundation
import Yams

/// A YAML file as nodes that know their places.
enum YAMLFile {
    /// Marks a key that was stated before in the same mapping.
    static let duplicateMark = "\u{F8FF}"

    /// The nodes of a text; nil with a problem where it is no YAML.
    ///
    /// The parser gives up at a repeated key; such keys are renamed here and the text is read again, so that everything else
    /// that is wrong in the file is found too.
    static func compose(
        _ text: String, file: String, problems: Problems, what: String = "a scenario"
    ) -> Node? {
        var lines = text.replacing("\r\n", with: "\n").components(separatedBy: "\n")
        for _ in 0...lines.count {
            do {
                guard let node = try Yams.compose(yaml: lines.joined(separator: "\n")) else { break }
                return node
            } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
                guard renameRepetition(of: duplicates.first ?? "", after: context.mark, in: &lines) else {
                    report(duplicates, context.mark, file, problems)
                    return nil
                }
            } catch {
                report(error, file, problems)
                return nil
            }
        }
        problems.add(Place(file: file), "the file is empty; allowed: keys of \(what), such as 'version: 1'")
        return nil
    }

    private static func report(_ duplicates: [String], _ mark: Mark, _ file: String, _ problems: Problems) {
        for key in duplicates {
            problems.add(place(mark, file), "key '\(key)' is stated more than once here; allowed: once")
        }
    }

    private static func report(_ error: any Error, _ file: String, _ problems: Problems) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            let tab = problem.contains("cannot start any token") ? "; lines are indented with spaces, not tabs" : ""
            problems.add(place(mark, file), "not readable as YAML: \(problem)\(tab)")
        case YamlError.reader(let problem, _, _, _):
            problems.add(Place(file: file), "not readable as YAML: \(problem)")
        default:
            problems.add(Place(file: file), "not readable as YAML")
        }
    }

    static func place(_ mark: Mark?, _ file: String) -> Place {
        Place(file: file, line: mark?.line, column: mark?.column)
    }

    /// Renames the first repetition of a key in a block mapping; false where there is none on a line of its own.
    private static func renameRepetition(of key: String, after first: Mark, in lines: inout [String]) -> Bool {
        let indent = first.column - 1
        for index in lines.indices.dropFirst(first.line) {
            let line = lines[index]
            let content = line.drop { $0 == " " }
            if content.isEmpty || content.hasPrefix("#") { continue }
            let depth = line.count - content.count
            if depth < indent { return false }
            if depth == indent, isKey(key, at: content) {
                lines[index] =
                    String(line.prefix(indent)) + duplicateMark + String(index) + duplicateMark + String(content)
                return true
            }
        }
        return false
    }

    private static func isKey(_ key: String, at content: Substring) -> Bool {
        content.hasPrefix(key) && content.dropFirst(key.count).drop { $0 == " " }.hasPrefix(":")
    }

    /// The key as the user wrote it, and whether it repeats an earlier one.
    static func original(_ key: String) -> (key: String, isRepetition: Bool) {
        guard key.hasPrefix(duplicateMark) else { return (key, false) }
        let rest = key.dropFirst().drop { String($0) != duplicateMark }
        return (String(rest.dropFirst()), true)
    }
}
