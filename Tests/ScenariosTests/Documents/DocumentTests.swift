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
        let text = try read("odd.md")
        for name in Registry.all.map(\.name) { #expect(text.contains("| `\(name)` |"), "\(name)") }
        for name in OutcomeCatalogue.names.map(\.name) { #expect(text.contains("| `\(name)` |"), "\(name)") }
        for id in Mechanism.all.map(\.id) { #expect(text.contains("| `\(id)` |"), "\(id)") }
        for set in ParameterSet.populations + ParameterSet.programmes { #expect(text.contains("| `\(set.name)` |")) }
    }

    /// What stands in backticks and looks like a parameter is one.
    @Test func parametersNamedInProseExist() throws {
        let prefixes = Set(Registry.all.compactMap { $0.name.split(separator: ".").first.map(String.init) })
        for page in ["odd.md", "strategies.md", "cohort-studies.md"] {
            for match in try read(page).matches(of: #/`([a-z_0-9]+)\.([a-z_0-9]+)`/#) {
                guard prefixes.contains(String(match.1)) else { continue }
                let name = "\(match.1).\(match.2)"
                #expect(Registry.named(name) != nil, "\(page): \(name)")
            }
        }
    }

    /// The table of effects is made by a long run; what each mechanism is and how it is switched off has to be current all the same.
    @Test func thePageOfMechanismsHasEveryMechanism() throws {
        let text = try read("mechanisms.md")
        for mechanism in Mechanism.all {
            let row = "| " + MechanismTable.row(mechanism).joined(separator: " | ") + " |"
            #expect(text.contains(row), "\(mechanism.id): run the command that the page names")
        }
    }

    @Test func linksLeadSomewhere() throws {
        let pages = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".md") }
        for page in pages.map({ "docs/" + $0 }) + ["README.md"] {
            let text = try String(contentsOfFile: packageFolder + "/" + page, encoding: .utf8)
            let folder = packageFolder + "/" + (page as NSString).deletingLastPathComponent
            for match in text.matches(of: #/\]\(([^)#]+)(#[^)]*)?\)/#) where !match.1.contains("://") {
                #expect(FileManager.default.fileExists(atPath: "\(folder)/\(match.1)"), "\(page): \(match.1)")
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
