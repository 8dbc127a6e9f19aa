import Glibc

extension AnnealedSearch {
    /// Searches until the final is over, from the start or from a stored state, on several cores.
    ///
    /// `neighbour` proposes a candidate next to one, or nil where there is none; a proposal that `isAllowed` refuses is not evaluated. `evaluate` gives the
    /// objective in a replication, counted from 1; candidates should share the luck of a replication. `progress` is called after every
    /// evaluation, in an order that does not depend on the number of jobs, and may store the state.
    ///
    /// - Throws: what `evaluate` and `progress` throw, `ExperimentError.notFinite` for an objective that is not finite, and `CancellationError`
    ///   when the task was cancelled.
    public func run(
        _ state: inout State, jobs: Int, neighbour: (Candidate, inout RandomStream) -> Candidate?,
        isAllowed: (Candidate) -> Bool = { _ in true },
        evaluate: @escaping @Sendable (Candidate, _ replication: Int) throws -> Double,
        progress: (State) throws -> Void = { _ in }
    ) async throws {
        while !state.isDone {
            if state.contenders.isEmpty {
                enter(state.step < settings.steps ? proposals(state, neighbour, isAllowed) : finalists(state), &state)
            } else if !state.open.isEmpty {
                try await sample(&state, jobs: jobs, evaluate, progress)
            } else if !giveMore(&state) {
                decide(&state)
            }
        }
    }

    /// Begins a step or the final with candidates, which get their first replications.
    private func enter(_ candidates: [Candidate], _ state: inout State) {
        for candidate in candidates {
            let known = state.visits.firstIndex { $0.candidate == candidate }
            if known == nil { state.visits.append(Visit(candidate: candidate)) }
            state.contenders.append(known ?? state.visits.count - 1)
        }
        state.targets = state.contenders.map { max(settings.firstReplications, state.visits[$0].outcomes.count) }
        state.spent = 0
    }

    /// The current candidate and allowed neighbours of it, each once.
    private func proposals(
        _ state: State, _ neighbour: (Candidate, inout RandomStream) -> Candidate?, _ isAllowed: (Candidate) -> Bool
    ) -> [Candidate] {
        var stream = stream(.neighbours, step: state.step)
        let current = state.visits[state.current].candidate
        var candidates = [current]
        for _ in 0..<50 * settings.neighbours where candidates.count <= settings.neighbours {
            guard let next = neighbour(current, &stream), !candidates.contains(next), isAllowed(next) else { continue }
            candidates.append(next)
        }
        return candidates
    }

    /// The best of all candidates that were visited.
    private func finalists(_ state: State) -> [Candidate] {
        let means = state.visits.map { sign * $0.mean }
        let order = means.indices.sorted { (means[$1], $0) < (means[$0], $1) }
        return order.prefix(settings.finalists).map { state.visits[$0].candidate }
    }

    /// Makes the evaluations that are open.
    private func sample(
        _ state: inout State, jobs: Int, _ evaluate: @escaping @Sendable (Candidate, Int) throws -> Double,
        _ progress: (State) throws -> Void
    ) async throws {
        let open = state.open
        let candidates = open.map { state.visits[$0.visit].candidate }
        try await ReplicationRunner(jobs: jobs).run(open.indices, order: .asGiven) { place in
            try evaluate(candidates[place], open[place].replication)
        } deliver: { place, outcome in
            try ResultCheck("AnnealedSearch").finite(
                outcome, "replication \(open[place].replication) of \(candidates[place])")
            state.visits[open[place].visit].outcomes.append(outcome)
            try progress(state)
        }
    }

    /// Gives out more replications of the step or the final, a few at a time; false where none are left or none are of use.
    private func giveMore(_ state: inout State) -> Bool {
        let budget = state.step < settings.steps ? settings.stepReplications : settings.finalReplications
        let more = min(budget - state.spent, state.contenders.count)
        guard more > 0, state.contenders.count > 1 else { return false }
        let tallies = state.contenders.map { Tally(state.visits[$0].outcomes) }
        let shares = OptimalBudget.shares(
            means: tallies.map(\.mean), standardDeviations: tallies.map(\.standardDeviation),
            preference: settings.preference)
        state.targets = OptimalBudget.targets(
            after: more, counts: tallies.map(\.count), shares: shares, most: settings.mostReplications)
        state.spent += more
        return !state.open.isEmpty
    }

    /// Ends a step by moving or staying, and the final by naming the best.
    private func decide(_ state: inout State) {
        let contenders = state.contenders
        (state.contenders, state.targets) = ([], [])
        let leader = contenders.dropFirst().reduce(contenders[0]) { gain(of: $1, over: $0, state) > 0 ? $1 : $0 }
        state.leader = leader
        guard state.step < settings.steps else { return state.isDone = true }
        let gains = contenders.dropFirst().map { (visit: $0, gain: gain(of: $0, over: state.current, state)) }
        if let next = gains.max(by: { $0.gain < $1.gain }) {
            let typical = gains.reduce(0) { $0 + abs($1.gain) } / Double(gains.count)
            let temperature = state.temperature ?? settings.temperature ?? typical
            var stream = stream(.acceptance, step: state.step)
            if next.gain > 0 || stream.uniform() < exp(next.gain / max(temperature, .leastNormalMagnitude)) {
                state.current = next.visit
            }
            state.temperature = temperature * settings.cooling
        }
        state.step += 1
    }

    /// By how much a candidate is better than another, on average over the replications that both have.
    private func gain(of one: Int, over other: Int, _ state: State) -> Double {
        let pairs = zip(state.visits[one].outcomes, state.visits[other].outcomes)
        return sign * Tally(pairs.map { $0 - $1 }).mean
    }

    private var sign: Double { settings.preference == .larger ? 1 : -1 }
}
