import Models
import Report
import Scenarios

/// What came of a goal.
enum Verdict: String {
    case met
    case missed
    /// The interval holds both.
    case unsure

    /// Whether a value is at least so much, by its interval.
    init(_ low: Double, _ high: Double, atLeast least: Double) {
        self = low >= least ? .met : high < least ? .missed : .unsure
    }
}

extension Results {
    /// Whether the second run reaches a lesson's goals against the first.
    func judgement(_ lesson: Lesson, _ plans: [Scenario], _ runs: [Source]) async throws -> JSONText {
        let goals = lesson.goals ?? []
        let names = plans.map(\.digest).joined(separator: " ")
        return try await compared("judge \(lesson.id) \(names)", runs) { comparison in
            let verdicts = goals.map { goal -> JSONText in
                .object([("goal", goal.json), ("verdict", .string(goal.verdict(comparison, plans).rawValue))])
            }
            return .object([
                ("replications", .integer(comparison.runs.first?.replications ?? 0)), ("goals", .array(verdicts)),
            ])
        }
    }

    /// The estimate that a class has guessed.
    func guessed(_ round: Round, _ runs: [Source]) async throws -> JSONText {
        try await compared("guess \(round.of) \(round.outcome)", runs) { comparison in
            if round.of == "difference" {
                return comparison.differences.first { $0.name == round.outcome && $0.group.key.isEmpty }?.json ?? .null
            }
            return comparison.runs.first?.regional(round.outcome)?.json ?? .null
        }
    }
}

extension Lesson.Goal {
    fileprivate func verdict(_ comparison: Comparison, _ plans: [Scenario]) -> Verdict {
        if withinBudget == true { return isWithinBudget(plans) ? .met : .missed }
        guard let outcome else { return .unsure }
        if let least = everyMunicipalityAbove {
            let places =
                comparison.runs.last?.outcomes.filter { $0.name == outcome && $0.group.key == "municipality" } ?? []
            return !places.isEmpty && places.allSatisfy { $0.estimate ?? 0 > least } ? .met : .missed
        }
        guard let found = comparison.differences.first(where: { $0.name == outcome && $0.group.key.isEmpty }),
            let low = found.low, let high = found.high,
            let least = gainAtLeast ?? lossAtMost.map({ -$0 })
        else { return .unsure }
        return Verdict(low, high, atLeast: least)
    }

    /// As strategies are held to one budget: within the price of a post.
    private func isWithinBudget(_ plans: [Scenario]) -> Bool {
        guard plans.count == 2 else { return false }
        let costs = plans.map {
            PlannedCost(teams: $0.input.teams, region: $0.input.region, parameters: $0.input.parameters).total
        }
        return costs[1] <= costs[0] + plans[0].input.parameters[.postPrice]
    }
}
