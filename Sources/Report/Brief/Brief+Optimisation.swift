import Models
import Scenarios

// The decision brief of a search, where no study is in the report.
extension ReportContext {
    func brief(of search: OptimisationReading) -> [String: Any] {
        [
            "question": question ?? searchQuestion(search), "headline": headline(of: search),
            "answers": answers(of: search), "glance": improvementTable(search, name: "glance").context,
            "sure": howSure(of: search), "changes": whatWouldChange(search), "assumptions": assumptions,
            "description": "", "hasDescription": false,
        ]
    }

    private func searchQuestion(_ search: OptimisationReading) -> String {
        phrases(
            "optimisation.question",
            ["budget": money(search, search.budget), "outcome": label(search.objective)])
    }

    /// `2.86 million NOK a year`, in the scale of the budget.
    private func money(_ search: OptimisationReading, _ amount: Double) -> String {
        numbers.row("NOK per year", [search.budget, search.best.plannedCost]).amount(amount)
    }

    /// Levels of what was sought.
    func levels(_ search: OptimisationReading) -> NumberRow {
        let best = (search.level?.estimate, search.level?.halfWidth)
        let all = [best] + search.improvements.map { ($0.level, $0.levelHalfWidth) }
        return numbers.row(
            search.unit, all.map { $0.0 } + all.map { level, half in level.map { $0 + (half ?? 0) } },
            halfWidths: all.map { $0.1 })
    }

    /// By how much the best is better than others by what was sought.
    func gains(_ search: OptimisationReading) -> NumberRow {
        numbers.row(
            search.unit,
            search.improvements.flatMap { [$0.estimate, $0.ends?.low, $0.ends?.high] },
            halfWidths: search.improvements.map(\.simultaneousHalfWidth), isDifference: true)
    }

    /// By how much places are more equal.
    func equalities(_ search: OptimisationReading) -> NumberRow {
        numbers.row(
            search.equalityUnit ?? "1", search.improvements.map(\.equality),
            halfWidths: search.improvements.map(\.equalitySimultaneousHalfWidth), isDifference: true)
    }

    // MARK: answer

    /// Beside the one that comes closest of those that keep the rules.
    private func headline(of search: OptimisationReading) -> String {
        guard let closest = search.closest, let estimate = closest.estimate else {
            return phrases("optimisation.headline.alone", ["level": levels(search).amount(search.level?.estimate)])
        }
        let gains = gains(search)
        guard let ends = closest.ends else {
            return phrases(
                "optimisation.headline.unsure", ["name": closest.over, "size": gains.amount(estimate)])
        }
        let key = ends.low > 0 ? "told" : ends.high < 0 ? "worse" : "not_told"
        return phrases(
            "optimisation.headline." + key,
            [
                "name": closest.over, "size": gains.amount(abs(estimate)),
                "range": gains.interval(ends.low, ends.high, around: estimate, signed: true), "unit": gains.unit,
            ])
    }

    private func answers(of search: OptimisationReading) -> [String] {
        [
            rulesText(search), postsText(search), unservedText(search), levelText(search), breakingText(search),
            equalityText(search), plannedText(search), outsideText(search),
        ].compactMap(\.self)
    }

    /// What was sought, under which rules.
    func rulesText(_ search: OptimisationReading) -> String {
        let rules = search.constraints
        var texts = [phrases("optimisation.rule.budget", ["budget": money(search, search.budget)])]
        if rules.teamAtLeast > 1 {
            texts.append(phrases("optimisation.rule.team", ["count": numbers.text(rules.teamAtLeast)]))
        }
        if let minutes = rules.longestDriveMinutes {
            texts.append(phrases("optimisation.rule.drive", ["minutes": numbers.text(minutes)]))
        }
        texts.append(
            phrases("optimisation.rule.outposts", ["minutes": numbers.text(rules.outpostsWithinMinutes)]))
        if let least = rules.leastCoverage, least > 0 {
            texts.append(phrases("optimisation.rule.coverage", ["share": numbers.percent(least)]))
        }
        return phrases(
            "optimisation.rules", ["outcome": label(search.objective), "rules": texts.joined(separator: "; ")])
    }

    func postsText(_ search: OptimisationReading) -> String {
        phrases(
            "optimisation.posts",
            [
                "posts": numbers.text(search.posts), "teams": numbers.text(search.teams.count),
                "desks": numbers.text(search.best.desks.filter { $0.posts > 0 }.count),
                "served": numbers.text(search.served.count),
                "all": numbers.text(search.region.municipalities.count),
            ])
    }

    /// Who gets nothing: by name, or how many where they are many.
    private func unservedText(_ search: OptimisationReading) -> String? {
        let left = search.region.municipalities.filter { !search.served.contains($0.number) }.map(\.name)
        guard !left.isEmpty else { return nil }
        let names = left.count > 12 ? numbers.text(left.count) : phrases.list(left)
        return phrases("optimisation.unserved", ["names": names])
    }

    private func levelText(_ search: OptimisationReading) -> String? {
        guard let level = search.level, let estimate = level.estimate else { return nil }
        return phrases(
            "optimisation.level",
            [
                "outcome": label(level.name), "level": levels(search).amount(estimate),
                "range": around(estimate, level.halfWidth, levels(search), isShare: level.unit == "share").text,
            ])
    }

    private func breakingText(_ search: OptimisationReading) -> String? {
        let names = search.betterByBreaking.map { "\($0.over) (\($0.brokenRule.map(ruleText) ?? ""))" }
        return names.isEmpty ? nil : phrases("optimisation.breaking", ["names": phrases.list(names)])
    }

    /// What an allocation does against a rule.
    func ruleText(_ broken: OptimisationReading.BrokenRule) -> String {
        let value = broken.value ?? 0
        let shown =
            switch broken.rule {
            case "least_coverage": numbers.percent(value)
            case "small_team": numbers.significant(value, digits: 2)
            default: numbers.text(value)
            }
        return phrases("optimisation.broken." + broken.rule, ["value": shown, "place": broken.place ?? ""])
    }

    private func equalityText(_ search: OptimisationReading) -> String? {
        guard let name = search.equality, let closest = search.closest, let change = closest.equality else {
            return nil
        }
        let half = closest.equalitySimultaneousHalfWidth
        let key = half.map { abs(change) <= $0 ? "alike" : change > 0 ? "more" : "less" } ?? "alike"
        return phrases(
            "optimisation.equality." + key,
            [
                "outcome": label(name), "name": closest.over,
                "range": equalities(search).interval(
                    half.map { change - $0 }, half.map { change + $0 }, around: change, signed: true)
                    + (search.equalityUnit == "share" ? " " + equalities(search).unit : ""),
            ])
    }

    private func plannedText(_ search: OptimisationReading) -> String? {
        search.best.plannedCost.map {
            phrases(
                "optimisation.planned",
                [
                    "cost": money(search, $0), "left": money(search, search.budget - $0),
                    "budget": money(search, search.budget),
                ])
        }
    }

    /// What it costs as simulated beside the closest, or the first where none keeps the rules.
    private func outsideText(_ search: OptimisationReading) -> String? {
        guard let rival = search.closest ?? search.improvements.first, let total = rival.cost("cost_total"),
            let change = total.estimate
        else { return nil }
        let money = extraCosts(search)
        let parts = rival.costs.filter { $0.name != "cost_total" }.map {
            phrases("optimisation." + $0.name) + " " + money($0.estimate, signed: true)
        }
        let half = total.simultaneousHalfWidth
        return phrases(
            "optimisation.outside",
            [
                "change": money.amount(change, signed: true), "name": rival.over,
                "range": money.interval(
                    half.map { change - $0 }, half.map { change + $0 }, around: change, signed: true),
                "parts": phrases.list(parts),
            ])
    }

    /// What the best costs more than the others, in all and by part.
    func extraCosts(_ search: OptimisationReading) -> NumberRow {
        let costs = search.improvements.flatMap(\.costs)
        return numbers.row(
            "NOK per year", costs.map { $0.estimate } + costs.map(\.simultaneousHalfWidth),
            isDifference: true)
    }

    // MARK: how sure

    private func howSure(of search: OptimisationReading) -> [String] {
        [
            phrases(
                "optimisation.sure.chance",
                [
                    "replications": numbers.text(search.fresh.replications),
                    "percent": numbers.significant(100 * search.confidence) + "\u{A0}%",
                ]),
            phrases(
                "optimisation.sure.search",
                [
                    "allocations": numbers.text(search.search.allocations), "runs": numbers.text(search.search.runs),
                ]),
        ] + howSureOfTheModel
    }

    private func whatWouldChange(_ search: OptimisationReading) -> [String] {
        [phrases("optimisation.change.model"), phrases("optimisation.change.rules")] + changedByFactors
            + [phrases("change.displacement"), phrases("change.travel"), phrases("change.inflow")]
    }
}
