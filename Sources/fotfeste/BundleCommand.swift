import ArgumentParser
import Foundation
import Scenarios

/// `fotfeste bundle`
struct BundleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle", abstract: "Puts results and all that they were made from into one archive.",
        discussion: """
            Examples: fotfeste bundle results/troms-finnmark-2019.sqlite results/spread.sqlite --output results/offices.tar.gz
            fotfeste bundle results/calibration scenarios/calibration/levels.yaml --output results/levels.tar.gz

            The archive has the scenario files as they were written and as they were resolved, the data with the notes on their licences, seeds,
            versions, digests and results. 'fotfeste verify' replays it on another machine.
            """)

    @Argument(
        help: """
            Result files; what 'sensitivity', 'optimise', 'validate' and 'calibrate' wrote (.json); folders of results, and of merged \
            plans; plans that they were made from (.yaml).
            """,
        completion: .file(extensions: ["sqlite", "json", "yaml"]))
    var results: [String]

    @Option(help: "The archive, NAME.tar.gz (default: beside a single result file).")
    var output: String?

    func validate() throws {
        if let output, !output.hasSuffix(".tar.gz") || output.hasSuffix("/.tar.gz") || output == ".tar.gz" {
            throw ValidationError("--output: a name that ends in .tar.gz, not '\(output)'")
        }
        if output == nil, results.count > 1 {
            throw ValidationError("--output: name the archive, such as results/all.tar.gz, for several result files")
        }
    }

    func run() async throws {
        let (results, path) = (results, output ?? (results[0] as NSString).deletingPathExtension + ".tar.gz")
        let notes = try await Interruption.cancelling(saying: "stopping") {
            try ResultBundle(path: path).write(results)
        }
        for note in notes { Talk.line(note) }
        Output.write(path + "\n")
    }
}
