/// Where and to whom an observation belongs; -1 where it belongs to no one of the kind.
///
/// Every counted episode or hour lies in exactly one cell, so that sums over cells give any region, office, municipality,
/// segment, team or arm.
public struct Cell: Hashable, Comparable, Sendable {
    /// Index of the municipality.
    public var municipality: Int
    /// Index of the segment.
    public var segment: Int
    /// Index of the team.
    public var team: Int
    /// Index of the arm of a cohort.
    public var arm: Int

    /// A cell; what is left out is -1.
    public init(municipality: Int = -1, segment: Int = -1, team: Int = -1, arm: Int = -1) {
        self.municipality = municipality
        self.segment = segment
        self.team = team
        self.arm = arm
    }

    /// By municipality, segment, team, arm.
    public static func < (a: Cell, b: Cell) -> Bool {
        (a.municipality, a.segment, a.team, a.arm) < (b.municipality, b.segment, b.team, b.arm)
    }
}

/// One raw number of one replication: a count or a sum from which outcomes are estimated.
public struct Observation: Hashable, Sendable {
    /// What was counted.
    public var measure: Measure
    /// Where.
    public var cell: Cell
    /// For times to an event: the time in whole days; for the course of a cohort: months since enrolment; -1 otherwise.
    public var day: Int
    /// How many, or how much.
    public var value: Double

    /// An observation from its parts.
    public init(measure: Measure, cell: Cell, day: Int = -1, value: Double) {
        self.measure = measure
        self.cell = cell
        self.day = day
        self.value = value
    }
}

/// What one replication gives.
public struct ReplicationResult: Sendable {
    /// Raw numbers, sorted by measure, cell and day; what is zero is left out.
    public var observations: [Observation]
    /// How many events were executed.
    public var events: Int

    /// A result from its parts.
    public init(observations: [Observation], events: Int) {
        self.observations = observations
        self.events = events
    }
}
