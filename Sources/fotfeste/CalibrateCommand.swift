import ArgumentParser
import Foundation
import Scenarios
import Simulator

/// `fotfeste calibrate`
struct CalibrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate", abstract: "Fits parameters to published findings.",
        discussion: """
            Example: fotfeste calibrate scenarios/calibration/levels.yaml --output results/calibration

            Approximate Bayesian computation by sequential Monte Carlo. What was evaluated is kept in NAME-state.json; Ctrl-C stops, and the same
            command continues to the same result. The posterior is in NAME-posterior.json.
            """)

    @Argument(help: "A plan of calibration.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    @Option(help: "Evaluations that run at the same time (default: one per core).")
    var jobs: Int?

    @Option(help: "A folder for the results.")
    var output: String = "results/calibration"

    @Flag(help: "Print JSON in place of tables.")
    var json = false

    @Flag(help: "Begin anew.")
    var force = false

    func validate() throws {
        try require(jobs, in: StudyLimits.jobs, "--jobs")
    }

    func run() async throws {
        let calibration = try Calibration(try CalibrationPlan.load(path: file))
        let path = (output as NSString).appendingPathComponent(calibration.plan.fileName + "-posterior.json")
        let posterior = try OutputFile(path, .document(.posterior), inputs: [file])
        let kept = CalibrationFile(calibration, folder: output)
        try kept.requireWritable()
        let before = force ? nil : try kept.read()
        let first = before?.state ?? calibration.start
        // At once, so that a folder that cannot be written to is told before hours of work.
        try kept.write(first, seconds: before?.seconds ?? 0)
        let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        let (state, seconds) = try await Interruption.cancelling {
            if let forecast = try calibration.forecast(after: first.evaluations, jobs: jobs) {
                Talk.line(forecast.text)
            }
            var state = first
            let clock = CalibrationClock(before: before?.seconds ?? 0)
            let progress = CalibrationProgress()
            do {
                try await calibration.run(&state, jobs: jobs) { state in
                    progress.show(state)
                    if clock.isTimeToKeep { try kept.write(state, seconds: clock.seconds) }
                }
            } catch is CancellationError {
                try kept.write(state, seconds: clock.seconds)
                Talk.line(
                    "interrupted: \(counted(state.evaluations, "evaluation")) \(state.evaluations == 1 ? "is" : "are") kept in \(kept.path); the same command continues"
                )
                throw CancellationError()
            }
            return (state, clock.seconds)
        }
        try kept.write(state, seconds: seconds)
        let report = CalibrationReport(calibration, state: state, seconds: seconds)
        let text = report.json.text
        try posterior.write(text)
        Output.write(json ? text : report.text + "\nFiles\n  \(path)\n  \(kept.path)\n")
    }
}

/// Time spent over all runs, and when to keep the state again.
private final class CalibrationClock {
    private let began = ContinuousClock.now
    private var last = ContinuousClock.now
    private let before: Double

    init(before: Double) { self.before = before }

    var seconds: Double {
        let passed = ContinuousClock.now - began
        return before + passed.seconds
    }

    /// Every half minute.
    var isTimeToKeep: Bool {
        guard ContinuousClock.now - last > .seconds(30) else { return false }
        last = ContinuousClock.now
        return true
    }
}

/// How far a calibration is, on standard error, now and then.
private final class CalibrationProgress {
    private var last: ContinuousClock.Instant?
    private var generation = 0

    func show(_ state: ApproximateBayes.State) {
        let now = ContinuousClock.now
        let isNew = state.generation != generation
        if !isNew, let last, now - last < .seconds(10) { return }
        (last, generation) = (now, state.generation)
        let tolerance = state.tolerance.map { String(format: ", within %.3f", $0) } ?? ""
        Talk.line(
            "generation \(state.generation): \(state.accepted.count) accepted of \(state.evaluated)\(tolerance); \(counted(state.evaluations, "evaluation")) in all"
        )
    }
}
