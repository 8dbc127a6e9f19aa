import Models
import Scenarios
import Synchronization

/// Replications that were simulated before anyone pressed run: while a plan is looked at, the idle cores begin with it.
///
/// A replication is a pure function of scenario, seed and number, so that it makes no difference when it was simulated. Bounded: the first replications
/// of the last few plans.
final class Prepared: Sendable {
    /// Of each plan: as many as a first estimate needs.
    static let replications = 10
    private static let plans = 2

    private struct Plan {
        var key: String
        var results: [Int: ReplicationResult] = [:]
    }

    private let plans = Mutex<[Plan]>([])

    /// What names a plan.
    static func key(_ scenario: Scenario, seed: UInt64) -> String { "\(scenario.digest)-\(seed)" }

    /// A function that takes what is prepared and simulates the rest.
    func replicate(_ key: String) -> Replicate {
        { input, seed, replication in
            if let found = self.plans.withLock({ $0.first { $0.key == key }?.results[replication] }) { return found }
            return try FollowUp.replicateUnlessCancelled(input, seed: seed, replication: replication)
        }
    }

    /// Numbers that are missing of a plan, which becomes the latest.
    func missing(_ key: String) -> [Int] {
        plans.withLock { plans in
            let plan = plans.first { $0.key == key } ?? Plan(key: key)
            plans = [plan] + plans.filter { $0.key != key }.prefix(Self.plans - 1)
            return (1...Self.replications).filter { plan.results[$0] == nil }
        }
    }

    func add(_ key: String, _ replication: Int, _ result: ReplicationResult) {
        plans.withLock { plans in
            guard let index = plans.firstIndex(where: { $0.key == key }) else { return }
            plans[index].results[replication] = result
        }
    }
}
