import Foundation
import Testing

/// Every command that the README shows, run as it stands there, in order, in a folder with the shipped scenarios.
@Suite struct ReadmeTests {
    private static let readme =
        (try? String(contentsOfFile: TestScenario.package + "/README.md", encoding: .utf8)) ?? ""

    private static var commands: [[String]] {
        var inside = false
        var commands: [[String]] = []
        for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                inside = line == "```sh"
            } else if inside, !line.isEmpty {
                commands.append(line.split(separator: " ").map(String.init))
            }
        }
        return commands
    }

    @Test func everyCommandOfTheReadmeWorks() throws {
        #expect(Self.commands.count > 10)
        try Program.inTemporaryFolder { program in
            try FileManager.default.createSymbolicLink(
                atPath: program.folder + "/scenarios", withDestinationPath: program.folder + "/shipped")
            for command in Self.commands where command[0] == "fotfeste" {
                let outcome = try program.run(Array(command.dropFirst()))
                #expect(outcome.status == 0, "\(command.joined(separator: " ")): \(outcome.talk)")
                #expect(!outcome.output.isEmpty)
            }
        }
    }

    /// Targets of make are run by the checks of every change; here, that they are there.
    @Test func everyTargetOfTheReadmeExists() throws {
        let makefile = try String(contentsOfFile: TestScenario.package + "/Makefile", encoding: .utf8)
        let targets = Self.commands.filter { $0[0] == "make" }.map { $0[1] } + ["build", "test", "test-full", "lint"]
        for target in targets { #expect(makefile.contains("\n\(target):")) }
        #expect(Self.commands.allSatisfy { ["make", "fotfeste"].contains($0[0]) })
    }
}
