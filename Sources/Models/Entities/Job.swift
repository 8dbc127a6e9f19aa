import Simulator

/// Why a job ended.
public enum JobEnd: UInt8, Sendable, CaseIterable {
    /// By the seeker.
    case quit
    /// By the employer, for the seeker's work.
    case dismissal
    /// By the employer, for lack of work.
    case layOff
    /// The seeker's.
    case sickness
    /// The date of an engagement.
    case temporaryOver
    /// The wage subsidy stopped and the employer with it.
    case subsidyOver
}

/// The kinds of contract.
public enum Contract: Int, Sendable, CaseIterable {
    /// Without a date.
    case permanent
    /// For someone who is away, until a date.
    case substitute
    /// Until a date.
    case engagement
    /// When called.
    case onCall
}

/// A job taste (*jobbsmak*): some days at a workplace, not binding (B3.2).
struct JobTaste: Sendable {
    var employer: Index<Employer>
    var days: Int
    var day = 0
    /// Absent the last time; contact has to be made again.
    var missed = false
    var accompanied = false
}

/// What specialist and employer are agreeing on, or have agreed on.
struct Offer: Sendable {
    var employer: Index<Employer>
    var contract = Contract.permanent
    var hoursPerWeek = 0.0
    var subsidised = false
    var carved = false
    var mentor = false
}

/// A job that goes on.
struct Job: Sendable {
    /// Nil for a job found by the seeker.
    var employer: Index<Employer>?
    var municipality: Int
    var start: Instant
    var fit: Double
    var contract: Contract
    var hoursPerWeek: Double
    var subsidised: Bool
    var carved: Bool
    var mentor: Bool
    var terms: UInt64 = 0
    /// Support by the specialist and by the workplace itself, 0 to 1.
    var support = 0.0
    var internalSupport: Double
    var internalCeiling: Double
}
