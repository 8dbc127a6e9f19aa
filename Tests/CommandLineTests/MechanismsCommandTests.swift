import Foundation
import Testing

@Suite struct MechanismsCommandTests {
    private let command = ["mechanisms", "plan.yaml", "--only", "own_jobs, travel", "--replications", "3"]

    @Test func theCommandWritesItsTables() throws {
        try Program.inTemporaryFolder { program in
            let table = try program.run(command)
            #expect(table.status == 0, "\(table.talk)")
            #expect(table.output.hasPrefix("plan: mechanisms switched off, "))
            #expect(table.output.hasSuffix("Files\n  results/plan-mechanisms/mechanisms.csv\n"))
            let page = try program.run(command + ["--markdown"])
            #expect(page.talk == "plan, 2 mechanisms: 3 of 9 replications were stored before\n" || page.status == 0)
            #expect(
                page.output.contains(
                    "\nfotfeste mechanisms plan.yaml --replications 3 --only own_jobs, travel --markdown > docs/mechanisms.md\n"
                ))
            let run = try program.run("run", "plan.yaml", "--replications", "3", "--json")
            #expect(try page.output.contains("`\(#require(run.text("results_digest")))`"))
            // Long enough for a year after admission.
            let longer = "extends: plan.yaml\nname: long\nhorizon: 900 days\nwarmup: 100 days\n"
            try Data(longer.utf8).write(to: URL(fileURLWithPath: program.folder + "/long.yaml"))
            let json = ["mechanisms", "long.yaml", "--only", "own_jobs,travel", "--replications", "3", "--json"]
            let object = try JSONSerialization.jsonObject(with: Data(try program.run(json).output.utf8))
            let effects = try #require((object as? [String: Any])?["mechanisms"] as? [[String: Any]])
            #expect(effects.compactMap { $0["id"] as? String } == ["own_jobs", "travel"])
            // Without jobs found alone fewer are in work: the sign is certain even in a short run.
            let own = try #require(effects[0]["differences"] as? [[String: Any]])
            let inWork = own.first { $0["name"] as? String == "employed_at_12m" }
            #expect(try #require(inWork?["estimate"] as? Double) <= 0)
        }
    }

    /// Stopped and continued, the table is that of a run in one piece, for any number of jobs.
    @Test func aStoppedRunContinuesToTheSameTable() throws {
        try Program.inTemporaryFolder { program in
            let whole = try program.run(command + ["--json", "--jobs", "1", "--output", "whole"])
            let parts = command + ["--json", "--jobs", "2", "--output", "parts"]
            let stopped = try program.run(
                parts, signal: SIGINT, after: 0.05, sees: "parts/plan-mechanisms/plan.sqlite")
            #expect(stopped.status == 130 && stopped.output.isEmpty)
            #expect(stopped.talk.hasSuffix("; the same command continues\n"))
            let again = try program.run(parts)
            #expect(again.status == 0 && again.output == whole.output)
        }
    }

    @Test func wrongUse() throws {
        try Program.inTemporaryFolder { program in
            #expect(try program.run("mechanisms", "plan.yaml", "--json", "--markdown").status == 64)
            #expect(try program.run("mechanisms", "plan.yaml", "--output", "a.sqlite").status == 64)
            let cohort = try program.run("mechanisms", "shipped/trials/uo-2017-2019.yaml")
            #expect(cohort.status == 65)
            #expect(
                cohort.talk
                    == "shipped/trials/uo-2017-2019.yaml: error: this is a cohort; allowed: an open study, since mechanisms are "
                    + "compared by its outcomes\n")
        }
    }
}
