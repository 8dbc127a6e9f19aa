import Models
import Scenarios

/// One run as the queue holds it.
struct RunState {
    var record: RunRecord
    let folder: RunFolder
    /// Read when it is needed.
    var scenario: Scenario?
    /// Stored replications.
    var done: Int
    /// False for what an earlier studio left: it waits until somebody goes on with it.
    var isStarted: Bool
    /// For the whole region, from as many replications as each says.
    var outcomes: [ReportedOutcome] = []
    /// The same of a run that was read again from its folder, as its stored report has them.
    var storedOutcomes: [JSONText] = []
    var followers: [Int: AsyncStream<String>.Continuation] = [:]
    /// Simulating it took so long so far, and gave so many replications.
    var work: (seconds: Double, replications: Int) = (0, 0)

    var isWanted: Bool { !record.isCancelled && record.failure == nil && record.reported < record.replications }

    /// True while it waits or is simulated; not for what an earlier studio left.
    var isUnfinished: Bool { isStarted && isWanted }

    /// Where the next stage ends: a first look soon, then steps that grow.
    var nextStage: Int {
        let stages = [10, 25, 50, 100, 200, 400, 700]
        return min(record.replications, stages.first { $0 > record.reported } ?? record.reported + 300)
    }

    /// Seconds until it is done if it alone were simulated; nil before anything was.
    var secondsLeft: Double? {
        guard work.replications > 1 else { return nil }
        return work.seconds / Double(work.replications) * Double(max(0, record.replications - done))
    }
}

/// A run for those who look at it.
struct RunSnapshot: Sendable {
    var record: RunRecord
    var status: RunStatus
    var done: Int
    /// Runs that go before it; 0 where it is not queued.
    var ahead: Int
    var secondsLeft: Double?
    var outcomes: [JSONText]
    /// Of the scenario, in `scenarios/`.
    var file: String

    /// The members that every answer about a run has.
    var members: [(String, JSONText)] {
        [
            ("id", .string(record.id)), ("title", .string(record.title)), ("status", .string(status.rawValue)),
            ("name", .string(record.name)), ("file", .string(file)),
            ("extends", record.extends.map(JSONText.string) ?? .null),
            ("seed", .unsigned(record.seed)), ("replications_wanted", .integer(record.replications)),
            ("replications_done", .integer(done)), ("replications_reported", .integer(record.reported)),
            ("ahead", .integer(ahead)), ("seconds_left", .optional(secondsLeft.map { ($0 * 10).rounded() / 10 })),
            ("created", .integer(record.created)), ("kept", .bool(record.isKept)),
            ("failure", record.failure.map(JSONText.string) ?? .null),
        ]
    }

    var json: JSONText { .object(members + [("outcomes", .array(outcomes))]) }
}
