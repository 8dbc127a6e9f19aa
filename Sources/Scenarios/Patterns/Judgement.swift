import Foundation
import Simulator

/// A line of a pattern beside what the model gives.
public struct Judgement: Sendable {
    /// Of which pattern.
    public var pattern: Pattern
    /// The line.
    public var line: PatternLine
    /// As simulated; nil where undefined.
    public var simulated: Double?
    /// Between replications; nil where one replication cannot tell.
    public var standardError: Double?
    /// Why nothing is simulated.
    public var reason: String?

    /// Whether it agrees; nil where no verdict is asked for, or none is possible.
    public var passed: Bool? {
        guard line.hasVerdict, let simulated else { return nil }
        switch line.expectation {
        case .value(let published): return abs(simulated - published.estimate) <= 1.96 * tolerance(published)
        case .above(let least): return simulated > least
        case .below(let most): return simulated < most
        case .between(let low, let high): return (low...high).contains(simulated)
        }
    }

    /// How many tolerances lie between simulated and published; nil where only a direction or range is published.
    public var distance: Double? {
        guard case .value(let published) = line.expectation, let simulated else { return nil }
        return (simulated - published.estimate) / tolerance(published)
    }

    /// Probability of the published direction, by the normal approximation over replications; nil without one.
    public var probability: Double? {
        guard let simulated, let standardError, standardError > 0 else { return nil }
        let above = { (limit: Double) in 0.5 * erfc((limit - simulated) / standardError / 2.0.squareRoot()) }
        switch line.expectation {
        case .above(let least): return above(least)
        case .below(let most): return 1 - above(most)
        default: return nil
        }
    }

    private func tolerance(_ published: PublishedValue) -> Double {
        let own = standardError ?? 0
        return (published.tolerance * published.tolerance + own * own).squareRoot()
    }

    /// The line judged by what a study gave.
    init(_ pattern: Pattern, _ line: PatternLine, report: RunReport) {
        self.pattern = pattern
        self.line = line
        guard let outcome = report.outcome(line.outcome, arm: line.arm) else {
            reason =
                line.arm.map { "the study '\(line.study)' has no outcome '\(line.outcome)' for an arm '\($0)'" }
                ?? "the study '\(line.study)' has no outcome '\(line.outcome)' for the whole region"
            return
        }
        reason = outcome.reason
        guard var jackknife = outcome.jackknife else { return }
        if let against = line.against {
            let other = report.outcome(line.outcome, arm: against)
            guard let control = other?.jackknife else {
                reason = "for arm '\(against)': " + (other?.reason ?? "the study has no such outcome")
                return
            }
            jackknife = control.difference(to: jackknife)
        }
        simulated = jackknife.whole
        standardError = jackknife.variance.map { $0.squareRoot() }
    }
}

extension RunReport {
    /// An outcome of an arm, or of the whole region.
    func outcome(_ name: String, arm: String?) -> ReportedOutcome? {
        outcomes.first { outcome in
            outcome.name == name
                && (arm.map { outcome.group.key == "arm" && outcome.group.value == $0 } ?? outcome.group.key.isEmpty)
        }
    }
}
