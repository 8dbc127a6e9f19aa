import Foundation
import Models
import Simulator

/// Searches allocations by simulated annealing with the replications where they tell most, once for each weight of equality.
///
/// 1. Every start, the allocations of named strategies made to keep the rules, is run a few times.
/// 2. From the best of all that were seen so far, one annealing for the objective alone and two that weigh it with equality.
/// 3. The best of the first is the answer; what no other allocation that was seen beats on both is the draft of the frontier.
///
/// All runs share the luck of their replication, and every run is kept, so that no run is made twice.
struct AllocationSearch: Sendable {
    let problem: OptimisationProblem
    let log: EvaluationLog
    let replicate: Replicate

    /// What a search ends with.
    struct Result: Sendable {
        /// The best for the objective.
        var best: DeskAllocation
        /// False where no allocation that was seen has the least coverage everywhere.
        var isCovering = true
        /// Others that none beats on objective and equality, by falling objective.
        var frontier: [DeskAllocation]
        /// How many allocations were run.
        var allocations: Int
        /// How many runs they had.
        var runs: Int
    }

    /// Parts of the runs that each weight of equality gets.
    private var passes: [(weight: Double, share: Double)] {
        problem.plan.equality == nil ? [(0, 1)] : [(0, 0.6), (1.0 / 3, 0.2), (2.0 / 3, 0.2)]
    }

    /// Searches to the end.
    ///
    /// - Throws: `CancellationError` where the task was cancelled; `InvalidInput` where nothing keeps the rules or an outcome is undefined.
    func run(
        jobs: Int, progress: (SearchProgress) throws -> Void
    ) async throws -> Result {
        let starts = problem.starts
        guard !starts.isEmpty else { throw problem.nothingAllowed }
        let course = SearchCourse(total: problem.plan.evaluations, found: log.count)
        let first = max(2, min(10, problem.plan.evaluations / (4 * starts.count)))
        try await look(at: starts, replications: first, jobs: jobs, course, progress)
        let levels = starts.map { course.runs(of: $0) }
        let left = max(0, problem.plan.evaluations - starts.count * first)
        var best: DeskAllocation?
        for (number, pass) in passes.enumerated() {
            let score = SearchScore(problem.plan, weight: pass.weight, starts: levels)
            let search = try AnnealedSearch<DeskAllocation>(
                settings: Self.settings(Int(pass.share * Double(left))), seed: problem.plan.seed &+ UInt64(number))
            let start = course.ranked(by: score.of).first ?? starts[0]
            let found = try await anneal(search, score, from: start, jobs: jobs, course, progress)
            best = best ?? found
        }
        return result(best ?? starts[0], course, SearchScore(problem.plan, weight: 0, starts: levels))
    }

    /// The best, if it covers all places as the plan wants, or else the best that does.
    private func result(_ best: DeskAllocation, _ course: SearchCourse, _ score: SearchScore) -> Result {
        let ranked = [best] + course.ranked(by: score.of).filter { $0 != best }
        let covering = ranked.first { isCovering(course.runs(of: $0)) }
        let chosen = covering ?? best
        let others = frontier(course).filter { $0 != chosen }
        return Result(
            best: chosen, isCovering: covering != nil, frontier: others, allocations: course.allocations.count,
            runs: course.runs)
    }

    /// True where all municipalities had the least coverage, by the counts of all runs together.
    private func isCovering(_ runs: [RunValues]) -> Bool {
        guard let least = problem.plan.constraints.leastCoverage, least > 0 else { return true }
        return RunValues.pooled(runs).map { $0.shortfall(of: least) == 0 } ?? false
    }

    /// At most so many points of a frontier are looked at again.
    private static let mostFrontier = 4

    /// What no other beats on both outcomes, evenly thinned, by falling objective.
    private func frontier(_ course: SearchCourse) -> [DeskAllocation] {
        guard problem.plan.equality != nil else { return [] }
        let allocations = course.allocations.filter { isCovering(course.runs(of: $0)) }
        // Each a standard error worse than it was seen: what was run a few times only is there by luck too often.
        let levels = (0...1).map { outcome in
            let sign = problem.plan.sign(problem.plan.outcomes[outcome])
            return course.levels { sign * $0.outcomes[outcome] }
        }
        func values(_ allocation: DeskAllocation) -> [Double] {
            levels.map { ($0[allocation]?.mean ?? 0) - ($0[allocation]?.error ?? 0) }
        }
        let points = allocations.map { (allocation: $0, values: values($0)) }
        let best = points.filter { point in
            !points.contains { other in
                zip(other.values, point.values).allSatisfy(>=) && other.values != point.values
            }
        }.sorted { $0.values[0] > $1.values[0] }
        let count = min(Self.mostFrontier, best.count)
        guard count > 1 else { return best.map(\.allocation) }
        return (0..<count).map { best[$0 * (best.count - 1) / (count - 1)].allocation }
    }

    /// Runs allocations for the first time, under the same luck.
    private func look(
        at starts: [DeskAllocation], replications: Int, jobs: Int, _ course: SearchCourse,
        _ progress: (SearchProgress) throws -> Void
    ) async throws {
        let cells = (1...replications).flatMap { replication in starts.map { (start: $0, replication: replication) } }
        let indices = cells.indices
        try await ReplicationRunner(jobs: jobs).run(indices, order: .asGiven) { index in
            try values(of: cells[index].start, replication: cells[index].replication)
        } deliver: { index, values in
            course.add(values, cells[index].start)
            try progress(course.delivered())
        }
    }

    private func anneal(
        _ search: AnnealedSearch<DeskAllocation>, _ score: SearchScore, from start: DeskAllocation, jobs: Int,
        _ course: SearchCourse, _ progress: (SearchProgress) throws -> Void
    ) async throws -> DeskAllocation {
        let moves = AllocationMoves(rules: problem.rules)
        var state = search.start(at: start)
        try await search.run(&state, jobs: jobs) { allocation, stream in
            moves.neighbour(of: allocation, &stream)
        } evaluate: { allocation, replication in
            score.of(try values(of: allocation, replication: replication))
        } progress: { _ in
            try progress(course.delivered())
        }
        for visit in state.visits {
            let known = course.runs(of: visit.candidate).count
            for replication in (0..<visit.outcomes.count).dropFirst(known) {
                course.add(try values(of: visit.candidate, replication: replication + 1), visit.candidate)
            }
        }
        return state.best
    }

    /// Three quarters of the runs for the steps, of which each tries a few neighbours, the rest for the final.
    static func settings(_ evaluations: Int) -> SearchSettings {
        let (neighbours, first, more) = (4, 4, 8)
        let steps = max(1, evaluations * 3 / 4 / (neighbours * first + more))
        return SearchSettings(
            steps: steps, neighbours: neighbours, firstReplications: first, stepReplications: more, finalists: 6,
            finalReplications: evaluations / 4, mostReplications: 100, cooling: pow(0.05, 1 / Double(steps)))
    }

    /// What a run gives, which is made unless it is in the log.
    private func values(of allocation: DeskAllocation, replication: Int) throws -> RunValues {
        let key = EvaluationLog.Key(text: allocation.text(problem.template.region), replication: replication)
        let places = problem.template.region.municipalities.count
        if let kept = log.values(key).flatMap({ RunValues($0, problem.plan, places: places) }) { return kept }
        let input = problem.input(allocation)
        let values = try problem.plan.values(
            of: input, try replicate(input, problem.plan.seed, replication).observations)
        try log.add(values.list, key)
        return values
    }
}
