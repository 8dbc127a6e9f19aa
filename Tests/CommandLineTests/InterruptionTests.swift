import Foundation
import Testing

@Suite(.serialized) struct InterruptionTests {
    private let command = ["run", "plan.yaml", "--replications", "64", "--jobs", "2", "--json"]

    @Test func aKilledStudyContinuesToTheSameDigest() throws {
        try Program.inTemporaryFolder { program in
            let digest = try #require(try program.run(command + ["--output", "whole"]).text("results_digest"))
            for moment in fullTests ? Array(stride(from: 0.002, to: 1.4, by: 0.07)) : [0.002, 0.2, 0.5] {
                let output = ["--output", "parts-\(moment)"]
                #expect(try program.run(command + output, signal: SIGKILL, after: moment).status != 130)
                let again = try program.run(command + output)
                #expect(again.status == 0, "\(again.talk)")
                #expect(again.text("results_digest") == digest)
            }
        }
    }

    @Test func aStudyOnANetworkFileSystemContinuesToTheSameDigest() throws {
        try Program.inTemporaryFolder { program in
            let digest = try #require(try program.run(command + ["--output", "whole"]).text("results_digest"))
            let shared = ["FOTFESTE_TEST_FILE_SYSTEM=Lustre", Program.path] + command
            for moment in fullTests ? Array(stride(from: 0.002, to: 1.4, by: 0.07)) : [0.1, 0.4] {
                let output = ["--output", "parts-\(moment)"]
                _ = try program.run(shared + output, signal: SIGKILL, after: moment, executable: "/usr/bin/env")
                #expect(!FileManager.default.fileExists(atPath: "\(program.folder)/parts-\(moment)/plan.sqlite-wal"))
                let again = try program.run(shared + output, executable: "/usr/bin/env")
                #expect(again.text("results_digest") == digest, "\(again.talk)")
            }
        }
    }

    @Test(arguments: [SIGINT, SIGTERM]) func aStoppedStudySaysHowItContinues(number: Int32) throws {
        try Program.inTemporaryFolder { program in
            let digest = try #require(try program.run(command + ["--output", "whole"]).text("results_digest"))
            for moment in fullTests ? [0, 0.1, 0.3, 0.6] : [0, 0.3] {
                let parts = "parts-\(moment)"
                let stopped = try program.run(
                    command + ["--output", parts], signal: number, after: moment, sees: parts + "/plan.sqlite")
                #expect(stopped.status == 130)
                #expect(stopped.output.isEmpty)
                let message = "of 64 replications are stored in \(parts)/plan.sqlite; the same command continues\n"
                #expect(stopped.talk.hasSuffix(message))
                let again = try program.run(command + ["--output", parts])
                #expect(again.text("results_digest") == digest)
            }
        }
    }

    @Test func aStudyThatIsKilledOverAndOverEnds() throws {
        try Program.inTemporaryFolder { program in
            let digest = try #require(try program.run(command + ["--output", "whole"]).text("results_digest"))
            for moment in 1...4 {
                _ = try program.run(command, signal: SIGKILL, after: 0.1 + 0.05 * Double(moment))
            }
            #expect(try program.run(command).text("results_digest") == digest)
            let left = try FileManager.default.contentsOfDirectory(atPath: program.folder + "/results").sorted()
            #expect(left == ["plan-outcomes.csv", "plan.sqlite"])
        }
    }

    @Test func aReplacementThatIsKilledLeavesTheOldStudy() throws {
        try Program.inTemporaryFolder { program in
            let old = try #require(try program.run("run", "plan.yaml", "--json").text("results_digest"))
            let replace = ["run", "plan.yaml", "--json", "--seed", "5", "--replications", "64", "--force"]
            _ = try program.run(replace, signal: SIGKILL, after: 0.3)
            let kept = try program.run("verify", "results/plan.sqlite", "--no-replay", "--json")
            #expect(kept.text("results_digest") == old)
            let new = try program.run(replace)
            #expect(new.status == 0)
            #expect(try program.run("verify", "results/plan.sqlite").status == 0)
            let left = try FileManager.default.contentsOfDirectory(atPath: program.folder + "/results").sorted()
            #expect(left == ["plan-outcomes.csv", "plan.sqlite"])
        }
    }

    /// Every run is stored as it is made: killed at random moments (20 in full), a sweep goes on to the digest of an uninterrupted one.
    @Test func aKilledSweepContinuesToTheSameDigest() throws {
        try Program.inTemporaryFolder { program in
            let plan = """
                version: 1
                scenarios: [plan.yaml, other.yaml]
                replications: 3
                factors: [{parameter: travel.time_factor, levels: [1, 2]}]

                """
            try Data(plan.utf8).write(to: URL(fileURLWithPath: program.folder + "/sweep.yaml"))
            let command = ["sweep", "sweep.yaml", "--jobs", "2", "--json"]
            let began = ContinuousClock.now
            let digest = try #require(try program.run(command + ["--output", "whole"]).text("results_digest"))
            let passed = (ContinuousClock.now - began).components
            let whole = Double(passed.seconds) + Double(passed.attoseconds) * 1e-18
            for kill in 1...(fullTests ? 20 : 3) {
                // Moments that fill the time of the whole sweep evenly, by the golden ratio.
                let moment = whole * (Double(kill) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
                let output = ["--output", "parts-\(kill)"]
                _ = try program.run(command + output, signal: SIGKILL, after: moment)
                let again = try program.run(command + output)
                #expect(again.status == 0, "\(again.talk)")
                #expect(again.text("results_digest") == digest, "killed after \(moment) s")
            }
        }
    }
}
