import Simulator

/// A proposal of the seeker to an employer.
public struct StoryProposal: Hashable, Sendable {
    /// To whom.
    public var employer: StoryEmployer
    /// By whom.
    public var specialist: StorySpecialist
    /// How well seeker and workplace seem to suit each other, about 0 to 1.
    public var perceivedFit: Double
    /// How well they do, 0 to 1.
    public var fit: Double
    /// The employer's answer.
    public var isAccepted: Bool
}

/// What is agreed on a job.
public struct StoryTerms: Hashable, Sendable {
    /// Nil for a job found by the seeker.
    public var employer: StoryEmployer?
    /// Kind of contract.
    public var contract: Contract
    /// Weekly hours.
    public var hoursPerWeek: Double
    /// With a wage subsidy.
    public var isSubsidised: Bool
    /// Made of tasks that suit the seeker.
    public var isCarved: Bool
    /// A colleague is paid to help.
    public var hasMentor: Bool
}

/// A job of a story.
public struct StoryJob: Hashable, Sendable {
    /// Counts the seeker's jobs, from 1.
    public var number: Int
    /// What is agreed.
    public var terms: StoryTerms
    /// How well seeker and workplace suit each other, 0 to 1.
    public var fit: Double
}
