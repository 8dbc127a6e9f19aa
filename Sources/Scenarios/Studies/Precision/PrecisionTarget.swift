import Models

/// How precisely an outcome is to be known.
public struct PrecisionTarget: Hashable, Sendable {
    /// As in the contract.
    public var name: String
    /// Of the outcome.
    public var unit: String
    /// The largest half-width of an interval, in the unit of the outcome, above 0.
    public var halfWidth: Double

    /// The targets of `retention_12m=0.01,coverage_90d=0.02` for the outcomes of a study.
    ///
    /// - Throws: `InvalidInput` with all that is wrong in the list.
    public static func list(_ text: String, for input: ModelInput) throws(InvalidInput) -> [PrecisionTarget] {
        let known = input.cohort.map(OutcomeCatalogue.names) ?? OutcomeCatalogue.names
        let units = Dictionary(known.map { ($0.name, $0.unit) }, uniquingKeysWith: { first, _ in first })
        var (targets, problems) = ([PrecisionTarget](), [String]())
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            switch read(String(item), units, known.map(\.name)) {
            case .success(let target) where targets.contains { $0.name == target.name }:
                problems.append("'\(target.name)' is named twice")
            case .success(let target): targets.append(target)
            case .failure(let problem): problems.append(problem.text)
            }
        }
        if problems.isEmpty { return targets }
        throw InvalidInput(
            diagnostics: problems.map { Diagnostic(file: "--precision", line: nil, column: nil, message: $0) })
    }

    private struct Problem: Error { let text: String }

    private static func read(
        _ item: String, _ units: [String: String], _ known: [String]
    ) -> Result<PrecisionTarget, Problem> {
        let parts = item.split(separator: "=", maxSplits: 1).map { $0.trimmingSpaces }
        guard parts.count == 2 else {
            return .failure(Problem(text: "'\(item)' is not NAME=HALF-WIDTH, such as coverage_90d=0.02"))
        }
        guard let unit = units[parts[0]] else {
            let hint = NearestName.hint(for: parts[0], among: known)
            return .failure(
                Problem(
                    text: "there is no outcome '\(parts[0])'; allowed: the outcomes that `fotfeste run` prints\(hint)"))
        }
        let (isShare, value) = (unit == "share" || unit == "probability", Double(parts[1]))
        guard let value, value > 0, value.isFinite, !isShare || value < 1 else {
            let allowed = isShare ? "above 0 and below 1, where 0.02 is two percentage points" : "above 0, in \(unit)"
            return .failure(
                Problem(text: "the half-width of '\(parts[0])' is '\(parts[1])'; allowed: a number \(allowed)"))
        }
        return .success(PrecisionTarget(name: parts[0], unit: unit, halfWidth: value))
    }
}

extension Substring {
    /// Without spaces at either end.
    var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
