import Models

/// What a planner reads after a search.
public struct OptimisationText {
    let report: OptimisationReport

    /// The text of a report.
    public init(_ report: OptimisationReport) { self.report = report }

    /// Title, what was found in plain words, where the posts sit, improvements, frontier, notes.
    public var text: String {
        [title, sentences, teams, improvements, frontier, notesText(report.notes)].filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private var plan: OptimisationPlan { report.plan }
    private var percent: String { percentText(report.best.outcomes.first?.level ?? 0.95) }

    /// One scale for an outcome, from the levels of all; for differences too, so that both are read alike.
    private func numbers(_ name: String, isDifference: Bool = false, _ halfWidths: [Double?] = []) -> NumberText {
        let outcomes = ([report.best] + report.rivals).compactMap { $0.regional(name) }
        return NumberText(
            unit: outcomes.first?.unit ?? "", row: outcomes.flatMap { [$0.estimate, $0.low, $0.high] },
            halfWidths: outcomes.map(\.halfWidth) + halfWidths, isDifference: isDifference)
    }

    /// By how much the best is better than others by what was sought.
    private var gains: NumberText {
        numbers(plan.objective, isDifference: true, report.improvements.map(\.simultaneousHalfWidth))
    }

    /// By how much places are more equal.
    private func equalities(_ name: String) -> NumberText {
        numbers(name, isDifference: true, report.improvements.map(\.equalityHalfWidth))
    }

    private func label(_ name: String) -> String {
        OutcomeSection.all.flatMap(\.labels).first { $0.name == name }?.text ?? name
    }

    private var title: String {
        wrapped(
            "\(plan.name): \(label(plan.objective)) (\(plan.objective)), \(counted(report.allocations, "allocation")) tried in "
                + "\(counted(report.runs, "run")), seed \(plan.seed); judged anew in \(counted(plan.replications, "replication")), seed \(plan.freshSeed)",
            indent: "")
            + wrapped("Rules: \(rules).", indent: "")
    }

    private var rules: String {
        let constraints = plan.constraints
        var rules = ["at most \(Money.text(report.budget)) a year"]
        if constraints.teamAtLeast > 1 {
            rules.append("teams of at least \(PlainWords.count(constraints.teamAtLeast))")
        }
        if let drive = constraints.longestDrive { rules.append("no drive above \(counted(drive, "minute"))") }
        rules.append("outposts within \(counted(constraints.outpostsWithin, "minute")) of the base of their team")
        if let least = constraints.leastCoverage, least > 0 {
            rules.append(
                "a place within 90 days for \(NumberText(unit: "share", row: [least]).text(least)) % in every municipality"
            )
        }
        return PlainWords.list(rules)
    }

    // MARK: Plain words

    private var sentences: String {
        var lines = [posts, level]
        lines += [verdict, better, equality, money].compactMap(\.self)
        return "In plain words (\(percent) intervals)\n" + lines.map { wrapped($0, indent: "  ") }.joined()
    }

    private var posts: String {
        let teams = report.input.teams
        let served = Set(teams.flatMap { $0.serves + $0.outposts.flatMap(\.serves) }).count
        let desks = teams.reduce(0) { $0 + $1.outposts.count + ($1.postsAtBase > 0 ? 1 : 0) }
        let all = report.input.region.municipalities.count
        return "The best allocation found has \(counted(teams.reduce(0) { $0 + $1.posts }, "post")) in "
            + "\(PlainWords.count(teams.count, "team", "teams")) at \(PlainWords.count(desks, "place", "places")) and serves "
            + (served == all
                ? "all \(counted(all, "municipality", "municipalities"))."
                : "\(served) of \(counted(all, "municipality", "municipalities")).")
    }

    private var level: String {
        let (outcome, numbers) = (report.best.regional(plan.objective), numbers(plan.objective))
        return "\(label(plan.objective)): \(numbers.amount(outcome?.estimate)) "
            + "(\(numbers.interval(outcome?.low, outcome?.high, around: outcome?.estimate)))."
    }

    /// Against the best of what keeps the rules.
    private var verdict: String? {
        guard let closest = report.closest, let estimate = closest.estimate else {
            return "None of what it is compared with keeps the rules."
        }
        let numbers = gains
        let size = numbers.amount(abs(estimate))
        let interval = numbers.interval(closest.low, closest.high, around: estimate, signed: true)
        let opening = "Of what it is compared with and keeps the rules, \(closest.name) comes closest."
        guard let low = closest.low, let high = closest.high else { return opening }
        if low > 0 { return "\(opening) The best found is better by \(size) (\(interval)), which is more than luck." }
        if high < 0 { return "\(opening) It is better than what was found by \(size) (\(interval)): search longer." }
        return
            "\(opening) The two cannot be told apart (\(interval)): what was found is better by \(numbers.amount(max(0, high))) at the most."
    }

    /// What breaks the rules and is better all the same.
    private var better: String? {
        let names = report.improvements.filter { $0.obstacle != nil && $0.high.map { $0 < 0 } ?? false }.map {
            "\($0.name) (\($0.obstacle?.text ?? ""))"
        }
        guard !names.isEmpty else { return nil }
        return "Better than it \(names.count == 1 ? "is" : "are") \(PlainWords.list(names)): the rules cost something."
    }

    private var equality: String? {
        guard let name = plan.equality, let closest = report.closest, let change = closest.equality else { return nil }
        let (numbers, half) = (equalities(name), closest.equalityHalfWidth)
        let isTold = half.map { abs(change) > $0 } ?? false
        let says =
            isTold
            ? change > 0 ? "more equal" : "less equal: that is its price" : "no difference that these runs can tell"
        let (low, high) = (half.map { change - $0 }, half.map { change + $0 })
        return "Between places (\(name)) it is, against \(closest.name), \(says) "
            + "(\(numbers.interval(low, high, around: change, signed: true))"
            + "\(numbers.shownUnit.isEmpty ? "" : " " + numbers.shownUnit); more than nought is more equal)."
    }

    private var money: String? {
        guard let cost = report.best.plannedCost else { return nil }
        return "It is planned to cost \(Money.text(cost)) a year; \(Money.text(report.budget - cost)) are left."
    }

    // MARK: Tables

    private var teams: String { CheckReport.teams(report.input) }

    private var improvements: String {
        let (levels, gains) = (numbers(plan.objective), gains)
        let costs = NumberText(unit: "NOK", row: report.improvements.map(\.cost), isDifference: true)
        var table = TextTable([.left, .right, .right, .right, .right, .right, .left])
        table.add("Improvement over each (simultaneous \(percent) intervals, parametric bootstrap)")
        table.add(
            "strategy", "its level", "improvement", "interval", plan.equality.map { _ in "equality" } ?? "",
            "cost, \(costs.shownUnit)", "")
        for (improvement, rival) in zip(report.improvements, report.rivals) {
            table.add(
                improvement.name, levels.text(rival.regional(plan.objective)?.estimate),
                gains.text(improvement.estimate, signed: true),
                gains.interval(improvement.low, improvement.high, around: improvement.estimate, signed: true),
                plan.equality.map { equalities($0).text(improvement.equality, signed: true) } ?? "",
                costs.text(improvement.cost, signed: true),
                improvement.obstacle.map { "breaks a rule: \($0.text)" } ?? "")
        }
        var text =
            table.text
            + wrapped("\(units(levels, gains)) More than nought: the best found is better.", indent: "  ")
        if let name = plan.equality {
            let unit = equalities(name).shownUnit
            text += wrapped(
                "Equality: by how much places are more equal\(unit.isEmpty ? "" : ", " + unit).", indent: "  ")
        }
        return text
    }

    private func units(_ levels: NumberText, _ gains: NumberText) -> String {
        if levels.shownUnit == gains.shownUnit { return levels.shownUnit.isEmpty ? "" : "Unit: \(levels.shownUnit)." }
        return "Level in \(levels.shownUnit), improvement in percentage points."
    }

    private var frontier: String {
        guard let name = plan.equality, !report.frontier.isEmpty else { return "" }
        let (objective, equality) = (numbers(plan.objective), numbers(name))
        var table = TextTable([.left, .right, .right, .right])
        table.add("Efficiency against equality")
        table.add("allocation", plan.objective, name, "beaten on both, probability")
        for point in report.frontier {
            table.add(
                (point.isDominated ? "  " : "* ") + point.name, objective.text(point.objective?.estimate),
                equality.text(point.equality?.estimate),
                String(Int((100 * point.probabilityDominated).rounded())) + " %")
        }
        return table.text + wrapped("* no other of these is better on both", indent: "  ")
    }
}
