import Simulator

/// People enrolled at one place, followed for a time each under the programme of an arm, as in a published trial.
///
/// In a trial the arms hold different people. Here participants of the same number have the same traits and random numbers in all arms
/// whose populations are alike: the mean of a contrast is the same, and its Monte Carlo error is smaller.
public struct Cohort: Sendable {
    /// Index of the municipality where all participants live and are followed up.
    public var place: Int
    /// Over which participants are enrolled, at times uniform over it; zero enrols all at once.
    public var enrolment: Span
    /// For how long each participant is followed, from enrolment.
    public var followUp: Span
    /// The first is what the others are compared with.
    public var arms: [Arm]

    /// A cohort from its parts.
    public init(place: Int, enrolment: Span, followUp: Span, arms: [Arm]) {
        self.place = place
        self.enrolment = enrolment
        self.followUp = followUp
        self.arms = arms
    }
}

extension Cohort {
    /// Those who are randomised to one programme.
    public struct Arm: Sendable {
        /// Unique within a cohort.
        public var name: String
        /// The programme's name, for reading only: what it means is in the parameters.
        public var programme: String
        /// How many are enrolled, 1 to `mostParticipants`.
        public var participants: Int
        /// One team at the place; none where nobody delivers the programme.
        public var teams: [Team]
        /// All numbers of the model for this arm.
        public let parameters: ParameterValues
        /// Solved once for all replications; nil where the parameters contradict each other.
        var scores: IntakeScores? { answers.scores }
        let answers: IntakeAnswers

        /// An arm from its parts.
        public init(name: String, programme: String, participants: Int, teams: [Team], parameters: ParameterValues) {
            self.init(
                name: name, programme: programme, participants: participants, teams: teams, parameters: parameters,
                answers: IntakeAnswers(parameters))
        }

        init(
            name: String, programme: String, participants: Int, teams: [Team], parameters: ParameterValues,
            answers: IntakeAnswers
        ) {
            self.name = name
            self.programme = programme
            self.participants = participants
            self.teams = teams
            self.parameters = parameters
            self.answers = answers
        }
    }

    /// Most participants of an arm.
    public static let mostParticipants = 100_000

    /// The team that an arm needs where its file does not say: as many posts as the cap asks for, a share of a supervisor for every
    /// three posts begun (B5.3). No team where nobody delivers the programme.
    ///
    /// - Parameters:
    ///   - posts: in place of those that the cap asks for.
    ///   - supervisor: in place of the share that follows from the posts; in full posts.
    public static func teams(
        of arm: String, participants: Int, at place: Int, posts: Int?, supervisor: Double?,
        _ parameters: ParameterValues
    ) -> [Team] {
        guard parameters.isDelivered else { return [] }
        // People are whole: of a cap of 12.5 a post can use 12.
        let cap = parameters[.caseloadCap].rounded(.down)
        let posts = posts ?? Int((Double(participants) / cap).rounded(.up))
        let groups = (Double(posts) / parameters[.cohortPostsPerSupervisor]).rounded(.up)
        return [
            Team(
                name: arm, base: place, posts: posts, supervisor: supervisor ?? groups * parameters[.cohortSupervisor],
                serves: [place])
        ]
    }
}

extension ParameterValues {
    /// False for a programme that nobody delivers.
    public var isDelivered: Bool { self[.serviceDelivered] >= 0.5 }
}

extension ModelInput {
    /// The input of a cohort study; runs end when the last one enrolled has been followed.
    ///
    /// - Parameter parameters: those that the arms share; what runs is the arms' own.
    public init(region: Region, parameters: ParameterValues, start: CalendarDate, cohort: Cohort) {
        self.init(
            region: region, teams: [], parameters: parameters, answers: nil, start: start,
            horizon: Self.firstMorning(from: start) + cohort.enrolment + cohort.followUp, warmup: .zero,
            cohort: cohort, arm: nil)
    }

    /// What one arm of a cohort study runs on: its own people, team and numbers.
    public func ofArm(_ index: Int) -> ModelInput {
        guard let cohort, cohort.arms.indices.contains(index) else { return self }
        let arm = cohort.arms[index]
        return ModelInput(
            region: region, teams: arm.teams, parameters: arm.parameters, answers: arm.answers, start: start,
            horizon: horizon, warmup: warmup, cohort: cohort, arm: index)
    }

    /// Eight in the morning of the first working day, from the start of the run.
    static func firstMorning(from start: CalendarDate) -> Span {
        let day = (0..<366).first { (start + $0).isWorkingDay } ?? 0
        return .days(Double(day)) + .hours(8)
    }
}

extension Cohort {
    /// How many participants an input follows: those of its arm, or of all arms.
    public func participants(of input: ModelInput) -> Int {
        input.arm.map { arms[$0].participants } ?? arms.reduce(0) { $0 + $1.participants }
    }
}
