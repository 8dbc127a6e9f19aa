import Models
import Simulator

/// Which scenarios another one beats on all of several outcomes: those left are a matter of what one wants.
public struct TradeOff: Hashable, Sendable {
    /// What is said of one scenario.
    public struct Standing: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// The scenarios that are at least as good on every outcome and better on one, by the estimates.
        public var dominatedBy: [String]
        /// How probable it is that any is, by a bootstrap of replications.
        public var probability: Double
    }

    /// As in the contract, in the order stated.
    public var outcomes: [String]
    /// In the order of the comparison; empty where nothing can be said.
    public var standings: [Standing] = []
    /// Of each scenario.
    public var replications: Int
    /// Outcomes that were left out since a scenario does not have them.
    public var leftOut: [String] = []

    /// Looked at where nothing else is stated.
    public static let usual = ["eligible_sustained_26w", "coverage_90d", "coverage_gini", "cost_total"]
    /// Fewer say nothing of how probable it is.
    static let fewestReplications = 10

    /// The outcomes of `coverage_90d,cost_total`, at least two of which more, or less, is better.
    ///
    /// - Throws: `InvalidInput` with all that is wrong in the list.
    public static func list(_ text: String, for input: ModelInput) throws(InvalidInput) -> [String] {
        guard input.cohort == nil else { throw OutcomeOption.refused("--trade-off", [OutcomeOption.cohortMessage]) }
        let names = text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmingSpaces)
        var problems = names.compactMap { name -> String? in
            if case .failure(let problem) = OutcomeOption.directed(name) { return problem.text }
            return nil
        }
        if problems.isEmpty, Set(names).count < 2 {
            problems.append("allowed: two outcomes or more, with commas between")
        }
        if problems.isEmpty, Set(names).count < names.count { problems.append("an outcome is named twice") }
        if !problems.isEmpty { throw OutcomeOption.refused("--trade-off", problems) }
        return names
    }

    /// The view of several scenarios with equally many replications.
    init(_ asked: [String], _ runs: [NamedOutcomes], seed: UInt64) {
        let found = asked.map { name in (name: name, series: Self.series(name, runs)) }
        outcomes = found.filter { $0.series != nil }.map(\.name)
        leftOut = found.filter { $0.series == nil }.map(\.name)
        let series = found.compactMap(\.series)
        replications = series.first?.first?.count ?? 0
        let preferences = outcomes.compactMap { OutcomeCatalogue.preference(of: $0) }
        guard replications >= Self.fewestReplications, outcomes.count > 1, runs.count > 1,
            let set = try? ParetoSet(
                of: runs.indices.map { index in series.map { $0[index] } }, preferences: preferences, seed: seed)
        else { return }
        standings = zip(runs, set.standings).map { run, standing in
            Standing(
                name: run.name, dominatedBy: standing.dominatedBy.map { runs[$0].name },
                probability: standing.probabilityDominated)
        }
    }

    /// Pseudo-values by scenario; nil where one has none.
    private static func series(_ name: String, _ runs: [NamedOutcomes]) -> [[Double]]? {
        let series = runs.compactMap { run in
            run.outcomes.first { $0.name == name && $0.group.key.isEmpty }?.jackknife?.pseudoValues
        }
        let isWhole = series.count == runs.count && series.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isFinite) }
        return isWhole && Set(series.map(\.count)).count == 1 ? series : nil
    }

    /// For `--json`.
    var json: JSONText {
        .array(
            standings.map { standing in
                .object([
                    ("name", .string(standing.name)), ("outcomes", .strings(outcomes)),
                    ("dominated_by", .strings(standing.dominatedBy)),
                    ("probability_dominated", .number(standing.probability)), ("replications", .integer(replications)),
                ])
            })
    }

    /// For people.
    var text: String {
        let missing =
            leftOut.isEmpty
            ? ""
            : wrapped(
                "not looked at, since a scenario has no interval of it: \(PlainWords.list(leftOut))", indent: "  ")
        guard !standings.isEmpty else {
            let why =
                outcomes.count < 2
                ? "fewer than two of its outcomes have intervals"
                : "\(counted(replications, "replication")) \(replications == 1 ? "is" : "are") too few to say; from \(Self.fewestReplications) on"
            return "Trade-off: \(why).\n" + missing
        }
        var table = TextTable([.left, .left, .right, .left])
        table.add("Trade-off: which are beaten by another on all of \(PlainWords.list(outcomes))")
        table.add("scenario", "beaten by", "how likely", "")
        for standing in standings {
            let by = standing.dominatedBy.isEmpty ? "nobody" : PlainWords.list(standing.dominatedBy)
            table.add(standing.name, by, Self.percent(standing.probability), Self.advice(standing.probability))
        }
        return table.text + missing
    }

    private static func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }

    private static func advice(_ probability: Double) -> String {
        switch probability {
        case 0.95...: "can be left out"
        case ..<0.05: "belongs to the choice"
        default: "cannot be told yet"
        }
    }
}
