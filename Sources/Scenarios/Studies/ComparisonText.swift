import Models

/// What a planner reads after a comparison.
public struct ComparisonText {
    let comparison: Comparison

    /// The text for a comparison.
    public init(_ comparison: Comparison) { self.comparison = comparison }

    /// Title, plain words, estimates, differences, legend, notes.
    public var text: String {
        if comparison.isOfCohorts { return CohortComparisonText(comparison: comparison).text }
        let precision = comparison.precision?.text ?? ""
        let (selection, tradeOff) = (comparison.selection?.text ?? "", comparison.tradeOff?.text ?? "")
        return [
            title, warnings, precision, sentences, selection, tradeOff, estimates, differences, notes,
        ].filter { !$0.isEmpty }.joined(
            separator: "\n")
    }

    private var title: String {
        guard let first = comparison.runs.first else { return "" }
        let names = comparison.runs.map(\.name).joined(separator: ", ")
        return "\(names): \(horizonText(first)), \(replicationsText(first)), seed \(first.seed)\n"
    }

    /// What makes the comparison less than it looks.
    private var warnings: String {
        guard let first = comparison.runs.first else { return "" }
        var lines = comparison.runs.compactMap { run in
            run.plannedCost.map { "Planned cost a year of \(run.name): \(Money.text($0))." }
        }
        let costs = comparison.runs.compactMap(\.plannedCost)
        if let least = costs.min(), let most = costs.max(), most - least > Self.priceOfAPost {
            lines.append("The budgets differ by more than a post: a difference may be one of money, not of policy.")
        }
        let others = comparison.runs.dropFirst()
        if others.contains(where: { ($0.horizonDays, $0.warmupDays) != (first.horizonDays, first.warmupDays) }) {
            lines.append("The scenarios observe different years: their levels and counts are not of the same time.")
        }
        func places(_ run: RunReport) -> Set<String> {
            Set(run.outcomes.filter { $0.group.key == "municipality" }.map(\.group.value))
        }
        if others.contains(where: { places($0) != places(first) }) {
            lines.append("The scenarios cover different municipalities: the people compared are not the same.")
        }
        if let few = fewReplicationsText(first.replications) { lines.append(few) }
        return lines.map { wrapped($0, indent: "") }.joined()
    }

    /// Budgets within the price of one post count as the same.
    private static let priceOfAPost = Registry[.postPrice].defaultValue

    private var percent: String { percentText(comparison.runs.first?.outcomes.first?.level ?? 0.95) }

    private var sentences: String {
        let lines = OutcomeSection.leading.compactMap { PlainSentence($0, comparison)?.text }
        return lines.isEmpty
            ? "" : "In plain words (\(percent) intervals)\n" + lines.map { wrapped($0, indent: "  ") }.joined()
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
            + "\n    (of about 65 outcomes three are marked by chance alone; a marked difference can be too small to matter)"
            + "\n  points: percentage points\n" + comparison.simultaneousText
    }

    private func differenceTable(_ later: String) -> String {
        DifferenceTable(
            title: "Difference: \(later) less \(comparison.runs.first?.name ?? "")", percent: percent,
            sections: OutcomeSection.all,
            differences: comparison.differences.filter { $0.b == later && $0.group.key.isEmpty }
        ).text
    }

    private static let luckAlone =
        "All this is of luck alone, with the parameters as they stand: `fotfeste uncertainty` asks what could come out if they are off."

    private var notes: String {
        let shared = (comparison.runs.first?.notes ?? []).filter { note in
            comparison.runs.allSatisfy { $0.notes.contains(note) }
        }
        let own = comparison.runs.flatMap { run in
            run.notes.filter { !shared.contains($0) }.map { "\(run.name): \($0)" }
        }
        return notesText(shared + own + [Self.luckAlone])
    }
}
