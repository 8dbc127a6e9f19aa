import Simulator

/// Where an episode stands.
enum Status: UInt8, Sendable {
    /// Eligible, followed up by an ordinary counsellor.
    case ordinary
    /// Referred, waiting for a place.
    case waiting
    /// Admitted; with a specialist, or unassigned after a departure.
    case inService
    /// Left the queue or the service; followed to the horizon.
    case left
}

/// How an episode in the service ended.
public enum ExitKind: UInt8, Sendable, CaseIterable {
    /// Discharged with a job.
    case job
    /// Stayed away.
    case dropOut
    /// To disability benefit.
    case disability
    /// To an education.
    case education
    /// After the longest stay.
    case timeLimit
    /// Not granted again, or followed up elsewhere.
    case other
}

/// What the seeker is in the middle of, within phases 3 and 4.
enum Step: UInt8, Sendable {
    case none
    /// A job taste is going on.
    case tasting
    /// Unpaid work training goes on (B1.3, B3.2).
    case training
    /// Terms are agreed; the job has not begun.
    case awaitingStart
}

/// One stay in one of the five phases.
struct PhaseStay: Sendable {
    var phase: UInt8
    var entered: Instant
    var left = Instant.never
    var droppedOut = false
}

/// A job held, for as long as it lasted.
struct JobSpell: Sendable {
    var start: Instant
    var end = Instant.never
    var hoursPerWeek: Double
    var cause: JobEnd?
    /// Nil where no wage subsidy was granted.
    var subsidy: WageSubsidy?
    /// When the wage subsidy stopped, or stops at the latest; the start where there is none.
    var subsidyEnd: Instant
    /// One-off grants to the employer, NOK.
    var grants: Double
    /// From when the contract is permanent; never where it is not.
    var permanentFrom: Instant
    var fit: Double
    /// Found by the service, not by the seeker alone.
    var isFromService: Bool
}

/// Hours face to face with a specialist, in the first three months since admission and from half a year to two years on.
struct ContactRecord: Sendable {
    var early = 0.0
    var earlyOutside = 0.0
    var late = 0.0
    var lateOutside = 0.0

    mutating func add(_ hours: Double, outside: Bool, months: Double) {
        if months < 3 {
            early += hours
            if outside { earlyOutside += hours }
        } else if months >= 6, months < 24 {
            late += hours
            if outside { lateOutside += hours }
        }
    }
}

/// One way through queue and service: a person who comes back has several.
struct Episode: Sendable {
    var referredAt = Instant.never
    var admittedAt = Instant.never
    var leftQueueAt = Instant.never
    var exitAt = Instant.never
    var exitKind: ExitKind?
    /// Team of admission; -1 without.
    var team = -1
}

/// What a seeker brings at intake.
public struct Traits: Sendable {
    /// The segments of job-seekers, by index.
    public static let segments = ["young", "long_term_ill", "refugee", "social_assistance"]
    /// The segment of refugees.
    static let refugee = 2

    var segment: Int
    var age: Double
    var woman: Bool
    /// Self-rated work ability, 0 to 10.
    var ability: Double
    /// Job self-efficacy, 1 to 10.
    var efficacy: Double
    /// Expected time to work: 1 within a month to 7 never, 8 does not know.
    var expectation: Int
    /// Mean weekly register hours in the year before.
    var hoursBefore: Double
    /// Need for support that the referral states and that there is, 0 to 1.
    var statedNeed: Double
    var need: Double
    /// Came for fear of losing benefits (B2.8).
    var pressured: Bool
    var digital: Bool
    /// Meetings needed where others need one (B9.2).
    var languageFactor: Double
    /// A point on the unit square of trades.
    var interests: (Double, Double)
    /// Hours a week.
    var wantedHours: Double
    /// Work capacity is reduced in the sense of the rules on wage subsidy (L12).
    var reducedCapacity: Bool
    /// For working life, 0 to 1 (B2.9).
    var readiness: Double
    /// Uniform: below the share of the registry, a second employment stands in the register beside the one that is lived.
    var concurrent: Double
}

/// A job-seeker: one episode from eligibility to the horizon.
struct Seeker: Sendable {
    // What is looked at at every event and every day of the specialist comes first: in a nation it is far from the processor, and should take as
    // few steps to fetch as can be.
    var status = Status.ordinary
    var step = Step.none
    /// That of the last stay; 0 before the first.
    var phaseNow: UInt8 = 0
    /// In ordinary education, until its end or until a job begins.
    var inEducation = false
    /// Followed up elsewhere: not referred again.
    var hasMoved = false
    var pendingKind = SeekerEvent.drift
    /// Half years of age, as the background clocks know them.
    var halfYears: Int16 = 0
    /// The one pending event of this seeker's clocks and timers.
    var pending = EventHandle.none
    let identity: UInt64
    let municipality: Int
    /// When the next contact is due.
    var due = Instant.never
    var specialist: Index<Specialist>?
    /// Where there is a job.
    var jobClocks: Index<JobClocks>?
    var lastContact = Instant.start

    /// Last drift of the slow states.
    var drifted = Instant.start
    /// Trust in the specialist, the specialist's knowledge of the seeker, motivation: 0 to 1.
    var trust = 0.0
    var knowledge = 0.0
    var motivation: Double
    var meetingsLeft = 0
    var contacts: UInt64 = 0
    let eligibleAt: Instant
    var traits: Traits
    var job: Job?
    var clocks = SeekerClocks()

    /// Arrival number within the municipality, from 1.
    let number: Int
    /// Ability and efficacy as they were at intake.
    let abilityAtIntake: Double
    let efficacyAtIntake: Double

    /// How often a counsellor has thought of a referral, and how often one came of it.
    var considerations: UInt64 = 0
    var referrals: UInt64 = 0
    /// The way through queue and service that goes on, or the last one.
    var episode = Episode()
    /// Those before it.
    var earlierEpisodes: [Episode] = []
    var disabledAt = Instant.never

    var completedEducations: UInt64 = 0
    /// Weekly hours of the jobs held in the year before the last job ended, or before eligibility.
    var experience: Double
    var stays: [PhaseStay] = []
    var phase: Int { Int(phaseNow) }
    var contact = ContactRecord()

    var taste: JobTaste?
    var tastes = 0
    var training: WorkTraining?
    var offer: Offer?
    var proposals: UInt64 = 0
    /// Employers to whom the seeker has been proposed.
    var tried: [Index<Employer>] = []
    var spells: [JobSpell] = []
    var reviews = 0

    /// Lines of the processor's cache that most events look at.
    static let linesOfEvents = 10
}

/// What can happen to a seeker by itself.
enum SeekerEvent: UInt8, Sendable, CaseIterable {
    case referral
    case drift
    case ownJob
    case disability
    case education
    case elsewhere
    case dropOut
    case quit
    case dismissal
    case layOff
    case sickness
    case contractEnd
    case subsidyEnd
    case review
    case tasteDay
    case jobStart
    case educationEnd
    case trialEnd
    case trainingEnd
}

/// The clocks and timers of a seeker; the earliest is in the calendar.
struct SeekerClocks: Sendable {
    // When each of them rings stands together, since what comes next is asked for at every event.
    var referral = Instant.never
    var drift = Instant.never
    private var ownJobRing = Instant.never
    private var disabilityRing = Instant.never
    private var educationRing = Instant.never
    private var elsewhereRing = Instant.never
    private var dropOutRing = Instant.never
    var contractEnd = Instant.never
    var subsidyEnd = Instant.never
    var review = Instant.never
    var tasteDay = Instant.never
    var jobStart = Instant.never
    var educationEnd = Instant.never
    var trialEnd = Instant.never
    var trainingEnd = Instant.never

    var dropOut: HazardClock? {
        didSet { dropOutRing = dropOut?.ring ?? .never }
    }
    /// A job found alone begins no sooner.
    var ownJobNotBefore = Instant.start {
        didSet { ownJobRing = whenOwnJobRings }
    }
    var ownJob: HazardClock? {
        didSet { ownJobRing = whenOwnJobRings }
    }
    private var whenOwnJobRings: Instant { ownJob.map { max($0.ring, ownJobNotBefore) } ?? .never }
    var disability: HazardClock? {
        didSet { disabilityRing = disability?.ring ?? .never }
    }
    var education: HazardClock? {
        didSet { educationRing = education?.ring ?? .never }
    }
    var elsewhere: HazardClock? {
        didSet { elsewhereRing = elsewhere?.ring ?? .never }
    }

    /// The earliest of all, those of the job included, ties in the order of `SeekerEvent`.
    @inline(__always)
    func earliest(_ job: JobClocks.Rings) -> (SeekerEvent, Instant) {
        var kind = SeekerEvent.referral
        var time = referral
        func consider(_ candidate: SeekerEvent, _ instant: Instant) {
            if instant < time { (kind, time) = (candidate, instant) }
        }
        consider(.drift, drift)
        consider(.ownJob, ownJobRing)
        consider(.disability, disabilityRing)
        consider(.education, educationRing)
        consider(.elsewhere, elsewhereRing)
        consider(.dropOut, dropOutRing)
        consider(.quit, job.quit)
        consider(.dismissal, job.dismissal)
        consider(.layOff, job.layOff)
        consider(.sickness, job.sickness)
        consider(.contractEnd, contractEnd)
        consider(.subsidyEnd, subsidyEnd)
        consider(.review, review)
        consider(.tasteDay, tasteDay)
        consider(.jobStart, jobStart)
        consider(.educationEnd, educationEnd)
        consider(.trialEnd, trialEnd)
        consider(.trainingEnd, trainingEnd)
        return (kind, time)
    }

    mutating func stopJob() {
        (contractEnd, subsidyEnd, trialEnd) = (.never, .never, .never)
    }

    /// An agreed job begins all the same.
    mutating func stopService() {
        dropOut = nil
        (review, tasteDay, trainingEnd, referral) = (.never, .never, .never, .never)
    }
}
