import ArgumentParser
import Foundation
import Scenarios

/// `fotfeste export`
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes outcomes and raw observations of a study or sweep as tidy CSV.",
        discussion: """
            Examples: fotfeste export results/troms-finnmark-2019.sqlite --output csv
            fotfeste export results/troms-finnmark-2019.sqlite --canonical, then sha256sum results/troms-finnmark-2019-canonical.csv

            The SHA-256 of the canonical CSV is the results digest. Numbers of municipalities are text (0301): name the types of such
            columns where you read the tables (results/README.md).
            """)

    @Argument(help: "A result file.", completion: .file(extensions: ["sqlite"]))
    var file: String

    @Option(help: "A folder for the CSV files (default: that of the result file).")
    var output: String?

    @Flag(help: "Write the canonical CSV of the raw observations, which the results digest is of, and nothing else.")
    var canonical = false

    func run() async throws {
        let (path, folder, canonical) = (file, output ?? parentFolder(of: file), canonical)
        let written = try await Interruption.cancelling {
            try canonical ? [Export.canonical(of: path, into: folder)] : Export.files(of: path, into: folder)
        }
        Output.write(written.map { $0 + "\n" }.joined())
    }
}

/// `fotfeste verify`
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Replays a study or sweep and compares its results with those that are stored.",
        discussion: "Exits with 2 where they differ. Example: fotfeste verify results/troms-finnmark-2019.sqlite")

    @Argument(help: "A result file, or a bundle of them.", completion: .file(extensions: ["sqlite", "gz"]))
    var file: String

    @Flag(inversion: .prefixedNo, help: "Run the model again, or only compute the digests of what is stored.")
    var replay = true

    @Option(help: "Replications that run at the same time (default: one per core).")
    var jobs: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        try require(jobs, in: StudyLimits.jobs, "--jobs")
    }

    func run() async throws {
        if ResultBundle.isBundle(file) { return try await verifyBundle() }
        let (file, replay, jobs) = (file, replay, jobsOrCores)
        let result = try await Interruption.cancelling {
            let printer = ProgressPrinter()
            return try await Study().verify(file, replay: replay, jobs: jobs, progress: printer.show)
        }
        sayVersion(of: result)
        Output.write(json ? result.json.text : result.text)
        if !result.matches { throw ExitCode(Status.difference) }
    }

    private func verifyBundle() async throws {
        let (file, replay, jobs) = (file, replay, jobsOrCores)
        let result = try await Interruption.cancelling(saying: "stopping") {
            let printer = ProgressPrinter()
            return try await ResultBundle(path: file).verify(replay: replay, jobs: jobs, progress: printer.show)
        }
        for study in result.studies { sayVersion(of: study) }
        Output.write(json ? result.json.text : result.text)
        if !result.matches { throw ExitCode(Status.difference) }
    }

    private var jobsOrCores: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    private func sayVersion(of result: Verification) {
        guard result.programVersion != programVersion else { return }
        Talk.line("\(result.file): made by version \(result.programVersion); this is \(programVersion)")
    }
}
