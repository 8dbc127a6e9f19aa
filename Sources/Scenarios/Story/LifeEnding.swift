import Models
import Simulator

/// How a life came out, as rows of a table.
struct LifeEnding {
    private let story: Story

    init(_ story: Story) { self.story = story }

    /// What each row is about.
    static let labels = [
        "in the service", "12 months after becoming eligible", "24 months after", "hours a week in the first 12 months",
        "jobs", "at the end",
    ]

    /// One cell for each label.
    var cells: [String] {
        let end = story.entries.last?.time ?? .start
        return [
            service, text(story.standing(after: .months(12))), text(story.standing(after: .months(24))), hours, jobs,
            text(story.standing(at: end)),
        ]
    }

    private var service: String {
        guard let admitted = story.entries.first(where: { if case .admitted = $0.event { true } else { false } }) else {
            return "never"
        }
        let exit = story.entries.first { if case .exited = $0.event { true } else { false } }
        let from = PlainWords.date(story.date(admitted.day))
        guard let exit, case .exited(let kind, _) = exit.event else { return "since \(from)" }
        return "\(from) to \(PlainWords.date(story.date(exit.day))); \(reason(kind))"
    }

    private func reason(_ kind: ExitKind) -> String {
        switch kind {
        case .job: "left with a job"
        case .dropOut: "dropped out"
        case .disability: "left for disability benefit"
        case .education: "left for an education"
        case .timeLimit: "left after the longest stay"
        case .other: "left for other reasons"
        }
    }

    private func text(_ standing: Standing?) -> String {
        guard let standing else { return "not known: after the end" }
        var text = standing.hoursPerWeek.map { "in work, \(PlainWords.counted($0, "hour")) a week" } ?? "out of work"
        if standing.isDisabled { return "on disability benefit" }
        if standing.isInEducation { text = "in education" }
        switch standing.place {
        case .waiting: return text + ", waiting for a place"
        case .inService: return text + ", in the service"
        default: return text
        }
    }

    private var hours: String {
        guard let first = story.entries.first, story.standing(after: .months(12)) != nil,
            case .eligible(let person) = first.event
        else { return "not known: after the end" }
        let hours = story.weeklyHours(from: first.time, to: first.time + .months(12))
        return "\(PlainWords.number(hours)); in the year before \(PlainWords.number(person.hoursBefore))"
    }

    private var jobs: String {
        let spells = story.spells
        guard let longest = spells.map({ $0.end - $0.start }).max() else { return "none" }
        let count = PlainWords.count(spells.count)
        return spells.count == 1
            ? "one, for \(PlainWords.duration(longest))" : "\(count), the longest for \(PlainWords.duration(longest))"
    }
}
