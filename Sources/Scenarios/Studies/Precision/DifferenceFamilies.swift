import Simulator

extension Difference {
    /// Widens the simultaneous interval: each end lies `factor` times as far from the estimate as that of the single one.
    fileprivate mutating func widen(by factor: Double) {
        guard let estimate, let low, let high, factor > 1 else { return }
        let most = unit == "share" ? 1 : Double.infinity
        simultaneousLow = max(-most, estimate - factor * (estimate - low))
        simultaneousHigh = min(most, estimate + factor * (high - estimate))
    }
}

/// Differences of several scenarios with the first, with intervals that hold at once for each outcome.
enum DifferenceFamilies {
    /// By later scenario, then in the order of the first's outcomes.
    ///
    /// A family is one outcome of one group. For the whole region and for arms the critical value is that of the largest t statistic
    /// (`SimultaneousDifferences`); for the many smaller groups, and where events are few, it is Bonferroni's bound of it, which takes no draws and
    /// is a few per cent more.
    static func differences(_ runs: [NamedOutcomes], seed: UInt64) -> [Difference] {
        guard let first = runs.first else { return [] }
        let later = runs.dropFirst().map { run in
            Dictionary(run.outcomes.map { (Key($0), $0) }, uniquingKeysWith: { first, _ in first })
        }
        var columns = later.map { _ in [Difference]() }
        for outcome in first.outcomes {
            let found = later.map { $0[Key(outcome)] }
            let factor = factor(outcome, found.compactMap(\.self), seed: seed)
            for (index, other) in found.enumerated() {
                guard let other else { continue }
                var difference = Difference(from: outcome, to: other, names: (first.name, runs[index + 1].name))
                difference.widen(by: factor)
                columns[index].append(difference)
            }
        }
        return columns.flatMap(\.self)
    }

    /// By how much simultaneous intervals are wider than those of each difference for itself.
    private static func factor(_ first: ReportedOutcome, _ others: [ReportedOutcome], seed: UInt64) -> Double {
        let series = ([first] + others).compactMap { $0.jackknife?.pseudoValues }
        let count = series.first?.count ?? 0
        guard first.jackknife != nil, series.count > 2, count > 1, series.allSatisfy({ $0.count == count }) else {
            return 1
        }
        func quantile(_ confidence: Double) -> Double {
            studentQuantile(confidence: confidence, degreesOfFreedom: count - 1)
        }
        let one = quantile(first.level)
        let bound = quantile(1 - (1 - first.level) / Double(series.count - 1))
        guard first.group.isWhole, others.allSatisfy({ $0.method == .jackknife }), first.method == .jackknife else {
            return bound / one
        }
        let family = try? SimultaneousDifferences(
            of: series, family: .control(0), confidence: first.level, seed: seed)
        return (family?.criticalValue ?? bound) / one
    }

    private struct Key: Hashable {
        var name: String
        var group: String
        var value: String

        init(_ outcome: ReportedOutcome) {
            (name, group, value) = (outcome.name, outcome.group.key, outcome.group.value)
        }
    }
}
