import Foundation
import Testing

/// Nothing is overwritten unasked: what a command writes replaces a product of its own kind and nothing else,
/// `--force` or not.
@Suite(.serialized) struct OutputTests {
    /// A command, and a file or folder that it would write.
    struct Case: CustomTestStringConvertible {
        var command: [String]
        var output: String
        /// For the message; `output` unless the command names it otherwise.
        var named: String?
        var testDescription: String { "\(command.joined(separator: " ")) over \(output)" }

        init(_ command: String, _ output: String, named: String? = nil) {
            (self.command, self.output, self.named) = (command.split(separator: " ").map(String.init), output, named)
        }
    }

    static let cases = [
        Case("run plan.yaml --output out", "out/plan.sqlite"),
        Case("run plan.yaml --output out --force", "out/plan.sqlite"),
        Case("run plan.yaml --output out/x.sqlite --force", "out/x.sqlite"),
        Case("run plan.yaml --output out --force", "out/plan-outcomes.csv"),
        Case("run plan.yaml --seed 9 --force", "results/plan.sqlite.new"),
        Case("compare plan.yaml other.yaml --output out --force", "out/plan.sqlite"),
        Case("sweep sweep.yaml --output out --force", "out/sweep.sqlite"),
        Case("sweep sweep.yaml --output out --force", "out/sweep-outcomes.csv"),
        Case("sensitivity screen.yaml --output out --force", "out/screen.sqlite"),
        Case("sensitivity screen.yaml --output out --force", "out/screen-sensitivity.json"),
        Case("uncertainty plan.yaml --uncertain inflow.rate --output out/u.sqlite --force", "out/u.sqlite"),
        Case("mechanisms plan.yaml --output out --force", "out/plan-mechanisms/plan.sqlite"),
        Case("mechanisms plan.yaml --output out --force", "out/plan-mechanisms/mechanisms.csv"),
        Case("validate --patterns P1 --output out --force patterns.yaml", "out/validation.json"),
        Case("validate --patterns P1 --output out --page page.md patterns.yaml", "page.md"),
        Case("calibrate fit.yaml --output out --force", "out/fit-state.json"),
        Case("calibrate fit.yaml --output out --force", "out/fit-posterior.json"),
        Case("optimise plan.yaml --output out --force", "out/plan/search.jsonl"),
        Case("optimise plan.yaml --output out --force", "out/plan/plan-optimised.yaml"),
        Case("optimise plan.yaml --output out --force", "out/plan/plan-optimisation.json"),
        Case("report results/plan.sqlite --plotly plotly.js --output page.html", "page.html"),
        Case("report results/plan.sqlite --plotly plotly.js", "results/plan-report.html"),
        Case("export results/plan.sqlite --output out", "out/plan-outcomes.csv"),
        Case("export results/plan.sqlite --output out", "out/plan-observations.csv"),
        Case("export results/plan.sqlite --output out --canonical", "out/plan-canonical.csv"),
        Case("bundle results/plan.sqlite --output all.tar.gz", "all.tar.gz"),
        Case("bundle results/plan.sqlite", "results/plan.tar.gz"),
        Case("new mine --output mine.txt --force", "mine.txt"),
        Case("plan plan.yaml --blocks 2 --output mine.txt --force", "mine.txt"),
        Case("merge p", "p/plan.sqlite"),
        Case("merge p", "p/plan-outcomes.csv"),
        Case("submit p", "p/slurm/work.sh", named: "FOLDER/p/slurm/work.sh"),
        Case("submit p", "p/slurm/merge.sh", named: "FOLDER/p/slurm/merge.sh"),
    ]

    /// Commands that write nothing for their user, or all of whose files have names that nobody else gives.
    static let others = [
        "check", "parameters", "schema", "trace", "verify", "status", "work", "doctor", "serve", "help",
    ]

    private func inFolder(_ body: (Program) throws -> Void) throws {
        try JudgingFiles.inTemporaryFolder { program in
            try program.write("plotly.js", "var Plotly = {};")
            let factors = "{parameter: travel.time_factor, levels: [1, 2]}"
            try program.write(
                "sweep.yaml", "version: 1\nscenarios: [plan.yaml]\nreplications: 1\nfactors: [\(factors)]\n")
            let screened = "{parameter: travel.time_factor, low: 0.5, high: 2}"
            try program.write(
                "screen.yaml",
                "version: 1\nscenarios: [plan.yaml]\ndesign: morris\ntrajectories: 2\nreplications: 2\nfactors: [\(screened)]\n"
            )
            #expect(try program.run("run", "plan.yaml", "--replications", "2").status == 0)
            #expect(
                try program.run("plan", "plan.yaml", "--replications", "2", "--blocks", "1", "--output", "p").status
                    == 0)
            #expect(try program.run("work", "p", "--block", "0").status == 0)
            try FileManager.default.createDirectory(atPath: program.folder + "/bin", withIntermediateDirectories: true)
            try program.write("bin/sbatch", "#!/bin/sh\necho 7\n")
            chmod(program.folder + "/bin/sbatch", 0o755)
            try body(program)
        }
    }

    private func run(_ each: Case, _ program: Program) throws -> Program.Outcome {
        let path = "PATH=\(program.folder)/bin:/usr/bin:/bin"
        return try program.run([path, Program.path] + each.command, executable: "/usr/bin/env")
    }

    @Test func everyCommandIsInTheTable() throws {
        try Program.inTemporaryFolder { program in
            let help = try program.run("--help").output
            let list = help.components(separatedBy: "SUBCOMMANDS:\n").last?.components(separatedBy: "\n\n").first ?? ""
            let names = list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
                .compactMap { $0.split(separator: " ").first.map(String.init) }
            #expect(names.count > 15)
            let covered = Set(Self.cases.map { $0.command[0] } + Self.others)
            #expect(Set(names).subtracting(covered).isEmpty)
        }
    }

    /// Texts, pages, archives, databases and JSON of others.
    @Test func aFileOfOthersIsLeftAsItIs() throws {
        try inFolder { program in
            let made = "printf 'CREATE TABLE t(x); INSERT INTO t VALUES (1);' | sqlite3 db; tar -czf tar.gz plan.yaml"
            #expect(try program.run(["-c", made], executable: "/bin/bash").status == 0)
            try program.write("page", "<!DOCTYPE html>\n<html><head><title>Mine</title></head></html>\n")
            try program.write("json", "{\"mine\": 1}\n")
            try program.write("csv", "a,b\n1,2\n")
            try program.write("text", "My notes\n")
            let contents = try ["db", "tar.gz", "page", "json", "csv", "text"].map {
                try Data(contentsOf: URL(fileURLWithPath: "\(program.folder)/\($0)"))
            }
            for (index, each) in Self.cases.enumerated() {
                let place = URL(fileURLWithPath: "\(program.folder)/\(each.output)")
                try FileManager.default.createDirectory(
                    at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                // Every command has one of them; databases go where result files would.
                let foreign =
                    each.output.hasSuffix("e") && index % 2 == 0 ? contents[0] : contents[index % contents.count]
                try foreign.write(to: place)
                let before = try FileManager.default.subpathsOfDirectory(atPath: program.folder).sorted()
                let refused = try run(each, program)
                #expect(refused.status == 73 && refused.output.isEmpty, "\(each): \(refused.status) \(refused.talk)")
                let named = (each.named ?? each.output).replacing("FOLDER", with: program.folder)
                #expect(refused.talk.hasPrefix("\(named): error: "), "\(each): \(refused.talk)")
                #expect(refused.talk.filter(\.isNewline).count == 1, "\(each): \(refused.talk)")
                #expect(try Data(contentsOf: place) == foreign, "\(each)")
                let after = try FileManager.default.subpathsOfDirectory(atPath: program.folder).sorted()
                #expect(after == before, "\(each): \(Set(after).symmetricDifference(before))")
                try FileManager.default.removeItem(at: place)
            }
        }
    }

    /// `report X.sqlite --output X.sqlite`, under each of the file's names.
    @Test func anInputIsNoOutput() throws {
        try inFolder { program in
            let result = program.folder + "/results/plan.sqlite"
            let before = try Data(contentsOf: URL(fileURLWithPath: result))
            #expect(link(result, program.folder + "/hard.html") == 0)
            #expect(symlink(result, program.folder + "/soft.html") == 0)
            let outputs = [
                "results/plan.sqlite", "./results/../results//plan.sqlite", result, "hard.html", "soft.html",
            ]
            for output in outputs {
                let refused = try program.run(
                    "report", "results/plan.sqlite", "--plotly", "plotly.js", "--output", output)
                #expect(refused.status == 73 && refused.output.isEmpty)
                #expect(
                    refused.talk
                        == "\(output): error: this is an input of the command; write elsewhere with --output\n")
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: result)) == before)
            let base = try program.text("plan.yaml")
            let new = try program.run("new", "x", "--extends", "plan.yaml", "--output", "./plan.yaml", "--force")
            #expect(new.status == 73)
            #expect(new.talk == "./plan.yaml: error: this is an input of the command; write elsewhere with --output\n")
            #expect(try program.text("plan.yaml") == base)
        }
    }

    @Test func whatIsNoFileIsRefused() throws {
        try inFolder { program in
            #expect(mkfifo(program.folder + "/pipe", 0o600) == 0)
            #expect(symlink("nowhere", program.folder + "/dangling") == 0)
            let nowhere =
                "this symbolic link leads to nothing (no such file or folder); remove it, or name another file"
            for (output, cause) in [
                ("new.html/", "this names a folder; name a file"), ("p", "this is a folder; name a file"),
                ("pipe", "this is not a file that can be replaced; name another"), ("dangling", nowhere),
            ] {
                let refused = try program.run(
                    "report", "results/plan.sqlite", "--plotly", "plotly.js", "--output", output)
                #expect(refused.status == 73 && refused.output.isEmpty)
                #expect(refused.talk == "\(output): error: \(cause)\n")
            }
        }
    }

    /// A product of the same kind is replaced, whole; a link stays a link.
    @Test func aProductOfTheSameKindIsReplaced() throws {
        try inFolder { program in
            let report = ["report", "results/plan.sqlite", "--plotly", "plotly.js", "--output"]
            try program.write("empty.html", "")
            for output in ["page.html", "page.html", "empty.html"] {
                #expect(try program.run(report + [output]).status == 0)
            }
            #expect(symlink("page.html", program.folder + "/link.html") == 0)
            try program.write("plotly.js", "var Plotly = {}; // other")
            #expect(try program.run(report + ["link.html"]).status == 0)
            #expect(try program.text("page.html").contains("var Plotly = {}; // other"))
            #expect(
                try FileManager.default.destinationOfSymbolicLink(atPath: program.folder + "/link.html") == "page.html")
            for command in [
                ["export", "results/plan.sqlite", "--output", "csv"],
                ["export", "results/plan.sqlite", "--output", "csv", "--canonical"],
                ["bundle", "results/plan.sqlite"], ["new", "mine", "--force"], ["merge", "p"],
                ["run", "plan.yaml", "--replications", "2", "--seed", "5", "--force"],
            ] {
                for _ in 1...2 {
                    let outcome = try program.run(command)
                    #expect(outcome.status == 0, "\(command) \(outcome.talk)")
                }
            }
            #expect(!program.files(in: ".").contains { $0.contains("fotfeste-") })
        }
    }

    /// `plan --force` replaces a plan, and nothing that others put beside it.
    @Test func aPlanFolderWithFilesOfOthersStays() throws {
        try inFolder { program in
            try program.write("p/notes.txt", "My notes\n")
            let command = ["plan", "plan.yaml", "--seed", "8", "--blocks", "1", "--output", "p", "--force"]
            let refused = try program.run(command)
            #expect(refused.status == 73)
            #expect(
                refused.talk
                    == "p: error: --force would remove 'notes.txt', which is no part of the plan; move it away first\n")
            #expect(try program.text("p/notes.txt") == "My notes\n")
            #expect(program.files(in: "p/blocks") == ["block-0.sqlite"])
            try FileManager.default.removeItem(atPath: program.folder + "/p/notes.txt")
            #expect(try program.run(command).status == 0)
        }
    }

    /// Another study that has the name of the merged one is not replaced by it.
    @Test func anotherStudyInAPlanFolderStays() throws {
        try inFolder { program in
            #expect(
                try program.run("run", "plan.yaml", "--seed", "9", "--replications", "1", "--output", "p").status == 0)
            let refused = try program.run("merge", "p")
            #expect(refused.status == 73)
            #expect(
                refused.talk == "p/plan.sqlite: error: it holds another study (seed 9, not 1); move it away first\n")
        }
    }

    /// A name of one letter is as good as any.
    @Test func namesOfOneLetter() throws {
        try inFolder { program in
            #expect(
                try program.run("report", "results/plan.sqlite", "--plotly", "plotly.js", "--output", "r").status == 0)
            try FileManager.default.copyItem(
                atPath: program.folder + "/results/plan.sqlite", toPath: program.folder + "/s")
            #expect(try program.run("export", "s").output == "s-outcomes.csv\ns-observations.csv\n")
            #expect(try program.run("bundle", "s").output == "s.tar.gz\n")
            #expect(try program.run("new", "n", "--output", "n").output == "n\n")
        }
    }
}
