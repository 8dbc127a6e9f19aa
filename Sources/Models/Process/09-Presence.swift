import Simulator

// 9, continued. Presence days: who works by a plan is in each place on its days, and drives there on no others.
extension FollowUpModel {
    /// Where a trip may go today: to the place of a presence day while somebody there is followed up, else to places without such days.
    func tripsToday(_ post: Index<Specialist>) -> DailyPlan.Trips {
        let presence = specialists[post].presence
        guard !presence.isEmpty else { return .anywhere }
        if let place = placeOfPresence(post, on: today), specialists[post].caseload.contains(where: { isAt(place, $0) })
        {
            return .only(place)
        }
        return .elsewhere(than: presence.map(\.municipality))
    }

    /// Where the plan has a post on a day; nil for no particular place.
    func placeOfPresence(_ post: Index<Specialist>, on day: Int) -> Int? {
        let (weekday, week) = (Int(days.weekday[day]), weekOfRun(day))
        return specialists[post].presence.first { $0.falls(on: weekday, ofWeek: week) }?.municipality
    }

    /// True where a seeker lives or works in a place, or has a job taste or an offer there.
    func isAt(_ place: Int, _ s: Index<Seeker>) -> Bool {
        if seekers[s].municipality == place || seekers[s].job?.municipality == place { return true }
        return [seekers[s].taste?.employer, seekers[s].offer?.employer].contains { employer in
            employer.map { employers[$0].municipality == place } ?? false
        }
    }
}
