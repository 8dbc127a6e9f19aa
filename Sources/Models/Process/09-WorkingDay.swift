import Foundation
import Simulator

/// What a task of the day is about.
enum Work: Sendable {
    case meeting(Index<Seeker>)
    case accompany(Index<Seeker>)
    case agreement(Index<Seeker>)
    case workplace(Index<Seeker>)
    case employer(municipality: Int)
}

/// What a specialist could do today, and for whom; used again for the next one, so that a day takes no memory.
struct Docket: Sendable {
    private(set) var tasks: [DueTask] = []
    private(set) var works: [Work] = []
    /// Municipalities of those who search.
    var searching: [Int] = []

    mutating func add(_ task: DueTask, _ work: Work) {
        tasks.append(task)
        works.append(work)
    }

    mutating func clear() {
        tasks.removeAll(keepingCapacity: true)
        works.removeAll(keepingCapacity: true)
        searching.removeAll(keepingCapacity: true)
    }
}

// 9. Every working day each specialist plans, drives and works; what does not fit waits and grows overdue.
extension FollowUpModel {
    mutating func workingDay() {
        staff.turn(toYear: Int(days.yearOfRun[today]))
        if isFirstWorkingDayOfWeek { startWeek() }
        admit()
        for post in specialists.indices {
            fetchCaseload(afterPost: post)
            if isAtWork(post) { work(post) }
        }
        scheduleWorkingDay(after: today)
    }

    /// Asks for the people of the next specialist while this one works.
    private func fetchCaseload(afterPost post: Index<Specialist>) {
        guard post.position + 1 < specialists.count else { return }
        for s in specialists[Index(post.position + 1)].caseload { seekers.fetch(s) }
    }

    private var isFirstWorkingDayOfWeek: Bool {
        let monday = today - Int(days.weekday[today]) + 1
        return !(max(0, monday)..<today).contains { days.working[$0] }
    }

    private mutating func isAtWork(_ post: Index<Specialist>) -> Bool {
        guard specialists[post].filled else { return false }
        staff.add(.postDays, specialists[post].fte, team: specialists[post].team, municipality: specialists[post].base)
        guard specialists[post].absentUntil <= today,
            !specialists[post].leaveWeeks.contains(Int(days.weekOfYear[today]))
        else { return false }
        return !fallsSick(post) && worksOn(today, post)
    }

    private mutating func work(_ post: Index<Specialist>) {
        let hours = hoursForSeekers(post)
        listTasks(of: post)
        let (tasks, works) = (docket.tasks, docket.works)
        let base = specialists[post].base
        let winter = days.winter[today]
        let travel = travel
        let plan = DailyPlan(
            tasks: tasks, base: base, hours: hours, remoteBeyond: values[.remoteBeyondMinutes],
            remoteWorth: values[.remoteWorth], trips: tripsToday(post), longestTrip: Int(values[.longestTrip]),
            oneWay: { travel.hours(base, $0, winter: winter) })
        for _ in 1..<plan.days {
            // Each further day brings its own hours and its own fixed work.
            let next = days.nextWorkingDay(after: max(today, specialists[post].absentUntil - 1)) ?? today
            specialists[post].absentUntil = next + 1
            book(.hoursAvailable, values[.dayHours], post)
            book(.hoursAdministration, values[.dayHours] - hours, post)
        }
        bookTravel(plan, post)
        noteTrip(plan, post)
        for item in plan.items {
            carryOut(works[item.task], tasks[item.task], remote: item.remote, by: post)
        }
    }

    private mutating func noteTrip(_ plan: DailyPlan, _ post: Index<Specialist>) {
        guard trips != nil, let destination = plan.destination else { return }
        let trip = Film.Trip(day: today, post: post.position, destination: destination, days: plan.days)
        trips?.append(trip)
    }

    /// The day's hours less team meeting, supervision and administration, which are booked here.
    private mutating func hoursForSeekers(_ post: Index<Specialist>) -> Double {
        let team = input.teams[specialists[post].team]
        var fixed = values[.administrationShare] * values[.dayHours]
        if isFirstWorkingDayOfWeek {
            fixed += team.posts > 1 ? values[.teamMeetingHours] : 0
            fixed += values[.supervisionHours] * specialists[post].supervision
        }
        fixed = min(fixed, values[.dayHours])
        book(.hoursAvailable, values[.dayHours], post)
        book(.hoursAdministration, fixed, post)
        return values[.dayHours] - fixed
    }

    /// Fills the docket with what is due for the caseload today, and with visits to employers where somebody searches.
    private mutating func listTasks(of post: Index<Specialist>) {
        docket.clear()
        for s in specialists[post].caseload {
            if seekers[s].phase == 3, seekers[s].step == .none,
                !docket.searching.contains(seekers[s].municipality)
            {
                docket.searching.append(seekers[s].municipality)
            }
            guard let (task, work) = task(for: s) else { continue }
            seekers.fetch(s, lines: Seeker.linesOfEvents)
            docket.add(task, work)
        }
        docket.searching.sort()
        let wanted = visitsWanted(post)
        for index in docket.searching.indices {
            let municipality = docket.searching[index]
            for _ in 0..<min(wanted, employersToVisit(in: municipality)) {
                docket.add(
                    DueTask(
                        place: municipality, hours: values[.employerVisitHours],
                        weight: values[.effortPlacementWeight] * values[.employerVisitWeight], outside: true),
                    .employer(municipality: municipality))
            }
        }
    }

    /// Visits today toward the week's target (B2.4).
    private func visitsWanted(_ post: Index<Specialist>) -> Int {
        let daysLeft = specialists[post].fte < 1 ? 1 : max(1, 6 - Int(days.weekday[today]))
        let missing = values[.employerVisitsPerWeek] * specialists[post].fte - specialists[post].contactsThisWeek
        return min(Int(values[.visitsPerDay]), max(0, Int((missing / Double(daysLeft)).rounded(.up))))
    }

    /// What is due for one seeker today, if anything.
    private func task(for s: Index<Seeker>) -> (DueTask, Work)? {
        let retention = values[.effortRetentionWeight]
        if seekers[s].step == .tasting, let taste = seekers[s].taste, wantsCompany(s, taste) {
            let place = employers[taste.employer].municipality
            return (
                DueTask(
                    place: place, hours: values[.accompanyHours], weight: retention * values[.accompanyWeight],
                    outside: true), .accompany(s)
            )
        }
        guard seekers[s].due <= plannedUntil(s) else { return nil }
        let home = seekers[s].municipality
        let overdue = max(0, (now - seekers[s].due).days)
        let urgency = 1 + overdue / values[.urgencyDays]
        let placement = values[.effortPlacementWeight]
        if let offer = seekers[s].offer, seekers[s].step == .none {
            let place = employers[offer.employer].municipality
            return (
                DueTask(
                    place: place, hours: values[.workplaceHours],
                    weight: placement * urgency * values[.agreementWeight],
                    outside: true), .agreement(s)
            )
        }
        guard let job = seekers[s].job else {
            return (
                DueTask(
                    place: home, hours: values[.meetingHours], weight: placement * urgency,
                    remote: seekers[s].traits.digital && seekers[s].contacts > 0), .meeting(s)
            )
        }
        let atWorkplace = meetsAtWorkplace(s)
        // A discharge counts for the targets, so that it does not wait behind them.
        let importance = isReadyForDischarge(s) ? max(placement, retention) : retention
        return (
            DueTask(
                place: atWorkplace ? job.municipality : home,
                hours: atWorkplace ? values[.workplaceHours] : values[.meetingHours],
                weight: importance * urgency * (1 + seenNeed(s)), remote: seekers[s].traits.digital,
                outside: atWorkplace), .workplace(s)
        )
    }

    /// On the first day, after an absence, and beyond that where much need is seen (B3.8).
    private func wantsCompany(_ s: Index<Seeker>, _ taste: JobTaste) -> Bool {
        taste.day == 0 || taste.missed
            || (taste.day < Int(values[.accompanyDays]) && seenNeed(s) >= values[.accompanyNeed])
    }

    private func meetsAtWorkplace(_ s: Index<Seeker>) -> Bool {
        seekers[s].job?.employer != nil && chance(values[.workplaceShare], s, .support, seekers[s].contacts)
    }

    private mutating func carryOut(_ work: Work, _ task: DueTask, remote: Bool, by post: Index<Specialist>) {
        switch work {
        case .employer(let municipality):
            if visitEmployer(in: municipality, by: post) { bookTask(task, phase: 3, remote: false, post) }
        case .accompany(let s):
            bookTask(task, phase: 3, remote: false, post)
            recordContact(s, task, by: post)
            if tells(s) { noteContact(.accompaniment, s, task, remote: false, by: post) }
            seekers[s].taste?.accompanied = true
            seekers[s].taste?.missed = false
            meet(s, by: post, remote: false)
            planNextContact(s)
            contactMade(s)
        case .agreement(let s):
            guard seekers[s].offer != nil else { return }
            bookTask(task, phase: 4, remote: false, post)
            if tells(s) { noteContact(.employerMeeting, s, task, remote: false, by: post) }
            negotiate(s, by: post)
            reschedule(s)
        case .meeting(let s), .workplace(let s):
            seeSeeker(s, task, remote: remote, by: post)
        }
    }

    /// A contact: the seeker may not appear, which costs half of the time and calls for more (B9.1).
    private mutating func seeSeeker(_ s: Index<Seeker>, _ task: DueTask, remote: Bool, by post: Index<Specialist>) {
        guard seekers[s].status == .inService, seekers[s].offer == nil else { return }
        bringSlowStatesToNow(s)
        seekers[s].contacts += 1
        startDropOutClock(s)
        let phase = seekers[s].phase
        let young = seekers[s].traits.segment == 0 ? values[.noShowYoungEffect] : 0
        let odds =
            logOdds(values[.noShowShare]) + young - values[.noShowTrustEffect] * (seekers[s].trust - 0.5)
            - values[.noShowTrustEffect] * (seekers[s].motivation - 0.5)
        if phase < 5, chance(logistic(odds), s, .noShow, seekers[s].contacts) {
            var half = task
            half.hours *= values[.noShowCost]
            bookTask(half, phase: phase, remote: remote, post)
            if tells(s) { noteContact(.noShow, s, half, remote: remote, by: post) }
            staff.add(.noShows, team: specialists[post].team, municipality: seekers[s].municipality)
            let slack = 1 + values[.exhaustionOutreachLoss] * specialists[post].exhaustion
            seekers[s].due = now + .days(values[.recontactWithin] * slack)
            drift(s)
            reschedule(s)
            return
        }
        bookTask(task, phase: phase, remote: remote, post)
        if !remote { recordContact(s, task, by: post) }
        if tells(s) { noteContact(seekers[s].job == nil ? .meeting : .support, s, task, remote: remote, by: post) }
        staff.add(.meetings, team: specialists[post].team, municipality: seekers[s].municipality)
        if seekers[s].job != nil { support(s, atWorkplace: task.outside && !remote, remote: remote, by: post) }
        let before = seekers[s].phase
        meet(s, by: post, remote: remote)
        if seekers[s].phase == before { planNextContact(s) }
        if isReadyForDischarge(s) { leaveService(s, .job) }
        contactMade(s)
    }

    private mutating func contactMade(_ s: Index<Seeker>) {
        seekers[s].lastContact = now
        refreshSearch(s)
        drift(s)
        reschedule(s)
    }

    /// Cadence by phase, closer where more need is seen (B4.6) .
    private mutating func planNextContact(_ s: Index<Seeker>) {
        let gap: Double
        switch seekers[s].phase {
        case 1: gap = values[.phase1Cadence]
        case 2: gap = values[.phase2Cadence]
        case 5:
            let early = seekers[s].job.map { (now - $0.start).days < values[.jobEarlyDays] } ?? true
            gap = early ? values[.phase5CadenceEarly] : values[.phase5CadenceLate]
        default: gap = values[.phase3Cadence]
        }
        let tailored = 1 + values[.tailoring] * (0.5 - seenNeed(s))
        seekers[s].due = now + .days(gap * tailored)
    }

    /// A job held long enough, longer where more need is seen, with no date of contract, trial or subsidy close at hand.
    ///
    /// Where placements weigh more than support, what is close at hand is looked at less (B2.11).
    private func isReadyForDischarge(_ s: Index<Seeker>) -> Bool {
        guard seekers[s].status == .inService, let job = seekers[s].job else { return false }
        let longer = 1 + values[.tailoring] * (2 * seenNeed(s) - 1)
        guard (now - job.start).days >= values[.dischargeAfter] * max(0, longer) else { return false }
        let pressure = values[.effortPlacementWeight] / max(values[.effortRetentionWeight], 1e-6)
        let horizon = now + .days(values[.dischargeMargin] / max(1, pressure))
        let clocks = seekers[s].clocks
        return min(clocks.contractEnd, clocks.subsidyEnd, clocks.trialEnd) > horizon
    }
}
