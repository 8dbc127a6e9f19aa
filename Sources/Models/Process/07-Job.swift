import Foundation
import Simulator

// 7. Phase 5: the job, its support, and the clocks of its ending.
extension FollowUpModel {
    mutating func startJob(_ s: Index<Seeker>, _ job: Job) {
        bringSlowStatesToNow(s)
        let spell = seekers[s].spells.count
        seekers[s].job = job
        seekers[s].spells.append(
            JobSpell(
                start: now, hoursPerWeek: job.hoursPerWeek,
                subsidy: job.subsidy, subsidyEnd: now + subsidyLength(job.subsidy),
                grants: (job.mentor ? values[.mentorGrant] : 0)
                    + (job.inclusionGrant ? values[.inclusionGrant] : 0),
                permanentFrom: job.contract == .permanent ? now : .never, fit: job.fit,
                isFromService: job.employer != nil))
        if tells(s) { noteJob(s, job) }
        seekers[s].clocks.ownJob = nil
        seekers[s].inEducation = false
        let raised = min(values[.motivationInJob], motivationCeiling(seekers[s].traits))
        seekers[s].motivation = max(seekers[s].motivation, raised)
        if seekers[s].status == .inService { enter(phase: 5, s) }
        startJobClocks(s, spell: spell)
        startTerms(s)
        refreshClocks(s)
        reschedule(s)
    }

    private mutating func startJobClocks(_ s: Index<Seeker>, spell: Int) {
        func clock(_ purpose: Purpose, _ baseline: BaselineHazard) -> HazardClock {
            HazardClock(baseline: baseline, origin: now, threshold: threshold(s, purpose, spell))
        }
        let shape = values[.breakdownShape]
        let scale = values[.breakdownScale]
        let clocks = JobClocks(
            quit: clock(.quit, .weibull(shape: shape, scale: scale)),
            dismissal: clock(.dismissal, .weibull(shape: shape, scale: scale)),
            layOff: clock(.layOff, .constant(rate: values[.layOffRate] / 365.25)),
            sickness: clock(.sickness, .constant(rate: values[.sicknessRate] / 365.25)))
        keep(clocks, for: s)
    }

    /// The dates in the contract: the end of an engagement, and of a temporary wage subsidy (L12).
    private mutating func startTerms(_ s: Index<Seeker>) {
        guard let job = seekers[s].job else { return }
        seekers[s].clocks.contractEnd = .never
        if job.contract == .engagement || job.contract == .substitute {
            var stream = names.stream(
                .seeker, seekers[s].identity, .contractEnd, UInt64(seekers[s].spells.count) << 8 | job.terms)
            let months =
                values[.engagementShortest]
                + (values[.engagementLongest] - values[.engagementShortest]) * stream.uniform()
            seekers[s].clocks.contractEnd = now + .months(months)
        }
        guard job.terms == 0 else { return }
        if let last = seekers[s].spells.last, job.subsidy != nil, job.subsidy != .permanent {
            seekers[s].clocks.subsidyEnd = last.subsidyEnd
        }
        if job.contract == .permanent { seekers[s].clocks.trialEnd = now + .months(values[.trialMonths]) }
    }

    /// How long a wage subsidy is paid at most: as granted, within the rule of its kind (L12, L13).
    private func subsidyLength(_ subsidy: WageSubsidy?) -> Span {
        switch subsidy {
        case nil: .zero
        case .reducedCapacity: .months(min(values[.subsidyMonths], values[.subsidyReducedLongest]))
        case .other: .months(min(values[.subsidyMonths], values[.subsidyOtherLongest]))
        case .permanent: input.horizon
        }
    }

    /// The end of the trial period of a permanent contract: the employer goes on, or not (B3.5).
    mutating func reachTrialEnd(_ s: Index<Seeker>) {
        seekers[s].clocks.trialEnd = .never
        guard let job = seekers[s].job else { return }
        let odds = values[.trialIntercept] - values[.renewalFitEffect] * (job.fit - 0.5)
        guard chance(logistic(odds), s, .trialEnd, UInt64(seekers[s].spells.count)) else { return }
        endJob(s, cause: .trialOver)
    }

    /// An engagement's date: renewed, made permanent, or over (B3.5, L32).
    mutating func reachContractEnd(_ s: Index<Seeker>) {
        guard let job = seekers[s].job else { return }
        var stream = names.stream(
            .seeker, seekers[s].identity, .contractEnd, UInt64(seekers[s].spells.count) << 8 | 128 | job.terms)
        let liking = values[.renewalFitEffect] * (job.fit - 0.5)
        let renewed = stream.chance(logistic(values[.renewalIntercept] + liking))
        let permanent = stream.chance(values[.renewalPermanentShare])
        guard renewed else { return endJob(s, cause: .temporaryOver) }
        seekers[s].job?.terms += 1
        if permanent { makePermanent(s) }
        if tells(s) { note(.contractRenewed(permanent: permanent)) }
        startTerms(s)
    }

    private mutating func makePermanent(_ s: Index<Seeker>) {
        seekers[s].job?.contract = .permanent
        seekers[s].spells[seekers[s].spells.count - 1].permanentFrom = now
        drift(s)
    }

    /// The subsidy's end: employers rarely meant to go on without, least of all with carved jobs (B2.17, B2.18).
    mutating func reachSubsidyEnd(_ s: Index<Seeker>) {
        seekers[s].clocks.subsidyEnd = .never
        guard let job = seekers[s].job else { return }
        seekers[s].job?.subsidy = nil
        let odds =
            values[.subsidyStopIntercept] - values[.renewalFitEffect] * (job.fit - 0.5)
            + (job.carved ? values[.subsidyStopCarved] : 0)
            - (job.contract == .permanent ? values[.subsidyStopPermanent] : 0)
        let stops = chance(logistic(odds), s, .subsidyEnd, UInt64(seekers[s].spells.count))
        if tells(s) { note(.subsidyEnded(jobGoesOn: !stops)) }
        if stops { endJob(s, cause: .subsidyOver) } else { drift(s) }
    }

    /// Support fades between visits; the workplace builds its own, slower where much comes from outside (B2.20).
    mutating func growWorkplaceSupport(_ s: Index<Seeker>, days: Double) {
        guard let job = seekers[s].job else { return }
        let (support, internalSupport) = supportAtWork(job, after: days)
        seekers[s].job?.support = support
        seekers[s].job?.internalSupport = internalSupport
    }

    /// By the specialist and by the workplace itself, if nobody comes for so many days.
    private func supportAtWork(_ job: Job, after days: Double) -> (specialist: Double, workplace: Double) {
        let crowding = 1 - values[.supportCrowding] * job.support
        let growth = 1 - exp(-days / values[.internalSupportDays] * max(0, crowding))
        let gap = max(0, job.internalCeiling - job.internalSupport)
        return (job.support * halvings(days / values[.supportHalfLife]), job.internalSupport + gap * growth)
    }

    /// A visit or talk in phase 5: support at the workplace counts in full, elsewhere less.
    mutating func support(_ s: Index<Seeker>, atWorkplace: Bool, remote: Bool, by post: Index<Specialist>) {
        guard let job = seekers[s].job else { return }
        let place = atWorkplace ? 1 : values[.supportElsewhereWorth]
        let worth = skill(post) * place * (remote ? values[.remoteWorth] : 1)
        seekers[s].job?.support = job.support + values[.supportPerVisit] * worth * (1 - job.support)
    }

    /// Need so many days from now: it falls as the seeker learns the job.
    func needLeft(_ s: Index<Seeker>, _ job: Job, after days: Double = 0) -> Double {
        seekers[s].traits.need * exp(-((now - job.start).days + days) / values[.needDays])
    }

    /// Need that nothing meets, so many days from now.
    func unmetNeed(_ s: Index<Seeker>, after days: Double = 0) -> Double {
        guard let job = seekers[s].job else { return 0 }
        let left = needLeft(s, job, after: days)
        let (specialist, workplace) = days > 0 ? supportAtWork(job, after: days) : (job.support, job.internalSupport)
        return max(0, left - values[.supportMeetsNeed] * specialist - workplace)
    }

    mutating func refreshJobClocks(_ s: Index<Seeker>) {
        let now = now
        guard let job = seekers[s].job, let clocks = seekers[s].jobClocks else { return }
        let traits = seekers[s].traits
        let weak = (values[.abilityMean] - traits.ability) / 10
        let unmet = values[.breakdownNeedEffect] * unmetNeed(s, after: daysToMiddle(s))
        let misfit =
            values[.breakdownFitEffect] * (0.5 - job.fit)
            + (traits.segment == Traits.refugee ? values[.breakdownRefugeeEffect] : 0)
        let all = values[.breakdownFactor]
        let season = days.seasonEnd[min(today, days.seasonEnd.count - 1)] ? values[.layOffSeasonFactor] : 1
        jobClocks[clocks].quit.change(
            multiplier: all * values[.quitFactor] * exp(misfit + unmet + values[.breakdownAbilityEffect] * weak),
            at: now)
        let dated = job.contract == .engagement || job.contract == .substitute
        jobClocks[clocks].dismissal.change(
            multiplier: all * values[.dismissalFactor] * (dated ? values[.dismissalDatedFactor] : 1)
                * exp(misfit * values[.dismissalFitShare] + unmet + values[.breakdownAbilityEffect] * weak), at: now)
        let fewer = layOffFactor(job)
        jobClocks[clocks].layOff.change(multiplier: all * season * fewer, at: now)
        jobClocks[clocks].sickness.change(
            multiplier: all * exp(values[.sicknessAbilityEffect] * weak + unmet * values[.sicknessNeedShare]), at: now)
    }

    /// By contract, and lower while a subsidy is paid.
    private func layOffFactor(_ job: Job) -> Double {
        let subsidised = job.subsidy == nil ? 1 : values[.layOffSubsidyFactor]
        switch job.contract {
        case .permanent: return subsidised * values[.layOffPermanentFactor]
        case .onCall: return subsidised * values[.layOffOnCallFactor]
        case .engagement, .substitute: return subsidised
        }
    }

    /// A full position or a part of one, as offered.
    func offeredHours(_ stream: inout RandomStream) -> Double {
        let whole = stream.chance(values[.fullTimeOffered])
        let (lowest, highest) = (values[.partTimeLowest], values[.partTimeHighest])
        return values[.fullTimeHours] * (whole ? 1 : lowest + max(0, highest - lowest) * stream.uniform())
    }

    /// A job found by the seeker alone; in the service it is followed up like any other.
    mutating func findOwnJob(_ s: Index<Seeker>) {
        seekers[s].clocks.ownJob = nil
        var stream = names.stream(.seeker, seekers[s].identity, .ownJob, UInt64(seekers[s].spells.count))
        let fit = stream.beta(values[.ownJobFitShapeA], values[.ownJobFitShapeB])
        let ceiling = stream.uniform() * values[.ownJobSupportCeiling]
        let weights = [
            values[.ownJobPermanentShare], values[.substituteShare], values[.engagementShare], values[.onCallShare],
        ]
        let contract = Contract(rawValue: stream.category(weights: weights)) ?? .engagement
        let hours = offeredHours(&stream)
        if seekers[s].status == .waiting { leaveQueue(s, .ownJob) }
        seekers[s].taste = nil
        seekers[s].training = nil
        seekers[s].offer = nil
        seekers[s].step = .none
        seekers[s].clocks.tasteDay = .never
        seekers[s].clocks.trainingEnd = .never
        seekers[s].clocks.jobStart = .never
        startJob(
            s,
            Job(
                employer: nil, municipality: seekers[s].municipality, start: now, fit: fit, contract: contract,
                hoursPerWeek: min(hours, seekers[s].traits.wantedHours), subsidy: nil, carved: false,
                mentor: false, internalSupport: values[.internalSupportAtStart] * ceiling,
                internalCeiling: ceiling))
    }
}
