import Models

/// What a reader of results has to know of a scenario, one plain sentence each.
enum ScenarioNotes {
    /// The notes of a resolved scenario.
    static func of(_ input: ModelInput, budget: BudgetUse?, assumedKilometres: Bool) -> [String] {
        var notes: [String] = []
        if input.region.travel.approximate {
            notes.append("Travel times are approximate: shortest paths over estimated road links.")
        }
        if assumedKilometres {
            let speed = shortNumber(TravelData.assumedSpeed)
            notes.append(
                "The travel times come without kilometres: \(speed) km an hour is assumed where they are missing.")
        }
        if let budget {
            notes.append(
                "Of a budget of \(Money.text(budget.limit)) a year, \(Money.text(budget.spent)) is planned and \(Money.text(budget.remainder)) is left."
            )
        }
        if input.warmup < ScenarioResolver.leastWarmup {
            let days = shortNumber(input.warmup.days)
            notes.append(
                "The warm-up of \(days) days is shorter than 1095 days: runs start empty, and stays last up to three years."
            )
        }
        let unserved = unserved(input)
        if !unserved.isEmpty {
            let count = "\(unserved.count) of \(input.region.municipalities.count) municipalities"
            notes.append("No team serves \(count): \(unserved.joined(separator: ", ")).")
        }
        return notes
    }

    private static func unserved(_ input: ModelInput) -> [String] {
        let served = Set(input.teams.flatMap { $0.serves + $0.outposts.flatMap(\.serves) })
        return input.region.municipalities.enumerated().filter { !served.contains($0.offset) }.map(\.element.name)
    }
}
