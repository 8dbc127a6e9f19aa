import Simulator

// 2. Waiting for a free place within the cap; some find a job, some leave.
extension FollowUpModel {
    /// Takes a waiting seeker out of the queue; the entry in the queue is skipped later.
    mutating func leaveQueue(_ s: Index<Seeker>, _ reason: QueueExit) {
        bringSlowStatesToNow(s)
        if tells(s) { note(turning: .leftQueue(reason)) }
        stopCounting(s)
        seekers[s].status = .left
        seekers[s].episode.leftQueueAt = now
        seekers[s].clocks.stopService()
        if reason != .education { planAnotherReferral(s) }
    }

    /// On a working day: first those without a specialist, then those waiting, to the posts with the most room.
    mutating func admit() {
        let unassignedNow = unassigned
        unassigned.removeAll(keepingCapacity: true)
        for s in unassignedNow where seekers[s].status == .inService {
            if let post = roomiestPost(for: seekers[s].municipality) {
                specialists[post].admittedThisWeek += 1
                hand(s, to: post)
            } else {
                unassigned.append(s)
            }
        }
        // The longest waiting first, over all municipalities that any open post serves.
        while let next = longestWaiting() {
            guard let post = roomiestPost(for: seekers[next].municipality) else { break }
            queues[seekers[next].municipality].removeFirst()
            takeIn(next, by: post)
        }
    }

    /// Whether its seeker waits since this very referral: who left and was referred again stands where the last one has put them.
    func isWaiting(_ referral: Referral) -> Bool {
        seekers[referral.seeker].status == .waiting && seekers[referral.seeker].referrals == referral.number
    }

    /// Who is about to wait no longer does not count among those who do.
    mutating func stopCounting(_ s: Index<Seeker>) {
        if seekers[s].status == .waiting { waiting[seekers[s].municipality] -= 1 }
    }

    /// The seeker who has waited longest among the municipalities where a post has room.
    private mutating func longestWaiting() -> Index<Seeker>? {
        var best: Index<Seeker>?
        for municipality in queues.indices {
            while let first = queues[municipality].first, !isWaiting(first) { queues[municipality].removeFirst() }
            guard let head = queues[municipality].first?.seeker,
                roomiestPost(for: municipality) != nil
            else { continue }
            if best.map({ seekers[head].episode.referredAt < seekers[$0].episode.referredAt }) ?? true { best = head }
        }
        return best
    }

    /// Places taken at a post; phase 5 may count as less than one.
    func load(_ post: Index<Specialist>) -> Double {
        let weight = values[.caseloadPhase5Weight]
        return specialists[post].caseload.reduce(0) { $0 + (seekers[$1].phase == 5 ? weight : 1) }
    }

    /// The load, counted anew only where the caseload has changed since.
    private mutating func knownLoad(_ post: Index<Specialist>) -> Double {
        if let known = specialists[post].load { return known }
        let load = load(post)
        specialists[post].load = load
        return load
    }

    /// The post with the most room; with `limitIntake`, among those that may take in one more this week.
    mutating func roomiestPost(for municipality: Int, limitIntake: Bool = true) -> Index<Specialist>? {
        var best: (Index<Specialist>, Double)?
        for post in posts[municipality] where specialists[post].filled {
            if limitIntake && specialists[post].admittedThisWeek >= intakeAllowed(post) { continue }
            let room = cap(post) - knownLoad(post)
            if room >= 1, room > (best?.1 ?? 0) { best = (post, room) }
        }
        return best?.0
    }
}
