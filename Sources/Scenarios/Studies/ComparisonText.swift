/// What a planner reads after a comparison.
public struct ComparisonText {
    let comparison: Comparison

    /// The text for a comparison.
    public init(_ comparison: Comparison) { self.comparison = comparison }

    /// Title, plain words, estimates, differences, legend, notes.
    public var text: String {
        [title, sentences, estimates, differences, notes].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var title: String {
        guard let first = comparison.runs.first else { return "" }
        let names = comparison.runs.map(\.name).joined(separator: ", ")
        return "\(names): \(horizonText(first)), \(first.replications) replications, seed \(first.seed)\n"
    }

    private var percent: String { percentText(comparison.runs.first?.outcomes.first?.confidence ?? 0.95) }

    private var sentences: String {
        let lines = OutcomeSection.leading.compactMap { PlainSentence($0, runs: comparison.runs)?.text }
        return lines.isEmpty ? "" : "In plain words (\(percent) intervals)\n" + lines.map { "  \($0)\n" }.joined()
    }

    private var estimates: String {
        var table = TextTable([.left] + comparison.runs.map { _ in .right } + [.left])
        table.add("Estimates")
        table.add(["outcome"] + comparison.runs.map(\.name) + ["unit"])
        for section in OutcomeSection.all {
            let labels = section.labels.filter { label in comparison.runs.contains { $0.regional(label.name) != nil } }
            guard !labels.isEmpty else { continue }
            table.add(section.title)
            for label in labels { table.add(estimateRow(label)) }
        }
        return table.text
    }

    private func estimateRow(_ label: OutcomeLabel) -> [String] {
        let outcomes = comparison.runs.map { $0.regional(label.name) }
        let largest = outcomes.compactMap { $0?.estimate }.map(abs).max()
        let numbers = NumberText(unit: outcomes.compactMap { $0?.unit }.first ?? "", upTo: largest)
        return [label.text] + outcomes.map { numbers.text($0?.estimate) } + [numbers.shownUnit]
    }

    private var differences: String {
        comparison.runs.dropFirst().map { differenceTable($0.name) }.joined(separator: "\n")
            + "\n  * the \(percent) interval leaves out zero: a difference that chance alone would seldom give"
            + "\n  points: percentage points\n"
    }

    private func differenceTable(_ later: String) -> String {
        let regional = Dictionary(
            comparison.differences.filter { $0.b == later && $0.group.key.isEmpty }.map { ($0.name, $0) },
            uniquingKeysWith: { first, _ in first })
        var table = TextTable([.left, .right, .left, .right, .left])
        table.add("Difference: \(later) less \(comparison.runs.first?.name ?? "")")
        table.add("outcome", "difference", "", "\(percent) interval", "unit")
        for section in OutcomeSection.all {
            let found = section.labels.compactMap { label in regional[label.name].map { (label, $0) } }
            if !found.isEmpty { table.add(section.title) }
            for (label, difference) in found { table.add(differenceRow(label, difference)) }
        }
        return table.text
    }

    private func differenceRow(_ label: OutcomeLabel, _ difference: Difference) -> [String] {
        let half = difference.halfWidth ?? 0
        let numbers = NumberText(unit: difference.unit, upTo: abs(difference.estimate ?? 0) + half)
        let low = difference.halfWidth == nil ? nil : difference.estimate.map { $0 - half }
        let high = difference.halfWidth == nil ? nil : difference.estimate.map { $0 + half }
        let unit = numbers.shownUnit == "%" ? "points" : numbers.shownUnit
        return [
            label.text, numbers.text(difference.estimate, signed: true), difference.excludesZero ? "*" : "",
            numbers.interval(low, high, signed: true), unit,
        ]
    }

    private var notes: String {
        var seen: Set<String> = []
        return notesText(comparison.runs.flatMap(\.notes).filter { seen.insert($0).inserted })
    }
}

/// One leading outcome of all scenarios as a sentence.
struct PlainSentence {
    let text: String

    /// The sentence for an outcome; nil where it has none or nothing is known.
    init?(_ name: String, runs: [RunReport]) {
        let outcomes = runs.map { ($0.name, $0.regional(name)) }
        guard outcomes.contains(where: { $0.1?.estimate != nil }) else { return nil }
        let parts = outcomes.compactMap { run, outcome in outcome.flatMap(Self.range).map { (run, $0) } }
        guard let opening = Self.openings[name] else { return nil }
        let clauses = parts.enumerated().map { index, part in
            "\(part.1)\(index == 0 ? Self.verbs[name] ?? "" : "") under \(part.0)"
        }
        text = opening + clauses.joined(separator: ", ") + "."
    }

    private static let openings = [
        "eligible_employed_at_12m": "Of 100 eligible people, ", "eligible_sustained_26w": "Of 100 eligible people, ",
        "coverage_90d": "Of 100 eligible people, ",
        "eligible_hours_change": "The weekly hours of work of an eligible person change by ",
    ]
    private static let verbs = [
        "eligible_employed_at_12m": " are in work 12 months later",
        "eligible_sustained_26w": " hold one job for 26 weeks", "coverage_90d": " get a place within 90 days",
    ]

    private static func range(_ outcome: ReportedOutcome) -> String? {
        guard let estimate = outcome.estimate else { return nil }
        let isShare = outcome.unit == "share"
        func number(_ value: Double) -> String {
            isShare
                ? String(Int((max(0, min(1, value)) * 100).rounded()))
                : NumberText(unit: outcome.unit).text(value, signed: true, like: 1)
        }
        guard let low = outcome.low, let high = outcome.high else { return number(estimate) }
        let (from, to) = (number(low), number(high))
        return from == to ? from : "\(from) to \(to)"
    }
}
