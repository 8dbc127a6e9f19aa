import DequeModule
import Simulator
import Synchronization

/// What the calendar of the follow-up model holds.
enum FollowUpEvent: Sendable {
    /// The next resident of a municipality becomes eligible.
    case arrival(municipality: Int32)
    /// A participant of a cohort is enrolled.
    case enrolment(number: Int32)
    /// The earliest clock or timer of a seeker.
    case seeker(Index<Seeker>)
    /// Eight in the morning of a working day.
    case workingDay
    /// A specialist leaves the post.
    case departure(Index<Specialist>)
    /// A vacant post is filled.
    case newSpecialist(Index<Specialist>)
    /// The warm-up ends.
    case warmupEnd
}

/// The state of one replication; the processes are in `Process/`, one file each.
///
/// Ties at one time are broken by priority: seekers' own events before the working day, so that a specialist plans on what is known.
struct FollowUpModel: EventDrivenModel, ~Copyable {
    /// Never read: a struct that holds an atomic is passed by its address. Without it each call of a function that only reads the model copies
    /// the whole of it to the stack, a seventh of a run's time.
    private let staysInPlace = Atomic(true)

    let input: ModelInput
    let values: ParameterValues
    let region: Region
    let names: RandomNames
    let days: DayTable
    let travel: TravelTimes
    let population: PopulationSampler
    let inflowYears: InflowYears
    /// Follow these seekers only, by identity; nil for all.
    let only: Set<UInt64>?

    var calendar = EventCalendar<FollowUpEvent>()
    var seekers = Table<Seeker>()
    var specialists = Table<Specialist>()
    var employers = Table<Employer>()
    /// Clocks of jobs that go on, and free places among them.
    var jobClocks = Table<JobClocks>()
    var freeJobClocks: [Index<JobClocks>] = []
    /// Known employers by municipality, and those of a municipality by their number, empty where none has been met.
    var knownEmployers: [[Index<Employer>]]
    var employerByNumber: [[Index<Employer>]]
    /// When employers of a municipality were visited, within the shortest gap between visits.
    var lateVisits: [Deque<Instant>]
    /// Referrals by municipality, in their order; those whose seekers have left are skipped.
    var queues: [Deque<Referral>]
    /// In the service without a specialist, in order of time.
    var unassigned: [Index<Seeker>] = []
    var docket = Docket()
    var arrivals: [Int]
    /// How many are in the service.
    var inService = 0
    var staff: StaffRecord
    /// Posts that serve a municipality.
    let posts: [[Index<Specialist>]]
    /// The same, counted as full-time.
    let fullTimePosts: [Double]
    /// Municipalities that the posts of a municipality serve.
    let neighbours: [[Int]]
    /// How many wait in each municipality.
    var waiting: [Int]
    /// Writes down one seeker's story; nil for none. Nothing that happens depends on it.
    var story: StoryRecorder?
    /// Drives away from the desks, where the run is filmed; nil where it is not. Nothing that happens depends on it.
    var trips: [Film.Trip]?

    /// Identities of all who were ever referred.
    var referred: Set<UInt64> {
        var referred: Set<UInt64> = []
        for s in seekers.indices where seekers[s].firstReferral < .never { referred.insert(seekers[s].identity) }
        return referred
    }

    var now: Instant { calendar.now }
    var today: Int { Int(calendar.now.days) }

    init(
        _ input: ModelInput, seed: UInt64, replication: Int, only: Set<UInt64>? = nil, telling: UInt64? = nil
    ) {
        self.input = input
        self.only = only
        values = input.parameters
        region = input.region
        names = RandomNames(seed: seed, replication: UInt64(replication))
        days = DayTable(start: input.start, length: Int(input.horizon.days) + 2, values: input.parameters)
        travel = TravelTimes(region: input.region, values: input.parameters)
        guard let scores = input.scores else { preconditionFailure("the parameters contradict each other") }
        population = PopulationSampler(values: input.parameters, scores: scores)
        inflowYears = InflowYears(values: input.parameters, names: names, horizon: input.horizon)
        let count = input.region.municipalities.count
        knownEmployers = Array(repeating: [], count: count)
        employerByNumber = Array(repeating: [], count: count)
        lateVisits = Array(repeating: [], count: count)
        queues = Array(repeating: [], count: count)
        arrivals = Array(repeating: 0, count: count)
        staff = StaffRecord(teams: input.teams.count, municipalities: count)
        let made = Self.makePosts(input)
        for specialist in made { _ = specialists.append(specialist) }
        let delivered = input.parameters.isDelivered
        let posts = (0..<count).map { m in made.indices.filter { delivered && made[$0].serves[m] } }
        self.posts = posts.map { $0.map { Index($0) } }
        fullTimePosts = posts.map { $0.reduce(0) { $0 + made[$1].fte } }
        neighbours = posts.map { serving in
            (0..<count).filter { other in serving.contains { made[$0].serves[other] } }
        }
        waiting = Array(repeating: 0, count: count)
        story = telling.map { StoryRecorder(identity: $0) }
        begin()
    }

    mutating func handle(_ event: FollowUpEvent) {
        // The next one is far away in memory, and on its way while this one is handled.
        if case .seeker(let next) = calendar.upcoming { seekers.fetch(next, lines: Seeker.linesOfEvents) }
        switch event {
        case .arrival(let municipality): arrive(in: Int(municipality))
        case .enrolment(let number): enrol(Int(number))
        case .seeker(let seeker): ring(seeker)
        case .workingDay: workingDay()
        case .departure(let specialist): depart(specialist)
        case .newSpecialist(let specialist): fill(specialist)
        case .warmupEnd: staff.startObserving()
        }
        #if DEBUG
            checkInvariants(after: event)
        #endif
    }

    private mutating func begin() {
        if input.arm == nil {
            for municipality in region.municipalities.indices { scheduleArrival(in: municipality) }
        } else {
            scheduleEnrolments()
        }
        for specialist in specialists.indices { takeUpPost(specialist, newcomer: false) }
        calendar.schedule(.warmupEnd, at: .start + input.warmup, priority: 0)
        scheduleWorkingDay(after: -1)
    }

    mutating func scheduleWorkingDay(after day: Int) {
        guard let next = days.nextWorkingDay(after: day) else { return }
        calendar.schedule(.workingDay, at: Instant(days: Double(next)) + .hours(8), priority: 12)
    }

    private static func makePosts(_ input: ModelInput) -> [Specialist] {
        var numbers: [Int: Int] = [:]
        var made: [Specialist] = []
        func add(team: Int, at base: Int, serving: (Int) -> [Int], count: Int, presence: (Int) -> [PresenceDay]) {
            for number in 0..<count {
                numbers[base, default: 0] += 1
                let identity = RandomNames.identity(
                    municipality: Int(input.region.municipalities[base].number) ?? base,
                    ordinal: numbers[base, default: 0])
                let served = serving(number + 1)
                let serves = input.region.municipalities.indices.map { served.contains($0) }
                let whole = input.teams[team]
                let share = input.parameters[.outpostMilieuShare]
                let supervised = input.parameters[.supervisedPosts] * whole.supervisor
                made.append(
                    Specialist(
                        identity: identity, team: team, base: base,
                        milieu: Double(count) + share * Double(whole.posts - count),
                        supervision: min(1, supervised / max(1, whole.fullTimePosts)), serves: serves,
                        fte: whole.fte, presence: presence(number + 1)))
            }
        }
        for (index, team) in input.teams.enumerated() {
            add(
                team: index, at: team.base, serving: team.served(byPost:), count: team.postsAtBase,
                presence: team.presence(ofPost:))
            for outpost in team.outposts {
                add(
                    team: index, at: outpost.municipality, serving: { _ in outpost.serves }, count: outpost.posts,
                    presence: { _ in [] })
            }
        }
        return made
    }
}
