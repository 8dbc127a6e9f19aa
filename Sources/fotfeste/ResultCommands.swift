import ArgumentParser
import Foundation
import Scenarios

/// `fotfeste export`
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes outcomes and raw observations of a study as tidy CSV.",
        discussion: "Example: fotfeste export results/troms-finnmark-2019.sqlite --output csv")

    @Argument(help: "A result file.", completion: .file(extensions: ["sqlite"]))
    var file: String

    @Option(help: "A folder for the CSV files (default: that of the result file).")
    var output: String?

    func run() async throws {
        let (path, folder) = (file, output ?? (file as NSString).deletingLastPathComponent)
        let written = try await Interruption.cancelling { try exportAll(path, folder: folder) }
        Output.write(written.map { $0 + "\n" }.joined())
    }
}

private func exportAll(_ path: String, folder: String) throws -> [String] {
    let study = try StudyFile(reading: path)
    defer { try? study.close() }
    try study.requireStudy()
    let count = try study.storedDigest()?.replications ?? study.completeReplications()
    guard count > 0 else {
        throw StoreFailure(.badFile, path: path, cause: "no replication is stored")
    }
    if !folder.isEmpty { try makeFolder(folder) }
    let stem = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    let start = (folder as NSString).appendingPathComponent(stem)
    let report = try RunReport(
        study, replications: count, confidence: study.storedConfidence() ?? 0.95)
    try Export.outcomes(report, to: start + "-outcomes.csv")
    try Export.observations(study, replications: count, to: start + "-observations.csv")
    return [start + "-outcomes.csv", start + "-observations.csv"]
}

/// `fotfeste verify`
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Replays a study and compares its results with those that are stored.",
        discussion: "Exits with 2 where they differ. Example: fotfeste verify results/troms-finnmark-2019.sqlite")

    @Argument(help: "A result file.", completion: .file(extensions: ["sqlite"]))
    var file: String

    @Flag(inversion: .prefixedNo, help: "Run the model again, or only compute the digests of what is stored.")
    var replay = true

    @Option(help: "Replications that run at the same time (default: one per core).")
    var jobs: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs: at least 1, not \(jobs)") }
    }

    func run() async throws {
        let (file, replay) = (file, replay)
        let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        let result = try await Interruption.cancelling {
            let printer = ProgressPrinter()
            return try await Study().verify(file, replay: replay, jobs: jobs, progress: printer.show)
        }
        if result.programVersion != programVersion {
            Talk.line("\(file): made by version \(result.programVersion); this is \(programVersion)")
        }
        Output.write(json ? result.json.text : result.text)
        if !result.matches { throw ExitCode(Status.difference) }
    }
}
