import Foundation
import Testing

@Suite struct CommandTests {
    @Test func theSameBytesWithAnyNumberOfJobs() throws {
        try Program.inTemporaryFolder { program in
            let outputs = try [1, 2, 2].enumerated().map { index, jobs in
                try program.run("run", "plan.yaml", "--json", "--jobs", "\(jobs)", "--output", "out-\(index)").output
                    .replacing(#/"seconds": [^,]*,/#, with: "")
            }
            #expect(outputs[0] == outputs[1])
            #expect(outputs[1] == outputs[2])
        }
    }

    @Test func comparisonsHaveTheKeysOfTheContract() throws {
        try Program.inTemporaryFolder { program in
            let result = try program.run("compare", "plan.yaml", "other.yaml", "--json")
            #expect(result.status == 0)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: [[String: Any]]])
            #expect(object["scenarios"]?.compactMap { $0["name"] as? String } == ["plan", "other"])
            let keys = object["differences"]?.first.map { Set($0.keys) }
            #expect(
                keys == [
                    "name", "unit", "by", "a", "b", "estimate", "low", "high", "half_width", "simultaneous_low",
                    "simultaneous_high", "simultaneous_half_width", "confidence", "level", "method", "correlation",
                ])
        }
    }

    /// Every interval of a document says by which method it was made, at which level.
    @Test(arguments: [
        ["run", "plan.yaml", "--replications", "2"], ["compare", "plan.yaml", "other.yaml", "--replications", "2"],
        ["mechanisms", "plan.yaml", "--only", "travel", "--replications", "2"],
        ["uncertainty", "plan.yaml", "other.yaml", "--uncertain", "inflow.rate", "--draws", "30"],
        ["sweep", "sweep.yaml"],
    ])
    func everyIntervalSaysWhatItIs(_ command: [String]) throws {
        try Program.inTemporaryFolder { program in
            let sweep = """
                version: 1
                scenarios: [plan.yaml, other.yaml]
                replications: 2
                factors: [{parameter: travel.time_factor, levels: [1, 2]}]

                """
            try Data(sweep.utf8).write(to: URL(fileURLWithPath: program.folder + "/sweep.yaml"))
            let outcome = try program.run(command + ["--json"])
            #expect(outcome.status == 0, "\(outcome.talk)")
            #expect(try outcome.intervalsWithoutName() == [])
        }
    }

    /// Replicated to a loose precision; mistakes on the command line.
    @Test func toAPrecision() throws {
        try Program.inTemporaryFolder { program in
            let command = ["run", "plan.yaml", "--replications", "3", "--precision", "coverage_90d=0.9", "--json"]
            let run = try program.run(command)
            #expect(run.status == 0, "\(run.talk)")
            let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            let precision = try #require((object["precision"] as? [[String: Any]])?.first)
            #expect(Set(precision.keys) == ["name", "wanted", "reached", "widest", "replications", "stopped_by"])
            #expect(precision["replications"] as? Int == 3 && precision["stopped_by"] as? String == "precision")
            let pair = ["compare", "plan.yaml", "other.yaml", "--replications", "3", "--maximum", "4"]
            let compare = try program.run(pair + ["--precision", "coverage_90d=0.0001"])
            #expect(compare.output.contains("\nPrecision after 4 replications\n  coverage_90d: ± "))
            #expect(compare.talk.contains("3 replications: coverage_90d: ± "))
            let wrong = try program.run("run", "plan.yaml", "--precision", "coverage90d=0.02")
            #expect(wrong.status == 65)
            #expect(wrong.talk.hasPrefix("--precision: error: there is no outcome 'coverage90d'; allowed: "))
            let alone = try program.run("run", "plan.yaml", "--maximum", "30")
            #expect(alone.status == 64 && alone.talk.hasPrefix("Error: --maximum: only with --precision\n"))
            let few = try program.run("run", "plan.yaml", "--precision", "coverage_90d=0.02", "--maximum", "10")
            let message = "Error: --maximum: at least 20, the fewest replications to judge by, not 10\n"
            #expect(few.status == 64 && few.talk.hasPrefix(message))
        }
    }

    /// From an empty file to contrasts, and everything that is done with results.
    @Test func cohortsFromTemplateToExport() throws {
        try Program.inTemporaryFolder { program in
            let make = ["new", "trial", "--kind", "cohort", "--extends", "plan.yaml"]
            #expect(try program.run(make).output == "trial.yaml\n")
            #expect(try program.run("check", "trial.yaml").output.hasPrefix("trial: no errors\n"))
            let run = try program.run("run", "trial.yaml", "--replications", "2", "--json")
            #expect(run.status == 0)
            let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
            let contrast = (object?["contrasts"] as? [[String: Any]])?.first
            #expect(contrast?["a"] as? String == "service" && contrast?["b"] as? String == "control")
            #expect(try program.run("verify", "results/trial.sqlite").status == 0)
            #expect(try program.run("export", "results/trial.sqlite", "--output", "csv").status == 0)
            let raw = try String(contentsOfFile: program.folder + "/csv/trial-observations.csv", encoding: .utf8)
            #expect(raw.contains("\n1,2,enrolled,count,,,,,control,,60.0\n"))
            let mixed = try program.run("compare", "plan.yaml", "trial.yaml")
            #expect(mixed.status == 65)
            #expect(
                mixed.talk.hasSuffix(
                    "trial.yaml: error: this is a cohort, and plan.yaml is an open study; allowed: studies of one kind\n"
                ))
            let trace = try program.run("trace", "trial.yaml", "--seeker", "5401-3", "--arm", "control")
            #expect(trace.output.hasPrefix("Seeker 5401-3 in trial, arm control, replication 1, seed 1\n"))
            let wrong = try program.run("trace", "trial.yaml", "--seeker", "5401-3", "--arm", "contrl")
            #expect(wrong.status == 65)
            #expect(
                wrong.talk == "trial.yaml: error: --arm: there is no arm 'contrl'; allowed: service, control; "
                    + "did you mean 'control'?\n")
        }
    }

    @Test func wrongUsageIs64() throws {
        try Program.inTemporaryFolder { program in
            for arguments in [
                ["run"], ["frobnicate"], ["run", "plan.yaml", "--jobs", "0"], ["compare", "plan.yaml"],
                ["run", "plan.yaml", "--replications", "many"], ["run", "plan.yaml", "--confidence", "1"],
            ] {
                let result = try program.run(arguments)
                #expect(result.status == 64)
                #expect(result.output.isEmpty)
                #expect(result.talk.hasPrefix("Error: "))
            }
        }
    }

    @Test func badInputIs65() throws {
        try Program.inTemporaryFolder { program in
            for verb in ["verify", "export"] {
                let missing = try program.run(verb, "none.sqlite")
                #expect(missing.status == 65)
                #expect(missing.talk == "none.sqlite: error: no such file\n")
                let other = try program.run(verb, "plan.yaml")
                #expect(other.status == 65)
                #expect(other.talk == "plan.yaml: error: this is not a result file (not an SQLite database)\n")
            }
            #expect(try program.run("run", "none.yaml").status == 65)
        }
    }

    @Test func anotherStudyOfTheNameIs73() throws {
        try Program.inTemporaryFolder { program in
            #expect(try program.run("run", "plan.yaml").status == 0)
            let other = try program.run("run", "plan.yaml", "--seed", "7")
            #expect(other.status == 73)
            #expect(
                other.talk
                    == "results/plan.sqlite: error: it holds another study (seed 1, not 7); replace it with --force, or write elsewhere with --output\n"
            )
            #expect(try program.run("run", "plan.yaml", "--seed", "7", "--force").status == 0)
        }
    }

    @Test func aChangedRowIs2() throws {
        try Program.inTemporaryFolder { program in
            _ = try program.run("run", "plan.yaml", "--output", "a.sqlite")
            #expect(try program.run("verify", "a.sqlite").status == 0)
            let change = Process()
            change.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            change.arguments = [
                "sqlite3", program.folder + "/a.sqlite", "UPDATE observation SET value = 77 WHERE replication = 3",
            ]
            try change.run()
            change.waitUntilExit()
            let result = try program.run("verify", "a.sqlite")
            #expect(result.status == 2)
            #expect(result.output.contains("first row that differs"))
        }
    }

    @Test func aFolderThatMayNotBeWrittenTo() throws {
        try Program.inTemporaryFolder { program in
            for output in ["fixed/below", "fixed"] {
                let command = ["run", "plan.yaml", "--output", output]
                let result = try program.runUnprivileged(command, afterMaking: "fixed")
                #expect(result.status == 73)
                #expect(result.output.isEmpty)
                #expect(result.talk.hasSuffix(": permission denied\n"))
                #expect(result.talk.hasPrefix("fixed/"))
                #expect(result.talk.split(separator: "\n").count == 1)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder + "/fixed").isEmpty)
        }
    }

    @Test func standardOutputThatCannotBeWritten() throws {
        try Program.inTemporaryFolder { program in
            let shell = Process()
            shell.executableURL = URL(fileURLWithPath: "/bin/bash")
            shell.currentDirectoryURL = URL(fileURLWithPath: program.folder)
            shell.arguments = [
                "-c", "set -o pipefail; '\(Program.path)' run plan.yaml --json 2>talk | head -n 1 >first",
            ]
            try shell.run()
            shell.waitUntilExit()
            #expect(shell.terminationStatus == 0)
            #expect(try program.text("first") == "{\n")
            #expect(try !program.text("talk").contains("rash"))
        }
    }

    @Test func exportWritesBesideTheStudyOrElsewhere() throws {
        try Program.inTemporaryFolder { program in
            _ = try program.run("run", "plan.yaml")
            let result = try program.run("export", "results/plan.sqlite", "--output", "csv/here")
            #expect(result.output == "csv/here/plan-outcomes.csv\ncsv/here/plan-observations.csv\n")
            let beside = try program.text("results/plan-outcomes.csv")
            #expect(beside == (try program.text("csv/here/plan-outcomes.csv")))
        }
    }

    @Test func doctorMissesTheDataElsewhere() throws {
        try Program.inTemporaryFolder { program in
            let result = try program.run("doctor")
            #expect(result.status == 1)
            #expect(result.output.contains("not well  data "))
            #expect(result.output.contains("      ok  self-test  "))
        }
    }
}
