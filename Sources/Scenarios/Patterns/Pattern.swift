import Foundation

/// A published finding that the model is held against.
public struct Pattern: Sendable {
    /// What it may be used for.
    public enum Use: String, Sendable, CaseIterable {
        /// Calibration.
        case calibration = "C"
        /// Comparison afterwards only.
        case validation = "V"
    }

    /// `P1`
    public var id: String
    /// What it may be used for.
    public var use: Use
    /// What it says, in short.
    public var title: String
    /// Ids of the evidence list.
    public var source: String
    /// Why the discrepancies are what they are.
    public var because: String
    /// Why the model does not fit, as far as is known; empty where it fits or nobody knows.
    public var explanation = ""
    /// All have to pass.
    public var lines: [PatternLine]
}

/// One number of a pattern.
public struct PatternLine: Sendable {
    /// What was published.
    public enum Expectation: Sendable {
        /// A value with what it may be off by.
        case value(PublishedValue)
        /// Only that it is above this.
        case above(Double)
        /// Only that it is below this.
        case below(Double)
        /// Only a range.
        case between(Double, Double)
    }

    /// Name of the study in the file of patterns.
    public var study: String
    /// Arm of a cohort; nil for the whole region of an open study.
    public var arm: String?
    /// The arm that is subtracted; nil for none.
    public var against: String?
    /// As in the contract.
    public var outcome: String
    /// What was published.
    public var expectation: Expectation
    /// False where only the probability of the direction is told.
    public var hasVerdict: Bool
    /// Where each key is stated, and under an empty key the line.
    var places: [String: Place] = [:]

    /// `ever_employed_12m, se less usual`
    public var label: String {
        guard let arm else { return outcome }
        return against.map { "\(outcome), \(arm) less \($0)" } ?? "\(outcome), \(arm)"
    }
}

/// A published number and how far off the truth of this model's system it may be.
public struct PublishedValue: Sendable {
    /// As printed.
    public var estimate: Double
    /// From the printed interval or the printed n.
    public var standardError: Double
    /// Half the step to which it was rounded.
    public var rounding: Double
    /// For country, definition or time, stated beforehand.
    public var discrepancy: Double

    /// The root of the sum of squares of all three.
    public var tolerance: Double {
        (standardError * standardError + rounding * rounding + discrepancy * discrepancy).squareRoot()
    }
}

/// A file of patterns: the studies that give the simulated numbers, and the published ones.
public struct PatternFile: Sendable {
    /// As the user wrote it.
    public var path: String
    /// Scenario files by name, in the order of the file.
    public var studies: [(name: String, path: String)]
    /// In the order of the file.
    public var patterns: [Pattern]

    /// The ids in a list such as `P1,P7`; all where there is none.
    ///
    /// - Throws: `InvalidInput` for an id that the file does not have.
    public func ids(_ list: String?) throws(InvalidInput) -> [String] {
        let known = patterns.map(\.id)
        let asked = (list ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        guard list == nil || !asked.isEmpty else {
            let message = "'\(list ?? "")' names no pattern; allowed: \(known.joined(separator: ", "))"
            throw InvalidInput(diagnostics: [Diagnostic(file: path, message: message)])
        }
        let unknown = asked.filter { !known.contains($0) }
        guard unknown.isEmpty else {
            throw InvalidInput(
                diagnostics: unknown.map {
                    let hint = NearestName.hint(for: $0, among: known)
                    let message = "there is no pattern '\($0)'; allowed: \(known.joined(separator: ", "))\(hint)"
                    return Diagnostic(file: path, message: message)
                })
        }
        return asked
    }

    /// The studies that some patterns need, in the order of the file.
    func studies(of patterns: [Pattern]) -> [(name: String, path: String)] {
        let needed = Set(patterns.flatMap(\.lines).map(\.study))
        return studies.filter { needed.contains($0.name) }
    }
}
