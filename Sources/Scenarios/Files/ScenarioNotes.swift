import Models

/// What a reader of results has to know of a scenario, one plain sentence each.
enum ScenarioNotes {
    /// The notes of a resolved scenario.
    static func of(_ input: ModelInput, budget: BudgetUse?, travel: [String]) -> [String] {
        var notes = [
            calibratedInPart
                + " Compare policies; do not quote levels. Displacement of other job-seekers is taken as none."
        ]
        notes += travel
        if let budget {
            notes.append(
                "Of a budget of \(Money.text(budget.limit)) a year, \(Money.text(budget.spent)) is planned and \(Money.text(budget.remainder)) is left."
            )
        }
        if input.warmup < ScenarioResolver.leastWarmup {
            let days = counted(input.warmup.days, "day")
            notes.append(
                "The warm-up of \(days) is shorter than 1095 days: runs start empty, and stays last up to three years."
            )
        }
        notes += farAreas(input)
        let unserved = unserved(input)
        if !unserved.isEmpty {
            let count =
                "\(unserved.count) of \(counted(input.region.municipalities.count, "municipality", "municipalities"))"
            notes.append("No team serves \(count): \(unserved.joined(separator: ", ")).")
        }
        return notes
    }

    private static let calibratedInPart =
        "Calibrated on published patterns in part: most effects are assumptions (grade D)."

    /// The notes of a cohort study.
    static func ofCohort(_ input: ModelInput) -> [String] {
        let arms = input.cohort?.arms ?? []
        var notes = [calibratedInPart + " Compare arms; do not quote levels."]
        if arms.count > 1 {
            notes.append(
                "Arms share participants by number (common random numbers), each arm with staff of its own: contrasts are paired."
            )
        }
        if Set(arms.map(\.parameters.population)).count > 1 {
            notes.append("The arms are drawn from different populations: a contrast is not one of programmes alone.")
        }
        for arm in arms {
            let posts = arm.teams.reduce(0) { $0 + $1.posts }
            let places = Double(posts) * arm.parameters[.caseloadCap]
            if posts > 0, places < Double(arm.participants) {
                notes.append(
                    "Arm \(arm.name) has \(counted(arm.participants, "participant")) and \(counted(places, "place")): some wait in the service for a specialist."
                )
            }
        }
        return notes
    }

    /// Service areas with a drive that leaves little of a working day.
    private static func farAreas(_ input: ModelInput) -> [String] {
        let travel = input.region.travel
        let desks = input.teams.flatMap { team in
            [(team.base, team.serves)] + team.outposts.map { ($0.municipality, $0.serves) }
        }
        let far = desks.flatMap { desk, serves in serves.map { (desk, $0) } }
            .filter { travel.minutes($0.0, $0.1) > farMinutes }
            .sorted { travel.minutes($0.0, $0.1) > travel.minutes($1.0, $1.1) }
        guard !far.isEmpty else { return [] }
        let list = far.map { desk, place in
            let names = input.region.municipalities
            let hours = (travel.minutes(desk, place) / 6).rounded() / 10
            return "\(names[place].name) from \(names[desk].name), \(shortNumber(hours)) h"
        }
        return ["Served over more than three hours one way: \(list.joined(separator: "; "))."]
    }

    private static let farMinutes = 180.0

    private static func unserved(_ input: ModelInput) -> [String] {
        let served = Set(input.teams.flatMap { $0.serves + $0.outposts.flatMap(\.serves) })
        return input.region.municipalities.enumerated().filter { !served.contains($0.offset) }.map(\.element.name)
    }
}

extension ParameterValues {
    /// The numbers that say who the seekers are: all that the registry names `population.`.
    fileprivate var population: [Double] {
        Registry.all.filter { $0.name.hasPrefix("population.") }.map { self[$0.key] }
    }
}
