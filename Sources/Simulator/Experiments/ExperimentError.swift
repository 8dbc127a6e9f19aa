/// Why an experiment cannot be made or cannot go on.
public enum ExperimentError: Error, CustomStringConvertible {
    /// A setting outside what the experiment allows.
    case setting(experiment: String, name: String, value: Double, allowed: String)
    /// What was evaluated threw an error.
    case failure(Evaluation, cause: any Error)
    /// An evaluation gave another number of summaries than are observed.
    case summaries(Evaluation, given: Int, expected: Int)
    /// A stored state comes from other priors, observations, settings or another seed.
    case foreignState
    /// Too few particles within the tolerance for a regression with so many coefficients.
    case tooFewParticles(Int, coefficients: Int)
    /// Another number of results than the experiment has runs, observations or alternatives.
    case count(experiment: String, of: String, given: Int, expected: Int)
    /// A result that is not a finite number; `place` says which.
    case notFinite(experiment: String, place: String, value: Double)
    /// Results that are all alike, so that nothing explains their variation.
    case noVariation(experiment: String)
    /// Results that differ from `lowest` to `highest` (means over replications), by no more than noise would make them: the variance over
    /// the parameters, with noise taken out, is not above 0.
    case noiseAlone(experiment: String, variance: Double, lowest: Double, highest: Double)

    /// What is wrong, and what is allowed.
    public var description: String {
        switch self {
        case .setting(let experiment, let name, let value, let allowed):
            "\(experiment): \(name) is \(value); it must be \(allowed)"
        case .failure(let evaluation, let cause): "\(evaluation) failed: \(cause)"
        case .summaries(let evaluation, let given, let expected):
            "\(evaluation) gave \(given) summaries; \(expected) are observed"
        case .foreignState:
            "the stored state belongs to another problem: it can be continued only with the same priors, observations, scales, "
                + "weights, number of particles, tolerance quantile, kernel and seed"
        case .tooFewParticles(let count, let coefficients):
            "\(count) particles within the tolerance are too few for a regression with \(coefficients) coefficients; "
                + "it takes at least twice as many particles as coefficients"
        case .count(let experiment, let what, let given, let expected):
            "\(experiment): the number of \(what) is \(given); it must be \(expected)"
        case .notFinite(let experiment, let place, let value):
            "\(experiment): the result of \(place) is \(value); it must be a finite number"
        case .noVariation(let experiment):
            "\(experiment): all results are alike, so that there is no variation to explain"
        case .noiseAlone(let experiment, let variance, let lowest, let highest):
            "\(experiment): results differ (\(lowest) to \(highest)), but the variance over the parameters, with noise taken out, is "
                + "\(variance), not above 0; more replications or rows are needed"
        }
    }
}

/// Checks the settings of one kind of experiment.
struct SettingCheck {
    let experiment: String

    init(_ experiment: String) { self.experiment = experiment }

    func require(
        _ condition: Bool, _ name: String, _ value: Double, _ allowed: @autoclosure () -> String
    ) throws(ExperimentError) {
        guard !condition else { return }
        throw .setting(experiment: experiment, name: name, value: value, allowed: allowed())
    }
}
