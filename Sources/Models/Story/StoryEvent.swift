import Simulator

/// What can happen to the seeker whose story is told.
public enum StoryEvent: Hashable, Sendable {
    /// Becomes eligible; the story begins.
    case eligible(StoryPerson)
    /// The counsellor considers a referral and does not refer; without a chance where the seeker is in work by then.
    case notReferred(chance: Double?)
    /// Referred to the service, with so many waiting before.
    case referred(chance: Double, ahead: Int)
    /// Leaves the queue without a place.
    case leftQueue(QueueExit)
    /// Gets a place.
    case admitted(StorySpecialist, waited: Span)
    /// Enters a phase, 1 to 5.
    case phase(Int)
    /// A contact with the specialist, or one that was to be.
    case contact(StoryContact)
    /// Proposed to an employer who has an opening.
    case proposed(StoryProposal)
    /// A job taste of some days is agreed.
    case tasteBegan(StoryEmployer, days: Int)
    /// A day of a job taste, from 1.
    case tasteDay(number: Int, came: Bool, accompanied: Bool)
    /// The job taste is over.
    case tasteEnded(TasteOutcome)
    /// Unpaid work training of so many months is agreed.
    case trainingBegan(StoryEmployer, months: Double)
    /// The work training is over.
    case trainingEnded(TasteOutcome)
    /// Terms are agreed; the job begins after so long.
    case agreed(StoryTerms, startsIn: Span)
    /// The employer wanted a subsidy, did not get it, and withdraws.
    case talksFailed(StoryEmployer)
    /// A job begins.
    case jobBegan(StoryJob)
    /// The date of a contract passes and the job goes on.
    case contractRenewed(permanent: Bool)
    /// The wage subsidy stops; where the job does not go on, its end follows.
    case subsidyEnded(jobGoesOn: Bool)
    /// A job ends.
    case jobEnded(JobEnd, held: Span)
    /// Enrolled in a cohort while no specialist has room: in the service, for the time being without one.
    case withoutSpecialist
    /// The specialist leaves the post; the seeker is without one.
    case specialistLeft(StorySpecialist)
    /// Another specialist takes over, after so long without one.
    case handedOver(StorySpecialist, alone: Span)
    /// The place is looked at again, as it is every half year.
    case reviewed(GrantReview)
    /// Leaves the service.
    case exited(ExitKind, inWork: Bool)
    /// Gets disability benefit.
    case disability
    /// Begins an education.
    case education(inWork: Bool)
    /// Completes an education that began out of work.
    case educationEnded
    /// Is no longer followed up by the office; stays in the region's labour market.
    case elsewhere
    /// The horizon; what comes after is not simulated.
    case ended
}

/// Why someone left the queue.
public enum QueueExit: UInt8, Hashable, Sendable {
    /// Found a job.
    case ownJob
    /// Got disability benefit.
    case disability
    /// Began an education.
    case education
    /// Anything else.
    case elsewhere
}

/// How a job taste ended.
public enum TasteOutcome: UInt8, Hashable, Sendable {
    /// The employer wants to go on.
    case wanted
    /// All days done; the employer does not want to go on.
    case notWanted
    /// Broken off after two absences in a row.
    case brokenOff
}

/// What came of a review.
public enum GrantReview: UInt8, Hashable, Sendable {
    /// The place is granted for another period.
    case granted
    /// It is not.
    case refused
    /// The longest stay is reached.
    case timeLimit
}
