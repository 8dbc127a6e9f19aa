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

    /// A response and, for a difference, the response that is subtracted, with its values by design point.
    public struct Series: Sendable {
        /// `coverage_90d, spread less troms-finnmark-2019`
        public var label: String
        /// As in the contract.
        public var outcome: String
        /// The scenario, or the later one of a difference.
        public var scenario: String
        /// The scenario that is subtracted; nil for a level.
        public var against: String?
        /// By design point and replication.
        public var values: [[Double]]
    }

    /// Levels of every scenario, and paired differences of each later one from the first.
    public func series(_ outcomes: [String]) -> [Series] {
        let scenarios = points.map(\.scenario).distinct()
        let arms = points.first?.input.cohort?.arms.map(\.name) ?? []
        var all: [Series] = []
        for outcome in outcomes {
            for arm in arms.isEmpty ? [nil] : Array(arms.indices).map(Optional.some) {
                let place = arm.map { ", \(arms[$0])" } ?? ""
                let found = scenarios.compactMap { name in
                    values[SweepResponse(outcome: outcome, scenario: name, arm: arm)].map { (name, $0) }
                }
                for (name, values) in found {
                    let label = outcome + place + (scenarios.count > 1 ? ", \(name)" : "")
                    all.append(
                        Series(label: label, outcome: outcome, scenario: name, against: nil, values: values))
                }
                guard let (first, base) = found.first else { continue }
                for (name, values) in found.dropFirst() {
                    all.append(
                        Series(
                            label: "\(outcome)\(place), \(name) less \(first)", outcome: outcome, scenario: name,
                            against: first, values: zip(values, base).map { zip($0, $1).map { $0 - $1 } }))
                }
            }
        }
        return all
    }
}
