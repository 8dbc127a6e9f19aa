import CGSL
import Foundation
import Testing

@testable import Simulator

/// Independent replications of a network, each from an empty start and with the warm-up deleted.
struct NetworkExperiment: Sendable {
    var network: QueueNetwork
    var seed: UInt64
    var replications = 60
    var warmUp = 500.0
    /// Days after the warm-up.
    var length = 10_000.0
    /// Instants of the warm-up or later, in order, at which to count who is present.
    var snapshots: [Double] = []

    /// Runs all, in the order of the replications.
    ///
    /// In every run Little's law has to hold as an identity: the areas under the numbers in line and in service, which the pools keep,
    /// are the sums of the times that customers spent there, which the model keeps one by one, to a relative 1e-9. Flows add up,
    /// and nobody ever waits beside a free server.
    func run(_ location: SourceLocation = #_sourceLocation) async throws -> [NetworkRecord] {
        var records: [NetworkRecord] = []
        let jobs = ProcessInfo.processInfo.activeProcessorCount
        try await ReplicationRunner(jobs: jobs).run(1...replications, order: .asGiven) {
            replicate($0)
        } deliver: { _, record in
            records.append(record)
        }
        #expect(records.allSatisfy { $0.faults == 0 }, sourceLocation: location)
        #expect((records.map(\.imbalance).max() ?? 1) < 1e-9, sourceLocation: location)
        return records
    }

    private func replicate(_ replication: Int) -> NetworkRecord {
        var model = NetworkModel(network, seed: seed, replication: replication)
        if warmUp > 0 {
            _ = model.simulate(until: Instant(days: warmUp))
            model.open(at: Instant(days: warmUp))
        }
        var present: [Double] = []
        var busy: [Double] = []
        for time in snapshots {
            _ = model.simulate(until: Instant(days: time))
            present.append(
                model.pools.indices.reduce(0) { $0 + Double(model.pools[$1].busy + model.pools[$1].waiting) })
            busy.append(model.pools.indices.reduce(0) { $0 + Double(model.pools[$1].busy) })
        }
        let end = Instant(days: warmUp + length)
        _ = model.simulate(until: end)
        var record = model.close(at: end)
        (record.presentAt, record.busyAt) = (present, busy)
        return record
    }
}

/// A quantity that theory knows: the ratio of two sums over all replications.
struct TheoryOutcome {
    let name: String
    let theory: Double
    let above: (NetworkRecord) -> Double
    let below: (NetworkRecord) -> Double

    /// A ratio, of which one replication need not be an unbiased estimate: the jackknife takes care of that.
    init(
        _ name: String, _ theory: Double, ratio above: @escaping (NetworkRecord) -> Double,
        to below: @escaping (NetworkRecord) -> Double
    ) {
        (self.name, self.theory, self.above, self.below) = (name, theory, above, below)
    }

    /// A mean over replications.
    init(_ name: String, _ theory: Double, mean value: @escaping (NetworkRecord) -> Double) {
        self.init(name, theory, ratio: value, to: { _ in 1 })
    }

    /// The two-sided p-value of theory by Student's t on the jackknife's pseudo-values.
    func comparison(with records: [NetworkRecord]) throws -> (estimate: Double, pValue: Double) {
        let jackknife = try #require(Jackknife(ratioOf: records.map(above), to: records.map(below)))
        let error = try #require(jackknife.variance).squareRoot()
        let t = abs(jackknife.whole - theory) / error
        return (jackknife.whole, 2 * studentUpperTail(t, degreesOfFreedom: records.count - 1))
    }
}

/// Expects that all outcomes agree with theory: each two-sided p-value above 0.001 divided by their number, so that a right program fails
/// a test with a chance below 0.001 (Bonferroni).
func expectAgreement(
    _ records: [NetworkRecord], _ outcomes: [TheoryOutcome], _ location: SourceLocation = #_sourceLocation
) throws {
    for outcome in outcomes {
        let (estimate, pValue) = try outcome.comparison(with: records)
        let text = "\(outcome.name): simulated \(estimate), theory \(outcome.theory), p = \(pValue)"
        #expect(pValue * Double(outcomes.count) > 0.001, "\(text)", sourceLocation: location)
    }
}
