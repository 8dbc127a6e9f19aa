/// What a reader of a trial sees after a run of a cohort study.
public struct CohortText {
    let report: RunReport

    /// The text for a report of a cohort study.
    public init(_ report: RunReport) { self.report = report }

    /// Title, a table for each arm, a table for each contrast with the first arm, notes.
    public var text: String {
        let closing = [intervals, undefined, notesText(report.notes)]
        return ([title, few, report.precision?.text ?? ""] + arms + contrasts + closing)
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var intervals: String { intervalLegend(report.outcomes, percent) }

    private var design: CohortDesign? { report.cohort }

    private var title: String {
        let place = design.map { " at \($0.place)" } ?? ""
        return "\(report.name): cohort\(place), \(replicationsText(report)), seed \(report.seed)\n"
            + cohortText(design) + "\n"
    }

    private var few: String { fewReplicationsText(report.replications).map { wrapped($0, indent: "") } ?? "" }

    private var percent: String { percentText(report.outcomes.first?.level ?? 0.95) }

    private var arms: [String] { (design?.arms ?? []).map(table) }

    private func table(_ arm: CohortDesign.Arm) -> String {
        var table = TextTable([.left, .right, .right, .left, .left])
        let staff = arm.posts == 0 ? "no posts" : counted(arm.posts, "post")
        table.add("Arm \(arm.name): \(arm.programme), \(counted(arm.participants, "participant")), \(staff)")
        table.add("outcome", "estimate", "\(percent) interval", "unit", "name")
        for section in sections {
            let found = section.labels.compactMap { label in
                report.outcome(label.name, ofArm: arm.name).map { (label, $0) }
            }
            guard !found.isEmpty else { continue }
            table.add(section.title)
            for (label, outcome) in found { table.add(row(label, outcome)) }
        }
        return table.text
    }

    private func row(_ label: OutcomeLabel, _ outcome: ReportedOutcome) -> [String] {
        let numbers = NumberText([outcome])
        let isShare = outcome.unit == "share"
        func end(_ value: Double?) -> Double? { isShare ? value.map { min(1, max(0, $0)) } : value }
        return [
            label.text, numbers.text(outcome.estimate),
            numbers.interval(end(outcome.low), end(outcome.high), around: outcome.estimate),
            numbers.shownUnit, outcome.name,
        ]
    }

    /// Those with labels, and below them those that have none yet.
    private var sections: [OutcomeSection] {
        let known = Set(OutcomeSection.ofCohorts.flatMap(\.labels).map(\.name))
        var names: [String] = []
        for outcome in report.outcomes where !known.contains(outcome.name) && !names.contains(outcome.name) {
            names.append(outcome.name)
        }
        return OutcomeSection.ofCohorts
            + [OutcomeSection("Others", labels: names.map { OutcomeLabel(name: $0, text: $0) })]
    }

    private var contrasts: [String] {
        let all = report.contrasts
        let tables = (design?.arms.dropFirst() ?? []).map { arm in
            DifferenceTable(
                title: "Contrast: \(arm.name) less \(design?.arms.first?.name ?? "")", percent: percent,
                sections: sections, differences: all.filter { $0.b == arm.name }, levels: report.outcomes
            ).text
        }
        return tables.isEmpty ? [] : tables + [DifferenceTable.legend(percent)]
    }

    private var undefined: String {
        let lines = report.outcomes.filter { $0.estimate == nil }
            .map { "  \($0.name) of \($0.group.value): \($0.reason ?? "undefined")\n" }
        return lines.isEmpty ? "" : "Not estimated\n" + lines.joined()
    }
}
