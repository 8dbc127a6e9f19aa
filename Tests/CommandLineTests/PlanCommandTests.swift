import Foundation
import Testing

/// A study and a sweep in blocks, with the built program.
@Suite(.serialized) struct PlanCommandTests {
    private let plan = ["plan", "plan.yaml", "--replications", "6", "--blocks", "3", "--output", "p"]

    /// One task is killed and one is asked to stop, at several moments; then all is run, in another order.
    @Test func aStudyInBlocksIsThatOfOneMachine() throws {
        try Program.inTemporaryFolder { program in
            let run = try program.run("run", "plan.yaml", "--replications", "6", "--json")
            let digest = try #require(run.text("results_digest"))
            let planned = try program.run(plan)
            #expect(planned.status == 0 && planned.output.hasPrefix("plan: 6 replications in 3 blocks of 2\n"))
            let again = try program.run(plan)
            #expect(again.output == planned.output)
            #expect(again.talk == "p: this plan is there already; nothing is changed\n")
            for moment in fullTests ? Array(stride(from: 0.1, to: 1, by: 0.05)) : [0.1, 0.3] {
                _ = try program.run(["work", "p", "--block", "2"], signal: SIGKILL, after: moment)
                let stopped = try program.run(["work", "p", "--block", "1"], signal: SIGTERM, after: moment)
                #expect([0, 130].contains(stopped.status))
            }
            #expect(try program.run("status", "p").output.hasPrefix("plan: "))
            let early = try program.run("merge", "p")
            #expect(early.status == 65 && early.output.isEmpty && early.talk.hasPrefix("p: error: block"))
            for block in [2, 0, 1] {
                let work = try program.run("work", "p", "--block", "\(block)", "--jobs", "2")
                #expect(work.status == 0 && work.output == "p/blocks/block-\(block).sqlite\n", "\(work.talk)")
            }
            let idle = try program.run("work", "p", "--block", "0")
            #expect(idle.talk == "block 0: done before; nothing to do\n")
            let done = "plan: 3 of 3 blocks are done\n  done         3  0-2\n"
            #expect(try program.run("status", "p", "--check").output == done + "next: fotfeste merge p\n")
            let merged = try program.run("merge", "p", "--json")
            #expect(merged.text("results_digest") == digest)
            #expect(try program.run("status", "p").output == done + "merged: \(digest)\n")
            #expect(try program.text("p/plan-outcomes.csv") == program.text("results/plan-outcomes.csv"))
            #expect(try program.run("verify", "p/plan.sqlite", "--json").text("replayed_results_digest") == digest)
            #expect(try program.run("export", "p/plan.sqlite", "--output", "csv").status == 0)
            #expect(try program.run("report", "p/plan.sqlite", "--output", "p.html").status == 0)
        }
    }

    @Test func aSweepInBlocksIsThatOfOneMachine() throws {
        try Program.inTemporaryFolder { program in
            let text = "version: 1\nscenarios: [plan.yaml, other.yaml]\nreplications: 2\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: program.folder + "/sweep.yaml"))
            let one = try program.run("sweep", "sweep.yaml", "--seed", "5")
            let planned = try program.run("plan", "sweep.yaml", "--seed", "5", "--blocks", "2", "--output", "p")
            #expect(planned.output.hasPrefix("sweep: 4 runs at 2 points in 2 blocks of 2\n"))
            for block in ["1", "0"] { #expect(try program.run("work", "p", "--block", block).status == 0) }
            let merged = try program.run("merge", "p")
            #expect(merged.status == 0)
            #expect(merged.output == one.output.replacing("results/", with: "p/"))
            let digests = try ["results", "p"].map {
                try program.run("verify", "\($0)/sweep.sqlite", "--no-replay", "--json").text("results_digest")
            }
            #expect(digests[0] != nil && digests[0] == digests[1])
            let analysed = try program.run("sweep", "sweep.yaml", "--seed", "5", "--output", "p/sweep.sqlite")
            #expect(analysed.output == merged.output)
        }
    }

    @Test func whatIsWrongSaysSo() throws {
        try Program.inTemporaryFolder { program in
            for (arguments, status, message) in [
                (["plan", "plan.yaml", "--blocks", "0", "--output", "p"], 64, "Error: --blocks: at least 1, not 0\n"),
                (["plan", "plan.yaml", "--blocks", "2"], 64, "Error: Missing expected argument '--output <output>'\n"),
                (
                    ["plan", "plan.yaml", "--blocks", "9", "--output", "p"], 65,
                    "--blocks: error: 9 is not possible with 4 replications; allowed: 1 to 4\n"
                ),
                (["work", "none", "--block", "0"], 65, "none: error: no such folder\n"),
                (["status", "shipped"], 65, "shipped: error: this is not a plan folder (it has no plan.json)\n"),
                (["merge", "shipped"], 65, "shipped: error: this is not a plan folder (it has no plan.json)\n"),
                (["submit", "p", "--sbatch", "qos"], 64, "Error: --sbatch: an option with its dashes, such as"),
            ] {
                let result = try program.run(arguments)
                #expect(result.status == Int32(status) && result.output.isEmpty)
                #expect(result.talk.hasPrefix(message), "\(result.talk)")
            }
            #expect(!FileManager.default.fileExists(atPath: program.folder + "/p"))
            #expect(try program.run(plan).status == 0)
            let far = try program.run("work", "p", "--block", "3")
            #expect(far.status == 65 && far.talk == "--block: error: there is no block 3 in p; allowed: 0 to 2\n")
            let other = try program.run(plan + ["--seed", "7"])
            let seed = "p: error: it holds another plan (seed 1, not 7); replace it with --force"
            #expect(other.status == 73 && other.talk.hasPrefix(seed))
            #expect(try program.run(plan + ["--seed", "7", "--force"]).status == 0)
        }
    }
}
