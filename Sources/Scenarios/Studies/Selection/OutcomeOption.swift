import Models
import Simulator

/// Outcomes of open studies that are named on the command line, and what of them can be wrong.
enum OutcomeOption {
    /// What is wrong with one.
    struct Problem: Error {
        let text: String
    }

    /// Units by name.
    static let units = Dictionary(
        OutcomeCatalogue.names.map { ($0.name, $0.unit) }, uniquingKeysWith: { first, _ in first })

    static let cohortMessage = "the scenarios are cohorts, which are compared by arm; allowed: open studies"

    /// Unit and direction of an outcome of which more, or less, is better.
    static func directed(_ name: String) -> Result<(unit: String, preference: SelectionRule.Preference), Problem> {
        let known = OutcomeCatalogue.names.map(\.name)
        guard let unit = units[name] else {
            let hint = NearestName.hint(for: name, among: known)
            return .failure(
                Problem(
                    text: "there is no outcome '\(name)'; allowed: the outcomes that `fotfeste run` prints\(hint)"))
        }
        guard let preference = OutcomeCatalogue.preference(of: name) else {
            return .failure(
                Problem(
                    text: "neither more nor less of '\(name)' is better in itself; allowed: outcomes with a direction, "
                        + "such as coverage_90d or cost_total"))
        }
        return .success((unit, preference))
    }

    /// One message for each problem of an option.
    static func refused(_ option: String, _ problems: [String]) -> InvalidInput {
        InvalidInput(
            diagnostics: problems.map { Diagnostic(file: option, line: nil, column: nil, message: $0) })
    }
}
