/// Differences of one pair, as a table for people.
struct DifferenceTable {
    let title: String
    let percent: String
    let sections: [OutcomeSection]
    /// Of one pair, by name.
    let differences: [Difference]
    /// Of the same outcomes: a difference is in the scale of the levels that it lies between.
    let levels: [ReportedOutcome]

    var text: String {
        let byName = Dictionary(differences.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var table = TextTable([.left, .right, .left, .right, .left])
        table.add(title)
        table.add("outcome", "difference", "", "\(percent) interval", "unit")
        for section in sections {
            let found = section.labels.compactMap { label in byName[label.name].map { (label, $0) } }
            if !found.isEmpty { table.add(section.title) }
            for (label, difference) in found { table.add(row(label, difference)) }
        }
        return table.text + intervalLegend(differences, percent)
    }

    private func row(_ label: OutcomeLabel, _ difference: Difference) -> [String] {
        let (low, high) = (difference.simultaneousLow, difference.simultaneousHigh)
        let numbers = NumberText(
            [difference], beside: levels.filter { $0.name == difference.name }.map(\.estimate))
        return [
            label.text, numbers.text(difference.estimate, signed: true), difference.excludesZero ? "*" : "",
            numbers.interval(low, high, around: difference.estimate, signed: true), numbers.shownUnit,
        ]
    }

    /// What the marks mean, and how intervals that hold at once are made, where there are several.
    static func legend(_ percent: String, _ simultaneous: String = "") -> String {
        "  * the \(percent) interval leaves out zero: a difference that chance alone would seldom give"
            + "\n    (of many outcomes one in twenty is marked by chance alone; a marked difference can be too small to matter)"
            + "\n  points: percentage points\n" + simultaneous
    }
}
