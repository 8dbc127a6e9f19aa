import Simulator

// 9, continued. A part-time post works whole days, as many as its share of a full one, and has that share of the caseload, the intake and
// the visits to employers. Whole days, since a meeting with its drive does not fit into a tenth of a day.
extension FollowUpModel {
    /// Most places of the caseload.
    func cap(_ post: Index<Specialist>) -> Double { values[.caseloadCap] * specialists[post].fte }

    /// Admissions that a week has room for; may be less than one.
    func intakeAllowed(_ post: Index<Specialist>) -> Double { values[.caseloadIntake] * specialists[post].fte }

    /// A new week. Since people and visits are whole, what a part-time post took too much is carried over.
    mutating func startCounting(_ post: Index<Specialist>) {
        let isPartTime = specialists[post].fte < 1
        let visits = values[.employerVisitsPerWeek] * specialists[post].fte
        let (admitted, visited) = (specialists[post].admittedThisWeek, specialists[post].contactsThisWeek)
        specialists[post].admittedThisWeek = isPartTime ? max(0, admitted - intakeAllowed(post)) : 0
        specialists[post].contactsThisWeek = isPartTime ? max(0, visited - visits) : 0
    }

    /// True on the weekdays of a part-time post, evenly spaced over the weeks; those of different posts differ.
    func worksOn(_ day: Int, _ post: Index<Specialist>) -> Bool {
        let fte = specialists[post].fte
        guard fte < 1 else { return true }
        let weekday = Double(weekOfRun(day) * 5 + min(5, Int(days.weekday[day])) - 1)
        let phase = Double(specialists[post].identity % 97) / 97
        return ((weekday + 1) * fte + phase).rounded(.down) > (weekday * fte + phase).rounded(.down)
    }

    /// Weeks begin on Mondays; the first day of the run lies in week 0.
    func weekOfRun(_ day: Int) -> Int { (day + Int(days.weekday[0]) - 1) / 7 }

    /// What falls due until then is done today: until the next day at work, or for the place of a presence day until the next one there.
    func plannedUntil(_ s: Index<Seeker>) -> Instant {
        let tomorrow = Instant(days: Double(today + 1))
        guard let post = seekers[s].specialist else { return tomorrow }
        let place = placeOfPresence(post, on: today).flatMap { isAt($0, s) ? $0 : nil }
        guard specialists[post].fte < 1 || place != nil else { return tomorrow }
        let next = (today + 1..<max(today + 1, days.working.count)).first { day in
            days.working[day] && worksOn(day, post) && (place == nil || placeOfPresence(post, on: day) == place)
        }
        return next.map { Instant(days: Double($0)) } ?? tomorrow
    }
}
