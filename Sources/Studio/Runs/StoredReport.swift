import Foundation
import Models
import Scenarios
import Simulator

/// The report of a run as it was written when its last stage was finished: what `run --json` prints.
struct StoredReport {
    /// The whole text, one JSON object.
    let text: String
    private let outcomes: [Outcome]

    private struct Outcome: Decodable {
        var name: String
        var unit: String
        var estimate: Double?
        var low: Double?
        var high: Double?
        var halfWidth: Double?
        var confidence: Double
        var method: IntervalMethod?
        var replications: Int
        var by: [String: String]
        var reason: String?

        enum CodingKeys: String, CodingKey {
            case name, unit, estimate, low, high, confidence, method, replications, by, reason
            case halfWidth = "half_width"
        }
    }

    private struct Content: Decodable { var outcomes: [Outcome] }

    /// Nil where there is none yet.
    init?(_ path: String) {
        guard let data = FileManager.default.contents(atPath: path),
            let content = try? BoundedJSON.decode(Content.self, from: data, file: path)
        else { return nil }
        text = String(decoding: data, as: UTF8.self)
        outcomes = content.outcomes
    }

    /// For the whole region, what is shown while a run goes on.
    var regional: [JSONText] {
        LiveEstimates.shown.compactMap { name in outcomes.first { $0.name == name && $0.by.isEmpty }.map(json) }
    }

    private func json(_ outcome: Outcome) -> JSONText {
        .object([
            ("name", .string(outcome.name)), ("unit", .string(outcome.unit)),
            ("estimate", .optional(outcome.estimate)), ("low", .optional(outcome.low)),
            ("high", .optional(outcome.high)), ("half_width", .optional(outcome.halfWidth)),
            ("confidence", .number(outcome.confidence)), ("level", .number(outcome.confidence)),
            ("method", outcome.method.map { .string($0.rawValue) } ?? .null),
            ("replications", .integer(outcome.replications)), ("by", .object([])),
            ("reason", outcome.reason.map(JSONText.string) ?? .null),
        ])
    }
}

/// The raw outcomes that a result file holds.
enum RunObservations {
    /// Those of the first replications, by number; none where there is no file yet.
    static func read(_ path: String, through count: Int) throws -> [Int: [Observation]] {
        guard count > 0 else { return [:] }
        let file = try StudyFile(reading: path)
        defer { try? file.close() }
        var all: [Int: [Observation]] = [:]
        for replication in 1...count { all[replication] = try file.observations(ofReplication: replication) }
        return all
    }
}
