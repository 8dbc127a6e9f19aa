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
        var lines: [String] = []
        if comparison.haveEqualBudgets == false {
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

    private var percent: String { percentText(comparison.runs.first?.outcomes.first?.level ?? 0.95) }

    private var sentences: String {
        let lines =
            OutcomeSection.leading.compactMap { PlainSentence($0, comparison)?.text } + [money].compactMap(\.self)
        return lines.isEmpty
            ? "" : "In plain words (\(percent) intervals)\n" + lines.map { wrapped($0, indent: "  ") }.joined()
    }

    /// Planned costs, and what is spent as simulated, in one scale.
    private var money: String? {
        guard let first = comparison.runs.first, let cost = first.regional("cost_total"), cost.estimate != nil else {
            return nil
        }
        let differences = comparison.differences.filter { $0.name == "cost_total" && $0.group.isWhole }
        let planned = comparison.runs.map(\.plannedCost)
        let numbers = NumberText(
            unit: cost.unit, row: [cost.estimate, cost.low, cost.high] + differences.flatMap(\.written) + planned,
            halfWidths: NumberText.reaches(cost.estimate, cost.low, cost.high) + differences.flatMap(\.reaches))
        let unit = numbers.isMillions ? "million NOK a year" : "NOK a year"
        let level = numbers.withInterval(cost.estimate, cost.low, cost.high)
        let spent =
            "with subsidies and other instruments \(level) \(unit) are spent under \(first.name)"
            + differences.map { "; under \($0.b) " + spending($0, numbers) }.joined() + "."
        guard planned.allSatisfy({ $0 != nil }) else { return PlainWords.capitalised(spent) }
        let plans = comparison.runs.map { "\(numbers.text($0.plannedCost)) under \($0.name)" }
        return "Planned for posts, supervision and travel are \(PlainWords.list(plans)), in \(unit); " + spent
    }

    private func spending(_ difference: Difference, _ numbers: NumberText) -> String {
        guard let estimate = difference.estimate else { return "it is not known" }
        func change(_ value: Double) -> String {
            let size = numbers.text(abs(value))
            return size.contains { $0 != "0" && $0 != "." } ? size + (value < 0 ? " less" : " more") : "0"
        }
        guard let low = difference.simultaneousLow, let high = difference.simultaneousHigh else {
            return change(estimate)
        }
        let ends = (change(low), change(high))
        if ends == (change(estimate), change(estimate)) { return change(estimate) }
        return difference.excludesZero
            ? "\(change(estimate)) (\(ends.0) to \(ends.1))"
            : "no difference that these runs can tell (\(ends.0) to \(ends.1))"
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
        let numbers = NumberText(outcomes)
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
            differences: comparison.differences.filter { $0.b == later && $0.group.key.isEmpty },
            levels: comparison.runs.flatMap(\.outcomes).filter { $0.group.key.isEmpty }
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
