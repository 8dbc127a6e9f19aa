import Foundation
import Models

/// Lists of outcomes on the command line: `coverage_90d,retention_12m`.
public enum OutcomeNames {
    /// The names of a list; nil where there is none.
    ///
    /// - Throws: `InvalidInput` with the nearest name where one is unknown.
    public static func list(_ text: String?) throws(InvalidInput) -> [String]? {
        guard let text else { return nil }
        let names = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let known = OutcomeCatalogue.allNames
        let unknown = names.filter { !known.contains($0) }
        guard unknown.isEmpty, !names.isEmpty else {
            throw InvalidInput(
                diagnostics: (names.isEmpty ? [""] : unknown).map {
                    Diagnostic(
                        file: "--outcomes",
                        message: "there is no outcome '\($0)'\(NearestName.hint(for: $0, among: known))")
                })
        }
        return names
    }
}
