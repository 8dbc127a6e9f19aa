import Models

/// A study of mechanisms as a page of the documents, in Markdown.
public struct MechanismPage {
    let study: MechanismStudy
    let command: String

    /// The page for a study; `command` makes it again.
    public init(_ study: MechanismStudy, command: String) {
        self.study = study
        self.command = command
    }

    /// Heading, how to read it, what cannot be told from zero, one table of effects, one of what each mechanism is.
    public var text: String {
        [heading, reading, silence, effects, meanings].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var confidence: Double { study.base.outcomes.first?.level ?? 0.95 }

    private var heading: String {
        """
        # Mechanisms, each switched off

        <!-- Generated, not written by hand: \(command) -->

        What each mechanism of the [model](odd.md) does to the main outcomes of `\(study.base.name)`: \(horizonText(study.base)),
        \(replicationsText(study.base)), seed \(study.base.seed); `results_digest` of the study with all of them
        `\(study.base.resultsDigest)`. Made by

        ```sh
        \(command)
        ```

        """
    }

    private var reading: String {
        """
        A number is the outcome with the mechanism switched off less the outcome with it, under the same luck, with half the width of its
        \(percentText(confidence)) interval. **Bold**: it can be told from zero. That is judged by Holm's method over all \(counted(study.comparisons, "comparison"))
        together, which holds the chance of any false mark at \(percentText(1 - confidence)); the intervals themselves are each for itself and not simultaneous.
        What is not bold **cannot be told from zero** with so many replications, which does not say that it is zero. Effects are at the
        registry's defaults, one mechanism at a time: they do not add up, and most strengths are assumed (grade D).

        """
    }

    private var silence: String {
        func names(_ mechanisms: [Mechanism]) -> String { mechanisms.map { "`\($0.id)`" }.joined(separator: ", ") }
        let silent = study.silent.isEmpty ? "none" : names(study.silent)
        let off = study.alreadyOff.isEmpty ? "none" : names(study.alreadyOff)
        return """
            **No effect on any of these outcomes that can be told from zero:** \(silent).

            **Off already in this scenario, so not run:** \(off).

            ## Effects

            """
    }

    private var effects: String {
        let labels = MechanismStudy.outcomes
        var table = MarkdownTable(["step", "mechanism off"] + labels.map { header($0) })
        table.add(["", "*level with all*"] + labels.map { "*\(level($0.name))*" })
        for effect in study.effects where !effect.differences.isEmpty {
            let cells = effect.differences.indices.map { index in
                let text = study.effectText(effect.differences[index])
                return effect.isTold(index) ? "**\(text)**" : text
            }
            table.add(["\(effect.mechanism.step)", "`\(effect.mechanism.id)`"] + cells)
        }
        return table.text
    }

    private func header(_ label: OutcomeLabel) -> String {
        let unit = study.column(label.name).shownUnit
        return "\(label.text)\(unit.isEmpty ? "" : ", " + unit) (`\(label.name)`)"
    }

    private func level(_ name: String) -> String {
        let level = study.base.regional(name)
        let numbers = study.column(name, isDifference: false)
        return numbers.shownUnit == "%" ? numbers.amount(level?.estimate) : numbers.text(level?.estimate)
    }

    private var meanings: String {
        var table = MarkdownTable(["step", "mechanism", "what it is", "off by", "evidence", "grade"])
        for mechanism in study.effects.map(\.mechanism) { table.add(MechanismTable.row(mechanism)) }
        return "## What each is, and how it is switched off\n\n" + table.text
    }
}

/// What mechanisms are, for documents.
enum MechanismTable {
    static func row(_ mechanism: Mechanism) -> [String] {
        let off = mechanism.keys.map { "`\(Registry[$0].name)` \(shortNumber(mechanism.off[$0] ?? 0))" }
        let evidence = mechanism.evidence.isEmpty ? "-" : mechanism.evidence.joined(separator: ", ")
        return [
            "\(mechanism.step)", "`\(mechanism.id)`", mechanism.sentence, off.joined(separator: ", "), evidence,
            mechanism.grade.rawValue,
        ]
    }
}
