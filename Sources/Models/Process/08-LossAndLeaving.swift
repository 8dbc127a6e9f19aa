import Simulator

// 8. A job lost leads back to phase 3 or out; a job held long enough to discharge; and the other ways out.
extension FollowUpModel {
    mutating func endJob(_ s: Index<Seeker>, cause: JobEnd) {
        guard let job = seekers[s].job, let last = seekers[s].spells.indices.last else { return }
        bringSlowStatesToNow(s)
        seekers[s].job = nil
        seekers[s].spells[last].end = now
        seekers[s].spells[last].cause = cause
        seekers[s].spells[last].subsidyEnd = min(seekers[s].spells[last].subsidyEnd, now)
        seekers[s].experience = seekers[s].hoursWorkedInYearBefore(now)
        stopJobClocks(s)
        learnFromEnd(s, job, cause)
        if tells(s) { note(turning: .jobEnded(cause, held: now - job.start)) }
        if seekers[s].status == .inService { returnToSearchOrLeave(s) }
        if seekers[s].disabledAt == .never { startOwnJobClock(s, restarted: true) }
        if seekers[s].status == .left { planAnotherReferral(s) }
        refreshClocks(s)
        reschedule(s)
    }

    /// Early breaks disappoint the employer; efficacy falls with the break and had risen with the fit (B2.10, B2.19).
    private mutating func learnFromEnd(_ s: Index<Seeker>, _ job: Job, _ cause: JobEnd) {
        let held = (now - job.start).days
        let rise = values[.jobEfficacyGain] * (job.fit - 0.5) * min(1, held / values[.jobEfficacyDays])
        let loss = cause == .temporaryOver ? 0 : values[.rejectionEfficacyLoss]
        seekers[s].traits.efficacy = (seekers[s].traits.efficacy + rise - loss).clamped(to: 1...10)
        if cause != .temporaryOver { seekers[s].motivation *= 1 - values[.lossMotivationLoss] }
        guard let e = job.employer, held < values[.earlyBreakDays], cause == .quit || cause == .dismissal else {
            return
        }
        employers[e].goodwill = max(-1, employers[e].goodwill - values[.goodwillLoss])
    }

    /// A job that holds when the seeker leaves the service is a good experience for the employer.
    private mutating func rewardEmployer(_ s: Index<Seeker>) {
        guard let job = seekers[s].job, let e = job.employer, (now - job.start).days >= values[.earlyBreakDays] else {
            return
        }
        employers[e].goodwill = min(1, employers[e].goodwill + values[.goodwillGain])
    }

    private mutating func returnToSearchOrLeave(_ s: Index<Seeker>) {
        if chance(values[.returnAfterLoss], s, .afterLoss, UInt64(seekers[s].spells.count)) {
            enter(phase: 3, s)
            seekers[s].due = now + .days(values[.recontactWithin])
        } else {
            leaveService(s, .dropOut)
        }
    }

    /// Ends the stay in the service and frees the place.
    mutating func leaveService(_ s: Index<Seeker>, _ kind: ExitKind) {
        guard seekers[s].status == .inService else { return }
        bringSlowStatesToNow(s)
        if tells(s) { note(turning: .exited(kind, inWork: seekers[s].job != nil)) }
        if let last = seekers[s].stays.indices.last {
            seekers[s].stays[last].left = now
            seekers[s].stays[last].droppedOut = kind == .dropOut
        }
        seekers[s].status = .left
        inService -= 1
        seekers[s].episode.exitAt = now
        seekers[s].episode.exitKind = kind
        seekers[s].taste = nil
        seekers[s].training = nil
        if seekers[s].step != .awaitingStart {
            seekers[s].offer = nil
            seekers[s].step = .none
        }
        seekers[s].due = .never
        seekers[s].clocks.stopService()
        rewardEmployer(s)
        if let post = seekers[s].specialist { specialists[post].caseload.removeAll { $0 == s } }
        unassigned.removeAll { $0 == s }
        seekers[s].specialist = nil
        refreshClocks(s)
        if seekers[s].job == nil, kind != .education { planAnotherReferral(s) }
    }

    mutating func dropOut(_ s: Index<Seeker>) {
        bringSlowStatesToNow(s)
        seekers[s].clocks.dropOut = nil
        leaveService(s, .dropOut)
    }

    /// Granted six months at a time, three years at most (B2.5).
    mutating func review(_ s: Index<Seeker>) {
        seekers[s].reviews += 1
        let left = values[.longestStay] - (now - seekers[s].episode.admittedAt).days
        if left < 0.5 {
            if tells(s) { note(.reviewed(.timeLimit)) }
            leaveService(s, .timeLimit)
        } else if seekers[s].phase < 4
            && chance(
                values[.grantRefused], s, .review,
                UInt64(seekers[s].reviews))
        {
            if tells(s) { note(.reviewed(.refused)) }
            leaveService(s, .other)
        } else {
            if tells(s) { note(.reviewed(.granted)) }
            seekers[s].clocks.review = now + .days(min(values[.grantLength], left))
        }
    }

    /// Disability benefit: out of queue, service and job for good.
    mutating func becomeDisabled(_ s: Index<Seeker>) {
        seekers[s].clocks.disability = nil
        seekers[s].disabledAt = now
        if tells(s) { note(.disability) }
        leave(s, .disability)
        if seekers[s].job != nil { endJob(s, cause: .sickness) }
        seekers[s].offer = nil
        seekers[s].step = .none
        seekers[s].clocks = SeekerClocks()
    }

    mutating func leaveForElsewhere(_ s: Index<Seeker>) {
        seekers[s].clocks.elsewhere = nil
        if tells(s), seekers[s].status != .ordinary || seekers[s].clocks.referral < .never,
            seekers[s].status != .left
        {
            note(.elsewhere)
        }
        seekers[s].hasMoved = true
        leave(s, .other)
    }

    mutating func leave(_ s: Index<Seeker>, _ kind: ExitKind) {
        switch seekers[s].status {
        case .waiting: leaveQueue(s, kind == .disability ? .disability : kind == .education ? .education : .elsewhere)
        case .inService: leaveService(s, kind)
        case .ordinary, .left: seekers[s].clocks.referral = .never
        }
    }
}
