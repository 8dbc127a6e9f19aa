import Models
import Simulator

extension SweepReport {
    /// Outcomes that are looked at unless others are named.
    public static func usualResponses(isOfCohorts: Bool) -> [String] {
        isOfCohorts
            ? ["employed_at_12m", "ever_employed_12m", "hours_change", "dropout_12m"]
            : [
                "eligible_sustained_26w", "eligible_employed_at_12m", "coverage_90d", "retention_12m", "dropout_12m",
                "coverage_gini", "cost_per_sustained_job",
            ]
    }

    /// An outcome of a scenario over the design points or, for a difference, what it is above that of the first scenario.
    public struct Series: Sendable {
        /// `coverage_90d, spread less troms-finnmark-2019`
        public var label: String
        /// As in the contract.
        public var outcome: String
        /// Of the outcome.
        public var unit = ""
        /// The scenario, or the later one of a difference.
        public var scenario: String
        /// The scenario that is subtracted; nil for a level.
        public var against: String?
        /// Name of the arm; nil for the whole region.
        public var arm: String?
        /// By design point, the estimate from all replications, as in the table of outcomes; nil where undefined.
        public var estimates: [Double?] = []
        /// By design point and replication, where an analysis asked for them; not a number where undefined.
        public var values: [[Double]]
    }

    /// Names of the scenarios, in order.
    public var scenarios: [String] { points.map(\.scenario).distinct() }

    /// Levels of every scenario, and paired differences of each later one from the first; for each arm of a cohort.
    public func series(_ outcomes: [String]) -> [Series] {
        let (scenarios, arms) = (scenarios, arms)
        return outcomes.flatMap { outcome in
            arms.flatMap { arm in
                let levels = scenarios.indices.compactMap { level(outcome, scenarios, $0, arm) }
                guard let base = levels.first else { return [Series]() }
                return levels.map(\.series) + levels.dropFirst().map { Self.difference($0, from: base) }
            }
        }
    }

    private typealias Level = (series: Series, outcomes: [ReportedOutcome?])

    /// Index and name of the arms of a cohort; nil for the whole region.
    private var arms: [(index: Int, name: String)?] {
        let names = points.first?.input.cohort?.arms.map(\.name) ?? []
        return names.isEmpty ? [nil] : names.enumerated().map { (index: $0, name: $1) }
    }

    /// Nil where the scenario has no such outcome.
    private func level(
        _ outcome: String, _ scenarios: [String], _ scenario: Int, _ arm: (index: Int, name: String)?
    ) -> Level? {
        let name = scenarios[scenario]
        let own = stride(from: scenario, to: points.count, by: scenarios.count).map { point in
            self.outcomes[point].first { $0.name == outcome && $0.group.value == arm?.name ?? "" }
        }
        guard let unit = own.lazy.compactMap({ $0?.unit }).first else { return nil }
        let label = outcome + (arm.map { ", \($0.name)" } ?? "") + (scenarios.count > 1 ? ", \(name)" : "")
        let series = Series(
            label: label, outcome: outcome, unit: unit, scenario: name, arm: arm?.name,
            estimates: own.map { $0?.estimate },
            values: values[SweepResponse(outcome: outcome, scenario: name, arm: arm?.index)] ?? [])
        return (series, own)
    }

    private static func difference(_ later: Level, from base: Level) -> Series {
        var series = later.series
        let names = (a: base.series.scenario, b: later.series.scenario)
        series.against = base.series.scenario
        series.label =
            ([series.outcome] + (series.arm.map { [$0] } ?? []) + ["\(series.scenario) less \(base.series.scenario)"])
            .joined(separator: ", ")
        series.estimates = zip(later.outcomes, base.outcomes).map { later, base in
            guard let later, let first = base else { return nil }
            return Difference(from: first, to: later, names: names).estimate
        }
        series.values = zip(later.series.values, base.series.values).map {
            zip($0, $1).map { differenceBeyondRounding($0, $1) }
        }
        return series
    }
}
