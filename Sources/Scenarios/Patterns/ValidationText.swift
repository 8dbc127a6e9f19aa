import Foundation

/// A validation for people: what does not fit first, then calibration and comparison apart.
public struct ValidationText {
    private let validation: Validation

    /// The text of a validation.
    public init(_ validation: Validation) { self.validation = validation }

    /// All of it.
    public var text: String {
        var text = verdicts
        for use in Pattern.Use.allCases {
            let patterns = validation.patterns.filter { $0.use == use }
            guard !patterns.isEmpty else { continue }
            text += "\n\(heading(use))\n\n"
            for pattern in patterns { text += section(pattern) + "\n" }
        }
        return text + "* does not fit. Distance: simulated less published, in tolerances; 1.96 is the limit.\n"
    }

    private var verdicts: String {
        let failing = validation.patterns.filter { validation.passed($0) == false }
        let lines = Pattern.Use.allCases.compactMap { use -> String? in
            let (passed, of) = validation.score(use)
            let names = failing.filter { $0.use == use }.map(\.id).joined(separator: ", ")
            guard of > 0 else { return nil }
            return "\(use.rawValue): \(passed) of \(counted(of, "pattern")) \(passed == 1 ? "fits" : "fit")"
                + (names.isEmpty ? "." : "; not: \(names).")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func heading(_ use: Pattern.Use) -> String {
        switch use {
        case .calibration: "Used for calibration"
        case .validation: "Only compared"
        }
    }

    private func section(_ pattern: Pattern) -> String {
        let passed = validation.passed(pattern)
        let verdict = passed.map { $0 ? "fits" : "DOES NOT FIT" } ?? "no verdict"
        var table = TextTable([.left, .right, .right, .right, .right])
        table.add("", "published", "simulated", "distance", "")
        for line in validation.lines(of: pattern) {
            table.add(
                line.line.label, line.publishedText, line.simulatedText,
                line.distance.map(signedDistance) ?? line.probabilityText,
                line.line.hasVerdict && line.passed != true ? "*" : "")
        }
        let reasons = validation.lines(of: pattern).compactMap(\.reason).map { "  \($0)\n" }.joined()
        return "\(pattern.id) \(pattern.title) (\(pattern.source)): \(verdict)\n" + table.text + reasons
    }
}

extension Judgement {
    /// `26.6 (18.6 to 34.6)`, or what else was published.
    var publishedText: String {
        switch line.expectation {
        case .value(let published):
            "\(Self.number(published.estimate)) (\(Self.number(publishedLow ?? 0)) to \(Self.number(publishedHigh ?? 0)))"
        case .above(let least): "> \(Self.number(least))"
        case .below(let most): "< \(Self.number(most))"
        case .between(let low, let high): "\(Self.number(low)) to \(Self.number(high))"
        }
    }

    var simulatedText: String {
        guard let simulated else { return "-" }
        guard let low = simulatedLow, let high = simulatedHigh else { return Self.number(simulated) }
        return "\(Self.number(simulated)) (\(Self.number(low)) to \(Self.number(high)))"
    }

    var probabilityText: String { probability.map { String(format: "p %.3f", $0) } ?? "" }

    private static func number(_ value: Double) -> String {
        formatted(value, abs(value) >= 10 ? "%.1f" : abs(value) >= 1 ? "%.2f" : "%.3f")
    }
}

/// In tolerances.
func signedDistance(_ distance: Double) -> String { formatted(distance, "%+.1f") }
