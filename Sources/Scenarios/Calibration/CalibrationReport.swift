import Foundation
import Models
import Simulator

/// What a calibration found, for people and as JSON.
public struct CalibrationReport {
    private let plan: CalibrationPlan
    private let digest: String
    private let state: ApproximateBayes.State
    private let posterior: PosteriorSample?
    /// Seconds of the clock over all runs that led here.
    private let seconds: Double

    /// The report of a state.
    public init(_ calibration: Calibration, state: ApproximateBayes.State, seconds: Double) {
        plan = calibration.plan
        digest = calibration.digest
        self.state = state
        posterior = calibration.posterior(of: state)
        self.seconds = seconds
    }

    /// Evaluations in which a number that was published is undefined.
    private var undefined: Int { state.history.reduce(state.notFinite) { $0 + $1.notFinite } }

    /// Tables of parameters and generations.
    public var text: String {
        var text =
            "\(plan.name): \(counted(state.evaluations, "evaluation")) in \(counted(state.history.count, "complete generation"))"
        text += state.stop.map { ", stopped by \($0.rawValue)" } ?? ", not finished"
        text += String(format: "; %.0f s\n\n", seconds)
        if undefined > 0 { text += "In \(undefined) of them a published number was undefined: they were rejected.\n\n" }
        guard let posterior else { return text + "No generation is complete yet.\n" }
        var table = TextTable([.left, .right, .right, .right, .right, .right])
        table.add("parameter", "default", "posterior mean", "90 % credible", "prior", "of its width")
        for (index, varied) in plan.varied.enumerated() {
            let interval = interval(posterior, index)
            table.add(
                varied.label, shortNumber(Registry[varied.key].defaultValue),
                Self.number(posterior.mean(of: index)),
                "\(Self.number(interval.lowerBound)) to \(Self.number(interval.upperBound))", varied.prior.text,
                width(interval, varied).map { "\(Int((100 * $0).rounded())) %" } ?? "-")
        }
        text += table.text
        text +=
            "  of its width: the 90 % interval against that of the prior; near 100 % the patterns say nothing of the parameter\n"
        text += "\n" + (posterior.adjustment == .regression ? "Adjusted by regression" : "As accepted")
        return text + String(format: ", effective sample size %.0f.\n", posterior.effectiveSampleSize)
    }

    /// Everything, with the particles: the posterior that other commands draw from.
    public var json: JSONText {
        let posterior = self.posterior
        return .object([
            ("name", .string(plan.name)), ("plan_digest", .string(digest)),
            ("program_version", .string(programVersion)),
            ("seed", .unsigned(plan.seed)),
            ("patterns", .strings(plan.used)), ("replications", .integer(plan.replications)),
            ("evaluations", .integer(state.evaluations)), ("undefined", .integer(undefined)),
            ("seconds", .number(seconds.rounded())),
            ("stopped_by", .optional(state.stop?.rawValue)),
            ("adjustment", .optional(posterior?.adjustment.rawValue)),
            ("parameters", .array(plan.varied.indices.map { parameter($0) })),
            (
                "particles",
                .array((posterior?.particles ?? []).map { .array($0.map(JSONText.number)) })
            ),
            ("weights", .array((posterior?.weights ?? []).map(JSONText.number))),
        ])
    }

    /// Of the credible intervals.
    private static let level = 0.9

    private func parameter(_ index: Int) -> JSONText {
        let varied = plan.varied[index]
        let interval = posterior.map { self.interval($0, index) }
        return .object([
            ("name", .string(Registry[varied.key].name)), ("studies", .strings(varied.studies)),
            ("arms", .strings(varied.arms)), ("of", .optional(varied.of)), ("prior", .string(varied.prior.text)),
            ("mean", .optional(posterior?.mean(of: index))), ("low", .optional(interval?.lowerBound)),
            ("high", .optional(interval?.upperBound)), ("level", .number(Self.level)),
            ("method", .string(IntervalMethod.credible.rawValue)),
        ])
    }

    /// The width of an interval as a share of the central 90 % of the prior.
    private func width(_ interval: ClosedRange<Double>, _ varied: CalibrationPlan.Varied) -> Double? {
        guard let prior = try? Registry[varied.key].density(of: varied.prior) else { return nil }
        return (interval.upperBound - interval.lowerBound) / (prior.quantile(0.95) - prior.quantile(0.05))
    }

    /// Ends at whole numbers where the parameter is one.
    private func interval(_ posterior: PosteriorSample, _ index: Int) -> ClosedRange<Double> {
        let interval = posterior.credibleInterval(Self.level, of: index)
        let parameter = Registry[plan.varied[index].key]
        guard parameter.isWhole else { return interval }
        return parameter.drawn(interval.lowerBound)...parameter.drawn(interval.upperBound)
    }

    private static func number(_ value: Double) -> String { formatted(value, "%.4g") }
}
