import Simulator

/// One seeker's life in one replication, event by event.
public struct Story: Sendable {
    /// Number of the municipality of residence.
    public var municipality: String
    /// Arrival number within the municipality, from 1.
    public var number: Int
    /// How many became eligible in the municipality up to the horizon; fewer than `number` where there is no such seeker.
    public var arrivals: Int
    /// The date of day 0.
    public var start: CalendarDate
    /// In the order in which they happened; empty where there is no such seeker, else from `eligible` to `ended`.
    public var entries: [StoryEntry]

    /// True where the seeker became eligible before the horizon.
    public var exists: Bool { !entries.isEmpty }
    /// The date of a day of the run.
    public func date(_ day: Int) -> CalendarDate { start + day }
}

/// Something that happened, and when.
public struct StoryEntry: Hashable, Sendable {
    /// From the start of the run.
    public var time: Instant
    /// What happened.
    public var event: StoryEvent
    /// How things stood then; at turning points only.
    public var state: StoryState?

    /// Whole days since the start of the run, 0 for the first.
    public var day: Int { Int(time.days) }
}

/// What the simulation knows of a relation that nobody measures; all 0 to 1.
public struct StoryState: Hashable, Sendable {
    /// Of the seeker in the specialist.
    public var trust: Double
    /// What the specialist knows of the seeker.
    public var knowledge: Double
    /// Of the seeker.
    public var motivation: Double
}
