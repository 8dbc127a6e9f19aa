import Foundation
import Testing

@Suite struct ValidateCommandTests {
    @Test func exitsWithZeroWhateverTheVerdict() throws {
        try JudgingFiles.inTemporaryFolder { program in
            let result = try program.run("validate", "patterns.yaml", "--output", "out")
            #expect(result.status == 0)
            #expect(result.output.contains("\nV: 0 of 1 pattern fit; not: P2.\n\nUsed for calibration\n"))
            #expect(result.output.contains("\nP2 Too many (L7): DOES NOT FIT\n"))
            #expect(result.output.hasSuffix("\nFiles\n  out/validation.json\n"))
            let files = ["plan-outcomes.csv", "plan.sqlite", "small-outcomes.csv", "small.sqlite", "validation.json"]
            #expect(program.files(in: "out") == files)
        }
    }

    /// The page of the documentation: the score first, what does not fit before what fits, and what it was made with.
    @Test func thePageIsWritten() throws {
        try JudgingFiles.inTemporaryFolder { program in
            let result = try program.run("validate", "patterns.yaml", "--output", "out", "--page", "page.md")
            #expect(result.status == 0, "\(result.talk)")
            let page = try program.text("page.md")
            #expect(page.contains("\n- V: **0 of 1** patterns fit.\n"))
            let parts = ["## What does not fit", "### P2 Too many", "## Used for calibration, and fits", "### P1 "]
            let places = parts.compactMap { page.range(of: "\n" + $0)?.lowerBound }
            #expect(places.count == 4 && places == places.sorted(), "\(page)")
            let run = try program.run("verify", "out/small.sqlite", "--no-replay", "--json")
            let digest = try #require(run.text("results_digest"))
            #expect(page.contains("\n| small |") && page.contains("| `\(digest)` |\n"), "\(page)")
        }
    }

    @Test func theSameBytesWithAnyNumberOfJobs() throws {
        try JudgingFiles.inTemporaryFolder { program in
            let one = try program.run("validate", "patterns.yaml", "--json", "--jobs", "1", "--output", "1")
            let two = try program.run("validate", "patterns.yaml", "--json", "--jobs", "2", "--output", "2")
            let again = try program.run("validate", "patterns.yaml", "--json", "--jobs", "2", "--output", "2")
            #expect(one.status == 0 && !one.output.isEmpty)
            #expect(one.output == two.output && two.output == again.output)
            #expect(try one.intervalsWithoutName() == [])
            #expect(try program.text("1/validation.json") == one.output)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [String: [[String: Any]]])
            #expect(object["patterns"]?.compactMap { $0["id"] as? String } == ["P1", "P1", "P1", "P2"])
            #expect(object["patterns"]?.last?["passed"] as? Bool == false)
            #expect(object["studies"]?.compactMap { $0["name"] as? String } == ["small", "plan"])
        }
    }

    @Test func onlyWhatIsAskedForRuns() throws {
        try JudgingFiles.inTemporaryFolder { program in
            let result = try program.run("validate", "patterns.yaml", "--patterns", "P1", "--output", "out")
            #expect(result.status == 0 && !result.output.contains("P2"))
            #expect(program.files(in: "out") == ["small-outcomes.csv", "small.sqlite", "validation.json"])
        }
    }

    @Test func badInputIs65AndNothingRuns() throws {
        try JudgingFiles.inTemporaryFolder { program in
            let unknown = try program.run("validate", "patterns.yaml", "--patterns", "P99")
            #expect(unknown.status == 65 && unknown.output.isEmpty)
            #expect(unknown.talk == "patterns.yaml: error: there is no pattern 'P99'; allowed: P1, P2\n")
            let missing = try program.run("validate", "none.yaml")
            #expect(missing.status == 65 && missing.output.isEmpty)
            #expect(missing.talk == "none.yaml: error: there is no file of patterns 'none.yaml'\n")
            try program.write(
                "patterns.yaml", JudgingFiles.patterns.replacing("arm: se, outcome", with: "arm: es, outcome"))
            let arm = try program.run("validate", "patterns.yaml", "--json")
            #expect(arm.status == 65 && arm.output.isEmpty)
            #expect(
                arm.talk
                    == "patterns.yaml:10:24: error: the study 'small' has no arm 'es'; allowed: usual, se; did you mean 'se'?\n"
            )
            #expect(program.files(in: "results").isEmpty)
        }
    }

    @Test func wrongUsageIs64() throws {
        try JudgingFiles.inTemporaryFolder { program in
            let file = try program.run("validate", "patterns.yaml", "--output", "one.sqlite")
            #expect(file.status == 64 && file.output.isEmpty)
            #expect(file.talk.hasPrefix("Error: --output: a folder, since each study has its own file\n"))
            #expect(try program.run("validate", "patterns.yaml", "--jobs", "0").status == 64)
        }
    }

    /// The verdicts of a run before stay as they are until new ones are complete.
    @Test func verdictsAppearCompleteOrNotAtAll() throws {
        try JudgingFiles.inTemporaryFolder { program in
            let command = ["validate", "patterns.yaml", "--patterns", "P1", "--output", "out", "--json"]
            let first = try program.run(command)
            let many = command + ["--replications", "5000"]
            let stopped = try program.run(many, signal: SIGINT, after: 0.3)
            #expect(stopped.status == 130 && stopped.output.isEmpty)
            #expect(try program.text("out/validation.json") == first.output)
            try FileManager.default.createDirectory(
                atPath: program.folder + "/blocked/validation.json", withIntermediateDirectories: true)
            let blocked = try program.run("validate", "patterns.yaml", "--patterns", "P1", "--output", "blocked")
            #expect(blocked.status == 73 && blocked.output.isEmpty)
            #expect(blocked.talk.hasSuffix("blocked/validation.json: error: this is a folder; name a file\n"))
            #expect(!program.files(in: "blocked").contains { $0.hasSuffix(".partial") })
        }
    }
}
