import Foundation
import Testing

@Suite(.serialized) struct OptimiseCommandTests {
    private let command = [
        "optimise", "plan.yaml", "--evaluations", "50", "--replications", "2", "--objective",
        "eligible_employed_at_12m",
    ]

    /// A shorter life of a part of the region, so that a run takes no time.
    private func inTemporaryFolder(_ body: (Program) throws -> Void) throws {
        try Program.inTemporaryFolder { program in
            try program.write(
                "plan.yaml",
                """
                extends: shipped/troms-2019.yaml
                name: plan
                horizon: 500 days
                warmup: 100 days
                region: {include: [Harstad, Kvæfjord, Tjeldsund, Ibestad]}
                teams: [{name: Harstad, base: Harstad, posts: 5, supervisor: 1, serves: [Harstad, Kvæfjord]}]

                """)
            try body(program)
        }
    }

    /// What was printed, without the folder.
    private func found(_ outcome: Program.Outcome, in folder: String) -> String {
        outcome.output.replacing(folder + "/", with: "")
    }

    @Test func aSearchWritesAScenarioThatRuns() throws {
        try inTemporaryFolder { program in
            let text = try program.run(command)
            #expect(text.status == 0, "\(text.talk)")
            #expect(text.talk.contains("forecast: about "))
            #expect(
                text.output.contains("\nImprovement over each (simultaneous 95 % intervals, parametric bootstrap)\n"))
            #expect(text.output.contains("\nEfficiency against equality\n"))
            #expect(text.output.contains("\nFiles\n  results/plan/plan-optimised.yaml\n"))
            #expect(text.output.contains("\n  results/plan/plan-optimisation.json\n"))
            let check = try program.run("check", "results/plan/plan-optimised.yaml")
            #expect(check.status == 0, "\(check.talk)")
            // The table of the search is that of the ordinary comparison under the same luck.
            let best = try program.run(
                "run", "results/plan/plan-optimised.yaml", "--seed", "2", "--replications", "2", "--json")
            let kept = try program.run("verify", "results/plan/plan-optimised.sqlite", "--no-replay", "--json")
            #expect(kept.text("results_digest") == best.text("results_digest"))
        }
    }

    @Test func anInterruptedSearchGoesOnToTheSameResult() throws {
        try inTemporaryFolder { program in
            let whole = try program.run(command + ["--json", "--output", "whole", "--jobs", "1"])
            #expect(whole.status == 0, "\(whole.talk)")
            #expect(try program.text("whole/plan/plan-optimisation.json") == whole.output)
            #expect(try whole.intervalsWithoutName() == [])
            try program.write("plotly.js", "var Plotly = { react: function () {} };")
            let page = try program.run(
                "report", "whole/plan/plan-optimisation.json", "--plotly", "plotly.js", "--output", "page.html")
            #expect(page.status == 0 && page.output == "page.html\n", "\(page.talk)")
            #expect(try program.text("page.html").contains("Hvor stillingene kan ligge: plan"))
            let parts = command + ["--json", "--output", "parts"]
            let stopped = try program.run(parts, signal: SIGINT, after: 0.1, sees: "parts/plan/search.jsonl")
            #expect(stopped.status == 130 && stopped.output.isEmpty)
            #expect(
                stopped.talk.hasSuffix(
                    " of 50 runs are stored in parts/plan/search.jsonl; the same command continues\n"),
                "\(stopped.talk)")
            for kill in 1...(fullTests ? 20 : 3) {
                _ = try program.run(parts, signal: SIGKILL, after: 0.15 + 0.1 * Double(kill))
            }
            let again = try program.run(parts)
            #expect(again.status == 0, "\(again.talk)")
            #expect(found(again, in: "parts") == found(whole, in: "whole"))
        }
    }

    @Test func badInputIs65AndBadUsage64() throws {
        try inTemporaryFolder { program in
            let objective = try program.run("optimise", "plan.yaml", "--objective", "coverage_90")
            #expect(objective.status == 65 && objective.output.isEmpty)
            #expect(objective.talk.hasPrefix("--objective: error: unknown outcome 'coverage_90'; allowed: "))
            #expect(objective.talk.hasSuffix("; did you mean 'coverage_90d'?\n"))
            #expect(try program.run("optimise", "plan.yaml", "--evaluations", "5").status == 64)
            #expect(try program.run("optimise", "plan.yaml", "--output", "a.sqlite").status == 64)
            try program.write("small.yaml", "version: 1\nscenario: plan.yaml\nbudget: 1 million NOK\n")
            let small = try program.run("optimise", "small.yaml")
            #expect(small.status == 65)
            #expect(
                small.talk
                    == "small.yaml: error: no allocation that was tried keeps the constraints for 1 000 000 NOK a year; allowed: a larger budget or weaker constraints\n"
            )
            #expect(program.files(in: "results").isEmpty)
        }
    }
}
