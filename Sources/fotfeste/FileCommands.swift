import ArgumentParser
import Foundation
import Scenarios

/// `fotfeste check`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Checks scenario files and says all that is wrong with them.")

    @Argument(help: "Scenario files.", completion: .file(extensions: ["yaml", "yml"]))
    var files: [String]

    func run() throws {
        _ = try InvalidInput.collecting(files) { file in
            Output.write(Pending.checkSummary(try Pending.loadScenario(file), file: file))
        }
    }
}

/// `fotfeste new`
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Writes a commented scenario file to start from.",
        discussion: "Example: fotfeste new my-plan --extends scenarios/troms-finnmark-2019.yaml")

    @Argument(help: "Name of the scenario.")
    var name: String

    @Option(help: "A scenario file that it builds on.", completion: .file(extensions: ["yaml", "yml"]))
    var extends: String?

    @Option(help: "The file to write (default: NAME.yaml).")
    var output: String?

    @Flag(help: "Overwrite a file that is there.")
    var force = false

    func run() throws {
        let path = output ?? name + ".yaml"
        if FileManager.default.fileExists(atPath: path), !force {
            throw StoreFailure(
                .cannotWrite, path: path, cause: "this file is there already; overwrite it with --force")
        }
        let text = try Pending.template(name: name, extends: extends, path: path)
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty { try makeFolder(folder) }
        try AtomicFile(path: path).write { try $0(text) }
        Output.write(path + "\n")
    }
}

/// `fotfeste parameters`
struct ParametersCommand: ParsableCommand {
    /// How the table is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, csv, json
    }

    static let configuration = CommandConfiguration(
        commandName: "parameters", abstract: "Lists the numbers of the model: default, range, evidence, grade.")

    @Argument(help: "A parameter, or the beginning of several names (default: all).")
    var name: String?

    @Option(help: "table, csv or json.")
    var format: Format = .table

    func run() throws { Output.write(try Pending.parameters(name: name, format: format.rawValue)) }
}

/// `fotfeste schema`
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Prints the JSON Schema of scenario files, for completion in editors.")

    func run() { Output.write(Pending.schema) }
}
