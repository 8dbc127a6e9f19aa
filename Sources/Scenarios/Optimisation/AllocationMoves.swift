import Models
import Simulator

/// Small changes of an allocation, one of which a search tries at a time.
struct AllocationMoves {
    let rules: AllocationRules

    /// The kinds of change.
    enum Kind: CaseIterable {
        /// A post goes from one desk to another.
        case shift
        /// A post goes to an office that has none, as an outpost of the nearest team.
        case outpost
        /// A desk goes to another office nearby, with all its posts.
        case relocate
        /// A desk becomes the base of a team of its own, with as many posts as a team needs.
        case split
        /// Two teams become one, their desks staying where they are.
        case merge
        /// A desk goes over to another team.
        case transfer
        /// A municipality gets another desk, or nobody.
        case reassign
        /// A desk is closed; its posts go to the base of its team.
        case gather
        /// A team is closed; its posts go to desks of others.
        case close
    }

    /// A neighbour that keeps the rules; nil where the change that was drawn leads to none.
    func neighbour(of allocation: DeskAllocation, _ stream: inout RandomStream) -> DeskAllocation? {
        let kind = Kind.allCases[stream.index(below: Kind.allCases.count)]
        return change(allocation, kind, &stream).flatMap { rules.repaired($0, &stream) }
            .flatMap { $0 == allocation ? nil : $0 }
    }

    private func change(
        _ allocation: DeskAllocation, _ kind: Kind, _ stream: inout RandomStream
    ) -> DeskAllocation? {
        switch kind {
        case .shift: shift(allocation, &stream)
        case .outpost: outpost(allocation, &stream)
        case .relocate: relocate(allocation, &stream)
        case .split: split(allocation, &stream)
        case .merge: merge(allocation, &stream)
        case .transfer: transfer(allocation, &stream)
        case .reassign: reassign(allocation, &stream)
        case .gather: gather(allocation, &stream)
        case .close: close(allocation, &stream)
        }
    }

    // MARK: Posts

    /// From a desk with few people to a post, to one with many; half of the time to any.
    private func shift(_ allocation: DeskAllocation, _ stream: inout RandomStream) -> DeskAllocation? {
        guard let to = destination(allocation.desks, allocation, &stream),
            let from = giver(to: to, of: allocation.bases[to], allocation, &stream)
        else { return nil }
        var changed = allocation
        changed.posts[from] -= 1
        changed.posts[to] += 1
        return changed
    }

    private func destination(
        _ desks: [Int], _ allocation: DeskAllocation, _ stream: inout RandomStream
    ) -> Int? {
        let isByDemand = stream.uniform() < 0.5
        return rules.drawn(desks, &stream) { isByDemand ? rules.demand($0, allocation, more: 1) : 1 }
    }

    /// A desk that gives a post away to a team: one whose own team stays large enough, where there is one.
    private func giver(
        to place: Int, of base: Int, _ allocation: DeskAllocation, _ stream: inout RandomStream
    ) -> Int? {
        let others = allocation.desks.filter { $0 != place }
        let ready = others.filter { allocation.bases[$0] == base || rules.mayLose($0, allocation) }
        let isByDemand = stream.uniform() < 0.5
        return rules.drawn(ready.isEmpty ? others : ready, &stream) {
            isByDemand ? 1 / rules.demand($0, allocation) : 1
        }
    }

    // MARK: Desks

    /// Offices without a post, where one can be put.
    private func openSeats(_ allocation: DeskAllocation) -> [Int] {
        Set(rules.region.offices.map(\.seat)).filter { allocation.posts[$0] == 0 }.sorted()
    }

    /// The base of the nearest team that could have an outpost at a place.
    private func host(of seat: Int, _ allocation: DeskAllocation) -> Int? {
        let near = allocation.teamBases.filter { $0 != seat && rules.isNear(seat, base: $0) }
        return rules.budget.nearest(to: seat, among: near)
    }

    private func outpost(_ allocation: DeskAllocation, _ stream: inout RandomStream) -> DeskAllocation? {
        let seats = openSeats(allocation).filter { host(of: $0, allocation) != nil }
        let isByInflow = stream.uniform() < 0.5
        guard let seat = rules.drawn(seats, &stream, weight: { isByInflow ? rules.budget.inflow($0) + 1e-3 : 1 }),
            let base = host(of: seat, allocation),
            let from = giver(to: seat, of: base, allocation, &stream)
        else { return nil }
        var changed = allocation
        changed.posts[from] -= 1
        changed.posts[seat] = 1
        changed.bases[seat] = base
        takeOver(seat, &changed, &stream)
        return changed
    }

    /// A new desk serves its own municipality, and half of the time all that it is nearer to than the desk that they have.
    private func takeOver(_ desk: Int, _ allocation: inout DeskAllocation, _ stream: inout RandomStream) {
        allocation.servers[desk] = desk
        guard stream.uniform() < 0.5 else { return }
        let travel = rules.region.travel
        for place in allocation.servers.indices where rules.isWithinReach(desk, place) {
            let server = allocation.servers[place]
            if server >= 0, travel.minutes(desk, place) < travel.minutes(server, place) {
                allocation.servers[place] = desk
            }
        }
    }

    private func relocate(_ allocation: DeskAllocation, _ stream: inout RandomStream) -> DeskAllocation? {
        guard let desk = rules.drawn(allocation.desks, &stream, weight: { _ in 1 }) else { return nil }
        let travel = rules.region.travel
        let nearby = openSeats(allocation).sorted { (travel.minutes(desk, $0), $0) < (travel.minutes(desk, $1), $1) }
        guard let seat = rules.drawn(Array(nearby.prefix(6)), &stream, weight: { _ in 1 }) else { return nil }
        var changed = allocation
        (changed.posts[seat], changed.posts[desk]) = (allocation.posts[desk], 0)
        changed.bases[desk] = -1
        changed.bases[seat] = allocation.bases[desk] == desk ? seat : allocation.bases[desk]
        for place in changed.posts.indices where changed.bases[place] == desk { changed.bases[place] = seat }
        for place in changed.servers.indices where changed.servers[place] == desk { changed.servers[place] = seat }
        changed.servers[seat] = seat
        return changed
    }

    private func gather(_ allocation: DeskAllocation, _ stream: inout RandomStream) -> DeskAllocation? {
        let outposts = allocation.desks.filter { allocation.bases[$0] != $0 }
        guard let desk = rules.drawn(outposts, &stream, weight: { _ in 1 }) else { return nil }
        var changed = allocation
        changed.posts[allocation.bases[desk]] += allocation.posts[desk]
        changed.posts[desk] = 0
        return changed
    }

    // MARK: Teams

    private func split(_ allocation: DeskAllocation, _ stream: inout RandomStream) -> DeskAllocation? {
        let places = Set(openSeats(allocation) + allocation.desks.filter { allocation.bases[$0] != $0 }).sorted()
        guard let place = rules.drawn(places, &stream, weight: { rules.budget.inflow($0) + 1e-3 }) else { return nil }
        var changed = allocation
        changed.bases[place] = place
        for _ in 0..<max(0, max(1, rules.teamAtLeast) - allocation.posts[place]) {
            guard let from = giver(to: place, of: place, changed, &stream) else { return nil }
            changed.posts[from] -= 1
            changed.posts[place] += 1
        }
        takeOver(place, &changed, &stream)
        return changed
    }

    private func merge(_ allocation: DeskAllocation, _ stream: inout RandomStream) -> DeskAllocation? {
        let bases = allocation.teamBases
        guard let base = rules.drawn(bases, &stream, weight: { _ in 1 }),
            let other = host(of: base, allocation)
        else { return nil }
        var changed = allocation
        for desk in allocation.desks(of: base) { changed.bases[desk] = other }
        return changed
    }

    private func close(_ allocation: DeskAllocation, _ stream: inout RandomStream) -> DeskAllocation? {
        guard let base = rules.drawn(allocation.teamBases, &stream, weight: { _ in 1 }) else { return nil }
        let closed = allocation.desks(of: base)
        var changed = allocation
        for desk in closed { changed.posts[desk] = 0 }
        for _ in 0..<allocation.size(of: base) {
            let others = allocation.desks.filter { !closed.contains($0) }
            guard let to = destination(others, changed, &stream) else { return nil }
            changed.posts[to] += 1
        }
        return changed
    }

    private func transfer(_ allocation: DeskAllocation, _ stream: inout RandomStream) -> DeskAllocation? {
        let outposts = allocation.desks.filter { allocation.bases[$0] != $0 }
        guard let desk = rules.drawn(outposts, &stream, weight: { _ in 1 }),
            let other = rules.drawn(
                allocation.teamBases.filter { $0 != allocation.bases[desk] && rules.isNear(desk, base: $0) },
                &stream,
                weight: { 1 / (1 + rules.region.travel.minutes(desk, $0)) })
        else { return nil }
        var changed = allocation
        changed.bases[desk] = other
        return changed
    }

    // MARK: Service areas

    private func reassign(_ allocation: DeskAllocation, _ stream: inout RandomStream) -> DeskAllocation? {
        let places = allocation.servers.indices.filter { allocation.posts[$0] == 0 }
        guard let place = rules.drawn(places, &stream, weight: { _ in 1 }) else { return nil }
        let travel = rules.region.travel
        let within = allocation.desks.filter { rules.isWithinReach($0, place) }
        let near = within.sorted { (travel.minutes($0, place), $0) < (travel.minutes($1, place), $1) }
        let choices = (Array(near.prefix(3)) + (rules.servesAll ? [] : [-1])).filter { $0 != allocation.servers[place] }
        guard let next = rules.drawn(choices, &stream, weight: { _ in 1 }) else { return nil }
        var changed = allocation
        changed.servers[place] = next
        return changed
    }
}
