/// Runs replications until several means are precise at once: feeds a `PrecisionRule` replication by replication.
///
/// ```swift
/// var stopping = SequentialStopping(PrecisionRule(targets: [0.5, 2], maximum: 1000))
/// while !stopping.verdict.stops { stopping.add(simulate(replication: stopping.replications + 1)) }
/// ```
/// Feed results in the order of the replications, and not as they are finished: else the stopping point depends on the number of jobs,
/// and on how long a replication takes, which may go together with its result.
///
/// Complete in itself, so that it can be stored as JSON after any replication and continued. For outcomes that are no means of replications, such
/// as ratios of sums, give half-widths of a `Jackknife` to `PrecisionRule.judge(_:replications:)` at the looks of
/// `PrecisionRule.nextLook(after:replications:)`.
///
/// - Complexity: O(outcomes) memory and time for each replication.
public struct SequentialStopping: Hashable, Codable, Sendable {
    /// The rule that decides.
    public let rule: PrecisionRule
    /// How many replications were fed.
    public private(set) var replications = 0
    private var tallies: [Tally]
    private var extremes: [Extremes]

    /// Nothing fed yet.
    public init(_ rule: PrecisionRule) {
        self.rule = rule
        tallies = rule.targets.map { _ in Tally() }
        extremes = rule.targets.map { _ in Extremes() }
    }

    /// Takes the outcomes of one replication, in the order of the targets.
    public mutating func add(_ outcomes: [Double]) {
        precondition(outcomes.count == tallies.count, "one outcome for each target")
        replications += 1
        for (outcome, value) in outcomes.enumerated() {
            tallies[outcome].add(value)
            extremes[outcome].add(value)
        }
    }

    /// The means with intervals of `confidencePerOutcome`.
    public var estimates: [Estimate] { tallies.map { $0.estimate(confidence: rule.confidencePerOutcome) } }

    /// Whether to stop, what is not yet precise, and a forecast.
    public var verdict: PrecisionRule.Verdict {
        rule.judge(
            estimates.map(\.halfWidth), events: extremes.map { $0.events(of: replications) }, replications: replications
        )
    }
}

/// How often a series took its smallest and its largest value.
private struct Extremes: Hashable, Codable, Sendable {
    private var least: Double?
    private var most: Double?
    private var atLeast = 0
    private var atMost = 0

    mutating func add(_ value: Double) {
        if value < least ?? .infinity { (least, atLeast) = (value, 0) }
        if value > most ?? -.infinity { (most, atMost) = (value, 0) }
        if value == least { atLeast += 1 }
        if value == most { atMost += 1 }
    }

    /// How many values differ from the smallest, or from the largest: the smaller number.
    func events(of count: Int) -> Int { min(count - atLeast, count - atMost) }
}
