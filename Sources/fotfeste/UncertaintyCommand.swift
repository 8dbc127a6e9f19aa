import ArgumentParser
import Scenarios

/// `fotfeste uncertainty`
struct UncertaintyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uncertainty",
        abstract: "Says what scenarios give when the parameters are not known, and what is worth finding out.",
        discussion: """
            Example: fotfeste uncertainty scenarios/troms-finnmark-2019.yaml scenarios/spread.yaml \
            --posterior scenarios/calibration/levels-posterior.json --uncertain inflow.rate

            Draws parameters again and again, from a calibration or from what is believed of them, and runs all scenarios at each draw under the same
            luck. Every run is stored as soon as it is made; Ctrl-C stops, and the same command goes on to the same result.
            --replications are those of each draw (default: 2, at least 2); --seed is 1 unless told.
            """)

    @Argument(
        help: "Scenario files; others are compared with the first.", completion: .file(extensions: ["yaml", "yml"]))
    var files: [String]

    @Option(
        help: """
            The posterior that `fotfeste calibrate` wrote (NAME-posterior.json); or 'priors' for the priors of all assumed \
            parameters (grade D).
            """,
        completion: .file(extensions: ["json"]))
    var posterior: String?

    @Option(help: "Parameters to draw from their priors, with commas between: inflow.rate,caseload.cap.")
    var uncertain: String?

    @Option(help: "How many draws, at least 30.")
    var draws: Int = 100

    @Option(help: "Outcomes to print, with commas between (default: those that compare policies).")
    var outcomes: String?

    @Option(help: "NOK that a sustained job is worth (default: what one that is added costs under the first scenario).")
    var worth: Double?

    @OptionGroup var arguments: StudyArguments

    func validate() throws {
        if files.isEmpty { throw ValidationError("uncertainty needs a scenario file or more") }
        if posterior == nil, uncertain == nil {
            throw ValidationError("--posterior FILE, --posterior priors or --uncertain NAMES: one at least")
        }
        try require(draws, in: StudyLimits.draws, "--draws")
        if let replications = arguments.replications, replications < 2 {
            throw ValidationError(
                "--replications: at least 2, by which luck is told from parameters, not \(replications)")
        }
        if let worth, !(worth > 0 && worth.isFinite) { throw ValidationError("--worth: above 0, not \(worth)") }
        if !arguments.settings.isEmpty { throw ValidationError("--set: state it in a scenario that extends the other") }
    }

    func run() async throws {
        let source = try UncertaintySource.read(posterior: posterior, uncertain: uncertain)
        let plan = UncertaintyPlan(
            files, source: source, draws: draws, replications: arguments.replications ?? 2, seed: arguments.seed ?? 1,
            outcomes: try OutcomeNames.list(outcomes), worth: worth)
        let (sweep, options) = (try Sweep(plan.sweep), arguments.options)
        let report = try await Interruption.cancelling {
            if let forecast = try sweep.forecast(jobs: options.jobs) { Talk.line(forecast.text) }
            let printer = ProgressPrinter()
            return try await sweep.run(options: options, responses: plan.responses) {
                Talk.line($0.text)
            } progress: {
                printer.show($0)
            }
        }
        guard let found = UncertaintyReport(plan, sweep, report, confidence: arguments.confidence) else { return }
        if arguments.json { return Output.write(found.json.text) }
        Output.write(UncertaintyText(found).text + "\n" + filesText(report))
    }
}
