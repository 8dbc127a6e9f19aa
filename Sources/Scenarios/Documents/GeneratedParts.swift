import Foundation
import Models

/// The parts of a document that are made from the program: each stands between `<!-- generated: NAME -->` and `<!-- end -->`.
///
/// Names: `grades`, `parameters SECTION`, `outcomes`, `populations`, `programmes`, `mechanisms STEP`.
public enum GeneratedParts {
    /// A part that nobody makes, or that has no end.
    public struct Fault: Error, Hashable {
        /// What is wrong.
        public var message: String
    }

    /// The document with its parts as they are now.
    public static func filled(_ document: String) throws(Fault) -> String {
        let pieces = document.components(separatedBy: start)
        var text = pieces.first ?? ""
        for piece in pieces.dropFirst() {
            guard let nameEnd = piece.range(of: " -->\n"), let end = piece.range(of: stop) else {
                throw Fault(message: "a generated part without an end: \(piece.prefix(40))")
            }
            let name = String(piece[..<nameEnd.lowerBound])
            text += start + name + " -->\n" + (try part(name)) + stop + piece[end.upperBound...]
        }
        return text
    }

    private static let start = "<!-- generated: "
    private static let stop = "<!-- end -->"

    private static func part(_ name: String) throws(Fault) -> String {
        let words = name.split(separator: " ").map(String.init)
        switch (words.first, words.dropFirst().first) {
        case ("grades", nil): return ParameterPage.counts()
        case ("outcomes", nil): return outcomes
        case ("populations", nil): return sets(ParameterSet.populations)
        case ("programmes", nil): return sets(ParameterSet.programmes)
        case ("parameters", let id?):
            guard let section = Registry.sections.first(where: { $0.id == id }) else { break }
            return parameters(section)
        case ("mechanisms", let step?): return mechanisms(Int(step) ?? 0)
        default: break
        }
        throw Fault(message: "there is no generated part '\(name)'")
    }

    private static func parameters(_ section: Registry.Section) -> String {
        var table = MarkdownTable(["parameter", "symbol", "default", "evidence", "grade"])
        for parameter in section.parameters {
            let unit = parameter.unit == .none ? "" : " " + parameter.unit.rawValue
            table.add([
                "`\(parameter.name)`", "`\(parameter.symbol)`", shortNumber(parameter.defaultValue) + unit,
                ParameterTable.evidence(parameter, ", "), parameter.grade.rawValue,
            ])
        }
        return table.text
    }

    private static func mechanisms(_ step: Int) -> String {
        var table = MarkdownTable(["mechanism", "what it is", "off by"])
        for mechanism in Mechanism.all where mechanism.step == step {
            let row = MechanismTable.row(mechanism)
            table.add([row[1], row[2], row[3]])
        }
        return table.text
    }

    private static var outcomes: String {
        let units = Dictionary(OutcomeCatalogue.names.map { ($0.name, $0.unit) }, uniquingKeysWith: { a, _ in a })
        var table = MarkdownTable(["outcome", "in tables", "unit", "of"])
        var labelled: Set<String> = []
        for section in OutcomeSection.all {
            for label in section.labels {
                guard let unit = units[label.name] else { continue }
                labelled.insert(label.name)
                table.add(["`\(label.name)`", label.text, unit, section.title])
            }
        }
        for outcome in OutcomeCatalogue.names where !labelled.contains(outcome.name) {
            table.add(["`\(outcome.name)`", "-", outcome.unit, "-"])
        }
        return table.text
    }

    private static func sets(_ sets: [ParameterSet]) -> String {
        var table = MarkdownTable(["name", "what it is", "evidence", "sets"])
        for set in sets {
            let keys = set.overrides.keys.sorted { $0.rawValue < $1.rawValue }
            let values = keys.map { "`\(Registry[$0].name)` \(shortNumber(set.overrides[$0] ?? 0))" }
            table.add([
                "`\(set.name)`", set.sentence, set.evidence.isEmpty ? "-" : set.evidence.joined(separator: ", "),
                values.isEmpty ? "the registry's defaults" : values.joined(separator: ", "),
            ])
        }
        return table.text
    }
}
