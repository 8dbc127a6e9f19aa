import Simulator

// Jobs, as a story tells them.
extension Story {
    /// A job from its beginning to its end, or to the end of the story.
    public struct Spell: WorkSpell, Hashable, Sendable {
        /// When it began.
        public var start: Instant
        /// When it ended, the story's end at the latest.
        public var end: Instant
        /// Weekly hours.
        public var hoursPerWeek: Double
    }

    /// All jobs, in order.
    public var spells: [Spell] {
        var spells: [Spell] = []
        let last = entries.last?.time ?? .start
        for entry in entries {
            switch entry.event {
            case .jobBegan(let job):
                spells.append(Spell(start: entry.time, end: last, hoursPerWeek: job.terms.hoursPerWeek))
            case .jobEnded: spells[spells.count - 1].end = entry.time
            default: break
            }
        }
        return spells
    }

    /// Mean weekly hours between two instants.
    public func weeklyHours(from: Instant, to: Instant) -> Double {
        spells.weeklyHours(from: from, to: to)
    }
}
