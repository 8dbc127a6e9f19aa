import Simulator

// 9, continued. Time is booked by task, phase and place.
extension FollowUpModel {
    mutating func book(_ measure: Measure, _ amount: Double, _ post: Index<Specialist>) {
        staff.add(measure, amount, team: specialists[post].team, municipality: specialists[post].base)
    }

    mutating func bookTravel(_ plan: DailyPlan, _ post: Index<Specialist>) {
        book(.hoursTravel, plan.travelHours, post)
        let base = specialists[post].base
        let trip = plan.destination.map { 2 * travel.kilometres(base, $0) } ?? 0
        let tripHours = plan.destination.map { 2 * travel.hours(base, $0, winter: days.winter[today]) } ?? 0
        let local = plan.travelHours > tripHours + 1e-9 ? 2 * travel.kilometres(base, base) : 0
        book(.kilometres, trip + local, post)
    }

    /// Time face to face, as studies of contact count it.
    mutating func recordContact(_ s: Index<Seeker>, _ task: DueTask, by post: Index<Specialist>) {
        guard seekers[s].episode.admittedAt < .never else { return }
        seekers[s].contact.add(
            task.hours, outside: task.outside || task.place != specialists[post].base,
            months: (now - seekers[s].episode.admittedAt) / .months(1))
    }

    mutating func bookTask(_ task: DueTask, phase: Int, remote: Bool, _ post: Index<Specialist>) {
        book(Measure.phaseHours[phase - 1], task.hours, post)
        let out = !remote && (task.outside || task.place != specialists[post].base)
        if out { book(.hoursOutOfOffice, task.hours, post) }
    }
}
