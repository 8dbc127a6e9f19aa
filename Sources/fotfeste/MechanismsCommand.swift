import ArgumentParser
import Foundation
import Scenarios

/// `fotfeste mechanisms`
struct MechanismsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mechanisms", abstract: "Switches each mechanism of the model off and shows what that changes.",
        discussion: """
            Example: fotfeste mechanisms scenarios/troms-2019.yaml --replications 12 --only creaming,travel

            Runs the scenario as it is and with each mechanism off, under the same luck, 20 replications each unless told otherwise. What \
            was run before is kept and not run again. Ctrl-C stops; the same command continues.
            """)

    @Argument(help: "A scenario file of an open study.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    @Option(help: "Ids of the mechanisms to switch off, with commas between (default: all).")
    var only: String?

    @Flag(help: "Print a page in Markdown, as docs/mechanisms.md.")
    var markdown = false

    @OptionGroup var arguments: StudyArguments

    func validate() throws {
        if arguments.output.hasSuffix(".sqlite") {
            throw ValidationError("--output: a folder, since each mechanism has its own file")
        }
        if markdown, arguments.json { throw ValidationError("--markdown and --json: one of them") }
    }

    func run() async throws {
        let scenario = try Scenario.load(path: file, settings: arguments.settings)
        var options = arguments.options
        options.replications = options.replications ?? 20
        let ids = only?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
        let (path, shared) = (file, options)
        let study = try await Interruption.cancelling {
            let printer = ProgressPrinter()
            return try await Study().mechanisms(
                of: scenario, file: path, only: ids, options: shared, say: Talk.line, progress: printer.show)
        }
        if arguments.json { return Output.write(study.json.text) }
        if markdown { return Output.write(MechanismPage(study, command: command(options.replications)).text) }
        let folder = Study.mechanismFolder(of: scenario, output: options.output)
        Output.write(MechanismText(study).text + "\nFiles\n  \(folder)/mechanisms.csv\n")
    }

    /// The command that makes the page again.
    private func command(_ replications: Int?) -> String {
        var words = ["fotfeste mechanisms \(file)", "--replications \(replications ?? 20)"]
        if let seed = arguments.seed { words.append("--seed \(seed)") }
        words += arguments.settings.map { "--set \($0)" }
        if let only { words.append("--only \(only)") }
        return (words + ["--markdown > docs/mechanisms.md"]).joined(separator: " ")
    }
}
