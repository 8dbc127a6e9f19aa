import Foundation
import Testing

/// The program neither ends by a trap nor hangs, whatever it is given.
@Suite(.serialized) struct HostileInputTests {
    @Test func aBombOfAliasesIsRefused() throws {
        try Program.inTemporaryFolder { program in
            let levels = (1...9).map {
                "  - &v\($0) [\(Array(repeating: "*v\($0 - 1)", count: 10).joined(separator: ", "))]\n"
            }
            let teams = "extends: plan.yaml\nteams:\n  - &v0 [1]\n" + levels.joined()
            for text in [teams, teams + "? *v9\n: 1\n", "start: 2019-01-99999999999\nextends: plan.yaml\n"] {
                try Data(text.utf8).write(to: URL(fileURLWithPath: program.folder + "/bomb.yaml"))
                for command in ["check", "run", "sweep"] {
                    let refused = try program.run([command, "bomb.yaml"])
                    #expect(refused.status == 65 && refused.talk.contains("bomb.yaml:"), "\(command): \(refused.talk)")
                }
            }
        }
    }

    @Test func deepJSONIsRefused() throws {
        try Program.inTemporaryFolder { program in
            let text = "{\"particles\": " + String(repeating: "[", count: 100_000)
            try Data(text.utf8).write(to: URL(fileURLWithPath: program.folder + "/deep.json"))
            let refused = try program.run("report", "deep.json")
            #expect(refused.status == 65)
            let place = "line 1, column 46: lists and mappings are nested too deep; allowed: 32 levels"
            #expect(refused.talk.contains("deep.json") && refused.talk.contains(place), "\(refused.talk)")
        }
    }

    /// While a file is read that never comes, and within work that does not hear of its cancellation.
    @Test(arguments: [["check", "pipe"], ["report", "pipe"]]) func aRequestToEndEndsIt(command: [String]) throws {
        try Program.inTemporaryFolder { program in
            #expect(mkfifo(program.folder + "/pipe", 0o600) == 0)
            let began = ContinuousClock.now
            let ended = try program.run(command, signal: SIGTERM, after: 1)
            #expect(ended.status == 130)
            #expect(ContinuousClock.now - began < .seconds(30))
        }
    }
}
