import Foundation
import Scenarios

/// What a search for the best allocation found, as `optimise` wrote it.
public struct OptimisationReading: Decodable, Sendable {
    struct Region: Decodable, Sendable {
        struct Place: Decodable, Sendable {
            var number: String
            var name: String
        }

        var name: String
        var municipalities: [Place]
    }

    struct Constraints: Decodable, Sendable {
        var teamAtLeast: Int
        var longestDriveMinutes: Double?
        var outpostsWithinMinutes: Double
        var leastCoverage: Double?
    }

    struct Search: Decodable, Sendable {
        var seed: UInt64
        var allocations: Int
        var runs: Int
    }

    struct Fresh: Decodable, Sendable {
        var seed: UInt64
        var replications: Int
    }

    struct Desk: Decodable, Sendable {
        var team: String
        var supervisor: Double
        var municipality: String
        var posts: Int
        var serves: [String]
    }

    struct Outcome: Decodable, Sendable {
        var name: String
        var unit: String
        var estimate: Double?
        var low: Double?
        var high: Double?
        var halfWidth: Double?
        var by: [String: String]
    }

    struct Best: Decodable, Sendable {
        var name: String
        var file: String
        var resultsDigest: String
        var plannedCost: Double?
        var desks: [Desk]
        var outcomes: [Outcome]
        var coverage: [Outcome]
    }

    struct BrokenRule: Decodable, Sendable {
        var rule: String
        var value: Double?
        var place: String?
    }

    struct Cost: Decodable, Sendable {
        var name: String
        var estimate: Double?
        var simultaneousHalfWidth: Double?
    }

    struct Improvement: Decodable, Sendable {
        var over: String
        var brokenRule: BrokenRule?
        var level: Double?
        var levelHalfWidth: Double?
        var estimate: Double?
        var simultaneousHalfWidth: Double?
        var simultaneousLow: Double?
        var simultaneousHigh: Double?
        var equality: Double?
        var equalitySimultaneousHalfWidth: Double?
        var costs: [Cost]
        var resultsDigest: String

        /// Ends of the interval that holds at once with those of the others; nil where luck cannot be told.
        var ends: (low: Double, high: Double)? {
            if let simultaneousLow, let simultaneousHigh { return (simultaneousLow, simultaneousHigh) }
            guard let estimate, let half = simultaneousHalfWidth else { return nil }
            return (estimate - half, estimate + half)
        }

        func cost(_ name: String) -> Cost? { costs.first { $0.name == name } }
    }

    struct Point: Decodable, Sendable {
        var name: String
        var objective: Double?
        var objectiveHalfWidth: Double?
        var equality: Double?
        var equalityHalfWidth: Double?
        var dominated: Bool
        var probabilityDominated: Double
    }

    var name: String
    var programVersion: String
    var region: Region
    var objective: String
    var unit: String
    var equality: String?
    var equalityUnit: String?
    var budget: Double
    var confidence: Double
    var constraints: Constraints
    var search: Search
    var fresh: Fresh
    var best: Best
    var improvements: [Improvement]
    var frontier: [Point]
    var notes: [String]

    /// The objective as the best has it.
    var level: Outcome? { best.outcomes.first { $0.name == objective } }

    /// Of what keeps the rules, what the best is least above.
    var closest: Improvement? {
        improvements.filter { $0.brokenRule == nil && $0.estimate != nil }
            .min { ($0.estimate ?? 0) < ($1.estimate ?? 0) }
    }

    /// What breaks a rule and is better all the same, by more than luck.
    var betterByBreaking: [Improvement] {
        improvements.filter { $0.brokenRule != nil && $0.ends.map { $0.high < 0 } ?? false }
    }

    /// Official numbers of what some desk of the best serves.
    var served: Set<String> { Set(best.desks.flatMap(\.serves)) }

    var posts: Int { best.desks.reduce(0) { $0 + $1.posts } }
    var teams: [String] { best.desks.map(\.team).distinct() }

    /// Of a municipality.
    func name(of number: String) -> String { region.municipalities.first { $0.number == number }?.name ?? number }
}
