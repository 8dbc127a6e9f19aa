/// What a reader sees after a comparison of cohort studies: arms of the same name, side by side.
struct CohortComparisonText {
    let comparison: Comparison

    /// Title, a table of differences for each shared arm of each later study, notes.
    var text: String {
        ([title, comparison.precision?.text ?? ""] + tables + [DifferenceTable.legend(percent, simultaneous), notes])
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var simultaneous: String { comparison.simultaneousText }

    private var percent: String { percentText(comparison.runs.first?.outcomes.first?.level ?? 0.95) }

    private var title: String {
        guard let first = comparison.runs.first else { return "" }
        let names = comparison.runs.map(\.name).joined(separator: ", ")
        let few = fewReplicationsText(first.replications).map { wrapped($0, indent: "") } ?? ""
        return "\(names): cohorts, \(replicationsText(first)), seed \(first.seed)\n" + few
            + "Each run alone: `fotfeste run` prints its arms and their contrasts.\n"
    }

    private var tables: [String] {
        guard let first = comparison.runs.first, let arms = first.cohort?.arms else { return [] }
        return comparison.runs.dropFirst().flatMap { later in
            arms.compactMap { arm in
                let found = comparison.differences.filter { $0.b == later.name && $0.group.value == arm.name }
                guard !found.isEmpty else { return nil }
                return DifferenceTable(
                    title: "Difference in arm \(arm.name): \(later.name) less \(first.name)", percent: percent,
                    sections: OutcomeSection.ofCohorts, differences: found,
                    levels: comparison.runs.flatMap(\.outcomes)
                ).text
            }
        }
    }

    private var notes: String {
        var notes: [String] = []
        for note in comparison.runs.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
        return notesText(notes)
    }
}
