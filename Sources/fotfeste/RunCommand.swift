import ArgumentParser
import Scenarios

/// `fotfeste run`
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Runs a scenario and prints its outcomes.",
        discussion: """
            Example: fotfeste run scenarios/troms-finnmark-2019.yaml --replications 200 --seed 1

            With --precision it goes on until outcomes are as precise as asked for:
            fotfeste run scenarios/troms-2019.yaml --precision coverage_90d=0.02

            What was run before is kept and not run again. Ctrl-C stops; the same command continues.
            """)

    @Argument(help: "A scenario file.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    @OptionGroup var arguments: StudyArguments
    @OptionGroup var precision: PrecisionArguments

    func validate() throws { try precision.validate(replications: arguments.replications) }

    func run() async throws {
        let scenario = try Scenario.load(path: file, settings: arguments.settings)
        let options = arguments.options
        let goal = try precision.goal(for: scenario, replications: arguments.replications)
        let result = try await Interruption.cancelling {
            let printer = ProgressPrinter()
            if let goal {
                return try await Study().run(scenario, until: goal, options: options) {
                    Talk.line($0.text)
                } progress: {
                    printer.show($0)
                }
            }
            try Study.forecast([StudyForecast.Part(scenario, options)], jobs: options.jobs, say: Talk.line)
            return try await Study().run(scenario, options: options, progress: printer.show)
        }
        if arguments.json { return Output.write(result.report.json.text) }
        Output.write(RunText(result.report).text + "\n" + filesText([result]))
    }
}

/// Where results are, for people.
func filesText(_ results: [StudyResult]) -> String {
    "Files\n" + results.map { "  \($0.path)\n  \($0.outcomesPath)\n" }.joined()
}

/// Where a sweep is, for people.
func filesText(_ report: SweepReport) -> String { "Files\n  \(report.path)\n  \(report.outcomesPath)\n" }
