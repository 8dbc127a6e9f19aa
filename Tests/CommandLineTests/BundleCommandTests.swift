import Foundation
import Testing

@Suite struct BundleCommandTests {
    @Test func aBundleReplaysInAnotherFolder() throws {
        try Program.inTemporaryFolder { program in
            let digest = try #require(try program.run("run", "plan.yaml", "--json").text("results_digest"))
            let plan = "version: 1\nscenarios: [plan.yaml, other.yaml]\nreplications: 1\n"
            try Data(plan.utf8).write(to: URL(fileURLWithPath: program.folder + "/sweep.yaml"))
            #expect(try program.run("sweep", "sweep.yaml").status == 0)
            let sweep = try program.run("verify", "results/sweep.sqlite", "--json")
            #expect(sweep.status == 0 && sweep.output.contains("\"points\": 2,\n  \"runs\": 2,"))
            let export = try program.run("export", "results/sweep.sqlite", "--output", "csv")
            #expect(export.output == "csv/sweep-outcomes.csv\ncsv/sweep-observations.csv\n")
            let bundle = try program.run(
                "bundle", "results/plan.sqlite", "results/sweep.sqlite", "--output", "away/both.tar.gz")
            #expect(bundle.status == 0 && bundle.output == "away/both.tar.gz\n" && bundle.talk.isEmpty)

            try Program.inTemporaryFolder { elsewhere in
                for path in try FileManager.default.contentsOfDirectory(atPath: elsewhere.folder) {
                    try FileManager.default.removeItem(atPath: elsewhere.folder + "/" + path)
                }
                try FileManager.default.copyItem(
                    atPath: program.folder + "/away/both.tar.gz", toPath: elsewhere.folder + "/both.tar.gz")
                let found = try elsewhere.run("verify", "both.tar.gz")
                #expect(found.status == 0, "\(found.output)\(found.talk)")
                #expect(found.output.contains("  replay           \(digest)\n"))
                #expect(found.output.hasSuffix("Everything matches.\n"))
                #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.folder) == ["both.tar.gz"])
            }
        }
    }

    @Test func whatIsChangedIs2AndWhatIsNoBundleIs65() throws {
        try Program.inTemporaryFolder { program in
            _ = try program.run("run", "plan.yaml", "--replications", "2")
            #expect(try program.run("bundle", "results/plan.sqlite").output == "results/plan.tar.gz\n")
            let change = """
                tar -xzf results/plan.tar.gz && echo changed >> plan/plan/resolved.txt && tar -czf changed.tar.gz plan
                tar -czf other.tar.gz plan.yaml
                """
            #expect(try program.run(["-c", change], executable: "/bin/bash").status == 0)
            let changed = try program.run("verify", "changed.tar.gz", "--no-replay")
            #expect(changed.status == 2)
            #expect(changed.output.contains("\n  DIFFERS: plan/resolved.txt is not as it was\n"))
            let other = try program.run("verify", "other.tar.gz")
            #expect(other.status == 65 && other.output.isEmpty)
            #expect(
                other.talk
                    == "other.tar.gz: error: this archive is not a bundle of results (it has no bundle.json in a folder)\n"
            )
        }
    }

    @Test func wrongUsageIs64() throws {
        try Program.inTemporaryFolder { program in
            for (arguments, message) in [
                (["a.sqlite", "b.sqlite"], "name the archive, such as results/all.tar.gz, for several result files"),
                (["a.sqlite", "--output", "a.zip"], "a name that ends in .tar.gz, not 'a.zip'"),
            ] {
                let result = try program.run(["bundle"] + arguments)
                #expect(result.status == 64 && result.output.isEmpty)
                #expect(result.talk.hasPrefix("Error: --output: \(message)\n"))
            }
            let missing = try program.run("bundle", "none.sqlite")
            #expect(missing.status == 65 && missing.talk == "none.sqlite: error: no such file\n")
            #expect(!FileManager.default.fileExists(atPath: program.folder + "/none.tar.gz"))
        }
    }
}
