import Foundation
import Testing

@Suite struct SelectionCommandTests {
    private let pair = ["compare", "plan.yaml", "other.yaml"]

    /// Searched to the end by a loose zone; the same again from what is stored, byte for byte.
    @Test func goesOnUntilSelected() throws {
        try Program.inTemporaryFolder { program in
            let command =
                pair + ["--select", "cost_total=5000000", "--until-selected", "--replications", "4", "--json"]
            let found = try program.run(command)
            #expect(found.status == 0, "\(found.talk)")
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: [[String: Any]]])
            let cost = try #require(object["selection"]?.first { $0["name"] as? String == "cost_total" })
            #expect(
                Set(cost.keys) == [
                    "name", "unit", "better", "zone", "status", "best", "leader", "lead", "contenders", "replications",
                    "replications_needed", "confidence", "reason",
                ])
            #expect(cost["status"] as? String == "selected" && cost["better"] as? String == "smaller")
            let again = try program.run(command)
            func bytes(_ text: String) -> String { text.replacing(#/"seconds": [^,]*,/#, with: "") }
            #expect(bytes(again.output) == bytes(found.output))
            let text = try program.run(pair + ["--replications", "4"])
            #expect(text.output.contains("\nWhich is best: too few replications to say; 40 or more are judged"))
            #expect(text.output.contains("\nTrade-off: 4 replications are too few to say; from 10 on.\n"))
        }
    }

    @Test func wrongUsage() throws {
        try Program.inTemporaryFolder { program in
            for (options, status, message) in [
                (
                    ["--until-selected", "--precision", "coverage_90d=0.1"], 64,
                    "Error: --until-selected and --precision"
                ),
                (["--maximum", "30"], 64, "Error: --maximum: only with --precision or --until-selected\n"),
                (["--until-selected", "--maximum", "30"], 64, "Error: --maximum: at least 40, the fewest"),
                (["--select", "coverage90d"], 65, "--select: error: there is no outcome 'coverage90d'"),
                (
                    ["--trade-off", "eligible,cost_total"], 65,
                    "--trade-off: error: neither more nor less of 'eligible'"
                ),
            ] as [([String], Int32, String)] {
                let wrong = try program.run(pair + options)
                #expect(wrong.status == status && wrong.talk.hasPrefix(message), "\(wrong.talk)")
                #expect(wrong.output.isEmpty)
            }
        }
    }
}

@Suite struct UncertaintyCommandTests {
    @Test func drawsAndSaysWhatIsWorthKnowing() throws {
        try Program.inTemporaryFolder { program in
            let command = ["uncertainty", "plan.yaml", "other.yaml", "--uncertain", "cost.post", "--draws", "30"]
            let text = try program.run(command + ["--worth", "500000"])
            #expect(text.status == 0, "\(text.talk)")
            #expect(text.output.hasPrefix("plan, other: 30 draws of one parameter, 2 replications of each, seed 1\n"))
            #expect(text.output.contains("  A sustained job is taken to be worth 500 000 NOK: as stated.\n"))
            #expect(text.talk.contains("forecast: "))
            // What is stored is not run again, and is read in other words.
            let json = try program.run(command + ["--json"])
            #expect(json.talk.contains("120 of 120 runs were stored before"))
            let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
            #expect(object["runs"] as? Int == 120 && object["scenarios"] as? [String] == ["plan", "other"])
        }
    }

    @Test func wrongUsage() throws {
        try Program.inTemporaryFolder { program in
            for (options, status, message) in [
                ([], 64, "Error: --posterior FILE, --posterior priors or --uncertain NAMES: one at least\n"),
                (["--uncertain", "cost.post", "--draws", "5"], 64, "Error: --draws: at least 30, not 5\n"),
                (
                    ["--uncertain", "cost.post", "--replications", "1"], 64,
                    "Error: --replications: at least 2, by which"
                ),
                (["--uncertain", "cost.post", "--worth", "0"], 64, "Error: --worth: above 0, not 0.0\n"),
                (["--uncertain", "cost.pots"], 65, "--uncertain: error: unknown parameter 'cost.pots'"),
                (
                    ["--posterior", "plan.yaml"], 65,
                    "plan.yaml: error: this is no posterior of a calibration (this is not a JSON object); allowed: "
                ),
            ] as [([String], Int32, String)] {
                let wrong = try program.run(["uncertainty", "plan.yaml", "other.yaml"] + options)
                #expect(wrong.status == status && wrong.talk.hasPrefix(message), "\(wrong.talk)")
            }
        }
    }

    /// Of a study that needs none, without running it; how the advice comes about is tested where it is made.
    @Test func warmupAdvice() throws {
        try Program.inTemporaryFolder { program in
            let text = "extends: plan.yaml\nname: empty\nwarmup: 0 days\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: program.folder + "/empty.yaml"))
            let advice = try program.run("check", "empty.yaml", "--warmup-advice")
            #expect(advice.status == 0, "\(advice.talk)")
            #expect(
                advice.output.hasSuffix(
                    "\nWarm-up: a terminating study, none needed: it begins empty, and is observed from its first day.\n"
                ))
            let plain = try program.run("check", "empty.yaml")
            #expect(!plain.output.contains("\nWarm-up: "))
        }
    }
}
