import ArgumentParser
import Foundation
import Scenarios

/// Options of the commands that run studies.
struct StudyArguments: ParsableArguments {
    @Option(help: "Seed of the study (default: the scenario's).")
    var seed: UInt64?

    @Option(help: "Number of replications (default: the scenario's).")
    var replications: Int?

    @Option(help: "Replications that run at the same time (default: one per core).")
    var jobs: Int?

    @Option(help: "Level of the confidence intervals, between 0 and 1.")
    var confidence: Double = 0.95

    @Option(
        name: .customLong("set"),
        help: "A parameter in place of what the files state, NAME=VALUE; may be given several times.")
    var settings: [String] = []

    @Option(help: "A folder for the results, or a path that ends in .sqlite.")
    var output: String = "results"

    @Flag(help: "Print JSON in place of tables.")
    var json = false

    @Flag(help: "Replace another study of the same name.")
    var force = false

    func validate() throws {
        if let replications, replications < 1 {
            throw ValidationError("--replications: at least 1, not \(replications)")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs: at least 1, not \(jobs)") }
        if !(confidence > 0 && confidence < 1) {
            throw ValidationError("--confidence: between 0 and 1, not \(confidence)")
        }
    }

    var options: StudyOptions {
        StudyOptions(
            seed: seed, replications: replications, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
            output: output, force: force, confidence: confidence)
    }
}
