import Foundation
import Testing

/// Bundles of every kind of result: each is bundled, checked elsewhere, and found when it is changed.
@Suite(.serialized) struct BundleKindTests {
    /// Bundles, and verifies in another folder without running the model again.
    ///
    /// - Returns: the members of what `verify --json` prints, and the files of the archive.
    private func bundled(_ program: Program, _ results: [String]) throws -> (json: [String: Any], files: [String]) {
        let made = try program.run(["bundle"] + results + ["--output", "all.tar.gz"])
        #expect(made.status == 0, "\(results): \(made.talk)")
        let elsewhere = program.folder + "/elsewhere"
        try? FileManager.default.removeItem(atPath: elsewhere)
        try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: program.folder + "/all.tar.gz", toPath: elsewhere + "/all.tar.gz")
        let there = Program(folder: elsewhere)
        let verified = try there.run("verify", "all.tar.gz", "--no-replay", "--json")
        #expect(verified.status == 0, "\(results): \(verified.output)\(verified.talk)")
        let list = try there.run(["tar", "-tzf", "all.tar.gz"], executable: "/usr/bin/env").output
        let files = list.split(separator: "\n").map { String($0.dropFirst(4)) }.filter {
            !$0.isEmpty && !$0.hasSuffix("/")
        }
        let json = try JSONSerialization.jsonObject(with: Data(verified.output.utf8)) as? [String: Any]
        return (try #require(json), files)
    }

    private func kinds(_ json: [String: Any]) -> [String] {
        ((json["documents"] as? [[String: Any]])?.compactMap { $0["kind"] as? String } ?? []).sorted()
    }

    private func studies(_ json: [String: Any]) -> Int { (json["studies"] as? [Any])?.count ?? 0 }

    @Test func studiesCohortsSweepsAndSensitivities() throws {
        try JudgingFiles.inTemporaryFolder { program in
            #expect(try program.run("compare", "plan.yaml", "other.yaml", "--replications", "2").status == 0)
            #expect(try program.run("run", "small.yaml").status == 0)
            try program.write(
                "screen.yaml",
                "version: 1\nscenarios: [plan.yaml]\ndesign: morris\ntrajectories: 2\nreplications: 2\n"
                    + "factors: [{parameter: travel.time_factor, low: 0.5, high: 2}]\n")
            #expect(try program.run("sensitivity", "screen.yaml", "--outcomes", "coverage_90d").status == 0)
            let results = ["plan.sqlite", "other.sqlite", "small.sqlite", "screen.sqlite", "screen-sensitivity.json"]
            let (json, files) = try bundled(program, results.map { "results/" + $0 })
            #expect(studies(json) == 4 && kinds(json) == ["sensitivity"])
            #expect(files.contains("screen-sensitivity.json") && files.contains("small/files/small.yaml"))
            // The analysis is of the sweep beside it, and of no other.
            #expect(try program.run("sweep", "screen.yaml", "--seed", "9", "--force").status == 0)
            let other = try program.run(
                "bundle", "results/screen.sqlite", "results/screen-sensitivity.json", "--output", "b.tar.gz")
            #expect(other.status == 65)
            #expect(
                other.talk
                    == "b.tar.gz: error: screen-sensitivity.json was made from other results of 'screen' than "
                    + "screen/screen.sqlite has; make it again, or leave it out\n")
            #expect(!FileManager.default.fileExists(atPath: program.folder + "/b.tar.gz"))
        }
    }

    @Test func uncertaintiesAndMechanisms() throws {
        try Program.inTemporaryFolder { program in
            let draws = ["--uncertain", "inflow.rate", "--draws", "30", "--output", "out/u.sqlite"]
            #expect(try program.run(["uncertainty", "plan.yaml"] + draws).status == 0)
            let mechanisms = ["mechanisms", "plan.yaml", "--replications", "2", "--only", "travel"]
            #expect(try program.run(mechanisms).status == 0)
            let (json, files) = try bundled(program, ["out/u.sqlite", "results/plan-mechanisms"])
            #expect(studies(json) == 3 && kinds(json) == ["table"])
            #expect(files.contains("plan-mechanisms/mechanisms.csv"))
            #expect(files.contains("plan-mechanisms/plan/plan.sqlite"))
        }
    }

    @Test func validationsAndCalibrations() throws {
        try JudgingFiles.inTemporaryFolder { program in
            #expect(try program.run("validate", "patterns.yaml", "--output", "judged").status == 0)
            try program.write("fit.yaml", JudgingFiles.plan(evaluations: 60))
            #expect(try program.run("calibrate", "fit.yaml", "--output", "fitted").status == 0)
            let (json, files) = try bundled(program, ["judged", "fitted/", "fit.yaml", "patterns.yaml"])
            #expect(studies(json) == 2 && kinds(json) == ["calibrationState", "posterior", "validation"])
            for file in [
                "judged/validation.json", "fitted/fit-posterior.json", "files/fit.yaml", "files/patterns.yaml",
            ] {
                #expect(files.contains(file), "\(file)")
            }
            // A posterior alone is a result, too.
            let alone = try program.run("bundle", "fitted/fit-posterior.json")
            #expect(alone.status == 0 && alone.output == "fitted/fit-posterior.tar.gz\n")
            #expect(alone.talk.contains("are not kept with it; name them too"))
        }
    }

    @Test func searchesAndPlans() throws {
        try Program.inTemporaryFolder { program in
            try program.write(
                "few.yaml",
                """
                extends: plan.yaml
                name: few
                horizon: 500 days
                region: {include: [Harstad, Kvæfjord, Tjeldsund, Ibestad]}
                teams: [{name: Harstad, base: Harstad, posts: 5, supervisor: 1, serves: [Harstad, Kvæfjord]}]

                """)
            let search = ["--evaluations", "50", "--replications", "2", "--objective", "eligible_employed_at_12m"]
            let searched = try program.run(["optimise", "few.yaml"] + search)
            #expect(searched.status == 0, "\(searched.talk)")
            let planned = ["plan", "plan.yaml", "--replications", "1", "--blocks", "1", "--output", "p"]
            #expect(try program.run(planned).status == 0)
            let early = try program.run("bundle", "p", "--output", "all.tar.gz")
            #expect(early.status == 65)
            #expect(early.talk == "p: error: this plan is not merged; 'fotfeste merge p' does it\n")
            #expect(try program.run("work", "p", "--block", "0").status == 0)
            #expect(try program.run("merge", "p").status == 0)
            let (json, files) = try bundled(program, ["results/few", "p"])
            #expect(kinds(json).starts(with: ["log", "optimisation", "scenario"]))
            #expect(files.contains("few/few-optimisation.json") && files.contains("plan/plan.sqlite"))
        }
    }

    @Test func whatIsNoResultIs65() throws {
        try Program.inTemporaryFolder { program in
            try FileManager.default.createDirectory(
                atPath: program.folder + "/empty", withIntermediateDirectories: true)
            try program.write("mine.json", "{}\n")
            for (path, cause) in [
                ("none", "no such file"), ("empty", "this folder has no results in it"),
                ("mine.json", "this is not a result file (not an SQLite database)"),
            ] {
                let refused = try program.run("bundle", path, "--output", "all.tar.gz")
                #expect(refused.status == 65 && refused.talk == "\(path): error: \(cause)\n", "\(refused.talk)")
                #expect(!FileManager.default.fileExists(atPath: program.folder + "/all.tar.gz"))
            }
        }
    }
}
