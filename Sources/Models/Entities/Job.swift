import Simulator

/// Why a job ended.
public enum JobEnd: UInt8, Sendable, CaseIterable {
    /// By the seeker.
    case quit
    /// By the employer, for the seeker's work.
    case dismissal
    /// By the employer, at the end of the trial period.
    case trialOver
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

/// A stay in unpaid work training at an employer, on top of full staffing (B3.2), with no promise of a job (B1.3).
struct WorkTraining: Sendable {
    var employer: Index<Employer>
    /// Ends before its time.
    var breaksOff: Bool
}

/// The kinds of wage subsidy, each with its own rates and longest time.
enum WageSubsidy: UInt8, Sendable {
    /// Temporary, for seekers with reduced work capacity (L12).
    case reducedCapacity
    /// Temporary, for others (L12).
    case other
    /// Without an end (L13).
    case permanent
}

/// What specialist and employer are agreeing on, or have agreed on.
struct Offer: Sendable {
    var employer: Index<Employer>
    var contract = Contract.permanent
    var hoursPerWeek = 0.0
    var subsidy: WageSubsidy?
    var carved = false
    var mentor = false
    var inclusionGrant = false
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
    var subsidy: WageSubsidy?
    var carved: Bool
    var mentor: Bool
    var inclusionGrant = false
    var terms: UInt64 = 0
    /// Support by the specialist and by the workplace itself, 0 to 1.
    var support = 0.0
    var internalSupport: Double
    var internalCeiling: Double
}
