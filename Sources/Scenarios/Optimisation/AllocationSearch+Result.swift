import Models

extension AllocationSearch {
    /// So many allocations are run more often at the end.
    private static let finalists = 8
    /// At most so many points of a frontier are looked at again.
    private static let mostFrontier = 4

    /// Those of which most is expected; where there are any that cover all places as the plan wants, of these.
    func candidates(_ course: SearchCourse, _ score: SearchScore) -> [DeskAllocation] {
        let covering = course.allocations.filter { isCovering(course.runs(of: $0)) }
        let guide = SearchGuide(course, problem.rules, score: score.of)
        return Array(guide.ranked(covering.isEmpty ? course.allocations : covering).prefix(Self.finalists))
    }

    /// What a search ends with, once its best is known.
    func result(_ best: DeskAllocation, _ course: SearchCourse) -> Result {
        Result(
            best: best, isCovering: isCovering(course.runs(of: best)),
            frontier: frontier(course).filter { $0 != best && !isKnown($0) }, allocations: course.allocations.count,
            runs: course.runs)
    }

    /// True where a scenario that is compared anyway has these teams for the same money.
    private func isKnown(_ allocation: DeskAllocation) -> Bool {
        let cost = problem.rules.cost(allocation)
        return problem.rivals.contains { rival in
            rival.allocation == allocation && abs(problem.rules.budget.cost(rival.scenario.input.teams) - cost) < 1
        }
    }

    /// True where all municipalities had the least coverage, by the counts of all runs together.
    private func isCovering(_ runs: [RunValues]) -> Bool {
        guard let least = problem.plan.constraints.leastCoverage, least > 0 else { return true }
        return RunValues.pooled(runs).map { $0.shortfall(of: least) == 0 } ?? false
    }

    /// What no other is expected to beat on both outcomes, evenly thinned, by falling objective.
    private func frontier(_ course: SearchCourse) -> [DeskAllocation] {
        guard problem.plan.equality != nil else { return [] }
        let guides = (0...1).map { outcome in
            let sign = problem.plan.sign(problem.plan.outcomes[outcome])
            return SearchGuide(course, problem.rules) { sign * $0.outcomes[outcome] }
        }
        let points = course.allocations.filter { isCovering(course.runs(of: $0)) }.map { allocation in
            (allocation: allocation, values: guides.map { $0.expected(allocation) ?? -.infinity })
        }
        let best = points.filter { point in
            !points.contains { other in
                zip(other.values, point.values).allSatisfy(>=) && other.values != point.values
            }
        }.sorted { $0.values[0] > $1.values[0] }
        let count = min(Self.mostFrontier, best.count)
        guard count > 1 else { return best.map(\.allocation) }
        return (0..<count).map { best[$0 * (best.count - 1) / (count - 1)].allocation }
    }
}
