import Foundation
import Synchronization
import Testing

@testable import Simulator

/// What a run does, whatever the problem: the same bytes, interruption, failures, limits.
@Suite struct ApproximateBayesTests {
    private typealias State = ApproximateBayes.State
    private struct Refusal: Error {}

    private static func problem(evaluations: Int = 1500, seed: UInt64 = 7) throws -> ApproximateBayes {
        try CompetingEnds.problem(
            observed: [0.5, 0.3, 0.2, 0.6], evaluations: evaluations, particles: 100, seed: seed)
    }

    private static func bytes(_ state: State) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(state)
    }

    private static func stored(_ state: State) throws -> State {
        try JSONDecoder().decode(State.self, from: bytes(state))
    }

    @Test(arguments: [ApproximateBayes.Kernel.twiceCovariance, .optimalLocal])
    func theSameBytesForAnyNumberOfJobs(_ kernel: ApproximateBayes.Kernel) async throws {
        let bayes = try CompetingEnds.problem(
            observed: [0.5, 0.3, 0.2, 0.6], evaluations: 1500, particles: 100, seed: 7, kernel: kernel)
        var results: [Data] = []
        for jobs in [1, 2, 5] {
            var state = bayes.start
            try await bayes.run(&state, jobs: jobs) { evaluation in
                if evaluation.number % 37 == 0 { usleep(2000) }
                return CompetingEnds.simulate(evaluation)
            }
            #expect(state.stop == .evaluations && state.evaluations == 1500 && state.generation > 3)
            results.append(try Self.bytes(state))
        }
        #expect(results[1] == results[0] && results[2] == results[0])
        #expect(try Self.problem(seed: 8).start != bayes.start)
    }

    /// The first accepted by number make a generation, so that none between them was within the tolerance.
    @Test func theFirstByNumberAreAccepted() async throws {
        let bayes = try Self.problem()
        let seen = Mutex<[Int: Double]>([:])
        var state = bayes.start
        try await bayes.run(&state, jobs: 4) { evaluation in
            let summaries = CompetingEnds.simulate(evaluation)
            if evaluation.generation == 2 {
                seen.withLock { $0[evaluation.number] = bayes.distance(to: summaries) }
            }
            return summaries
        } progress: { state in
            if state.generation == 3 { throw CancellationError() }
        } catching: {
            #expect($0 is CancellationError)
        }
        let tolerance = try #require(state.history.last?.tolerance)
        let numbers = state.population.map(\.number)
        let distances = seen.withLock { $0 }
        let last = try #require(numbers.last)
        #expect(numbers == (0...last).filter { (distances[$0] ?? .infinity) <= tolerance })
        #expect(numbers.count == 100 && state.history.last?.evaluations == last + 1)
    }

    /// Stopped by an error or a cancellation, stored as JSON and continued, a run ends as if nothing had been.
    @Test(arguments: [1, 60, 100, 101, 250, 731, 1499])
    func continuedIsUninterrupted(_ count: Int) async throws {
        let bayes = try Self.problem()
        var whole = bayes.start
        try await bayes.run(&whole, jobs: 1, evaluate: CompetingEnds.simulate)
        var state = bayes.start
        for next in [count, min(1500, count + 137)] {
            try await bayes.run(&state, jobs: 2, evaluate: CompetingEnds.simulate) { state in
                if state.evaluations == next { throw Refusal() }
            } catching: {
                #expect($0 is Refusal)
            }
            #expect(state.evaluations == next && state.stop == nil)
            state = try Self.stored(state)
        }
        try await bayes.run(&state, jobs: 2, evaluate: CompetingEnds.simulate)
        #expect(try Self.bytes(state) == Self.bytes(whole))
    }

    @Test func aCancelledRunGoesOn() async throws {
        let bayes = try Self.problem()
        var whole = bayes.start
        try await bayes.run(&whole, jobs: 2, evaluate: CompetingEnds.simulate)
        let task = Task { () -> State in
            var state = bayes.start
            try await bayes.run(&state, jobs: 2, evaluate: CompetingEnds.simulate) { state in
                if state.evaluations == 400 { withUnsafeCurrentTask { $0?.cancel() } }
            } catching: {
                #expect($0 is CancellationError)
            }
            return state
        }
        var state = try await task.value
        #expect((400...404).contains(state.evaluations))
        try await bayes.run(&state, jobs: 1, evaluate: CompetingEnds.simulate)
        #expect(state == whole)
    }

    /// A budget raised later gives what it had given from the start.
    @Test func aWiderLimitGoesOn() async throws {
        var state = try Self.problem(evaluations: 333).start
        try await Self.problem(evaluations: 333).run(&state, jobs: 2, evaluate: CompetingEnds.simulate)
        #expect(state.stop == .evaluations && state.evaluations == 333)
        try await Self.problem().run(&state, jobs: 2, evaluate: CompetingEnds.simulate)
        var whole = try Self.problem().start
        try await Self.problem().run(&whole, jobs: 2, evaluate: CompetingEnds.simulate)
        #expect(state == whole)
    }

    @Test func aStateOfAnotherProblemIsRefused() async throws {
        var state = try Self.problem(seed: 1).start
        let other = try Self.problem(seed: 2)
        await expectText(
            "the stored state belongs to another problem: it can be continued only with the same priors, observations, scales, "
                + "weights, number of particles, tolerance quantile, kernel and seed"
        ) { try await other.run(&state, jobs: 1, evaluate: CompetingEnds.simulate) }
    }

    /// Of several evaluations that fail, the first by number is told, whichever came first, and what was before is kept.
    @Test(arguments: [1, 3]) func aFailureTellsItsParameters(_ jobs: Int) async throws {
        let bayes = try Self.problem()
        var state = bayes.start
        do {
            try await bayes.run(&state, jobs: jobs) { evaluation in
                if evaluation.number == 20 { usleep(3000) }
                if evaluation.number >= 20 { throw Refusal() }
                return CompetingEnds.simulate(evaluation)
            }
            Issue.record("nothing was thrown")
        } catch ExperimentError.failure(let evaluation, let cause) {
            #expect(evaluation == bayes.proposal(20, of: 0, nil) && cause is Refusal)
            let text = "\(ExperimentError.failure(evaluation, cause: cause))"
            #expect(
                text == "evaluation 20 of generation 0, with parameters \(evaluation.parameters) and seed "
                    + "\(evaluation.seed), failed: Refusal()")
        }
        #expect(state.evaluations == 20 && state.accepted.count == 20)
    }

    @Test func aWrongNumberOfSummariesIsRefused() async throws {
        let bayes = try Self.problem()
        var state = bayes.start
        let first = bayes.proposal(0, of: 0, nil)
        await expectText("\(first) gave 2 summaries; 4 are observed") {
            try await bayes.run(&state, jobs: 1) { _ in [1, 2] }
        }
    }

    /// Whoever has a rate above 1 gives nothing finite: the posterior is that of a prior without it.
    @Test func whatIsNotFiniteIsRejectedAndCounted() async throws {
        let bayes = try Self.problem()
        let refused = Atomic<Int>(0)
        var state = bayes.start
        try await bayes.run(&state, jobs: 1) { evaluation in
            guard evaluation.parameters[0] > 1 else { return CompetingEnds.simulate(evaluation) }
            refused.add(1, ordering: .relaxed)
            return [.nan, .infinity, 0, 0]
        }
        let counted = state.history.reduce(state.notFinite) { $0 + $1.notFinite }
        // Two of three in the prior; what was under way at the end of a generation is not counted.
        #expect((150...260).contains(state.history[0].notFinite))
        #expect(refused.load(ordering: .relaxed) - counted <= 2 * state.generation && counted > 200)
        #expect(state.population.allSatisfy { $0.parameters[0] <= 1 })
        #expect(state.history[0].acceptance == 100 / Double(state.history[0].evaluations))
    }

    @Test func everyLimitStops() async throws {
        let priors = [try Uniform(low: 0, high: 1)]
        func stop(_ limits: ApproximateBayes.Limits, _ simulate: @escaping @Sendable (Double) -> Double) async throws
            -> State
        {
            let bayes = try ApproximateBayes(
                priors: priors, distance: SummaryDistance(observed: [0], scales: [1]), particles: 50, limits: limits,
                seed: 5)
            var state = bayes.start
            try await bayes.run(&state, jobs: 1) { [simulate($0.parameters[0])] }
            return state
        }
        let reached = try await stop(.init(evaluations: 10_000, tolerance: 0.03)) { $0 }
        #expect(reached.stop == .tolerance && reached.history.last?.tolerance == 0.03)
        let spent = try await stop(.init(evaluations: 120)) { $0 }
        #expect(spent.stop == .evaluations && spent.evaluations == 120 && spent.population.count == 50)
        let third = try await stop(.init(evaluations: 10_000, generations: 3)) { $0 }
        #expect(third.stop == .generations && third.history.count == 3 && third.generation == 3)
        let equal = try await stop(.init(evaluations: 10_000)) { _ in 2 }
        #expect(equal.stop == .equalDistances && equal.history.count == 1)
        // One in ten is at distance 1 and the others at 2: the next tolerance has to be 1, below the quantile.
        let steps = try await stop(.init(evaluations: 10_000)) { $0 < 0.1 ? 1 : 2 }
        #expect(steps.stop == .equalDistances && steps.history.last?.tolerance == 1)
        let rare = try await stop(.init(evaluations: 100_000, acceptance: 0.4)) {
            abs($0 - 0.5) < 1e-3 ? 0.5 : 1 + $0
        }
        #expect(rare.stop == .acceptance && rare.evaluated == 125 && rare.accepted.count < 50)
        let uneven = try await stop(.init(evaluations: 10_000, effectiveShare: 0.999)) { $0 }
        #expect(uneven.stop == .weights && uneven.accepted.count == 50 && uneven.history.count == 1)
    }

    /// An uneven generation counts once less evenness is asked for, without another evaluation.
    @Test func anUnevenGenerationCanBeTakenLater() async throws {
        func problem(_ share: Double) throws -> ApproximateBayes {
            try ApproximateBayes(
                priors: [Uniform(low: 0, high: 1)], distance: SummaryDistance(observed: [0], scales: [1]),
                particles: 50, limits: .init(evaluations: 10_000, effectiveShare: share, generations: 2), seed: 5)
        }
        var state = try problem(0.999).start
        try await problem(0.999).run(&state, jobs: 1) { $0.parameters }
        #expect(state.stop == .weights)
        let spent = state.evaluations
        try await problem(0.1).run(&state, jobs: 1) { $0.parameters }
        #expect(state.stop == .generations && state.evaluations == spent && state.history.count == 2)
    }

    @Test func settingsAreChecked() async throws {
        let prior = try Uniform(low: 0, high: 1)
        func expect(
            _ text: String, priors: Int = 2, particles: Int = 100, quantile: Double = 0.5,
            _ limits: ApproximateBayes.Limits = .init(evaluations: 1)
        ) async {
            await expectText("ApproximateBayes: \(text)") {
                _ = try ApproximateBayes(
                    priors: Array(repeating: prior, count: priors),
                    distance: SummaryDistance(observed: [0], scales: [1]), particles: particles,
                    toleranceQuantile: quantile, limits: limits, seed: 1)
            }
        }
        await expect("number of priors is 0.0; it must be at least 1", priors: 0)
        await expect("particles is 7.0; it must be at least 8, four for each parameter", particles: 7)
        await expect("toleranceQuantile is 1.0; it must be above 0 and below 1", quantile: 1)
        await expect("limits.evaluations is 0.0; it must be at least 1", .init(evaluations: 0))
        await expect(
            "limits.tolerance is -1.0; it must be a number not below 0", .init(evaluations: 1, tolerance: -1))
        await expect(
            "limits.acceptance is 0.0; it must be above 0 and below 1", .init(evaluations: 1, acceptance: 0))
        await expect(
            "limits.effectiveShare is 1.0; it must be above 0 and below 1", .init(evaluations: 1, effectiveShare: 1))
        await expect(
            "limits.generations is 0.0; it must be at least 1", .init(evaluations: 1, generations: 0))
    }
}

/// Fails unless an error with exactly this text is thrown.
func expectText(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async {
    do {
        try await body()
        Issue.record("nothing was refused", sourceLocation: sourceLocation)
    } catch {
        #expect("\(error)" == text, sourceLocation: sourceLocation)
    }
}

extension ApproximateBayes {
    /// A run that is expected to end with an error.
    fileprivate func run(
        _ state: inout State, jobs: Int, evaluate: @escaping @Sendable (Evaluation) throws -> [Double],
        progress: (State) throws -> Void, catching: (any Error) -> Void
    ) async throws {
        do {
            try await run(&state, jobs: jobs, evaluate: evaluate, progress: progress)
            Issue.record("nothing was thrown")
        } catch { catching(error) }
    }
}
