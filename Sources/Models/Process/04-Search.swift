import Foundation
import Simulator

// 5. Phase 3: visits to employers, proposals by perceived fit, answers.
extension FollowUpModel {
    /// Visits an employer of a municipality: a second or third cup of tea where one is due, else a new contact.
    ///
    /// - Returns: false where all the employers of a small place were seen lately; then no visit takes place.
    mutating func visitEmployer(in municipality: Int, by post: Index<Specialist>) -> Bool {
        specialists[post].visits += 1
        var stream = names.stream(
            .specialist, specialists[post].identity, .employerChoice,
            specialists[post].ordinal(specialists[post].visits))
        guard let employer = chooseEmployer(in: municipality, &stream, by: post) else { return false }
        employers[employer].visits += 1
        if employers[employer].stage < 3 { employers[employer].stage += 1 }
        if hasOpening(employer) { propose(to: employer, by: post) }
        employers[employer].lastVisit = now
        return true
    }

    /// Employers of a municipality who have not been visited within the shortest gap, as far as a count of late visits tells.
    mutating func employersToVisit(in municipality: Int) -> Int {
        let limit = now - .days(values[.employerVisitGap])
        while let first = lateVisits[municipality].first, first < limit { lateVisits[municipality].removeFirst() }
        return max(0, region.municipalities[municipality].employers - lateVisits[municipality].count)
    }

    private mutating func chooseEmployer(
        in municipality: Int, _ stream: inout RandomStream, by post: Index<Specialist>
    ) -> Index<Employer>? {
        let known = stream.chance(values[.knownEmployerShare])
        let first = known ? knownEmployer(in: municipality, &stream) : newEmployer(in: municipality, &stream)
        guard
            let employer = first
                ?? (known ? newEmployer(in: municipality, &stream) : knownEmployer(in: municipality, &stream))
        else { return nil }
        if isNew(employer) {
            employers[employer].stage = 0
            specialists[post].contactsThisWeek += 1
            staff.add(.employerContacts, team: specialists[post].team, municipality: municipality)
        }
        lateVisits[municipality].append(now)
        return employer
    }

    /// Never visited, or not for so long that managers and colleagues have changed.
    private func isNew(_ employer: Index<Employer>) -> Bool {
        employers[employer].visits == 0
            || (now - employers[employer].lastVisit).days >= values[.employerForgottenAfter]
    }

    /// One who is ready for the next cup: a few are drawn, then all are gone through where they are few.
    private func knownEmployer(in municipality: Int, _ stream: inout RandomStream) -> Index<Employer>? {
        let known = knownEmployers[municipality]
        func ready(_ employer: Index<Employer>) -> Bool {
            !isNew(employer) && (now - employers[employer].lastVisit).days >= values[.employerVisitGap]
        }
        guard !known.isEmpty else { return nil }
        for _ in 0..<8 {
            let employer = known[stream.index(below: known.count)]
            if ready(employer) { return employer }
        }
        return known.count <= Self.few ? known.first(where: ready) : nil
    }

    private mutating func newEmployer(in municipality: Int, _ stream: inout RandomStream) -> Index<Employer>? {
        let all = region.municipalities[municipality].employers
        func employer(_ number: Int) -> Index<Employer> {
            employerByNumber[municipality][number] ?? meetEmployer(number, in: municipality)
        }
        for _ in 0..<8 {
            let candidate = employer(stream.index(below: all))
            if isNew(candidate) { return candidate }
        }
        guard all <= Self.few else { return nil }
        for number in 0..<all {
            let candidate = employer(number)
            if isNew(candidate) { return candidate }
        }
        return nil
    }

    /// So many employers can be gone through one by one.
    private static let few = 128

    private mutating func meetEmployer(_ number: Int, in municipality: Int) -> Index<Employer> {
        let identity = RandomNames.identity(
            municipality: Int(region.municipalities[municipality].number) ?? municipality, ordinal: number + 1)
        var stream = names.stream(.employer, identity, .employerTraits)
        let sizes = [
            values[.employerSize1Share], values[.employerSize2Share], values[.employerSize3Share],
            values[.employerSize4Share],
        ]
        let inclusiveness = stream.beta(values[.inclusivenessShapeA], values[.inclusivenessShapeB])
        let employer = employers.append(
            Employer(
                identity: identity, municipality: municipality, trade: (stream.uniform(), stream.uniform()),
                pace: stream.uniform(), inclusiveness: inclusiveness,
                supportCeiling: (0.3 + 0.7 * inclusiveness) * stream.uniform(),
                permanentReadiness: stream.uniform(), sizeClass: stream.category(weights: sizes) + 1,
                lastVisit: now))
        knownEmployers[municipality].append(employer)
        employerByNumber[municipality][number] = employer
        return employer
    }

    /// An opening, or a job that can be carved: likelier at large employers, after more cups of tea, with goodwill, and the longer since last asked.
    private mutating func hasOpening(_ e: Index<Employer>) -> Bool {
        let employer = employers[e]
        employers[e].openingsAsked += 1
        let since = employer.visits <= 1 ? values[.openingMemory] : (now - employer.lastVisit).days
        let size = pow(values[.openingSizeFactor], Double(employer.sizeClass - 1))
        let rate = values[.openingRate] / 365.25 * size * exp(values[.openingGoodwillEffect] * employer.goodwill)
        let open = 1 - exp(-rate * min(since, values[.openingMemory]))
        let trusted = pow(values[.openingStageFactor], Double(3 - employers[e].stage))
        var stream = names.stream(.employer, employer.identity, .opening, employers[e].openingsAsked)
        return stream.chance(open * trusted)
    }

    /// Proposes the searching seeker whose perceived fit is best, if it passes the threshold.
    private mutating func propose(to e: Index<Employer>, by post: Index<Specialist>) {
        var best: (Index<Seeker>, Double)?
        for s in specialists[post].caseload where canBeProposed(s, to: e) {
            let fit = perceivedFit(s, e)
            if fit > (best?.1 ?? proposalThreshold(post)) { best = (s, fit) }
        }
        guard let (s, perceived) = best else { return }
        seekers[s].proposals += 1
        seekers[s].tried.append(e)
        let accepted = accepts(e, s)
        if tells(s) { noteProposal(s, e, perceived: perceived, accepted: accepted, by: post) }
        if accepted { beginTasteOrAgreement(s, e) } else { reject(s) }
    }

    private func canBeProposed(_ s: Index<Seeker>, to e: Index<Employer>) -> Bool {
        seekers[s].phase == 3 && seekers[s].step == .none && seekers[s].job == nil && !seekers[s].tried.contains(e)
            && travel.hours(seekers[s].municipality, employers[e].municipality, winter: false) * 60
                <= values[.commutingMinutes]
    }

    /// Falls under pressure to place (B2.11): the more weight placements have, the poorer the match that is tried.
    private func proposalThreshold(_ post: Index<Specialist>) -> Double {
        let pressure = max(0, values[.effortPlacementWeight] - values[.effortRetentionWeight])
        return values[.fitThreshold] - values[.fitThresholdPressure] * pressure
            - values[.fitThresholdPressure] * specialists[post].exhaustion
    }

    /// How well seeker and workplace suit each other, 0 to 1: trade, pace against ability, inclusiveness, and what no one can know.
    func trueFit(_ s: Index<Seeker>, _ e: Index<Employer>) -> Double {
        let traits = seekers[s].traits
        let employer = employers[e]
        let dx = traits.interests.0 - employer.trade.0
        let dy = traits.interests.1 - employer.trade.1
        let strain = max(0, employer.pace - traits.ability / 10)
        var stream = names.stream(.pair, seekers[s].identity, .fit, employer.identity)
        return logistic(
            values[.fitIntercept] - values[.fitTradeEffect] * (dx * dx + dy * dy).squareRoot()
                - values[.fitPaceEffect] * strain + values[.fitInclusiveEffect] * (employer.inclusiveness - 0.5)
                + stream.normal(standardDeviation: values[.fitSpread]))
    }

    /// True fit plus noise that shrinks with knowledge of both sides.
    private func perceivedFit(_ s: Index<Seeker>, _ e: Index<Employer>) -> Double {
        var stream = names.stream(.pair, seekers[s].identity, .perception, employers[e].identity)
        let ignorance = 1 - 0.5 * (seekers[s].knowledge + Double(employers[e].stage) / 3)
        return trueFit(s, e) + stream.normal(standardDeviation: values[.perceptionNoise] * ignorance)
    }

    private func accepts(_ e: Index<Employer>, _ s: Index<Seeker>) -> Bool {
        let employer = employers[e]
        var stream = names.stream(.pair, seekers[s].identity, .acceptance, employer.identity)
        return stream.chance(
            logistic(
                values[.acceptIntercept] + values[.acceptFitEffect] * (trueFit(s, e) - 0.5)
                    + values[.acceptInclusiveEffect] * (employer.inclusiveness - 0.5)
                    + values[.acceptGoodwillEffect] * employer.goodwill
                    + values[.acceptMotivationEffect] * (seekers[s].motivation - 0.5)))
    }

    /// Rejection wears down efficacy and motivation; a quick meeting restores some of it (B2.10, B3.7).
    mutating func reject(_ s: Index<Seeker>) {
        seekers[s].traits.efficacy = max(1, seekers[s].traits.efficacy - values[.rejectionEfficacyLoss])
        seekers[s].motivation *= 1 - values[.rejectionMotivationLoss]
        seekers[s].due = min(seekers[s].due, now + .days(values[.recontactWithin]))
        refreshClocks(s)
        reschedule(s)
    }
}
