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

    private func numbers(_ name: String) -> NumberText {
        let outcomes = ([report.best] + report.rivals).compactMap { $0.regional(name) }
        return NumberText(
            unit: outcomes.first?.unit ?? "", upTo: outcomes.compactMap(\.estimate).map(abs).max())
    }

    private func label(_ name: String) -> String {
        OutcomeSection.all.flatMap(\.labels).first { $0.name == name }?.text ?? name
    }

    private var title: String {
        wrapped(
            "\(plan.name): \(label(plan.objective)) (\(plan.objective)), \(report.allocations) allocations tried in "
                + "\(report.runs) runs, seed \(plan.seed); judged anew in \(plan.replications) replications, seed \(plan.freshSeed)",
            indent: "")
            + wrapped("Rules: \(rules).", indent: "")
    }

    private var rules: String {
        let constraints = plan.constraints
        var rules = ["at most \(Money.text(report.budget)) a year"]
        if constraints.teamAtLeast > 1 {
            rules.append("teams of at least \(PlainWords.count(constraints.teamAtLeast))")
        }
        if let drive = constraints.longestDrive { rules.append("no drive above \(shortNumber(drive)) minutes") }
        rules.append("outposts within \(shortNumber(constraints.outpostsWithin)) minutes of the base of their team")
        if let least = constraints.leastCoverage, least > 0 {
            rules.append("a place within 90 days for \(NumberText(unit: "share").text(least)) % in every municipality")
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
        return "The best allocation found has \(teams.reduce(0) { $0 + $1.posts }) posts in "
            + "\(PlainWords.count(teams.count, "team", "teams")) at \(PlainWords.count(desks, "place", "places")) and serves "
            + (served == all ? "all \(all) municipalities." : "\(served) of \(all) municipalities.")
    }

    private var level: String {
        let (outcome, numbers) = (report.best.regional(plan.objective), numbers(plan.objective))
        return "\(label(plan.objective)): \(numbers.text(outcome?.estimate)) \(numbers.shownUnit) "
            + "(\(numbers.interval(outcome?.low, outcome?.high)))."
    }

    /// Against the best of what keeps the rules.
    private var verdict: String? {
        guard let closest = report.closest, let estimate = closest.estimate else {
            return "None of what it is compared with keeps the rules."
        }
        let numbers = numbers(plan.objective)
        let size = "\(numbers.text(abs(estimate))) \(numbers.shownUnit)"
        let interval = numbers.interval(closest.low, closest.high, signed: true)
        let opening = "Of what it is compared with and keeps the rules, \(closest.name) comes closest."
        guard let low = closest.low, let high = closest.high else { return opening }
        if low > 0 { return "\(opening) The best found is better by \(size) (\(interval)), which is more than luck." }
        if high < 0 { return "\(opening) It is better than what was found by \(size) (\(interval)): search longer." }
        return
            "\(opening) The two cannot be told apart (\(interval)): what was found is better by \(numbers.text(max(0, high))) \(numbers.shownUnit) at the most."
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
        let (numbers, half) = (numbers(name), closest.equalityHalfWidth ?? .infinity)
        let says =
            abs(change) <= half
            ? "no difference that these runs can tell" : change > 0 ? "more equal" : "less equal: that is its price"
        return "Between places (\(name)) it is, against \(closest.name), \(says) "
            + "(\(numbers.interval(-change - half, -change + half, signed: true)); nought is equal)."
    }

    private var money: String? {
        guard let cost = report.best.plannedCost else { return nil }
        return "It is planned to cost \(Money.text(cost)) a year; \(Money.text(report.budget - cost)) are left."
    }

    // MARK: Tables

    private var teams: String { CheckReport.teams(report.input) }

    private var improvements: String {
        let numbers = numbers(plan.objective)
        var table = TextTable([.left, .right, .right, .right, .right, .right, .left])
        table.add("Improvement over each (intervals that hold at once, \(percent))")
        table.add(
            "strategy", "its level", "improvement", "interval", plan.equality.map { _ in "equality" } ?? "",
            "cost, MNOK", "")
        for (improvement, rival) in zip(report.improvements, report.rivals) {
            table.add(
                improvement.name, numbers.text(rival.regional(plan.objective)?.estimate),
                numbers.text(improvement.estimate, signed: true),
                numbers.interval(improvement.low, improvement.high, signed: true),
                plan.equality.map { self.numbers($0).text(improvement.equality, signed: true) } ?? "",
                NumberText(unit: "NOK", upTo: 1e7).text(improvement.cost, signed: true),
                improvement.obstacle.map { "breaks a rule: \($0.text)" } ?? "")
        }
        var text =
            table.text
            + wrapped("Unit: \(numbers.shownUnit). More than nought: the best found is better.", indent: "  ")
        if plan.equality != nil { text += wrapped("Equality: by how much places are more equal.", indent: "  ") }
        return text
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
