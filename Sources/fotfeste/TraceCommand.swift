import ArgumentParser
import Scenarios

/// `fotfeste trace`
struct TraceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace", abstract: "Tells one seeker's story day by day, or where it parts between two scenarios.",
        discussion: """
            Example: fotfeste trace scenarios/troms-finnmark-2019.yaml scenarios/spread.yaml --seeker 5401-17

            With two scenarios the same seeker is followed in both, with the same luck, to the first event at which the lives part. \
            Both run with the seed of the first, unless --seed says otherwise. Nothing is stored.
            """)

    @Argument(
        help: "A scenario file, or two.", completion: .file(extensions: ["yaml", "yml"]))
    var files: [String]

    @Option(help: "Who: number of the municipality and arrival number there, from 1, such as 5401-17.")
    var seeker: String

    @Option(help: "The arm of a cohort (default: the first).")
    var arm: String?

    @Option(help: "Which replication, from 1.")
    var replication = 1

    @Option(help: "Seed of the study (default: the first scenario's).")
    var seed: UInt64?

    @Flag(help: "Beside it, the same seeker's life without any measure.")
    var without = false

    @Flag(help: "Print JSON, with every event, in place of sentences.")
    var json = false

    func validate() throws {
        if files.count > 2 { throw ValidationError("trace takes one scenario file or two, not \(files.count)") }
        if files.count == 2, without {
            throw ValidationError("--without takes the place of a second scenario file; give one of the two")
        }
        // What is no number may be a name, which is looked up when the scenario is read.
        if SeekerName(seeker) == nil, !seeker.contains(where: \.isLetter) || !seeker.contains("-") {
            throw notASeeker()
        }
        try require(replication, in: StudyLimits.replications, "--replication")
    }

    func run() async throws {
        let scenarios = try InvalidInput.collecting(files) { try Scenario.load(path: $0) }
        guard let name = SeekerName(seeker) else {
            throw notASeeker(TracedScenario(scenarios[0], file: files[0]).hint(forSeeker: seeker))
        }
        let seed = seed ?? scenarios[0].seed
        saySeed(scenarios)
        var traced = try zip(scenarios, files).map { try TracedScenario($0, file: $1, arm: arm) }
        if without { traced.append(traced[0].withoutMeasure) }
        let (lives, replication) = (traced, replication)
        let trace = try await Interruption.cancelling(saying: "stopping") {
            try Trace.run(name, in: lives, seed: seed, replication: replication)
        }
        Output.write(json ? trace.json.text : TraceText(trace, width: Output.width).text)
    }

    private func notASeeker(_ hint: String = "") -> ValidationError {
        ValidationError(
            "--seeker: number of the municipality and arrival number there, from 1, such as 5401-17, not '\(seeker)'\(hint)"
        )
    }

    /// Says where the first file's seed overrules that of the second.
    private func saySeed(_ scenarios: [Scenario]) {
        if seed == nil, scenarios.contains(where: { $0.seed != scenarios[0].seed }) {
            Talk.line("both scenarios run with seed \(scenarios[0].seed), that of \(files[0])")
        }
    }
}
