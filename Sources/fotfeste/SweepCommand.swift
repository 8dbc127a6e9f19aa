import ArgumentParser
import Foundation
import Models
import Scenarios

/// `fotfeste sweep`
struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep", abstract: "Runs scenarios over a design of parameters and scenario fields.",
        discussion: """
            Example: fotfeste sweep scenarios/sweeps/caseload-and-distance.yaml

            Every run is stored as soon as it is made; Ctrl-C stops, and the same command goes on to the same result. The tidy table of outcomes is
            in NAME-outcomes.csv.
            """)

    @Argument(help: "A plan of a sweep.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    @Option(help: "Outcomes to print, with commas between (default: those that compare policies).")
    var outcomes: String?

    @OptionGroup var arguments: StudyArguments

    func run() async throws {
        let (sweep, names) = try sweep(of: file, outcomes, arguments)
        let report = try await runSweep(sweep, [], arguments)
        if arguments.json { return Output.write(report.json(names).text) }
        Output.write(
            SweepText(report, outcomes: names).text + "\n" + filesText(report))
    }
}

/// `fotfeste sensitivity`
struct SensitivityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sensitivity", abstract: "Says which parameters drive outcomes and differences.",
        discussion: """
            Example: fotfeste sensitivity scenarios/sweeps/screening.yaml

            The plan is one of a sweep whose design is 'morris' (screening of many factors) or 'sobol_indices' (shares of variance, at most 20). What
            replications differ by is told from what parameters do.
            """)

    @Argument(help: "A plan of a sweep.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    @Option(help: "Outcomes to analyse, with commas between (default: those that compare policies).")
    var outcomes: String?

    @OptionGroup var arguments: StudyArguments

    func run() async throws {
        let (sweep, names) = try sweep(of: file, outcomes, arguments)
        try Sensitivity.require(sweep.plan)
        let path =
            (arguments.options.path(for: sweep.plan.name) as NSString).deletingPathExtension + "-sensitivity.json"
        let output = try OutputFile(path, .document(.sensitivity), inputs: [file])
        let report = try await runSweep(sweep, names, arguments)
        let found = try Sensitivity(sweep.plan, report, outcomes: names, confidence: arguments.confidence)
        let json = found.json.text
        try output.write(json)
        if arguments.json { return Output.write(json) }
        Output.write(found.text + "\nFiles\n  \(report.path)\n  \(report.outcomesPath)\n  \(path)\n")
    }
}

/// The sweep of a plan, with what the command line says instead, and the outcomes to look at.
private func sweep(
    of file: String, _ outcomes: String?, _ arguments: StudyArguments
) throws -> (Sweep, [String]) {
    if !arguments.settings.isEmpty { throw ValidationError("--set: a plan states parameters as factors") }
    var plan = try SweepPlan.load(path: file)
    plan.seed = arguments.seed ?? plan.seed
    plan.replications = arguments.replications ?? plan.replications
    let names = try OutcomeNames.list(outcomes)
    let sweep = try Sweep(plan)
    let isOfCohorts = sweep.points.first?.input.cohort != nil
    return (sweep, names ?? SweepReport.usualResponses(isOfCohorts: isOfCohorts))
}

private func runSweep(_ sweep: Sweep, _ names: [String], _ arguments: StudyArguments) async throws -> SweepReport {
    let options = arguments.options
    return try await Interruption.cancelling {
        if let forecast = try sweep.forecast(jobs: options.jobs) { Talk.line(forecast.text) }
        let printer = ProgressPrinter()
        return try await sweep.run(options: options, responses: names) {
            Talk.line($0.text)
        } progress: {
            printer.show($0)
        }
    }
}
