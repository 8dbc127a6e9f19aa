import Glibc

extension ApproximateBayes {
    /// The kernel around the last complete generation, for the tolerance of the next; nil for generation 0, which has the priors.
    func perturbation(_ state: State) throws(DistributionError) -> PerturbationKernel? {
        guard let tolerance = state.tolerance else { return nil }
        return try PerturbationKernel(
            kernel, around: state.population, tolerance: tolerance,
            widths: priors.map { $0.bounds.upperBound - $0.bounds.lowerBound })
    }

    /// The evaluation of a number: parameters from the priors, or from the kernel and within the priors.
    ///
    /// A proposal outside is drawn anew from the choice of the particle on, so that proposals inside keep their relative densities.
    func proposal(_ number: Int, of generation: Int, _ kernel: PerturbationKernel?) -> Evaluation {
        var stream = Evaluation.stream(.proposal, seed: seed, generation: generation, number: number)
        var parameters: [Double]
        repeat {
            parameters = kernel?.proposal(from: &stream) ?? priors.map { $0.sample(from: &stream) }
        } while !(priorDensity(at: parameters) > 0)
        return Evaluation(parameters: parameters, generation: generation, number: number, experimentSeed: seed)
    }

    /// What became of an evaluation.
    ///
    /// A failure comes in the order of the numbers too, so that the first is the same for any number of jobs.
    func particle(of evaluation: Evaluation, _ outcome: Result<[Double], any Error>) throws -> Particle {
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
    func weights(of accepted: [Particle], _ kernel: PerturbationKernel?) -> [Double] {
        guard let kernel else { return accepted.map { _ in 1 } }
        let logarithms = accepted.map {
            log(priorDensity(at: $0.parameters)) - kernel.logDensity(at: $0.parameters)
        }
        let most = logarithms.max() ?? 0
        return logarithms.map { exp($0 - most) }
    }
}
