import Foundation
import Models

/// From where the parameters are drawn that are not known.
public struct UncertaintySource: Sendable {
    /// A parameter with what is believed of it.
    struct Believed: Sendable {
        var parameter: Parameter
        var prior: Prior
        /// True where the user named it: then it is a mistake if it cannot be drawn.
        var isNamed: Bool
    }

    /// A calibration's; nil for none.
    var posterior: PosteriorFile?
    /// Drawn from what is believed before any calibration.
    var priors: [Believed]

    /// From what the command line says: a file or `priors`, and names of parameters with commas between.
    ///
    /// `priors` stands for every assumed parameter (grade D) that has a prior in the registry.
    ///
    /// - Throws: `InvalidInput` with all that is wrong.
    public static func read(posterior: String?, uncertain: String?) throws(InvalidInput) -> UncertaintySource {
        let assumed = posterior == "priors" ? assumedParameters : []
        let file = posterior == "priors" ? nil : posterior
        var (named, problems) = ([Believed](), [String]())
        for name in (uncertain ?? "").split(separator: ",").map(\.trimmingSpaces) {
            switch believed(name) {
            case .success(let found) where named.contains { $0.parameter.key == found.parameter.key }:
                problems.append("'\(name)' is named twice")
            case .success(let found): named.append(found)
            case .failure(let problem): problems.append(problem.text)
            }
        }
        if uncertain != nil, named.isEmpty, problems.isEmpty { problems.append("no parameter is named") }
        if !problems.isEmpty { throw OutcomeOption.refused("--uncertain", problems) }
        let keys = Set(named.map(\.parameter.key))
        let loaded: PosteriorFile?
        if let file { loaded = try PosteriorFile.load(path: file) } else { loaded = nil }
        return UncertaintySource(
            posterior: loaded, priors: named + assumed.filter { !keys.contains($0.parameter.key) })
    }

    private static let assumedParameters = Registry.all.filter { $0.grade == .d && $0.prior != .fixed }
        .map { Believed(parameter: $0, prior: $0.prior, isNamed: false) }

    private static func believed(_ name: String) -> Result<Believed, OutcomeOption.Problem> {
        guard let parameter = Registry.named(name) else {
            let hint = NearestName.hint(for: name, among: Registry.all.map(\.name))
            return .failure(
                .init(text: "unknown parameter '\(name)'; allowed: the names that `fotfeste parameters` lists\(hint)"))
        }
        guard parameter.prior != .fixed else {
            return .failure(
                .init(
                    text:
                        "'\(name)' has no prior: it is known, or a matter of policy; allowed: parameters with a prior, "
                        + "or a range in a sweep plan of design 'draws'"))
        }
        return .success(Believed(parameter: parameter, prior: parameter.prior, isNamed: true))
    }
}
