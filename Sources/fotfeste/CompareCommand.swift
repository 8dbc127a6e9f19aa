import ArgumentParser
import Scenarios

/// `fotfeste compare`
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Compares scenarios with the first of them, under the same luck.",
        discussion: """
            Example: fotfeste compare scenarios/troms-finnmark-2019.yaml scenarios/spread.yaml --precision coverage_90d=0.02

            With --precision all scenarios go on until the levels and the differences of the named outcomes are as precise as asked for. The printed
            intervals of an outcome's differences hold at once for all scenarios compared with the first.

            With --until-selected they go on until one can be called best:
            fotfeste compare scenarios/troms-finnmark-2019.yaml scenarios/spread.yaml --select coverage_90d=0.02 --until-selected
            """)

    @Argument(help: "Scenario files, two or more.", completion: .file(extensions: ["yaml", "yml"]))
    var files: [String]

    @OptionGroup var arguments: StudyArguments
    @OptionGroup var precision: PrecisionArguments
    @OptionGroup var selection: SelectionArguments

    func validate() throws {
        if !selection.untilSelected, precision.precision == nil, precision.maximum != nil {
            throw ValidationError("--maximum: only with --precision or --until-selected")
        }
        try selection.validate(replications: arguments.replications, precision)
        if files.count < 2 { throw ValidationError("compare needs two scenario files or more") }
        if arguments.output.hasSuffix(".sqlite") {
            throw ValidationError("--output: a folder, since each scenario has its own file")
        }
    }

    func run() async throws {
        let scenarios = try InvalidInput.collecting(files) { try Scenario.load(path: $0, settings: arguments.settings) }
        sayShared(scenarios)
        let (files, options) = (files, arguments.options)
        let (first, replications) = (scenarios.first, arguments.replications)
        let goal = try precision.goal(for: first, replications: replications)
        let best = try selection.goal(for: first, replications: replications, maximum: precision.maximum)
        let tradeOff = try selection.tradeOffs(for: first)
        let (comparison, results) = try await Interruption.cancelling {
            let printer = ProgressPrinter()
            return try await Study().compare(
                scenarios, files: files, until: goal, by: best, tradeOff: tradeOff, options: options, say: Talk.line
            ) {
                printer.show($0)
            }
        }
        if arguments.json { return Output.write(comparison.json.text) }
        Output.write(ComparisonText(comparison).text + "\n" + filesText(results))
    }

    /// Says where the first file's seed and replications overrule those of another.
    private func sayShared(_ scenarios: [Scenario]) {
        guard let first = scenarios.first else { return }
        if arguments.seed == nil, scenarios.contains(where: { $0.seed != first.seed }) {
            Talk.line("all scenarios run with seed \(first.seed), that of \(files[0])")
        }
        if arguments.replications == nil, precision.precision == nil, !selection.untilSelected,
            scenarios.contains(where: { $0.replications != first.replications })
        {
            Talk.line("all scenarios run with \(counted(first.replications, "replication")), as in \(files[0])")
        }
    }
}
