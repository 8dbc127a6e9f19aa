import ArgumentParser
import Scenarios

/// Options that say what a study is.
struct DesignArguments: ParsableArguments {
    @Option(help: "Seed of the study (default: the scenario's).")
    var seed: UInt64?

    @Option(help: "Number of replications (default: the scenario's).")
    var replications: Int?

    @Option(help: "Level of the confidence intervals, between 0 and 1.")
    var confidence: Double = 0.95

    @Option(
        name: .customLong("set"),
        help: "A parameter in place of what the files state, NAME=VALUE; may be given several times.")
    var settings: [String] = []

    func validate() throws {
        try require(replications, in: StudyLimits.replications, "--replications")
        if !(confidence > 0 && confidence < 1) {
            throw ValidationError("--confidence: between 0 and 1, not \(confidence)")
        }
    }
}

/// Refuses a number outside what an option can be, with its nearer end.
func require(_ value: Int?, in range: ClosedRange<Int>, _ option: String) throws {
    guard let value, !range.contains(value) else { return }
    let allowed = value < range.lowerBound ? "at least \(range.lowerBound)" : "at most \(range.upperBound)"
    throw ValidationError("\(option): \(allowed), not \(value)")
}
