import Foundation
import Testing

/// Long work says how long it takes, and stops at once.
@Suite(.serialized) struct CancelTests {
    /// A replication of many seconds: a hundred years of ten times the usual inflow.
    private static let long = """
        extends: plan.yaml
        horizon: 100 years
        parameters: {inflow.rate: 0.08}

        """

    private func write(_ text: String, _ file: String, _ program: Program) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: program.folder + "/" + file))
    }

    /// The forecast comes before the first replication, and Ctrl-C ends within a second what would take a day.
    @Test(arguments: ["run", "compare", "mechanisms", "sweep"])
    func aLongStudySaysSoAndStops(_ command: String) throws {
        try Program.inTemporaryFolder { program in
            try write(Self.long, "long.yaml", program)
            try write(Self.long, "longer.yaml", program)
            let sweep = """
                version: 1
                scenarios: [long.yaml]
                replications: 1000
                factors: [{parameter: travel.time_factor, levels: [1, 2]}]

                """
            try write(sweep, "plan-of-sweep.yaml", program)
            let file = command == "sweep" ? "plan-of-sweep.yaml" : "long.yaml"
            let others = command == "compare" ? ["longer.yaml"] : []
            let stopped = try program.run(
                [command, file] + others + ["--replications", "1000", "--jobs", "2"], signal: SIGINT, after: 3,
                hears: "forecast: ")
            #expect(stopped.status == 130, "\(stopped.talk)")
            let lines = stopped.talk.split(separator: "\n")
            #expect(
                lines.first?.firstMatch(of: /^forecast: about [0-9]+ h [0-9]+ min for [0-9]+ runs on this machine/)
                    != nil, "\(lines)")
            #expect(stopped.talk.contains("stopping: finished runs are stored"))
            // A second on each of two cores.
            #expect(stopped.workAfterSignal < 2, "\(stopped.workAfterSignal) s")
        }
    }

    /// Numbers beyond any study are refused, with the nearest that is allowed.
    @Test(arguments: [
        (["run", "plan.yaml", "--replications", "1000001"], "--replications: at most 1000000, not 1000001"),
        (["run", "plan.yaml", "--replications", "0"], "--replications: at least 1, not 0"),
        (["run", "plan.yaml", "--jobs", "100000"], "--jobs: at most 1024, not 100000"),
        (
            ["run", "plan.yaml", "--precision", "coverage_90d=0.1", "--maximum", "2000000"],
            "--maximum: at most 1000000, not 2000000"
        ),
        (["plan", "plan.yaml", "--blocks", "1000000", "--output", "p"], "--blocks: at most 100000, not 1000000"),
        (
            ["uncertainty", "plan.yaml", "--uncertain", "inflow.rate", "--draws", "1000000"],
            "--draws: at most 100000, not 1000000"
        ),
        (["optimise", "plan.yaml", "--evaluations", "10000000"], "--evaluations: at most 1000000, not 10000000"),
        (
            ["trace", "plan.yaml", "--seeker", "5401-1", "--replication", "2000000"],
            "--replication: at most 1000000, not 2000000"
        ),
    ])
    func numbersBeyondAnyStudy(_ arguments: [String], _ message: String) throws {
        try Program.inTemporaryFolder { program in
            let refused = try program.run(arguments)
            #expect(refused.status == 64)
            #expect(refused.talk.contains(message), "\(refused.talk)")
        }
    }
}
