import Glibc

/// Looks for the best of very many candidates, such as allocations of teams to offices, by simulated annealing with replications where they tell most.
///
/// Each step
///
/// 1. proposes neighbours of the current candidate that the constraints allow,
/// 2. gives each of them and the current one a first few replications, which they share with the rest as luck,
/// 3. spends the replications of the step by `OptimalBudget`, so that the best among them is told from the others,
/// 4. moves to the best neighbour if it is better than the current candidate on the replications that both have, and otherwise with a chance that falls
///    with what is lost, by the temperature, which falls from step to step (S. Kirkpatrick, C. D. Gelatt and M. P. Vecchi 1983,
///    doi:10.1126/science.220.4598.671; with noise in the objective M. H. Alrefaei and S. Andradóttir 1999, doi:10.1287/mnsc.45.5.748).
///
/// At the end the best candidates of all that were visited compete for the replications of the final, and the best of these is the answer.
/// Replications of a candidate are kept, so that coming back to it costs nothing.
///
///     let search = try AnnealedSearch<[Int]>(settings: .init(steps: 60), seed: 1)
///     var state = search.start(at: [2, 2, 3])
///     try await search.run(&state, jobs: 2) { posts, stream in
///         moveOne(of: posts, &stream)
///     } isAllowed: { posts in
///         posts.allSatisfy { $0 != 1 }
///     } evaluate: { posts, replication in
///         simulate(posts: posts, replication: replication)
///     }
///     let best = state.best
/// The mean of what was found is too good, since it was chosen for it. Say how good it is by replications from `state.freshReplication` on, against the
/// same ones of what it is compared with (`PairedDifference`).
///
/// `gsl_siman_solve` is not used: it takes the objective for exact, evaluates one candidate at a time, and its course cannot be stored and continued.
public struct AnnealedSearch<Candidate: Hashable & Codable & Sendable>: Sendable {
    /// How long to search and how carefully.
    public let settings: SearchSettings
    /// Of proposals and of moves.
    public let seed: UInt64

    /// A search with settings.
    ///
    /// - Throws: `ExperimentError.setting` for a setting outside what it may be.
    public init(settings: SearchSettings, seed: UInt64) throws(ExperimentError) {
        try settings.check()
        (self.settings, self.seed) = (settings, seed)
    }

    /// The state before the first evaluation.
    public func start(at candidate: Candidate) -> State { State(candidate) }

    /// A stream of a step.
    func stream(_ purpose: ExperimentPurpose, step: Int) -> RandomStream {
        RandomStream(
            StreamName(
                seed: seed, replication: 0, kind: ExperimentKind.search.rawValue, identity: UInt64(step),
                purpose: purpose.rawValue))
    }
}

/// How long a search by simulated annealing lasts, and how carefully it looks.
public struct SearchSettings: Hashable, Codable, Sendable {
    /// What is better.
    public var preference = SelectionRule.Preference.larger
    /// How many steps there are.
    public var steps: Int
    /// How many neighbours are proposed in a step.
    public var neighbours: Int
    /// How many replications a candidate has at least.
    public var firstReplications: Int
    /// How many more replications a step spends on its candidates together.
    public var stepReplications: Int
    /// How many candidates are in the final.
    public var finalists: Int
    /// How many more replications the final spends on its candidates together.
    public var finalReplications: Int
    /// How many replications a candidate has at most.
    public var mostReplications: Int
    /// The loss, in the unit of the objective, that is taken with a chance of 1 / e at first; nil for the mean difference of the neighbours of the
    /// first step.
    public var temperature: Double?
    /// By what the temperature is multiplied from one step to the next, above 0 and at most 1.
    public var cooling: Double

    /// Settings, of which only the number of steps has to be given.
    public init(
        preference: SelectionRule.Preference = .larger, steps: Int, neighbours: Int = 4, firstReplications: Int = 5,
        stepReplications: Int = 20, finalists: Int = 8, finalReplications: Int = 200, mostReplications: Int = 200,
        temperature: Double? = nil, cooling: Double = 0.95
    ) {
        self.preference = preference
        (self.steps, self.neighbours) = (steps, neighbours)
        (self.firstReplications, self.stepReplications) = (firstReplications, stepReplications)
        (self.finalists, self.finalReplications) = (finalists, finalReplications)
        (self.mostReplications, self.temperature, self.cooling) = (mostReplications, temperature, cooling)
    }

    func check() throws(ExperimentError) {
        let check = SettingCheck("AnnealedSearch")
        try check.require(steps >= 0, "steps", Double(steps), "at least 0")
        try check.require(neighbours >= 1, "neighbours", Double(neighbours), "at least 1")
        try check.require(firstReplications >= 2, "firstReplications", Double(firstReplications), "at least 2")
        try check.require(stepReplications >= 0, "stepReplications", Double(stepReplications), "at least 0")
        try check.require(finalists >= 1, "finalists", Double(finalists), "at least 1")
        try check.require(finalReplications >= 0, "finalReplications", Double(finalReplications), "at least 0")
        try check.require(
            mostReplications >= firstReplications, "mostReplications", Double(mostReplications),
            "at least firstReplications, \(firstReplications)")
        try check.require(temperature ?? 1 > 0, "temperature", temperature ?? 1, "above 0")
        try check.require(cooling > 0 && cooling <= 1, "cooling", cooling, "above 0 and at most 1")
    }
}
