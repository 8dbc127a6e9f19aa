/// Finds the best of several alternatives, replication by replication: feeds a `SelectionRule`.
///
/// ```swift
/// var selection = RankingAndSelection(try SelectionRule(alternatives: 5, zone: 0.01, maximum: 2000))
/// try await selection.run(jobs: 2) { alternative, replication in
///     simulate(scenarios[alternative], replication: replication)  // alternatives share the luck of a replication
/// }
/// switch selection.verdict.status {
/// case .selected: print("\(selection.verdict.leader) is best")
/// default: print("cannot be told apart; about \(selection.verdict.replicationsNeeded) more replications would")
/// }
/// ```
/// Complete in itself, so that it can be stored as JSON after any replication and continued: the result is the same to the last bit. The result is
/// the same for any number of jobs.
///
/// - Complexity: O(alternatives^2) memory, and time for each replication.
public struct RankingAndSelection: Hashable, Codable, Sendable {
    /// The rule that decides.
    public private(set) var rule: SelectionRule
    /// How many replications those that are left have.
    public private(set) var replications = 0
    /// The mean of each alternative, over the replications that it was in.
    public private(set) var means: [Double]
    /// What the rule says now.
    public private(set) var verdict: SelectionRule.Verdict
    /// The sums of products of deviations from the means, row by row.
    private var products: [Double]

    /// Nothing fed yet.
    public init(_ rule: SelectionRule) {
        self.rule = rule
        means = Array(repeating: 0, count: rule.alternatives)
        products = Array(repeating: 0, count: rule.alternatives * rule.alternatives)
        verdict = rule.judge(
            Array(0..<rule.alternatives), replications: 0, mean: { _ in 0 }, varianceOfDifference: { _, _ in 0 })
    }

    /// Takes the outcomes of one replication, one for each alternative; those of alternatives that are dropped are not looked at.
    ///
    /// - Throws: `ExperimentError.count` for another number of outcomes, and `.notFinite` for one that is not finite.
    public mutating func add(_ outcomes: [Double]) throws(ExperimentError) {
        let check = ResultCheck("RankingAndSelection")
        try check.count(outcomes.count, rule.alternatives, of: "outcomes")
        for alternative in verdict.contenders {
            try check.finite(outcomes[alternative], "replication \(replications + 1) of alternative \(alternative)")
        }
        replications += 1
        let contenders = verdict.contenders
        let deltas = contenders.map { outcomes[$0] - means[$0] }
        for (a, delta) in zip(contenders, deltas) {
            means[a] += delta / Double(replications)
            for (b, other) in zip(contenders, deltas) where b <= a {
                let product = delta * other * Double(replications - 1) / Double(replications)
                products[a * rule.alternatives + b] += product
            }
        }
        judge()
    }

    /// Changes the number of replications at which to stop, so that what was undecided goes on.
    public mutating func setMaximum(_ maximum: Int) {
        rule.maximum = max(rule.minimum, maximum)
        judge()
    }

    /// Runs replications on several cores until one alternative is selected or the maximum is reached.
    ///
    /// `evaluate` gives the outcome of an alternative in a replication, counted from 1. `progress` is called after each replication, in
    /// their order, and may store the state. Evaluations under way when an alternative is dropped are thrown away, at most twice as many as
    /// there are jobs.
    ///
    /// - Throws: what `evaluate` and `progress` throw, `ExperimentError.notFinite`, and `CancellationError` when the task was cancelled.
    public mutating func run(
        jobs: Int, evaluate: @escaping @Sendable (_ alternative: Int, _ replication: Int) throws -> Double,
        progress: (RankingAndSelection) throws -> Void = { _ in }
    ) async throws {
        struct Changed: Error {}
        while verdict.status == .continuing {
            let contenders = verdict.contenders
            let first = replications + 1
            var outcomes = Array(repeating: Double.nan, count: rule.alternatives)
            do {
                try await ReplicationRunner(jobs: jobs).run(0..., order: .asGiven) { place in
                    let (round, rank) = place.quotientAndRemainder(dividingBy: contenders.count)
                    return try evaluate(contenders[rank], first + round)
                } deliver: { place, outcome in
                    let rank = place % contenders.count
                    outcomes[contenders[rank]] = outcome
                    guard rank == contenders.count - 1 else { return }
                    try add(outcomes)
                    try progress(self)
                    if verdict.status != .continuing || verdict.contenders != contenders { throw Changed() }
                }
            } catch is Changed {}
        }
    }

    private mutating func judge() {
        let (means, products, count) = (means, products, rule.alternatives)
        func product(_ a: Int, _ b: Int) -> Double { products[max(a, b) * count + min(a, b)] }
        let freedom = Double(max(1, replications - 1))
        verdict = rule.judge(verdict.contenders, replications: replications) {
            means[$0]
        } varianceOfDifference: { a, b in
            // Rounding must not make a variance negative where two alternatives hardly differ.
            max(0, product(a, a) + product(b, b) - 2 * product(a, b)) / freedom
        }
    }
}
