import Simulator

// 1, in a cohort. Participants are enrolled at times of their own and are in the service at once; from then on everything goes on as in
// an open study. Limits of intake do not hold them back, since a trial's staff is there for its participants.
extension FollowUpModel {
    /// Plans when each participant of the arm is enrolled: uniform over the time of enrolment, from the first working morning.
    mutating func scheduleEnrolments() {
        guard let cohort = input.cohort, let arm = input.arm else { return }
        let first = Instant.start + ModelInput.firstMorning(from: input.start)
        arrivals[cohort.place] = cohort.arms[arm].participants
        for number in 1...max(1, cohort.arms[arm].participants) {
            let identity = identity(ofParticipant: number, at: cohort.place)
            if let only, !only.contains(identity) { continue }
            var stream = names.stream(.seeker, identity, .enrolment)
            calendar.schedule(.enrolment(number: Int32(number)), at: first + cohort.enrolment * stream.uniform())
        }
    }

    private func identity(ofParticipant number: Int, at place: Int) -> UInt64 {
        RandomNames.identity(
            municipality: Int(region.municipalities[place].number) ?? place, ordinal: number)
    }

    /// Eligible, referred and admitted in one; without a service there are only the background clocks.
    mutating func enrol(_ number: Int) {
        guard let place = input.cohort?.place else { return }
        let s = becomeEligible(identity(ofParticipant: number, at: place), number: number, in: place)
        guard let first = posts[place].first else { return reschedule(s) }
        seekers[s].episode.referredAt = now
        if let post = roomiestPost(for: place, limitIntake: false) {
            takeIn(s, by: post)
        } else {
            takeIn(s, by: first)
            leaveUnassigned(s, by: first)
        }
    }

    /// Where no post has room, as when one is vacant, the participant is in the service and waits for a specialist.
    private mutating func leaveUnassigned(_ s: Index<Seeker>, by post: Index<Specialist>) {
        specialists[post].caseload.removeAll { $0 == s }
        seekers[s].specialist = nil
        unassigned.append(s)
        if tells(s) { note(turning: .withoutSpecialist) }
        refreshClocks(s)
        reschedule(s)
    }
}
