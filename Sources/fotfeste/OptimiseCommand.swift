import ArgumentParser
import Foundation
import Scenarios

/// `fotfeste optimise`
struct OptimiseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "optimise", abstract: "Searches the best allocation of posts over offices for a budget.",
        discussion: """
            Example: fotfeste optimise scenarios/optimise/troms-finnmark.yaml

            Takes a plan, or a scenario alone, whose money is then spent anew. Starts from the named strategies, and compares what it finds with each of them \
            under luck that the search has not seen. The best is written as a scenario file, and NAME-optimisation.json is what 'report' reads. Every run is kept as it is made; Ctrl-C \
            stops, and the same command goes on to the same result.
            """)

    @Argument(help: "A plan of a search, or a scenario file.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    @Option(help: "Outcome that is to be best (default: the plan's, or additional_sustained_jobs).")
    var objective: String?

    @Option(help: "Outcome of equality for the frontier, or none (default: the plan's, or coverage_gini).")
    var equality: String?

    @Option(help: "About how many runs the search makes (default: the plan's, or 600).")
    var evaluations: Int?

    @Option(help: "Fresh replications of what is compared at the end (default: the plan's, or 100).")
    var replications: Int?

    @Option(help: "Seed of the search (default: the plan's); fresh luck has the next one.")
    var seed: UInt64?

    @Option(help: "Runs that are made at the same time (default: one per core).")
    var jobs: Int?

    @Option(help: "Level of the confidence intervals, between 0 and 1.")
    var confidence: Double = 0.95

    @Option(help: "A folder, in which the search has one of its own.")
    var output: String = "results"

    @Flag(help: "Print JSON in place of tables.")
    var json = false

    @Flag(help: "Begin anew.")
    var force = false

    func validate() throws {
        try require(evaluations, in: StudyLimits.evaluations, "--evaluations")
        try require(replications, in: 2...StudyLimits.replications.upperBound, "--replications")
        try require(jobs, in: StudyLimits.jobs, "--jobs")
        if !(confidence > 0 && confidence < 1) {
            throw ValidationError("--confidence: between 0 and 1, not \(confidence)")
        }
        if output.hasSuffix(".sqlite") { throw ValidationError("--output: a folder, since a search writes many files") }
    }

    func run() async throws {
        var plan = try OptimisationPlan.load(path: file)
        try plan.choose(objective: objective, equality: equality)
        plan.evaluations = evaluations ?? plan.evaluations
        plan.replications = replications ?? plan.replications
        plan.seed = seed ?? plan.seed
        let optimisation = try Optimisation(plan)
        let options = StudyOptions(
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, output: output, force: force,
            confidence: confidence)
        let report = try await Interruption.cancelling {
            let printer = ProgressPrinter()
            return try await optimisation.run(options: options) {
                Talk.line($0)
            } progress: {
                printer.show($0)
            }
        }
        let document = report.json.text
        try OutputFile(report.documentPath, .document(.optimisation), inputs: [file]).write(document)
        if json { return Output.write(document) }
        Output.write(OptimisationText(report).text + "\nFiles\n" + files(report))
    }

    private func files(_ report: OptimisationReport) -> String {
        let others = report.frontier.compactMap(\.path).filter { $0 != report.path }
        return ([report.path] + others + [report.documentPath, report.folder + "/"]).map { "  \($0)\n" }.joined()
    }
}
