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
        EffectText(effect.differences[index]).text + (effect.isTold(index) ? " *" : "  ")
    }

    private func level(_ name: String) -> String {
        guard let outcome = study.base.regional(name) else { return "-" }
        return NumberText(unit: outcome.unit, upTo: outcome.estimate).text(outcome.estimate) + "  "
    }

    private func unit(of name: String) -> String {
        guard let outcome = study.base.regional(name) else { return "" }
        let shown = NumberText(unit: outcome.unit, upTo: outcome.estimate).shownUnit
        return (shown == "%" ? "points" : shown) + "  "
    }

    private var percent: String { percentText(study.base.outcomes.first?.level ?? 0.95) }

    private var legend: String {
        wrapped(
            "* can be told from zero: Holm's method over all \(study.comparisons) comparisons holds the chance of any false "
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

/// A difference with half the width of its interval.
struct EffectText {
    let text: String

    init(_ difference: Difference) {
        let half = difference.halfWidth
        let numbers = NumberText(unit: difference.unit, upTo: abs(difference.estimate ?? 0) + (half ?? 0))
        let scale = max(abs(difference.estimate ?? 0), half ?? 0)
        guard difference.estimate != nil else {
            text = "-"
            return
        }
        let estimate = numbers.text(difference.estimate, signed: true, like: scale)
        text = estimate + (half.map { " ± " + numbers.text($0, like: scale) } ?? "") + Self.suffix(numbers)
    }

    /// Millions are said so, since the unit of the column is that of levels.
    private static func suffix(_ numbers: NumberText) -> String { numbers.shownUnit.hasPrefix("MNOK") ? " M" : "" }
}
