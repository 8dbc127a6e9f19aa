import Foundation
import Models
import Testing

@testable import Scenarios

/// Pages that are made from the program are as the program makes them now.
///
/// Where they are not, run these tests with FOTFESTE_UPDATE_DOCS=1 (`make pages`).
@Suite struct DocumentTests {
    private static let folder = packageFolder + "/docs/"
    private static let updates = ProcessInfo.processInfo.environment["FOTFESTE_UPDATE_DOCS"] != nil

    private func read(_ page: String) throws -> String {
        try String(contentsOfFile: Self.folder + page, encoding: .utf8)
    }

    /// The page, after it was written anew where that is asked for.
    private func current(_ page: String, _ text: String) throws -> String {
        if Self.updates { try text.write(toFile: Self.folder + page, atomically: true, encoding: .utf8) }
        return try read(page)
    }

    @Test func thePageOfParametersIsCurrent() throws {
        let text = ParameterTable.text(.markdown)
        #expect(try current("parameters.md", text) == text, "make pages")
    }

    @Test func generatedPartsOfTheModelAreCurrent() throws {
        let text = try GeneratedParts.filled(try read("odd.md"))
        #expect(try current("odd.md", text) == text, "make pages")
    }

    @Test func theModelShowsEveryParameterOutcomeAndMechanism() throws {
        let lines = try read("odd.md").split(separator: "\n")
        let shown = Set(lines.filter { $0.hasPrefix("| `") }.compactMap { $0.split(separator: "`").dropFirst().first })
        let sets = (ParameterSet.populations + ParameterSet.programmes).map(\.name)
        let names = Registry.all.map(\.name) + OutcomeCatalogue.names.map(\.name) + Mechanism.all.map(\.id) + sets
        for name in names { #expect(shown.contains(Substring(name)), "\(name)") }
    }

    /// What stands in backticks and looks like a parameter's name or, in the model, like its symbol is one.
    @Test func parametersNamedInProseExist() throws {
        let prefixes = Set(Registry.all.compactMap { $0.name.split(separator: ".").first })
        let symbols = Set(Registry.all.map(\.symbol))
        for page in ["odd.md", "strategies.md", "cohort-studies.md"] {
            for line in try read(page).split(separator: "\n") where !line.hasPrefix("|") {
                for (index, word) in line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                where index % 2 == 1 {
                    let parts = word.split(separator: ".")
                    if parts.count == 2, prefixes.contains(parts[0]) {
                        #expect(Registry.named(String(word)) != nil, "\(page): \(word)")
                    }
                    let isSymbol = word.first?.isLowercase == true && word.allSatisfy { $0.isLetter || $0.isNumber }
                    if page == "odd.md", isSymbol, word.contains(where: \.isUppercase) {
                        #expect(symbols.contains(String(word)), "\(page): \(word)")
                    }
                }
            }
        }
    }

    /// The table of effects is made by a long run; what each mechanism is and how it is switched off has to be current all the same.
    @Test func thePageOfMechanismsHasEveryMechanism() throws {
        let lines = Set(try read("mechanisms.md").split(separator: "\n"))
        for mechanism in Mechanism.all {
            let row = "| " + MechanismTable.row(mechanism).joined(separator: " | ") + " |"
            #expect(lines.contains(Substring(row)), "\(mechanism.id): run the command that the page names")
        }
    }

    @Test func linksLeadSomewhere() throws {
        let pages = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".md") }
        for page in pages.map({ "docs/" + $0 }) + ["README.md"] {
            let text = try String(contentsOfFile: packageFolder + "/" + page, encoding: .utf8)
            let folder = packageFolder + "/" + (page as NSString).deletingLastPathComponent
            for piece in text.components(separatedBy: "](").dropFirst() {
                let target = piece.prefix { $0 != ")" && $0 != "#" }
                guard !target.isEmpty, !target.contains("://") else { continue }
                #expect(FileManager.default.fileExists(atPath: "\(folder)/\(target)"), "\(page): \(target)")
            }
        }
    }

    @Test func unknownPartsAreTold() {
        #expect(throws: GeneratedParts.Fault(message: "there is no generated part 'parameters nothing'")) {
            try GeneratedParts.filled("<!-- generated: parameters nothing -->\n<!-- end -->\n")
        }
        #expect(throws: GeneratedParts.Fault.self) { try GeneratedParts.filled("<!-- generated: grades -->\n") }
    }
}
