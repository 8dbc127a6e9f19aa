import Models
import Scenarios
import Synchronization

/// Estimates for the whole region while replications are finished, in whatever order.
///
/// An estimate is made from all that is there, sorted by replication, so that it is a function of the set alone. Estimating takes at most
/// about a tenth of the time: the next one waits ten times as long as the last one took, but for those numbers of replications at
/// which people look.
final class LiveEstimates: Sendable {
    /// What is shown while a run goes on, those over all eligible first.
    static let shown = [
        "eligible_employed_at_12m", "eligible_sustained_26w", "coverage_90d", "additional_sustained_jobs",
        "employed_at_12m", "retention_12m", "dropout_12m", "wait_days_mean", "coverage_remote_gap",
        "caseload_mean", "travel_share", "turnover_per_year", "cost_total", "cost_per_additional_sustained_job",
    ]

    /// Shown only on maps and in goals, from finished stages.
    static let further = ["admitted_per_1000_residents_year", "discharges_per_specialist_year"]

    /// All of them with their units.
    static var named: [(name: String, unit: String)] {
        (shown + further).map { name in (name, OutcomeCatalogue.names.first { $0.name == name }?.unit ?? "") }
    }

    private struct State {
        var observations: [Int: [Observation]] = [:]
        var notBefore = ContinuousClock.now
    }

    private let state: Mutex<State>
    private let input: ModelInput
    private let names: CellNames
    private let confidence: Double

    /// Estimates that begin with replications that are stored already.
    init(_ input: ModelInput, stored: [Int: [Observation]], confidence: Double) {
        (self.input, self.confidence) = (input, confidence)
        names = CellNames(input)
        state = Mutex(State(observations: stored))
    }

    /// Adds a replication.
    ///
    /// - Returns: the estimates from all so far, or nil where it is too soon for new ones.
    func add(_ replication: Int, _ observations: [Observation]) -> (done: Int, outcomes: [ReportedOutcome])? {
        let began = ContinuousClock.now
        let all: [[Observation]]? = state.withLock { state in
            state.observations[replication] = observations
            let count = state.observations.count
            guard count == 2 || count == 10 || began >= state.notBefore else { return nil }
            return state.observations.sorted { $0.key < $1.key }.map(\.value)
        }
        guard let all else { return nil }
        let outcomes = Self.outcomes(input, all, names, confidence)
        let took = ContinuousClock.now - began
        state.withLock { $0.notBefore = .now + max(took * 10, .milliseconds(250)) }
        return (all.count, outcomes)
    }

    private static func outcomes(
        _ input: ModelInput, _ all: [[Observation]], _ names: CellNames, _ confidence: Double
    ) -> [ReportedOutcome] {
        let found = OutcomeCatalogue.estimates(for: input, replications: all) { $0 == .region }.map {
            ReportedOutcome($0, names: names, confidence: confidence, replications: all.count)
        }
        return shown.compactMap { name in found.first { $0.name == name } }
    }
}
