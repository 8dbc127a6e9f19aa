extension AnnealedSearch {
    /// A candidate that was evaluated.
    public struct Visit: Hashable, Codable, Sendable {
        /// The candidate.
        public let candidate: Candidate
        /// Its outcomes in the replications from 1 on.
        public internal(set) var outcomes: [Double] = []

        /// The mean of its outcomes; 0 for none.
        public var mean: Double { Tally(outcomes).mean }
    }

    /// How far a search has come; complete in itself, so that it can be stored as JSON after any evaluation and continued to the same result,
    /// to the last bit.
    public struct State: Hashable, Codable, Sendable {
        /// All candidates that were evaluated, in the order in which they were proposed.
        public internal(set) var visits: [Visit]
        /// How many steps are done.
        public internal(set) var step = 0
        /// The candidate that neighbours are proposed of, as its number among `visits`.
        public internal(set) var current = 0
        /// The temperature of this step; nil before the first is done.
        public internal(set) var temperature: Double?
        /// The candidates of this step, or of the final, as numbers among `visits`; empty between steps.
        public internal(set) var contenders: [Int] = []
        /// How many replications each of them is to have before the next decision.
        var targets: [Int] = []
        /// How many replications of this step, or of the final, are given out beyond the first ones.
        var spent = 0
        /// Whether the final is over.
        public internal(set) var isDone = false
        /// The best candidate of the final, as its number among `visits`; before the final, of the last step.
        public internal(set) var leader = 0

        init(_ candidate: Candidate) { visits = [Visit(candidate: candidate)] }

        /// The best candidate of the final; before the final, of the last step.
        public var best: Candidate { visits[leader].candidate }
        /// How many evaluations were made.
        public var evaluations: Int { visits.reduce(0) { $0 + $1.outcomes.count } }
        /// The first replication that the search has not used: from here on luck is fresh.
        public var freshReplication: Int { (visits.map(\.outcomes.count).max() ?? 0) + 1 }

        /// The evaluations that are still to be made before the next decision, replication by replication.
        var open: [(visit: Int, replication: Int)] {
            let counts = contenders.map { visits[$0].outcomes.count }
            let last = targets.max() ?? 0
            guard let first = counts.min(), first < last else { return [] }
            return (first + 1...last).flatMap { replication in
                contenders.indices.filter { counts[$0] < replication && replication <= targets[$0] }
                    .map { (contenders[$0], replication) }
            }
        }
    }
}
