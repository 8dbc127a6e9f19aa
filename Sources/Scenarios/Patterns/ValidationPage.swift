/// A validation as a page of the documentation, in Markdown: what does not fit first.
public struct ValidationPage {
    private let validation: Validation

    /// The page of a validation.
    public init(_ validation: Validation) { self.validation = validation }

    /// All of it.
    public var text: String {
        var text = opening
        let failing = validation.patterns.filter { validation.passed($0) == false }
        text += "\n## What does not fit\n\n"
        if failing.isEmpty { text += "Every pattern with a verdict fits.\n" }
        for pattern in failing { text += section(pattern) }
        for use in Pattern.Use.allCases {
            let fitting = validation.patterns.filter { $0.use == use && validation.passed($0) == true }
            if !fitting.isEmpty { text += "\n## \(heading(use))\n\n" + fitting.map(section).joined() }
        }
        let open = validation.patterns.filter { validation.passed($0) == nil }
        if !open.isEmpty {
            text += "\n## Without a verdict\n\n" + open.map(section).joined()
        }
        return text
    }

    private var opening: String {
        var text = """
            # Validation

            Written by `fotfeste validate --page docs/validation.md`; do not change it by hand. Program \(programVersion).

            The published figures are in [patterns.yaml](../scenarios/patterns.yaml). `C`: used for calibration, so that a fit shows only that one set of mechanisms can
            give these figures at once. `V`: only compared afterwards. A line fits where simulated and published differ by at most 1.96 tolerances; the tolerance
            holds the standard errors of both, rounding, and a discrepancy that is stated before for country, definition or time. What was changed after which validation is in
            the [log](validation-log.md).


            """
        for use in Pattern.Use.allCases {
            let (passed, of) = validation.score(use)
            text += "- \(use.rawValue): **\(passed) of \(of)** patterns fit.\n"
        }
        text += "\n| study | replications | seed | `results_digest` |\n|---|---:|---:|---|\n"
        for study in validation.studies {
            text += "| \(study.name) | \(study.replications) | \(study.seed) | `\(study.resultsDigest)` |\n"
        }
        return text
    }

    private func heading(_ use: Pattern.Use) -> String {
        switch use {
        case .calibration: "Used for calibration, and fits"
        case .validation: "Only compared, and fits"
        }
    }

    private func section(_ pattern: Pattern) -> String {
        var text = "### \(pattern.id) \(pattern.title)\n\n"
        text += "Source \(pattern.source), use \(pattern.use.rawValue). Allowance: \(pattern.because)\n\n"
        if !pattern.explanation.isEmpty { text += "**Why, as far as we know:** \(pattern.explanation)\n\n" }
        text += "| | published | simulated | distance | |\n|---|---:|---:|---:|---|\n"
        for line in validation.lines(of: pattern) {
            let distance = line.distance.map { signedDistance($0) } ?? line.probabilityText
            let verdict = line.passed.map { $0 ? "fits" : "**does not fit**" } ?? line.reason ?? ""
            text +=
                "| \(line.line.label) | \(line.publishedText) | \(line.simulatedText) | \(distance) | \(verdict) |\n"
        }
        return text + "\n"
    }
}
