import Simulator

/// The seeker of a story, as the simulation knows the person; nobody in the office knows all of it.
public struct StoryPerson: Hashable, Sendable {
    /// Of residence.
    public var municipality: String
    /// Years.
    public var age: Double
    /// Else a man.
    public var isWoman: Bool
    /// Index of the segment.
    public var segment: Int
    /// Self-rated work ability, 0 to 10.
    public var ability: Double
    /// Job self-efficacy, 1 to 10.
    public var efficacy: Double
    /// Expected time to work: 1 within a month to 7 never, 8 does not know.
    public var expectation: Int
    /// Mean weekly hours in jobs in the year before.
    public var hoursBefore: Double
    /// Weekly hours of the wanted position.
    public var hoursWanted: Double
    /// Need for support that a referral states, 0 to 1.
    public var statedNeed: Double
    /// Need for support that there is, 0 to 1.
    public var need: Double
    /// Came for fear of losing benefits.
    public var isPressured: Bool
    /// Can be reached by telephone or video.
    public var isDigital: Bool
    /// Meetings needed where others need one.
    public var meetingsFactor: Double
    /// Posts that serve the municipality.
    public var posts: Int
}

/// A job specialist of a story: a post and who holds it.
public struct StorySpecialist: Hashable, Sendable {
    /// Name of the team.
    public var team: String
    /// Number of the post within the team, from 1.
    public var post: Int
    /// Counts those who have held the post, from 1.
    public var holder: Int
    /// Municipality of the desk.
    public var desk: String
    /// The post, the same in every scenario that has it: number of the desk's municipality and of the post there, as `5401-2`.
    public var identity: String
}

/// An employer of a story.
public struct StoryEmployer: Hashable, Sendable {
    /// Number of the municipality and of the employer there, as `5401-231`.
    public var identity: String
    /// Where.
    public var municipality: String
    /// 1 to 4: 1-4, 5-19, 20-99, 100 or more employees.
    public var sizeClass: Int
}

/// A contact between seeker and specialist, or one that was to be.
public struct StoryContact: Hashable, Sendable {
    /// What it is about.
    public enum Kind: UInt8, Hashable, Sendable {
        /// A talk.
        case meeting
        /// The seeker does not appear.
        case noShow
        /// The specialist comes along on a day of a job taste.
        case accompaniment
        /// The specialist and the employer talk about terms.
        case employerMeeting
        /// Follow-up in a job.
        case support
    }

    /// Where it takes place.
    public enum Place: UInt8, Hashable, Sendable {
        /// An office of the seeker's municipality.
        case office
        /// At the employer's.
        case workplace
        /// By telephone or video.
        case remote
    }

    /// What it is about.
    public var kind: Kind
    /// Phase 1 to 5 in which it falls.
    public var phase: Int
    /// Where.
    public var place: Place
    /// Municipality where it is.
    public var municipality: String
    /// Who.
    public var specialist: StorySpecialist
    /// How long, without travel.
    public var length: Span
    /// How long after it was due.
    public var overdue: Span
}
