import Models
import Simulator

extension Trace {
    /// For `--json`.
    public var json: JSONText {
        .object([
            ("seeker", .string(seeker.text)), ("replication", .integer(replication)), ("seed", .unsigned(seed)),
            ("scenarios", .array(lives.map(\.json))), ("parted", partedJSON),
        ])
    }

    private var partedJSON: JSONText {
        let stories = lives.compactMap(\.story)
        guard let parting else { return .null }
        let (a, b) = (stories[0].entries[parting.first], stories[1].entries[parting.second])
        return .object([
            ("index", .integer(parting.first)), ("index_in_second", .integer(parting.second)),
            ("day", .integer(min(a.day, b.day))), ("a", a.json(start: stories[0].start)),
            ("b", b.json(start: stories[1].start)),
        ])
    }
}

extension TracedLife {
    fileprivate var json: JSONText {
        .object([
            ("name", .string(name)), ("absent_because", .optional(absence?.reason)),
            ("arrivals_in_municipality", story.map { .integer($0.arrivals) } ?? .null),
            ("after_12_months", story?.standing(after: .months(12))?.json ?? .null),
            ("after_24_months", story?.standing(after: .months(24))?.json ?? .null),
            ("at_end", (story?.entries.last?.time).flatMap { story?.standing(at: $0).json } ?? .null),
            ("events", .array(story.map { story in story.entries.map { $0.json(start: story.start) } } ?? [])),
        ])
    }
}

extension Standing {
    fileprivate var json: JSONText {
        .object([
            ("in_work", .bool(hoursPerWeek != nil)),
            ("hours_per_week", hoursPerWeek.map(JSONText.rounded) ?? .null),
            ("disability_benefit", .bool(isDisabled)), ("education", .bool(isInEducation)),
            ("service", .string(place.name)),
        ])
    }
}

extension Standing.Place {
    /// In JSON.
    fileprivate var name: String {
        switch self {
        case .ordinary: "ordinary"
        case .waiting: "waiting"
        case .inService: "in_service"
        case .leftQueue(let reason): "left_queue_\(reason.name)"
        case .exited(let kind): "exit_\(kind.name)"
        }
    }
}
