import Foundation
import Testing

@testable import Models
@testable import Studio

/// Both languages are complete, and every text that the pages ask for is there.
@Suite struct TextTests {
    private static let folder = Server.package + "/Sources/Studio"

    private static func texts(_ language: String) throws -> [String: String] {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/Language/\(language).json"))
        return try JSONDecoder().decode([String: String].self, from: data)
    }

    private static func scripts() throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/Page").filter { $0.hasSuffix(".js") }
        return try names.map { try String(contentsOfFile: folder + "/Page/" + $0, encoding: .utf8) }
    }

    @Test func bothLanguagesSayTheSameThings() throws {
        let (nb, en) = (try Self.texts("nb"), try Self.texts("en"))
        #expect(Set(nb.keys) == Set(en.keys))
        for (key, text) in nb {
            let marks = { (text: String) in Set(text.matches(of: /\{[a-z]+\}/).map { String($0.output) }) }
            #expect(!text.isEmpty && marks(text) == marks(en[key] ?? ""), "\(key)")
        }
    }

    @Test func everyTextThatAPageAsksForIsThere() throws {
        let texts = try Self.texts("en")
        var asked: Set<String> = []
        for script in try Self.scripts() {
            for match in script.matches(of: /\bt\("([a-zA-Z0-9_. ]*[a-zA-Z0-9_])"[,)]/) {
                asked.insert(String(match.1))
            }
        }
        #expect(asked.count > 100)
        #expect(asked.subtracting(texts.keys).isEmpty)
        let made =
            Control.all.map { "control." + Registry[$0.key].name }
            + EffortRegime.allCases.map { "effort." + $0.rawValue }
            + Grade.allCases.map { "grade." + $0.rawValue } + (1...5).map { "phase.\($0)" }
            + ["queued", "running", "done", "cancelled", "stopped", "failed"].map { "status." + $0 }
            + ["met", "missed", "unsure"].map { "verdict." + $0 }
            + ["level", "difference"].flatMap { ["round.of_" + $0, "round.question_" + $0] }
        #expect(Set(made).subtracting(texts.keys).isEmpty)
    }
}
