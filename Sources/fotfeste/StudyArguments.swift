import ArgumentParser
import Foundation
import Scenarios

/// Options of the commands that run studies.
struct StudyArguments: ParsableArguments {
    @OptionGroup var design: DesignArguments

    @Option(help: "Replications that run at the same time (default: one per core).")
    var jobs: Int?

    @Option(help: "A folder for the results, or a path that ends in .sqlite.")
    var output: String = "results"

    @Flag(help: "Print JSON in place of tables.")
    var json = false

    @Flag(help: "Replace another study of the same name.")
    var force = false

    func validate() throws {
        try require(jobs, in: StudyLimits.jobs, "--jobs")
    }

    var seed: UInt64? { design.seed }
    var replications: Int? { design.replications }
    var confidence: Double { design.confidence }
    var settings: [String] { design.settings }

    var options: StudyOptions {
        StudyOptions(
            seed: seed, replications: replications, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
            output: output, force: force, confidence: confidence)
    }
}
