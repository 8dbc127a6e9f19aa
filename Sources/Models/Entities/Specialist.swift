import Simulator

/// A job specialist's post and its incumbent.
struct Specialist: Sendable {
    /// The post: place and number, the same in every scenario that has it.
    let identity: UInt64
    let team: Int
    /// Municipality of the desk.
    let base: Int
    /// Colleagues and oneself, as far as they are at hand: those at other desks of the team count in part.
    let milieu: Double
    /// 0 to 1: full where half a supervisor has three posts (B2.6).
    let supervision: Double
    /// True for each municipality that the post serves.
    let serves: [Bool]
    /// Share of a full post, above 0 and at most 1.
    let fte: Double
    /// Fixed days away from the desk.
    let presence: [PresenceDay]

    /// Counts those who have held the post.
    var incumbent: UInt64 = 0
    var filled = true
    var inPostSince = Instant.start
    /// Grows by one a month, faster with a supervisor and colleagues.
    var experience = 0.0
    /// 0 to 1.
    var exhaustion = 0.0
    var caseload: [Index<Seeker>] = [] {
        didSet { load = nil }
    }
    /// Places taken; nil where the caseload or a phase has changed since it was counted.
    var load: Double?
    /// Admitted this week, and what a part-time post admitted too much before.
    var admittedThisWeek = 0.0
    /// Away until the morning of this day: sick, on a course, or on a trip of two days.
    var absentUntil = 0
    var leaveWeeks: [Int] = []
    /// Employers visited this week, and what a part-time post visited too many before.
    var contactsThisWeek = 0.0
    var visits: UInt64 = 0
    var departure: HazardClock?
    var departureEvent = EventHandle.none

    func ordinal(_ occasion: UInt64) -> UInt64 { incumbent << 40 | occasion }
}
