import Models
import Scenarios

// What the budgets are and what is spent.
extension ReportContext {
    /// Planned costs and what is spent as simulated, in one scale; nil where costs are not known.
    var costAnswer: String? {
        guard let first = studies.first, let cost = first.report.regional("cost_total"), cost.estimate != nil else {
            return nil
        }
        let differences = allDifferences.filter {
            $0.name == "cost_total" && $0.group.isWhole && $0.estimate != nil
        }
        let money = moneyRow(cost, differences)
        let level = phrases(
            "answer.cost_total",
            [
                "range": numbers.range(money(cost.low ?? cost.estimate), money(cost.high ?? cost.estimate)),
                "unit": money.unit,
                "name": studies.count > 1 ? phrases("word.under", ["name": first.name]) : "",
            ])
        let clauses = differences.map { clause($0) { money($0, signed: true) } }
        let texts = [budgetText(differences), plannedText(money), level] + clauses
        return texts.compactMap(\.self).joined(separator: " ")
    }

    private func moneyRow(_ cost: ReportedOutcome, _ differences: [Difference]) -> NumberRow {
        let planned = studies.map(\.report.plannedCost)
        return numbers.row(
            cost.unit, [cost.estimate, cost.low, cost.high] + differences.flatMap(\.written) + planned,
            halfWidths: NumberText.reaches(cost.estimate, cost.low, cost.high) + differences.flatMap(\.reaches))
    }

    /// `Planned, for posts, supervision and travel: 0.93 (a) and 1.02 (b) million NOK a year.`
    private func plannedText(_ money: NumberRow) -> String? {
        let planned = studies.compactMap { study in
            study.report.plannedCost.map { (name: study.name, cost: money($0)) }
        }
        guard planned.count == studies.count else { return nil }
        let costs =
            planned.count == 1
            ? planned.map(\.cost) : planned.map { phrases("clause.planned", ["cost": $0.cost, "name": $0.name]) }
        return phrases("answer.planned", ["costs": phrases.list(costs), "unit": money.unit])
    }

    /// That equal budgets can end in unequal spending, or that the budgets are not equal.
    private func budgetText(_ differences: [Difference]) -> String? {
        guard let areEqual = comparison.haveEqualBudgets else { return nil }
        if !areEqual { return phrases("answer.budgets_differ") }
        return differences.contains(where: \.excludesZero) ? phrases("answer.budgets_equal") : nil
    }
}
