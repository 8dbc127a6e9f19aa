import ArgumentParser

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
        if let replications, replications < 1 {
            throw ValidationError("--replications: at least 1, not \(replications)")
        }
        if !(confidence > 0 && confidence < 1) {
            throw ValidationError("--confidence: between 0 and 1, not \(confidence)")
        }
    }
}
