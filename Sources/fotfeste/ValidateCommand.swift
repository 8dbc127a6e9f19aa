import ArgumentParser
import Foundation
import Scenarios

/// `fotfeste validate`
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Holds the model against published findings.",
        discussion: """
            Example: fotfeste validate scenarios/patterns.yaml --output results/validation

            Runs the studies that the file names, keeps each like any other, and writes validation.json beside them. Exits with 0 when it
            could judge, whatever the verdicts.
            """)

    @Argument(help: "A file of patterns.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String = "scenarios/patterns.yaml"

    @Option(help: "Ids of the patterns to look at, with commas between (default: all).")
    var patterns: String?

    @Option(help: "A Markdown file to write the validation to, as a page of the documentation.")
    var page: String?

    @OptionGroup var arguments: StudyArguments

    func validate() throws {
        if !arguments.settings.isEmpty {
            throw ValidationError("--set: not here; state parameters in the files of the studies")
        }
        if arguments.output.hasSuffix(".sqlite") {
            throw ValidationError("--output: a folder, since each study has its own file")
        }
    }

    func run() async throws {
        let file = try PatternFile.load(path: file)
        let ids = try file.ids(patterns)
        let options = arguments.options
        let path = (arguments.output as NSString).appendingPathComponent("validation.json")
        let document = try OutputFile(path, .document(.validation), inputs: [self.file])
        let written = try page.map { try OutputFile($0, .validationPage, inputs: [self.file, path]) }
        let validation = try await Interruption.cancelling {
            let printer = ProgressPrinter()
            return try await Study().validate(
                file, only: ids, options: options, say: Talk.line, progress: printer.show)
        }
        let json = validation.json.text
        try document.write(json)
        try written?.write(ValidationPage(validation).text)
        Output.write(arguments.json ? json : ValidationText(validation).text + "\nFiles\n  \(path)\n")
    }
}
