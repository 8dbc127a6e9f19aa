import Foundation
import Testing

@Suite struct TraceCommandTests {
    @Test func aStoryInWordsAndAsJSON() throws {
        try Program.inTemporaryFolder { program in
            let text = try program.run("trace", "plan.yaml", "--seeker", "5402-3")
            #expect(text.status == 0 && text.talk.isEmpty)
            #expect(text.output.hasPrefix("Seeker 5402-3 in plan, replication 1, seed 1\n\nA "))
            #expect(text.output.contains("\nHow it ended\n"))
            let json = try program.run("trace", "plan.yaml", "--seeker", "5402-3", "--json")
            let again = try program.run("trace", "plan.yaml", "--seeker", "5402-3", "--json")
            #expect(json.text("seeker") == "5402-3" && json.output == again.output)
            let other = try program.run(
                "trace", "plan.yaml", "--seeker", "5402-3", "--json", "--replication", "2", "--seed", "9")
            #expect(other.status == 0 && other.output != json.output)
        }
    }

    @Test func twoFilesAndTheSameTwice() throws {
        try Program.inTemporaryFolder { program in
            let same = try program.run("trace", "plan.yaml", "plan.yaml", "--seeker", "5402-3")
            #expect(same.status == 0 && same.output.contains("The two lives never part"))
            let without = try program.run("trace", "plan.yaml", "--without", "--seeker", "5402-3")
            #expect(without.status == 0 && without.output.contains("plan without any measure"))
            let folder = try FileManager.default.contentsOfDirectory(atPath: program.folder)
            #expect(!folder.contains("results"))
        }
    }

    @Test func badInput() throws {
        try Program.inTemporaryFolder { program in
            let nobody = try program.run("trace", "plan.yaml", "--seeker", "5402-99999")
            #expect(nobody.status == 65 && nobody.output.isEmpty)
            #expect(nobody.talk.hasPrefix("plan.yaml: error: --seeker 5402-99999: "))
            #expect(nobody.talk.hasSuffix("\n") && nobody.talk.split(separator: "\n").count == 1)
            #expect(try program.run("trace", "none.yaml", "--seeker", "5402-1").status == 65)
            #expect(try program.run("trace", "plan.yaml", "--seeker", "9999-1").status == 65)
            // A number of another year, a name, a place.
            let hints = [
                ("5503-1", "; 5503 is the number of 2024 of Harstad, 5402 here\n", Int32(65)),
                ("Senja-3", "; did you mean '5421-3' (Senja)?", 64), ("Finnsnes-3", "; Finnsnes is in 5421 Senja", 64),
            ]
            for (seeker, hint, status) in hints {
                let result = try program.run("trace", "plan.yaml", "--seeker", seeker)
                #expect(result.status == status)
                #expect(result.talk.contains(hint))
            }
        }
    }

    @Test func wrongUsage() throws {
        try Program.inTemporaryFolder { program in
            let commands = [
                (
                    ["plan.yaml", "--seeker", "x"],
                    "--seeker: number of the municipality and arrival number there, from 1, such as 5401-17, not 'x'"
                ),
                (["plan.yaml", "--seeker", "5402-1", "--replication", "0"], "--replication: at least 1, not 0"),
                (
                    ["plan.yaml", "other.yaml", "--without", "--seeker", "5402-1"],
                    "--without takes the place of a second scenario file; give one of the two"
                ),
                (
                    ["plan.yaml", "plan.yaml", "plan.yaml", "--seeker", "5402-1"],
                    "trace takes one scenario file or two, not 3"
                ),
            ]
            for (arguments, message) in commands {
                let result = try program.run(["trace"] + arguments)
                #expect(result.status == 64 && result.output.isEmpty)
                #expect(result.talk.hasPrefix("Error: \(message)\n"))
            }
            #expect(try program.run("trace", "plan.yaml").status == 64)
        }
    }

    @Test func interrupted() throws {
        try Program.inTemporaryFolder { program in
            let text = "extends: shipped/troms-finnmark-2019.yaml\nname: long\nhorizon: 90 years\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: program.folder + "/long.yaml"))
            let stopped = try program.run(
                ["trace", "long.yaml", "--seeker", "5401-1"], signal: SIGINT, after: 1.5)
            #expect(stopped.status == 130)
            #expect(stopped.output.isEmpty && stopped.talk == "stopping\ninterrupted\n")
        }
    }
}
