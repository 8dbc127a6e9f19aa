import Foundation
import Simulator

// 5, continued. Which employer is visited, and whether there is an opening.
extension FollowUpModel {
    /// Employers of a municipality who have not been visited within the shortest gap, as far as a count of late visits tells.
    mutating func employersToVisit(in municipality: Int) -> Int {
        let limit = now - .days(values[.employerVisitGap])
        while let first = lateVisits[municipality].first, first < limit { lateVisits[municipality].removeFirst() }
        return max(0, region.municipalities[municipality].employers - lateVisits[municipality].count)
    }

    mutating func chooseEmployer(
        in municipality: Int, _ stream: inout RandomStream, by post: Index<Specialist>
    ) -> Index<Employer>? {
        let known = stream.chance(values[.knownEmployerShare])
        let wish = wish(of: post, in: municipality, &stream)
        let first =
            known ? knownEmployer(in: municipality, &stream) : newEmployer(in: municipality, wish: wish, &stream)
        guard
            let employer = first
                ?? (known
                    ? newEmployer(in: municipality, wish: wish, &stream) : knownEmployer(in: municipality, &stream))
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

    /// The trade wanted by one of those for whom the specialist is searching here.
    private func wish(
        of post: Index<Specialist>, in municipality: Int, _ stream: inout RandomStream
    ) -> (Double, Double)? {
        func isSearching(_ s: Index<Seeker>) -> Bool {
            seekers[s].municipality == municipality && seekers[s].step == .none && seekers[s].phase == 3
        }
        let count = specialists[post].caseload.reduce(0) { $0 + (isSearching($1) ? 1 : 0) }
        let u = stream.uniform()
        guard count > 0 else { return nil }
        var left = min(count - 1, Int(u * Double(count)))
        for s in specialists[post].caseload where isSearching(s) {
            if left == 0 { return seekers[s].traits.interests }
            left -= 1
        }
        return nil
    }

    /// A new contact: of some that come to mind, the one whose trade is nearest to what a seeker wants.
    private mutating func newEmployer(
        in municipality: Int, wish: (Double, Double)?, _ stream: inout RandomStream
    ) -> Index<Employer>? {
        let all = region.municipalities[municipality].employers
        var best: (employer: Index<Employer>, distance: Double)?
        var found = 0
        let wanted = Int(values[.targeting].rounded(.up))
        for _ in 0..<8 + Int(values[.targeting]) where found < wanted {
            let candidate = employer(stream.index(below: all), in: municipality)
            guard isNew(candidate) else { continue }
            found += 1
            let distance = wish.map { squaredDistance($0, employers[candidate].trade) } ?? 0
            if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
        }
        if let best { return best.employer }
        guard all <= Self.few else { return nil }
        for number in 0..<all {
            let candidate = employer(number, in: municipality)
            if isNew(candidate) { return candidate }
        }
        return nil
    }

    private mutating func employer(_ number: Int, in municipality: Int) -> Index<Employer> {
        if employerByNumber[municipality].isEmpty {
            let all = region.municipalities[municipality].employers
            employerByNumber[municipality] = Array(repeating: .none, count: all)
        }
        let known = employerByNumber[municipality][number]
        return known == .none ? meetEmployer(number, in: municipality) : known
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
        let floor = values[.internalSupportFloor]
        let employer = employers.append(
            Employer(
                lastVisit: now, trade: (stream.uniform(), stream.uniform()), identity: identity,
                municipality: municipality,
                pace: stream.uniform(), inclusiveness: inclusiveness,
                supportCeiling: (floor + (1 - floor) * inclusiveness) * stream.uniform(),
                permanentReadiness: stream.uniform(), sizeClass: stream.category(weights: sizes) + 1))
        employerByNumber[municipality][number] = employer
        return employer
    }

    /// An opening, or a job that can be carved: likelier at large employers, after more cups of tea, with goodwill, and the longer since last asked.
    mutating func hasOpening(_ e: Index<Employer>) -> Bool {
        let employer = employers[e]
        employers[e].openingsAsked += 1
        let since = employer.visits <= 1 ? values[.openingMemory] : (now - employer.lastVisit).days
        let size = pow(values[.openingSizeFactor], Double(employer.sizeClass - 1))
        let wear = values[.askingWear] * currentWear(e)
        let rate =
            values[.openingRate] / 365.25 * size * exp(values[.openingGoodwillEffect] * employer.goodwill - wear)
        let open = 1 - exp(-rate * min(since, values[.openingMemory]))
        let trusted = pow(values[.openingStageFactor], Double(3 - employers[e].stage))
        var stream = names.stream(.employer, employer.identity, .opening, employers[e].openingsAsked)
        return stream.chance(open * trusted)
    }

    /// A place for unpaid training is easier to find than an opening: it is on top of full staffing (B3.2).
    mutating func takesTrainees(_ e: Index<Employer>) -> Bool {
        employers[e].openingsAsked += 1
        var stream = names.stream(.employer, employers[e].identity, .opening, employers[e].openingsAsked)
        return stream.chance(values[.trainingOpen] * exp(-values[.askingWear] * currentWear(e)))
    }

    /// Visits to an employer, of which each fades: who is asked often grows tired of it.
    private func currentWear(_ e: Index<Employer>) -> Double {
        employers[e].wear * halvings((now - employers[e].lastVisit).days / values[.askingHalfLife])
    }

    mutating func beAsked(_ e: Index<Employer>) { employers[e].wear = currentWear(e) + 1 }

    func squaredDistance(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
        (a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)
    }
}
