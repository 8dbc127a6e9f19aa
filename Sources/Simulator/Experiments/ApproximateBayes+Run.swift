import Glibc

extension ApproximateBayes {
    /// Runs until a limit is reached, from the start or from a stored state, on several cores.
    ///
    /// `evaluate` gives the summaries for the parameters of an evaluation, in the order of the observed ones, drawing its luck from the seed of the
    /// evaluation. A summary that is not finite rejects the evaluation, which is counted. `progress` is called after every evaluation, one
    /// call at a time, in the order of their numbers; it may store the state, and an error of it ends the run.
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
            state.stop = reached(state)
            if state.stop == nil, state.generation > 0, state.tolerance == nil {
                state.tolerance = nextTolerance(after: state.population)
                if state.tolerance == nil { state.stop = .equalDistances }
            }
            if state.stop == nil {
                try await runGeneration(&state, jobs: jobs, evaluate: evaluate, progress: progress)
            }
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

    /// The quantile of the distances, below the largest; nil where all are equal.
    private func nextTolerance(after population: [Particle]) -> Double? {
        let distances = population.map(\.distance)
        guard let largest = distances.max(),
            let quantile = WeightedSums.lowerQuantile(toleranceQuantile, distances, population.map(\.weight))
        else { return nil }
        let next = quantile < largest ? quantile : distances.filter { $0 < largest }.max()
        return next.map { max($0, limits.tolerance) }
    }

    /// Evaluates until the generation is complete or a limit is reached.
    private func runGeneration(
        _ state: inout State, jobs: Int, evaluate: @escaping @Sendable (Evaluation) throws -> [Double],
        progress: (State) throws -> Void
    ) async throws {
        struct Complete: Error {}
        let kernel = try state.tolerance.map { tolerance in
            try PerturbationKernel(
                self.kernel, around: state.population, tolerance: tolerance,
                widths: priors.map { $0.bounds.upperBound - $0.bounds.lowerBound })
        }
        let left = min(limits.evaluations - state.evaluations, mostEvaluationsOfAGeneration - state.evaluated)
        let numbers = state.evaluated..<(state.evaluated + left)
        let generation = state.generation
        do {
            try await ReplicationRunner(jobs: jobs).run(numbers, order: .asGiven) { number in
                let evaluation = proposal(number, of: generation, kernel)
                return (evaluation, Result { try evaluate(evaluation) })
            } deliver: { _, outcome in
                state.add(try particle(of: outcome.0, outcome.1))
                let isComplete = state.accepted.count == particles
                if isComplete { state.complete(weights: weights(of: state.accepted, kernel)) }
                try progress(state)
                if isComplete { throw Complete() }
            }
        } catch is Complete {}
    }

    /// The evaluation of a number: parameters from the priors, or from the kernel and within the priors.
    private func proposal(_ number: Int, of generation: Int, _ kernel: PerturbationKernel?) -> Evaluation {
        var stream = Evaluation.stream(.proposal, seed: seed, generation: generation, number: number)
        var parameters: [Double]
        repeat {
            parameters = kernel?.proposal(from: &stream) ?? priors.map { $0.sample(from: &stream) }
        } while !(priorDensity(at: parameters) > 0)
        return Evaluation(parameters: parameters, generation: generation, number: number, experimentSeed: seed)
    }

    /// What became of an evaluation; a failure comes in the order of the numbers too, so that the first is the same for any number of jobs.
    private func particle(of evaluation: Evaluation, _ outcome: Result<[Double], any Error>) throws -> Particle {
        let summaries: [Double]
        do {
            summaries = try outcome.get()
        } catch let error as CancellationError {
            throw error
        } catch {
            throw ExperimentError.failure(evaluation, cause: error)
        }
        guard summaries.count == distance.observed.count else {
            throw ExperimentError.summaries(
                evaluation, given: summaries.count, expected: distance.observed.count)
        }
        return Particle(
            parameters: evaluation.parameters, summaries: summaries, distance: distance(to: summaries),
            number: evaluation.number, weight: 0)
    }

    /// Prior densities by the densities of proposals, up to a factor; all alike where the priors themselves were drawn from.
    private func weights(of accepted: [Particle], _ kernel: PerturbationKernel?) -> [Double] {
        guard let kernel else { return accepted.map { _ in 1 } }
        let logarithms = accepted.map {
            log(priorDensity(at: $0.parameters)) - kernel.logDensity(at: $0.parameters)
        }
        let most = logarithms.max() ?? 0
        return logarithms.map { exp($0 - most) }
    }
}
