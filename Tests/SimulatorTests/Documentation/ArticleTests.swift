import Foundation
import Testing

@testable import Simulator

/// The code in the articles of the documentation is code that is compiled and run here, and what they say it prints is what it prints.
@Suite struct ArticleTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    /// The blocks of an article in one language.
    private func blocks(_ language: String, of article: String) throws -> [String] {
        let catalogue = Self.folder.appending(path: "../../../Sources/Simulator/Simulator.docc")
        let text = try String(contentsOf: catalogue.appending(path: article + ".md"), encoding: .utf8)
        var blocks: [String] = []
        var inside = false
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("```") {
                inside = line == "```" + language
                if inside { blocks.append("") }
            } else if inside {
                blocks[blocks.count - 1] += line + "\n"
            }
        }
        return blocks
    }

    @Test(arguments: ["GettingStarted", "RandomNumbers", "EstimatingWithConfidence", "Calibrating", "Experimenting"])
    func theCodeShownIsTheCodeRun(_ article: String) throws {
        let file = try String(contentsOf: Self.folder.appending(path: article + ".swift"), encoding: .utf8)
        let shown = try blocks("swift", of: article)
        #expect(shown == [file])
        #expect(file.split(separator: "\n", omittingEmptySubsequences: false).dropLast().count < 40)
    }

    @Test func theOutputShownIsTheOutput() async throws {
        #expect(try blocks("text", of: "GettingStarted") == [Counter.example() + "\n"])
        #expect(try blocks("text", of: "RandomNumbers") == [Desk.example() + "\n"])
        let shown = try blocks("text", of: "EstimatingWithConfidence")
        for jobs in [1, 3] { #expect(try await shown == [waitKnownPrecisely(jobs: jobs) + "\n"]) }
        for jobs in [1, 2] {
            #expect(try await blocks("text", of: "Calibrating") == [Machine.calibrated(jobs: jobs) + "\n"])
            #expect(try await blocks("text", of: "Experimenting") == [quickestClerk(jobs: jobs) + "\n"])
        }
    }

    /// Erlang's C of the first article is that of the theory tests, and lies within the interval.
    @Test func theExampleAgreesWithErlang() throws {
        let words = Counter.example().split(separator: " ").compactMap { Double($0) }
        try #require(words.count == 3)
        let theory = QueueingTheory.erlangC(servers: 3, load: 2.5) / 0.5
        #expect(abs(words[2] - theory) < 0.0006 && abs(words[0] - theory) < words[1])
    }
}
