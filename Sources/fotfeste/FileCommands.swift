import ArgumentParser
import Foundation
import Scenarios

/// `fotfeste check`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Checks scenario files and says all that is wrong with them.",
        discussion:
            "Examples: fotfeste check scenarios/spread.yaml; fotfeste check scenarios/spread.yaml --warmup-advice")

    @Argument(help: "Scenario files.", completion: .file(extensions: ["yaml", "yml"]))
    var files: [String]

    @Flag(
        help: "Run each scenario twenty times over ten years or more, and say how long its warm-up has to be (MSER-5).")
    var warmupAdvice = false

    func run() async throws {
        let scenarios = try InvalidInput.collecting(files) { file in
            let scenario = try Scenario.load(path: file)
            Output.write(CheckReport.text(scenario))
            return scenario
        }
        guard warmupAdvice else { return }
        for scenario in scenarios {
            let advice = try await Interruption.cancelling(saying: "stopping") {
                let printer = ProgressPrinter()
                return try await WarmupAdvice(
                    scenario, jobs: ProcessInfo.processInfo.activeProcessorCount, progress: printer.show)
            }
            Output.write("\n" + (scenarios.count > 1 ? "\(scenario.name)\n" : "") + advice.text)
        }
    }
}

/// `fotfeste new`
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Writes a commented scenario file to start from.",
        discussion: """
            Examples: fotfeste new my-plan --extends scenarios/troms-finnmark-2019.yaml; fotfeste new my-trial --kind cohort
            """)

    @Argument(help: "Name of the scenario.")
    var name: String

    @Option(help: "A scenario file that it builds on.", completion: .file(extensions: ["yaml", "yml"]))
    var extends: String?

    @Option(help: "open, or cohort for a trial (default: what it builds on, else open).")
    var kind: ScenarioTemplate.Kind?

    @Option(help: "The file to write (default: NAME.yaml).")
    var output: String?

    @Flag(help: "Overwrite a scenario file that is there.")
    var force = false

    func validate() throws {
        let isPlain = !name.isEmpty && !name.contains { $0 == "/" || $0.isNewline } && !name.hasSuffix(".yaml")
        if !isPlain { throw ValidationError("NAME: a name without folders and ending, such as my-plan") }
    }

    func run() throws {
        let path = output ?? name + ".yaml"
        if FileManager.default.fileExists(atPath: path), !force {
            throw StoreFailure(
                .cannotWrite, path: path, cause: "this file is there already; overwrite it with --force")
        }
        let output = try OutputFile(path, .scenario, inputs: extends.map { [$0] } ?? [])
        try output.write(try template(for: path))
        Output.write(path + "\n")
    }

    /// The template with paths as seen from the new file; what it extends has to be sound.
    private func template(for path: String) throws -> String {
        let base = try extends.map { try Scenario.load(path: $0) }
        let baseKind: ScenarioTemplate.Kind = base?.input.cohort == nil ? .open : .cohort
        if kind == .open, baseKind == .cohort {
            throw ValidationError("--kind open: \(extends ?? "") is a cohort; build on an open study")
        }
        let folder = parentFolder(of: path)
        return ScenarioTemplate.text(
            name: name, extends: extends.map { RelativePath.from(folder, to: $0) },
            data: RelativePath.from(folder, to: "scenarios/data"), kind: kind ?? baseKind, base: baseKind)
    }
}

/// `fotfeste parameters`
struct ParametersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parameters", abstract: "Lists the numbers of the model: default, range, evidence, grade.",
        discussion: "Examples: fotfeste parameters trust; fotfeste parameters --format markdown > docs/parameters.md")

    @Argument(help: "A parameter, or the beginning of several names (default: all).")
    var name: String?

    @Option(help: "table, csv, json or markdown (a page that says the assumptions first).")
    var format: ParameterTable.Format = .table

    func run() throws {
        Output.write(ParameterTable.text(format, of: try ParameterTable.parameters(named: name)))
    }
}

/// `fotfeste schema`
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Prints the JSON Schema of scenario files, for completion in editors.")

    func run() { Output.write(JSONSchema.text) }
}

extension ParameterTable.Format: ExpressibleByArgument {}
extension ScenarioTemplate.Kind: ExpressibleByArgument {}

/// Paths as seen from another folder.
enum RelativePath {
    static func from(_ folder: String, to path: String) -> String {
        func parts(_ path: String) -> [String] {
            URL(fileURLWithPath: path.isEmpty ? "." : path).standardizedFileURL.pathComponents
        }
        let (start, end) = (parts(folder), parts(path))
        let common = zip(start, end).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: start.count - common) + end[common...]).joined(separator: "/")
    }
}
