import Foundation
import Simulator

// 10. Specialists tire and recover, fall sick, take leave, go; posts stay vacant; successors start unskilled.
extension FollowUpModel {
    /// Monday: the week's counters, samples of load and backlog, exhaustion, experience.
    mutating func startWeek() {
        for post in specialists.indices {
            startCounting(post)
            guard specialists[post].filled else { continue }
            let backlog = backlogDays(post)
            book(.postWeeks, specialists[post].fte, post)
            book(.caseloadSum, Double(specialists[post].caseload.count), post)
            book(.backlogSum, backlog * specialists[post].fte, post)
            tire(post, backlog: backlog)
            learn(post)
            refreshDeparture(post)
            attendCourse(post)
        }
    }

    /// Days of circle guidance in the week drawn for this incumbent and year (B14.3).
    private mutating func attendCourse(_ post: Index<Specialist>) {
        let wanted = values[.circleGuidanceDays]
        guard wanted > 0 else { return }
        let week = Int(days.weekOfYear[today])
        let year = UInt64(today / 365)
        var stream = names.stream(
            .specialist, specialists[post].identity, .staffCourse, specialists[post].ordinal(year))
        // Two gatherings of half the days each, in spring and in autumn.
        let weeks = [
            drawWeek(from: .guidanceSpringFirst, among: .guidanceSpringChoice, &stream),
            drawWeek(from: .guidanceAutumnFirst, among: .guidanceAutumnChoice, &stream),
        ]
        guard weeks.contains(week) else { return }
        var day = today - 1
        for _ in 0..<Int((wanted / 2).rounded(.up)) { day = days.nextWorkingDay(after: day) ?? day }
        specialists[post].absentUntil = max(specialists[post].absentUntil, day + 1)
        book(.courseDays, (wanted / 2).rounded(.up), post)
    }

    /// Mean days overdue over the caseload.
    func backlogDays(_ post: Index<Specialist>) -> Double {
        let caseload = specialists[post].caseload
        guard !caseload.isEmpty else { return 0 }
        let overdue = caseload.reduce(0.0) { $0 + max(0, (now - min(now, seekers[$1].due)).days) }
        return overdue / Double(caseload.count)
    }

    private mutating func tire(_ post: Index<Specialist>, backlog: Double) {
        let strain = min(1, backlog / values[.exhaustionBacklogDays])
        let x = specialists[post].exhaustion
        let rise = values[.exhaustionRise] * strain * (1 - x)
        let guided = values[.circleGuidanceDays] > 0 ? 1 + values[.circleGuidanceEffect] : 1
        let recovery = min(1, values[.exhaustionRecovery] * guided) * (1 - strain) * x
        specialists[post].exhaustion = (x + rise - recovery).clamped(to: 0...1)
    }

    /// What reflection workshops add to supervision: by the share of leaders who complete and use them (B15.1).
    private var reflection: Double {
        values[.reflectionDays] > 0 ? 1 + values[.reflectionUse] * values[.reflectionEffect] : 1
    }

    private mutating func learn(_ post: Index<Specialist>) {
        let supervised = values[.skillSupervisorEffect] * specialists[post].supervision * reflection
        let colleagues =
            values[.skillColleagueEffect] * min(1, (specialists[post].milieu - 1) / (values[.fullMilieu] - 1))
        specialists[post].experience += 7 / 30.4375 * (1 + supervised + colleagues)
    }

    // MARK: departures

    /// A small or lone milieu, no supervisor and exhaustion make leaving likelier (B5.4, B5.6, L11).
    private mutating func refreshDeparture(_ post: Index<Specialist>) {
        let now = now
        let alone = (values[.fullMilieu] - specialists[post].milieu) / (values[.fullMilieu] - 1)
        let risk =
            values[.departureExhaustionEffect] * specialists[post].exhaustion
            + values[.departureSmallTeamEffect] * max(0, alone)
            + values[.departureNoSupervisorEffect] * (1 - specialists[post].supervision * reflection)
        specialists[post].departure?.change(multiplier: exp(risk), at: now)
        calendar.cancel(specialists[post].departureEvent)
        let ring = specialists[post].departure?.ring ?? .never
        specialists[post].departureEvent = calendar.schedule(.departure(post), at: ring, priority: 6)
    }

    /// A new incumbent; those in post at the start of the run have some experience.
    mutating func takeUpPost(_ post: Index<Specialist>, newcomer: Bool) {
        specialists[post].incumbent += 1
        specialists[post].filled = true
        specialists[post].inPostSince = now
        specialists[post].exhaustion = 0
        var stream = names.stream(.specialist, specialists[post].identity, .incumbent, specialists[post].incumbent)
        specialists[post].experience = newcomer ? 0 : stream.exponential(mean: values[.skillMonths])
        specialists[post].absentUntil = newcomer ? dayAfterCourse() : 0
        specialists[post].leaveWeeks = leaveWeeks(post)
        var threshold = names.stream(.specialist, specialists[post].identity, .departure, specialists[post].incumbent)
        specialists[post].departure = HazardClock(
            baseline: .constant(rate: values[.departureRate] / 365.25), origin: now,
            threshold: threshold.exponential(mean: 1))
        refreshDeparture(post)
    }

    private func dayAfterCourse() -> Int {
        let startsToday = now < Instant(days: Double(today)) + .hours(8)
        var day = startsToday ? today - 1 : today
        for _ in 0..<Int(values[.courseDays]) { day = days.nextWorkingDay(after: day) ?? day }
        return day + 1
    }

    /// The caseload is left unassigned; part of trust and knowledge goes with the specialist (B10.1).
    mutating func depart(_ post: Index<Specialist>) {
        book(.departures, specialists[post].fte, post)
        specialists[post].filled = false
        specialists[post].departure = nil
        specialists[post].departureEvent = .none
        let left = specialists[post].caseload
        specialists[post].caseload = []
        for s in left {
            bringSlowStatesToNow(s)
            seekers[s].specialist = nil
            seekers[s].trust *= 1 - values[.handoverTrustLoss]
            seekers[s].knowledge *= 1 - values[.handoverKnowledgeLoss]
            unassigned.append(s)
            if tells(s) { note(turning: .specialistLeft(told(post))) }
            refreshClocks(s)
            reschedule(s)
        }
        var stream = names.stream(.specialist, specialists[post].identity, .vacancy, specialists[post].incumbent)
        let vacancy = stream.gamma(mean: values[.vacancyDays], shape: values[.vacancyShape])
        calendar.schedule(.newSpecialist(post), at: now + .days(vacancy), priority: 6)
    }

    mutating func fill(_ post: Index<Specialist>) { takeUpPost(post, newcomer: true) }

    /// An unassigned seeker gets a specialist again.
    mutating func hand(_ s: Index<Seeker>, to post: Index<Specialist>) {
        bringSlowStatesToNow(s)
        seekers[s].specialist = post
        specialists[post].caseload.append(s)
        if tells(s) { noteHandOver(to: post) }
        seekers[s].due = min(seekers[s].due, now + .days(values[.firstContactWithin]))
        refreshClocks(s)
        reschedule(s)
    }

    // MARK: absence

    /// Weeks of the year on leave: some together in summer, one in winter, one in autumn.
    private func leaveWeeks(_ post: Index<Specialist>) -> [Int] {
        var stream = names.stream(.specialist, specialists[post].identity, .leave, specialists[post].incumbent)
        let summer = drawWeek(from: .summerLeaveFirst, among: .summerLeaveChoice, &stream)
        return (0..<Int(values[.summerLeaveWeeks])).map { summer + $0 } + [
            drawWeek(from: .winterLeaveFirst, among: .winterLeaveChoice, &stream),
            drawWeek(from: .autumnLeaveFirst, among: .autumnLeaveChoice, &stream),
        ]
    }

    /// One of some weeks of the year, each as likely.
    private func drawWeek(
        from first: ParameterKey, among count: ParameterKey, _ stream: inout RandomStream
    ) -> Int { Int(values[first]) + stream.index(below: max(1, Int(values[count]))) }

    /// Starts a spell of sickness on some mornings.
    mutating func fallsSick(_ post: Index<Specialist>) -> Bool {
        var stream = names.stream(
            .specialist, specialists[post].identity, .sickLeave, specialists[post].ordinal(UInt64(today)))
        let share = values[.sickLeaveShare]
        let length = values[.sickLeaveDays]
        guard stream.chance(share / (max(1 - share, 0.01) * length)) else { return false }
        let spell = max(1, Int(stream.exponential(mean: length * 7 / 5).rounded(.up)))
        specialists[post].absentUntil = today + spell
        return true
    }
}
