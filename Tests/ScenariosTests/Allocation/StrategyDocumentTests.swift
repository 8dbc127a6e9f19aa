import Foundation
import Testing

@testable import Scenarios

/// docs/strategies.md names every strategy and option, and its examples load as they stand there.
@Suite struct StrategyDocumentTests {
    private func document() throws -> String {
        try String(contentsOfFile: packageFolder + "/docs/strategies.md", encoding: .utf8)
    }

    @Test func everyStrategyHasASectionAndARow() throws {
        let text = try document()
        for kind in StrategyKind.allCases {
            #expect(text.contains("\n### \(kind.rawValue)\n"))
            let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("| `\(kind.rawValue)` |") })
            for option in kind.options { #expect(row.contains("`\(option.rawValue)`"), "\(kind) \(option)") }
        }
    }

    @Test func theExamplesLoad() throws {
        let base = "extends: \(packageFolder)/scenarios/troms-finnmark-2019.yaml\n"
        let blocks = try document().components(separatedBy: "```yaml\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        #expect(blocks.count == 2)
        let fixture = try Fixture()
        for block in blocks {
            let lines = block.split(separator: "\n").filter { !$0.hasPrefix("extends:") }
            #expect(try fixture.messages(of: base + lines.joined(separator: "\n") + "\n") == [])
        }
    }
}
