import Foundation
import Models
import Scenarios

/// The report of a run as it was written when its last stage was finished: what `run --json` prints.
struct StoredReport {
    /// The whole text, one JSON object.
    let text: String
    private let outcomes: [[String: Any]]

    /// Nil where there is none yet.
    init?(_ path: String) {
        guard let data = FileManager.default.contents(atPath: path),
            let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let outcomes = object["outcomes"] as? [[String: Any]]
        else { return nil }
        text = String(decoding: data, as: UTF8.self)
        self.outcomes = outcomes
    }

    /// For the whole region, what is shown while a run goes on.
    var regional: [JSONText] {
        LiveEstimates.shown.compactMap { name in
            outcomes.first { ($0["name"] as? String) == name && ($0["by"] as? [String: Any])?.isEmpty == true }.map(
                json)
        }
    }

    private func json(_ outcome: [String: Any]) -> JSONText {
        func text(_ key: String) -> JSONText { (outcome[key] as? String).map(JSONText.string) ?? .null }
        func number(_ key: String) -> JSONText { .optional(outcome[key] as? Double) }
        return .object([
            ("name", text("name")), ("unit", text("unit")), ("estimate", number("estimate")),
            ("half_width", number("half_width")), ("confidence", number("confidence")),
            ("replications", .integer(outcome["replications"] as? Int ?? 0)), ("by", .object([])),
            ("reason", text("reason")),
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
