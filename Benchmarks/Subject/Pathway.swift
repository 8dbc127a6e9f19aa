import BasicContainers
import Simulator

/// The follow-up pathway of `Benchmarks/README.md`: offices with three specialists and 45 caseload slots each, over five years.
struct Pathway: EventDrivenModel, ~Copyable {
    enum Event {
        case arrival(office: UInt32)
        case patienceEnds(UInt32)
        case meetingBegins(UInt32), meetingEnds(UInt32)
        case jobBegins(UInt32), jobEnds(UInt32)
        case supportBegins(UInt32), supportEnds(UInt32)
    }

    struct Seeker {
        var office: UInt32
        var phase: UInt8 = 0
        var jobs: UInt8 = 0
        var jobLasts = false
        var meetingsLeft: Int32 = 0
        var ticket = Ticket.none
        var patience = EventHandle.none
        /// Until when the present job is supported.
        var supported = Instant.start
    }

    struct Office: ~Copyable {
        var specialists = Pool<UInt32>(capacity: 3)
        var slots = Pool<UInt32>(capacity: 45)
    }

    static let horizon = Instant(days: 1825)

    var calendar = EventCalendar<Event>()
    var stream: RandomStream
    var offices = UniqueArray<Office>()
    var seekers = UniqueArray<Seeker>()
    /// Seekers that have left and whose place can be used again.
    var vacant = UniqueArray<UInt32>()
    var reneged = 0
    var dropped = 0
    var retained = 0

    private let times: PathwayTimes

    init(name: StreamName, offices count: Int, times: PathwayTimes) {
        self.times = times
        stream = RandomStream(name)
        for office in 0..<UInt32(count) {
            offices.append(Office())
            scheduleArrival(office)
        }
    }

    mutating func handle(_ event: Event) {
        switch event {
        case .arrival(let office): arrive(at: office)
        case .patienceEnds(let seeker): renege(seeker)
        case .meetingBegins(let seeker), .supportBegins(let seeker): seizeSpecialist(seeker)
        case .meetingEnds(let seeker): endMeeting(seeker)
        case .jobBegins(let seeker): beginJob(seeker)
        case .jobEnds(let seeker): endJob(seeker)
        case .supportEnds(let seeker): endSupport(seeker)
        }
    }

    private mutating func schedule(_ event: Event, after span: Span) {
        calendar.schedule(event, at: calendar.now + span)
    }

    // MARK: the caseload

    private mutating func scheduleArrival(_ office: UInt32) {
        schedule(.arrival(office: office), after: times.betweenArrivals.sampleSpan(from: &stream))
    }

    private mutating func arrive(at office: UInt32) {
        scheduleArrival(office)
        let seeker = place(Seeker(office: office))
        switch offices[Int(office)].slots.seize(seeker, at: calendar.now) {
        case .granted: admit(seeker)
        case .waiting(let ticket):
            seekers[Int(seeker)].ticket = ticket
            seekers[Int(seeker)].patience = calendar.schedule(
                .patienceEnds(seeker), at: calendar.now + times.patience.sampleSpan(from: &stream))
        case .refused: break
        }
    }

    private mutating func renege(_ seeker: UInt32) {
        let office = Int(seekers[Int(seeker)].office)
        _ = offices[office].slots.withdraw(seekers[Int(seeker)].ticket, at: calendar.now)
        reneged += 1
        vacant.append(seeker)
    }

    private mutating func admit(_ seeker: UInt32) { beginPhase(0, of: seeker) }

    private mutating func leave(_ seeker: UInt32) {
        vacant.append(seeker)
        let office = Int(seekers[Int(seeker)].office)
        if let following = offices[office].slots.release(at: calendar.now) {
            calendar.cancel(seekers[Int(following)].patience)
            admit(following)
        }
    }

    private mutating func drop(_ seeker: UInt32) {
        dropped += 1
        leave(seeker)
    }

    private mutating func place(_ seeker: Seeker) -> UInt32 {
        guard let free = vacant.popLast() else {
            seekers.append(seeker)
            return UInt32(seekers.count - 1)
        }
        seekers[Int(free)] = seeker
        return free
    }

    // MARK: meetings

    private mutating func beginPhase(_ phase: UInt8, of seeker: UInt32) {
        let extra = phase == 0 ? 1.0 : phase == 1 ? 3.0 : 8.0
        seekers[Int(seeker)].phase = phase
        seekers[Int(seeker)].meetingsLeft = Int32(1 + stream.poisson(mean: extra))
        schedule(.meetingBegins(seeker), after: times.gap.sampleSpan(from: &stream))
    }

    private mutating func seizeSpecialist(_ seeker: UInt32) {
        let office = Int(seekers[Int(seeker)].office)
        if case .granted = offices[office].specialists.seize(seeker, at: calendar.now) { meet(seeker) }
    }

    private mutating func meet(_ seeker: UInt32) {
        if seekers[Int(seeker)].supported > .start {
            schedule(.supportEnds(seeker), after: times.supportMeeting.sampleSpan(from: &stream))
        } else {
            schedule(.meetingEnds(seeker), after: times.meeting.sampleSpan(from: &stream))
        }
    }

    private mutating func releaseSpecialist(of seeker: UInt32) {
        let office = Int(seekers[Int(seeker)].office)
        if let following = offices[office].specialists.release(at: calendar.now) { meet(following) }
    }

    private mutating func endMeeting(_ seeker: UInt32) {
        releaseSpecialist(of: seeker)
        let phase = seekers[Int(seeker)].phase
        if stream.chance(phase == 2 ? 0.015 : 0.01) { return drop(seeker) }
        seekers[Int(seeker)].meetingsLeft -= 1
        if seekers[Int(seeker)].meetingsLeft > 0 {
            schedule(.meetingBegins(seeker), after: times.gap.sampleSpan(from: &stream))
        } else if phase < 2 {
            beginPhase(phase + 1, of: seeker)
        } else {
            schedule(.jobBegins(seeker), after: times.placement.sampleSpan(from: &stream))
        }
    }

    // MARK: jobs

    private mutating func beginJob(_ seeker: UInt32) {
        let length = times.jobLength.sample(from: &stream)
        seekers[Int(seeker)].jobs += 1
        seekers[Int(seeker)].jobLasts = length >= 365
        seekers[Int(seeker)].supported = calendar.now + .days(min(length, 365))
        scheduleSupport(seeker)
    }

    /// The next support meeting, or the end of the support where that is sooner.
    private mutating func scheduleSupport(_ seeker: UInt32) {
        let time = calendar.now + times.supportGap.sampleSpan(from: &stream)
        let end = seekers[Int(seeker)].supported
        calendar.schedule(time < end ? .supportBegins(seeker) : .jobEnds(seeker), at: min(time, end))
    }

    private mutating func endSupport(_ seeker: UInt32) {
        releaseSpecialist(of: seeker)
        if calendar.now < seekers[Int(seeker)].supported { scheduleSupport(seeker) } else { endJob(seeker) }
    }

    private mutating func endJob(_ seeker: UInt32) {
        seekers[Int(seeker)].supported = .start
        if seekers[Int(seeker)].jobLasts {
            retained += 1
            leave(seeker)
        } else if seekers[Int(seeker)].jobs <= 2, stream.chance(0.5) {
            beginPhase(2, of: seeker)
        } else {
            drop(seeker)
        }
    }
}
extension Pathway {
    /// One run from an empty start to the horizon.
    static func replicate(
        seed: UInt64, replication: UInt64, offices: Int, horizon: Instant = Pathway.horizon
    ) throws -> PathwayOutcome {
        var model = Pathway(
            name: StreamName(seed: seed, replication: replication, kind: 1, identity: 0, purpose: 0),
            offices: offices, times: try PathwayTimes())
        let events = model.simulate(until: horizon)
        return PathwayOutcome(of: model, events: events, until: horizon)
    }
}

/// How long everything takes, in days.
struct PathwayTimes {
    let betweenArrivals, patience, gap, supportGap: Exponential
    let meeting, supportMeeting: Lognormal
    let placement, jobLength: Weibull

    init() throws {
        betweenArrivals = try Exponential(rate: 0.15)
        patience = try Exponential(mean: 120)
        gap = try Exponential(mean: 7)
        supportGap = try Exponential(mean: 14)
        meeting = try Lognormal(mean: 0.15, standardDeviation: 0.08)
        supportMeeting = try Lognormal(mean: 0.1, standardDeviation: 0.05)
        placement = try Weibull(shape: 1.3, scale: 60)
        jobLength = try Weibull(shape: 0.8, scale: 400)
    }
}

/// What the pathway is compared by; of several replications the sums or the means.
struct PathwayOutcome: Sendable {
    static let names = [
        "arrivals", "admitted", "reneged", "dropped", "retained", "active", "mean_wait_admitted_days",
        "specialist_utilisation", "events", "meetings",
    ]
    /// In the order of the names.
    var values = [Double](repeating: 0, count: names.count)

    init() {}

    init(of model: borrowing Pathway, events: Int, until horizon: Instant) {
        var arrivals = 0
        var admitted = 0
        var waited = 0.0
        var utilisation = 0.0
        var meetings = 0
        for office in model.offices.indices {
            let slots = model.offices[office].slots.statistics
            arrivals += slots.requests
            admitted += slots.waits.count
            waited += slots.waits.mean * Double(slots.waits.count)
            meetings += model.offices[office].specialists.statistics.waits.count
            utilisation += model.offices[office].specialists.statistics.utilisation(until: horizon)
        }
        let active = arrivals - model.reneged - model.dropped - model.retained
        let counts = [arrivals, admitted, model.reneged, model.dropped, model.retained, active].map { Double($0) }
        values =
            counts + [
                waited / Double(max(1, admitted)), utilisation / Double(max(1, model.offices.count)), Double(events),
                Double(meetings),
            ]
    }

    mutating func add(_ other: PathwayOutcome) {
        for index in values.indices { values[index] += other.values[index] }
    }

    func mean(of count: Int) -> PathwayOutcome {
        var mean = self
        for index in values.indices { mean.values[index] /= Double(count) }
        return mean
    }

    var fields: [(String, String)] { zip(Self.names, values).map { ($0, "\($1)") } }
}
