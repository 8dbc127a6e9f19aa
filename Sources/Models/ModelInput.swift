import Simulator

/// Everything that a replication is a function of, apart from seed and replication number.
public struct ModelInput: Sendable {
    /// Where.
    public var region: Region
    /// Who is in post, and where.
    public var teams: [Team]
    /// All numbers of the model.
    public var parameters: ParameterValues {
        didSet { answers = IntakeAnswers(parameters) }
    }
    /// Nil for a cohort as a whole, whose arms have theirs.
    private var answers: IntakeAnswers?
    /// Solved once for all replications; nil where the parameters contradict each other.
    var scores: IntakeScores? { answers?.scores }
    /// The day on which the run starts.
    public var start: CalendarDate
    /// The end of the run, from its start.
    public var horizon: Span
    /// The part at the beginning that is not observed.
    public var warmup: Span
    /// The study's arms; nil for an open study. Teams and parameters are then those of the arms.
    public let cohort: Cohort?
    /// The arm whose people are followed; nil for the study as a whole.
    let arm: Int?

    /// An input from its parts; `warmup` is shorter than `horizon`.
    public init(
        region: Region, teams: [Team], parameters: ParameterValues, start: CalendarDate, horizon: Span, warmup: Span
    ) {
        self.region = region
        self.teams = teams
        self.parameters = parameters
        answers = IntakeAnswers(parameters)
        self.start = start
        self.horizon = horizon
        self.warmup = warmup
        (cohort, arm) = (nil, nil)
    }

    init(
        region: Region, teams: [Team], parameters: ParameterValues, answers: IntakeAnswers?, start: CalendarDate,
        horizon: Span, warmup: Span, cohort: Cohort?, arm: Int?
    ) {
        self.region = region
        self.teams = teams
        self.parameters = parameters
        self.answers = answers
        self.start = start
        self.horizon = horizon
        self.warmup = warmup
        self.cohort = cohort
        self.arm = arm
    }
}
