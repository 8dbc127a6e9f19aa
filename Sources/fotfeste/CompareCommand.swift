import ArgumentParser
import Scenarios

/// `fotfeste compare`
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Compares scenarios with the first of them, under the same luck.",
        discussion: "Example: fotfeste compare scenarios/troms-finnmark-2019.yaml scenarios/spread.yaml")

    @Argument(help: "Scenario files, two or more.", completion: .file(extensions: ["yaml", "yml"]))
    var files: [String]

    @OptionGroup var arguments: StudyArguments

    func validate() throws {
        if files.count < 2 { throw ValidationError("compare needs two scenario files or more") }
        if arguments.output.hasSuffix(".sqlite") {
            throw ValidationError("--output: a folder, since each scenario has its own file")
        }
    }

    func run() async throws {
        let scenarios = try InvalidInput.collecting(files) { try Scenario.load(path: $0, settings: arguments.settings) }
        sayShared(scenarios)
        let (files, options) = (files, arguments.options)
        let (comparison, results) = try await Interruption.cancelling {
            let printer = ProgressPrinter()
            return try await Study().compare(
                scenarios, files: files, options: options, progress: printer.show)
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
        if arguments.replications == nil, scenarios.contains(where: { $0.replications != first.replications }) {
            Talk.line("all scenarios run with \(first.replications) replications, as in \(files[0])")
        }
    }
}
