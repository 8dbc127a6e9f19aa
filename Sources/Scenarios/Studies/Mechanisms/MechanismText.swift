import Models

/// What a reader sees of a study of mechanisms.
public struct MechanismText {
    let study: MechanismStudy

    /// The text for a study.
    public init(_ study: MechanismStudy) { self.study = study }

    /// Title, a table with a row for each mechanism, what is marked and what is not.
    public var text: String {
        [title, few, table.text, legend, silence].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var title: String {
        let base = study.base
        return
            "\(base.name): mechanisms switched off, \(horizonText(base)), \(replicationsText(base)), seed \(base.seed)\n"
    }

    private var few: String { fewReplicationsText(study.base.replications).map { wrapped($0, indent: "") } ?? "" }

    private var table: TextTable {
        let labels = MechanismStudy.outcomes
        var table = TextTable([.left, .right] + labels.map { _ in .right })
        table.add("Off less on, with half the width of the \(percent) interval")
        table.add(["mechanism", "step"] + labels.map(\.text))
        table.add(["", ""] + labels.map { unit(of: $0.name) })
        table.add(["(as it is)", ""] + labels.map { level($0.name) })
        for effect in study.effects where !effect.differences.isEmpty {
            let cells = effect.differences.indices.map { cell(effect, $0) }
            table.add([effect.mechanism.id, "\(effect.mechanism.step)"] + cells)
        }
        return table
    }

    private func cell(_ effect: MechanismStudy.Effect, _ index: Int) -> String {
        study.effectText(effect.differences[index]) + (effect.isTold(index) ? " *" : "  ")
    }

    private func level(_ name: String) -> String {
        study.base.regional(name).map { study.column(name).text($0.estimate) + "  " } ?? "-"
    }

    private func unit(of name: String) -> String { study.column(name).shownUnit + "  " }

    private var percent: String { percentText(study.base.outcomes.first?.level ?? 0.95) }

    private var legend: String {
        wrapped(
            "* can be told from zero: Holm's method over all \(counted(study.comparisons, "comparison")) holds the chance of any false "
                + "mark at \(percentText(1 - (study.base.outcomes.first?.level ?? 0.95))). Every other effect cannot be told "
                + "from zero with so many replications. The intervals are each for itself, not simultaneous.",
            indent: "  ")
    }

    private var silence: String {
        func line(_ start: String, _ mechanisms: [Mechanism]) -> String {
            mechanisms.isEmpty ? "" : wrapped(start + mechanisms.map(\.id).joined(separator: ", ") + ".", indent: "  ")
        }
        return line("No effect that can be told from zero: ", study.silent)
            + line("Off already in this scenario, not run: ", study.alreadyOff)
    }
}

extension MechanismStudy {
    /// One scale for a column of the table: the level and all that switching off adds to it.
    func column(_ name: String, isDifference: Bool = true) -> NumberText {
        let level = base.regional(name)
        let differences = effects.flatMap(\.differences).filter { $0.name == name }
        return NumberText(
            unit: level?.unit ?? "", row: [level?.estimate] + differences.map(\.estimate), isDifference: isDifference)
    }

    /// A difference with half the width of its interval.
    func effectText(_ difference: Difference) -> String {
        column(difference.name).plusMinus(difference.estimate, difference.halfWidth, signed: true)
    }
}
