import Models
import Simulator

/// What switching mechanisms off does to the main outcomes of a scenario, under common random numbers.
public struct MechanismStudy: Sendable {
    /// One mechanism and what its absence changes.
    public struct Effect: Sendable {
        /// Which.
        public var mechanism: Mechanism
        /// Off minus on, in the order of `outcomes`; empty where the scenario has it switched off already.
        public var differences: [Difference]
        /// For each difference, the p-value that it is zero, adjusted for all comparisons; nil where it is not defined.
        public var adjusted: [Double?]

        /// True where a difference can be told from zero at the study's level.
        public func isTold(_ index: Int) -> Bool {
            guard adjusted.indices.contains(index), let value = adjusted[index] else { return false }
            return value <= 1 - differences[index].level
        }

        /// True where none of the differences can be told from zero.
        public var isSilent: Bool { !differences.indices.contains(where: isTold) }
    }

    /// The scenario as it is.
    public var base: RunReport
    /// In the order of the process.
    public var effects: [Effect]

    /// The outcomes that are compared, with the words of the tables.
    public static let outcomes: [OutcomeLabel] = [
        OutcomeLabel(name: "eligible_sustained_26w", text: "26-week job, all eligible"),
        OutcomeLabel(name: "coverage_90d", text: "place within 90 days"),
        OutcomeLabel(name: "employed_at_12m", text: "in work at 12 months"),
        OutcomeLabel(name: "retention_12m", text: "first job lasts 12 months"),
        OutcomeLabel(name: "dropout_12m", text: "dropped out in 12 months"),
        OutcomeLabel(name: "cost_per_sustained_job", text: "cost per sustained job"),
    ]

    /// The study of reports that share seed and replications; nil stands for a mechanism that is off already.
    init(base: RunReport, without: [(Mechanism, RunReport?)]) {
        self.base = base
        effects = without.map { mechanism, report in
            let pairs = Self.outcomes.compactMap { label in
                report.flatMap { later in
                    base.regional(label.name).flatMap { a in later.regional(label.name).map { (a, $0) } }
                }
            }
            let differences = pairs.map { Difference(from: $0, to: $1, names: (base.name, mechanism.id)) }
            return Effect(mechanism: mechanism, differences: differences, adjusted: differences.map { _ in nil })
        }
        adjust()
    }

    /// How many comparisons have a p-value: each is one of the family that Holm's method holds together.
    public var comparisons: Int { effects.reduce(0) { $0 + $1.adjusted.count { $0 != nil } } }

    /// Mechanisms that are off already in the scenario.
    public var alreadyOff: [Mechanism] { effects.filter(\.differences.isEmpty).map(\.mechanism) }

    /// Mechanisms without any effect that can be told from zero.
    public var silent: [Mechanism] {
        effects.filter { !$0.differences.isEmpty && $0.isSilent }.map(\.mechanism)
    }

    private mutating func adjust() {
        var places: [(effect: Int, index: Int)] = []
        var values: [Double] = []
        for effect in effects.indices {
            for (index, difference) in effects[effect].differences.enumerated() {
                guard let value = difference.pValue(replications: base.replications) else { continue }
                places.append((effect, index))
                values.append(value)
            }
        }
        for (place, value) in zip(places, holmAdjusted(values)) { effects[place.effect].adjusted[place.index] = value }
    }
}

extension Difference {
    /// The two-sided p-value of no difference, by Student's t over replications; nil where it is not defined.
    func pValue(replications: Int) -> Double? {
        guard let estimate, let low, let high, replications > 1 else { return nil }
        // By how far the interval reaches towards 0.
        let reach = estimate > 0 ? estimate - low : high - estimate
        guard reach > 0, estimate != 0 else { return estimate == 0 ? 1 : 0 }
        let freedom = replications - 1
        let t = abs(estimate) / reach * studentQuantile(confidence: level, degreesOfFreedom: freedom)
        return min(1, 2 * studentUpperTail(t, degreesOfFreedom: freedom))
    }
}
