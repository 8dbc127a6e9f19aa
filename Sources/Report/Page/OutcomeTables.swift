import Models
import Scenarios

// All outcomes of the studies, by section.
extension ReportContext {
    /// A table for each section of outcomes, over all studies or arms.
    var outcomeTables: [DataTable] {
        var seen: Set<String> = []
        var tables = outcomeSections.enumerated().compactMap { index, section -> DataTable? in
            let names = section.labels.map(\.name).filter { seen.insert($0).inserted }
            return table(
                names, "outcomes-\(index + 1)", phrases((isOfCohorts ? "cohort_section.\(index)" : "outcomes.\(index)"))
            )
        }
        let others = studies.flatMap { $0.report.outcomes.filter(\.group.isWhole).map(\.name) }.distinct()
            .filter { !seen.contains($0) }
        if let table = table(others, "outcomes-other", phrases("outcomes.other")) { tables.append(table) }
        return tables
    }

    /// Sections as the command line has them.
    var outcomeSections: [OutcomeSection] { isOfCohorts ? OutcomeSection.ofCohorts : OutcomeSection.all }

    private func table(_ names: [String], _ id: String, _ title: String) -> DataTable? {
        let rows = names.flatMap { name in
            studies.flatMap { study in
                study.report.outcomes.filter { $0.name == name && $0.group.isWhole }.map { outcome in
                    outcomeCells(
                        outcome, of: [study.name, outcome.group.title].filter { !$0.isEmpty }.joined(separator: ", "))
                }
            }
        }
        return rows.isEmpty ? nil : DataTable(name: id, title: title, columns: outcomeColumns, rows: rows)
    }
}
