import Foundation
import Models

/// What a planner reads after a run.
public struct RunText {
    let report: RunReport

    /// The text for a report.
    public init(_ report: RunReport) { self.report = report }

    /// Title, outcomes for the region, areas or municipalities, notes.
    public var text: String {
        if report.cohort != nil { return CohortText(report).text }
        return [title, few, report.precision?.text ?? "", outcomes, undefined, places, notes]
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var title: String {
        "\(report.name): \(horizonText(report)), \(replicationsText(report)), seed \(report.seed)\n"
    }

    private var few: String { fewReplicationsText(report.replications).map { wrapped($0, indent: "") } ?? "" }

    private var percent: String { percentText(report.outcomes.first?.level ?? 0.95) }

    private var outcomes: String {
        var table = TextTable([.left, .right, .right, .left, .left])
        table.add("outcome", "estimate", "\(percent) interval", "unit", "name")
        for section in OutcomeSection.all { add(section, to: &table) }
        add(unlabelled, to: &table)
        return table.text + intervalLegend(report.outcomes.filter { $0.group.key.isEmpty }, percent)
    }

    private func add(_ section: OutcomeSection, to table: inout TextTable) {
        let found = section.labels.compactMap { label in report.regional(label.name).map { (label, $0) } }
        guard !found.isEmpty else { return }
        table.add("")
        table.add(section.title)
        for (label, outcome) in found {
            let numbers = NumberText([outcome])
            table.add(
                label.text, numbers.text(outcome.estimate),
                numbers.interval(
                    clipped(outcome.low, outcome), clipped(outcome.high, outcome), around: outcome.estimate),
                numbers.shownUnit, outcome.name)
        }
    }

    /// A share as it can be: with few replications the ends of an interval can lie outside.
    private func clipped(_ end: Double?, _ outcome: ReportedOutcome) -> Double? {
        let isGap = outcome.name.contains("gap") || outcome.name.contains("minus")
        return outcome.unit == "share" && !isGap ? end.map { min(1, max(0, $0)) } : end
    }

    private var unlabelled: OutcomeSection {
        let known = Set(OutcomeSection.all.flatMap(\.labels).map(\.name))
        let others = report.outcomes.filter { $0.group.key.isEmpty && !known.contains($0.name) }
        return OutcomeSection("Others", labels: others.map { OutcomeLabel(name: $0.name, text: $0.name) })
    }

    private var undefined: String {
        let lines = report.outcomes.filter { $0.group.key.isEmpty && $0.estimate == nil }
            .map { "  \($0.name): \($0.reason ?? "undefined")\n" }
        return lines.isEmpty ? "" : "Not estimated\n" + lines.joined()
    }

    /// By the areas of the region's division; by municipality where there is none.
    private var places: String {
        let names = ["coverage_90d", "wait_days_mean", "eligible_employed_at_12m"]
        let keys = Division.Kind.allCases.map(\.rawValue)
        let key = report.outcomes.first { keys.contains($0.group.key) }?.group.key ?? "municipality"
        let found = report.outcomes.filter { $0.group.key == key && names.contains($0.name) }
        guard !found.isEmpty else { return "" }
        let numbers = Dictionary(
            uniqueKeysWithValues: names.map { name in
                let column = found.filter { $0.name == name }
                return (name, NumberText(unit: column.first?.unit ?? "", row: column.map(\.estimate)))
            })
        var order: [GroupLabel] = []
        var cells: [GroupLabel: [String: String]] = [:]
        for outcome in found {
            if cells[outcome.group] == nil { order.append(outcome.group) }
            cells[outcome.group, default: [:]][outcome.name] = numbers[outcome.name]?.withInterval(
                outcome.estimate, outcome.low, outcome.high)
        }
        var table = TextTable([.left, .right, .right, .right])
        table.add("By \(key.replacingOccurrences(of: "_", with: " ")), with the \(percent) interval")
        table.add("", "place within 90 days, %", "mean wait, days", "in work after 12 months, %")
        for group in order { table.add([group.title] + names.map { cells[group]?[$0] ?? "-" }) }
        return table.text
    }

    private var notes: String { notesText(report.notes) }
}

extension OutcomeSection {
    init(_ title: String, labels: [OutcomeLabel]) {
        self.title = title
        self.labels = labels
    }
}

/// `5 years observed after 3 years of warm-up`, in years where they are whole, else in days.
func horizonText(_ report: RunReport) -> String {
    let observed = report.horizonDays - report.warmupDays
    guard report.warmupDays > 0 else { return "\(daysText(observed)) observed" }
    return "\(daysText(observed)) observed after \(daysText(report.warmupDays)) of warm-up"
}

private func daysText(_ days: Double) -> String {
    let years = days / 365.25
    let rounded = years.rounded()
    if rounded >= 1, abs(years - rounded) < 0.01 { return counted(Int(rounded), "year") }
    return counted(Int(days.rounded()), "day")
}

/// `1 replication`, `200 replications`
func replicationsText(_ report: RunReport) -> String {
    counted(report.replications, "replication")
}

/// What few replications mean for the intervals; nil where there are enough.
func fewReplicationsText(_ replications: Int) -> String? {
    switch replications {
    case ..<2: "One replication: nothing can be said about chance. Ask for more with --replications."
    case ..<10: "Few replications: the intervals are rough."
    default: nil
    }
}

/// `95 %`
func percentText(_ confidence: Double) -> String {
    let percent = (confidence * 1000).rounded() / 10
    return (percent == percent.rounded() ? "\(Int(percent))" : "\(percent)") + " %"
}

/// What a reader has to know, as a list.
func notesText(_ notes: [String]) -> String {
    notes.isEmpty ? "" : "Notes\n" + notes.map { wrapped($0, indent: "  - ") }.joined()
}
