import Foundation
import Models
import Simulator

/// Searches allocations by simulated annealing with the runs where they tell most, and learns from all runs which are worth one.
///
/// 1. Every start, the allocations of named strategies made to keep the rules, is run a few times.
/// 2. From the best of all that were seen so far, one annealing for the objective alone and two that weigh it with equality; a guide that is fitted to all
///    runs before each step proposes most neighbours.
/// 3. The few of which most is expected are run more often. The best of them is the answer.
/// 4. What no other allocation is expected to beat on objective and equality is the draft of the frontier.
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

    /// The parts of the runs that remain after the starts: for each weight of equality, and for those that are run more often at the end.
    private var passes: (annealings: [(weight: Double, share: Double)], final: Double) {
        problem.plan.equality == nil
            ? ([(0, 0.7)], 0.3) : ([(0, 0.45), (1.0 / 3, 0.15), (2.0 / 3, 0.15)], 0.25)
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
        try await look(at: starts, through: first, jobs: jobs, course, progress)
        let levels = starts.map { course.runs(of: $0) }
        let left = max(0, problem.plan.evaluations - starts.count * first)
        for (number, pass) in passes.annealings.enumerated() {
            let score = SearchScore(problem.plan, weight: pass.weight, starts: levels)
            let search = try AnnealedSearch<DeskAllocation>(
                settings: Self.settings(Int(pass.share * Double(left))), seed: problem.plan.seed &+ UInt64(number))
            try await anneal(search, score, jobs: jobs, course, progress)
        }
        let score = SearchScore(problem.plan, weight: 0, starts: levels)
        let finalists = candidates(course, score)
        let more = Int(passes.final * Double(left)) / max(1, finalists.count)
        try await look(at: finalists, through: first + more, jobs: jobs, course, progress)
        try progress(course.finished)
        return result(SearchGuide(course, problem.rules, score: score.of).ranked(finalists)[0], course)
    }

    // MARK: Runs

    /// Runs allocations under the same luck, each up to a replication.
    private func look(
        at allocations: [DeskAllocation], through last: Int, jobs: Int, _ course: SearchCourse,
        _ progress: (SearchProgress) throws -> Void
    ) async throws {
        let cells = (1...last).flatMap { replication in
            allocations.filter { course.runs(of: $0).count < replication }.map { ($0, replication) }
        }
        try await ReplicationRunner(jobs: jobs).run(cells.indices, order: .asGiven) { index in
            try values(of: cells[index].0, replication: cells[index].1)
        } deliver: { index, values in
            course.add(values, cells[index].0)
            try progress(course.delivered())
        }
    }

    private func anneal(
        _ search: AnnealedSearch<DeskAllocation>, _ score: SearchScore, jobs: Int, _ course: SearchCourse,
        _ progress: (SearchProgress) throws -> Void
    ) async throws {
        let moves = AllocationMoves(rules: problem.rules)
        var guide = SearchGuide(course, problem.rules, score: score.of)
        var state = search.start(at: guide.ranked(course.allocations)[0])
        let latest = Latest()
        try await search.run(&state, jobs: jobs) { allocation, stream in
            if let state = latest.state {
                follow(state, course)
                guide = SearchGuide(course, problem.rules, score: score.of)
                latest.state = nil
            }
            return guide.neighbour(of: allocation, moves, &stream)
        } evaluate: { allocation, replication in
            score.of(try values(of: allocation, replication: replication))
        } progress: { state in
            latest.state = state
            try progress(course.delivered())
        }
        follow(state, course)
    }

    /// The state of an annealing after its last run, where the guide has not seen it yet.
    private final class Latest {
        var state: AnnealedSearch<DeskAllocation>.State?
    }

    /// Notes the runs of an annealing that a course has not yet.
    private func follow(_ state: AnnealedSearch<DeskAllocation>.State, _ course: SearchCourse) {
        for visit in state.visits {
            let known = course.runs(of: visit.candidate).count
            for index in visit.outcomes.indices.dropFirst(known) {
                if let values = kept(visit.candidate, replication: index + 1) { course.add(values, visit.candidate) }
            }
        }
    }

    /// A part of the runs for the steps of an annealing, each of which tries a few neighbours: rather many than each often, since the guide learns from all.
    static func settings(_ evaluations: Int) -> SearchSettings {
        let (neighbours, first, more) = (6, 2, 8)
        let steps = max(1, evaluations / (neighbours * first + more))
        return SearchSettings(
            steps: steps, neighbours: neighbours, firstReplications: first, stepReplications: more, finalists: 1,
            finalReplications: 0, mostReplications: 100, cooling: pow(0.05, 1 / Double(steps)))
    }

    /// What a run gives, which is made unless it is in the log.
    private func values(of allocation: DeskAllocation, replication: Int) throws -> RunValues {
        if let kept = kept(allocation, replication: replication) { return kept }
        let input = problem.input(allocation)
        let values = try problem.plan.values(
            of: input, try replicate(input, problem.plan.seed, replication).observations)
        try log.add(values.list, key(allocation, replication))
        return values
    }

    private func kept(_ allocation: DeskAllocation, replication: Int) -> RunValues? {
        let places = problem.template.region.municipalities.count
        return log.values(key(allocation, replication)).flatMap { RunValues($0, problem.plan, places: places) }
    }

    private func key(_ allocation: DeskAllocation, _ replication: Int) -> EvaluationLog.Key {
        EvaluationLog.Key(text: allocation.text(problem.template.region), replication: replication)
    }
}
