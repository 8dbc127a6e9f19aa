import Foundation
import Testing

@Suite(.serialized) struct CalibrateCommandTests {
    private let command = ["calibrate", "fit.yaml"]

    /// The posterior of a folder without the time that it took.
    private func posterior(_ program: Program, _ folder: String) throws -> String {
        try program.text(folder + "/fit-posterior.json").replacing(#/"seconds": [^,]*,/#, with: "")
    }

    @Test func theSameBytesWithAnyNumberOfJobs() throws {
        try JudgingFiles.inTemporaryFolder { program in
            let one = try program.run(command + ["--jobs", "1", "--output", "1", "--json"])
            let two = try program.run(command + ["--jobs", "2", "--output", "2"])
            #expect(one.status == 0 && two.status == 0)
            #expect(try posterior(program, "1") == posterior(program, "2"))
            #expect(one.output == (try program.text("1/fit-posterior.json")))
            #expect(program.files(in: "1") == ["fit-posterior.json", "fit-state.json"])
            #expect(two.output.contains("\n  background.job_scale (usual) "))
            #expect(two.output.hasSuffix("\nFiles\n  2/fit-posterior.json\n  2/fit-state.json\n"))
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [String: Any])
            #expect(object["evaluations"] as? Int == 120 && object["stopped_by"] as? String == "evaluations")
            #expect((object["weights"] as? [Double])?.isEmpty == false)
            #expect(try one.intervalsWithoutName() == [])
            let parameters = try #require(object["parameters"] as? [[String: Any]])
            #expect(parameters.allSatisfy { $0["method"] as? String == "credible" && $0["level"] as? Double == 0.9 })
        }
    }

    /// Stopped again and again, killed once: the same posterior as in one go.
    @Test func interruptedAndContinuedGivesTheSamePosterior() throws {
        try JudgingFiles.inTemporaryFolder { program in
            try program.write("fit.yaml", JudgingFiles.plan(evaluations: 300))
            #expect(try program.run(command + ["--output", "whole"]).status == 0)
            let parts = command + ["--output", "parts"]
            let first = try program.run(parts, signal: SIGINT, after: 0.2, sees: "parts/fit-state.json")
            #expect(first.status == 130 && first.output.isEmpty)
            #expect(
                first.talk.hasSuffix(
                    " evaluations are kept in parts/fit-state.json; the same command continues\ninterrupted\n"),
                "\(first.talk)")
            #expect(program.files(in: "parts") == ["fit-state.json"])
            // On a fast machine these may come when all is done.
            _ = try program.run(parts, signal: SIGTERM, after: 0.8)
            _ = try program.run(parts, signal: SIGKILL, after: 0.8)
            #expect(try program.run(parts).status == 0)
            #expect(try posterior(program, "parts") == posterior(program, "whole"))
        }
    }

    @Test func anotherPlanOrProgramIsRefused() throws {
        try JudgingFiles.inTemporaryFolder { program in
            let small = command + ["--output", "out"]
            try program.write("fit.yaml", JudgingFiles.plan(evaluations: 60))
            #expect(try program.run(small).status == 0)
            let other =
                "out/fit-state.json: error: it holds a calibration of another plan, or the plan, its patterns or its studies have "
                + "changed since; begin anew with --force, or give another --output\n"
            func refused(_ file: String, _ text: String) throws {
                let before = try program.text(file)
                try program.write(file, text)
                let result = try program.run(small)
                #expect(result.status == 73 && result.output.isEmpty)
                #expect(result.talk == other)
                try program.write(file, before)
            }
            try refused("fit.yaml", JudgingFiles.plan(evaluations: 60, seed: 2))
            try refused("fit.yaml", JudgingFiles.plan(evaluations: 60).replacing("low: 0.2", with: "low: 0.3"))
            try refused("small.yaml", JudgingFiles.trial.replacing("n: 8", with: "n: 9"))
            try refused("patterns.yaml", JudgingFiles.patterns.replacing("published: 20", with: "published: 21"))
            let state = try program.text("out/fit-state.json")
            try program.write(
                "out/fit-state.json", state.replacing("\"program_version\":\"", with: "\"program_version\":\"0."))
            let version = try program.run(small)
            #expect(version.status == 73)
            #expect(version.talk.hasPrefix("out/fit-state.json: error: it holds what version 0."))
            #expect(version.talk.hasSuffix("; begin anew with --force, or give another --output\n"))
            try program.write("out/fit-state.json", "{}")
            for force in [[], ["--force"]] {
                let foreign = try program.run(small + force)
                #expect(foreign.status == 73)
                #expect(
                    foreign.talk
                        == "out/fit-state.json: error: a file that is no state of a calibration of this program is in the way; "
                        + "move it away, or write elsewhere with --output\n")
            }
            try program.write("out/fit-state.json", "{\"plan_digest\": 1, \"state\": {}}")
            let damaged = try program.run(small)
            #expect(damaged.status == 65)
            #expect(
                damaged.talk
                    == "out/fit-state.json: error: this is no state of a calibration ('program_version' is missing); start over with --force, or give another --output\n"
            )
            #expect(try program.run(small + ["--force"]).status == 0)
        }
    }

    /// Limits are no part of the plan's identity: what is stored is a beginning.
    @Test func moreEvaluationsContinueWhatIsStored() throws {
        try JudgingFiles.inTemporaryFolder { program in
            try program.write("fit.yaml", JudgingFiles.plan(evaluations: 70))
            #expect(try program.run(command + ["--output", "parts"]).status == 0)
            try program.write("fit.yaml", JudgingFiles.plan())
            #expect(try program.run(command + ["--output", "parts"]).status == 0)
            #expect(try program.run(command + ["--output", "whole"]).status == 0)
            #expect(try posterior(program, "parts") == posterior(program, "whole"))
        }
    }

    @Test func badInputIs65() throws {
        try JudgingFiles.inTemporaryFolder { program in
            let missing = try program.run("calibrate", "none.yaml")
            #expect(missing.status == 65 && missing.output.isEmpty)
            #expect(missing.talk == "none.yaml: error: there is no plan of calibration 'none.yaml'\n")
            try program.write("fit.yaml", JudgingFiles.plan().replacing("use: [P1]", with: "use: [P2]"))
            let held = try program.run(command)
            #expect(held.status == 65)
            #expect(held.talk == "fit.yaml:4:7: error: pattern 'P2' is for comparison only (use: V); allowed: P1\n")
            #expect(program.files(in: "results").isEmpty)
            #expect(try program.run(command + ["--jobs", "0"]).status == 64)
        }
    }
}
