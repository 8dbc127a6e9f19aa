import Models

/// A plain summary of a scenario that was read without errors.
public enum CheckReport {
    /// Name, region, times, teams with their places, planned cost and notes, with a line break at the end.
    public static func text(_ scenario: Scenario) -> String {
        if let cohort = scenario.input.cohort { return text(scenario, cohort) }
        let input = scenario.input
        var lines = ["\(scenario.name): no errors"]
        if !scenario.description.isEmpty { lines.append(scenario.description) }
        lines.append("")
        lines.append(region(input.region))
        let days = "\(counted(input.horizon.days, "day")) from \(input.start.text)"
        lines.append("Run: \(days), the first \(shortNumber(input.warmup.days)) not counted")
        lines.append("Replications: \(scenario.replications), seed \(scenario.seed)")
        lines.append("")
        return lines.joined(separator: "\n") + "\n" + teams(input) + "\n" + PresenceText.table(input)
            + cost(scenario) + notes(scenario.notes)
    }

    private static func text(_ scenario: Scenario, _ cohort: Cohort) -> String {
        let input = scenario.input
        var lines = ["\(scenario.name): no errors"]
        if !scenario.description.isEmpty { lines.append(scenario.description) }
        lines.append("")
        lines.append("Cohort at \(name(cohort.place, input)), \(input.region.name), from \(input.start.text)")
        lines.append(cohortText(CohortDesign(input)))
        lines.append("Replications: \(scenario.replications), seed \(scenario.seed)")
        var table = TextTable([.left, .left, .right, .right, .right])
        table.add("ARM", "PROGRAMME", "N", "POSTS", "SUPERVISOR")
        for arm in cohort.arms {
            table.add(
                arm.name, arm.programme, "\(arm.participants)", "\(arm.teams.reduce(0) { $0 + $1.posts })",
                shortNumber(arm.teams.reduce(0) { $0 + $1.supervisor }))
        }
        return lines.joined(separator: "\n") + "\n\n" + table.text + notes(scenario.notes)
    }

    private static func region(_ region: Region) -> String {
        let counts =
            counted(region.municipalities.count, "municipality", "municipalities") + ", "
            + counted(region.offices.count, "office")
        return "Region: \(region.name), \(counts)"
    }

    /// Teams with their desks, posts and places.
    static func teams(_ input: ModelInput) -> String {
        var table = TextTable([.left, .left, .right, .right, .left])
        table.add("TEAM", "BASE", "POSTS", "SUPERVISOR", "SERVES")
        for team in input.teams {
            table.add(
                team.name, name(team.base, input), posts(team.postsAtBase, team), shortNumber(team.supervisor),
                names(team.serves, input))
            for outpost in team.outposts {
                table.add(
                    "", name(outpost.municipality, input), posts(outpost.posts, team), "", names(outpost.serves, input))
            }
        }
        return table.text
    }

    /// `3`, or `3 x 0.5` where they are part-time.
    private static func posts(_ count: Int, _ team: Team) -> String {
        team.fte == 1 ? "\(count)" : "\(count) x \(shortNumber(team.fte))"
    }

    private static func cost(_ scenario: Scenario) -> String {
        let input = scenario.input
        let cost = PlannedCost(teams: input.teams, region: input.region, parameters: input.parameters)
        var table = TextTable([.left, .right])
        table.add("Posts", Money.text(cost.posts))
        table.add("Supervision", Money.text(cost.supervision))
        if cost.training > 0 { table.add("Training", Money.text(cost.training)) }
        table.add("Travel", Money.text(cost.travel))
        table.add("Planned cost a year", Money.text(cost.total))
        if let budget = scenario.budget {
            table.add("Budget", Money.text(budget.limit))
            table.add("Left", Money.text(budget.remainder))
        }
        return table.text
    }

    private static func notes(_ notes: [String]) -> String {
        notes.isEmpty ? "" : "\n" + notes.map { "Note: \($0)\n" }.joined()
    }

    private static func name(_ index: Int, _ input: ModelInput) -> String { input.region.municipalities[index].name }

    private static func names(_ indices: [Int], _ input: ModelInput) -> String {
        indices.isEmpty ? "-" : indices.map { name($0, input) }.joined(separator: ", ")
    }
}
