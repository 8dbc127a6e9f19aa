import Glibc

extension ApproximateBayes {
    /// Runs until a limit is reached, from the start or from a stored state, on several cores.
    ///
    /// `evaluate` gives the summaries for the parameters of an evaluation, in the order of the observed ones, drawing its luck from the seed of
    /// the evaluation. A summary that is not finite rejects the evaluation, which is counted. `progress` is called after every evaluation, in the
    /// order of their numbers, after every generation, and at the end, one call at a time; it may store the state, and an error of it ends
    /// the run.
    ///
    /// However the run ends, `state` is what was reached. Of evaluations under way at the end of a generation at most twice as many as there
    /// are jobs are thrown away. A state that stopped at a limit goes on when the limit is wider.
    ///
    /// - Throws: `ExperimentError.failure` with the parameters of the first evaluation that failed, `.summaries` for a wrong number of summaries,
    ///   `.foreignState` for a state of another problem, what `progress` throws, and `CancellationError` when the task was cancelled.
    public func run(
        _ state: inout State, jobs: Int, evaluate: @escaping @Sendable (Evaluation) throws -> [Double],
        progress: (State) throws -> Void = { _ in }
    ) async throws {
        guard state.problem == fingerprint else { throw ExperimentError.foreignState }
        state.stop = nil
        while state.stop == nil {
            if state.accepted.count == particles {
                try settle(&state)
            } else if let limit = reached(state) {
                state.stop = limit
            } else {
                try await fill(&state, jobs: jobs, evaluate: evaluate, progress: progress)
            }
            try progress(state)
        }
    }

    /// The limit that is reached between generations or within one, if any.
    private func reached(_ state: State) -> StopReason? {
        if let largest = state.largestDistance, largest <= limits.tolerance { return .tolerance }
        if state.generation >= limits.generations { return .generations }
        if state.evaluations >= limits.evaluations { return .evaluations }
        if state.evaluated >= mostEvaluationsOfAGeneration { return .acceptance }
        return nil
    }

    /// With one more than these, fewer than the least share would be accepted.
    private var mostEvaluationsOfAGeneration: Int {
        let most = (Double(particles) / limits.acceptance).rounded(.down)
        return most < Double(Int.max / 2) ? Int(most) : Int.max / 2
    }

    /// Weighs the particles of a generation that has enough; the generation counts if the weights are even enough.
    private func settle(_ state: inout State) throws {
        let weights = WeightedSums.normalised(weights(of: state.accepted, try perturbation(state)))
        if WeightedSums.effectiveSampleSize(weights) < limits.effectiveShare * Double(particles) {
            state.stop = .weights
        } else {
            state.complete(weights: weights)
        }
    }

    /// Evaluates until there are enough particles or a limit is reached.
    private func fill(
        _ state: inout State, jobs: Int, evaluate: @escaping @Sendable (Evaluation) throws -> [Double],
        progress: (State) throws -> Void
    ) async throws {
        struct Enough: Error {}
        if state.generation > 0, state.tolerance == nil {
            state.tolerance = nextTolerance(after: state.population)
            if state.tolerance == nil { return state.stop = .equalDistances }
        }
        let kernel = try perturbation(state)
        let generation = state.generation
        let left = min(limits.evaluations - state.evaluations, mostEvaluationsOfAGeneration - state.evaluated)
        let numbers = state.evaluated..<(state.evaluated + left)
        do {
            try await ReplicationRunner(jobs: jobs).run(numbers, order: .asGiven) { number in
                let evaluation = proposal(number, of: generation, kernel)
                return (evaluation, Result { try evaluate(evaluation) })
            } deliver: { _, outcome in
                state.add(try particle(of: outcome.0, outcome.1))
                try progress(state)
                if state.accepted.count == particles { throw Enough() }
            }
        } catch is Enough {}
    }

    /// The quantile of the distances, below the largest; nil where all are equal.
    private func nextTolerance(after population: [Particle]) -> Double? {
        let distances = population.map(\.distance)
        guard let largest = distances.max(),
            let quantile = WeightedSums.lowerQuantile(toleranceQuantile, distances, population.map(\.weight))
        else { return nil }
        let next = quantile < largest ? quantile : distances.filter { $0 < largest }.max()
        return next.map { max($0, limits.tolerance) }
    }
}
