import Models

/// Teams of at least three at hubs (B5.1), each with half a supervisor (B5.3), and named specialists out in neighbouring
/// municipalities, as Kvæfjord has one of the Harstad team.
///
/// 1. Hubs are given, or chosen by the expected inflow within reach that no hub covers yet, as long as three posts and half
///    a supervisor for one more are affordable. An office next to a larger one that no hub covers yet is no hub, since
///    growth came at large offices (B5.3): else a village between two towns would be chosen.
/// 2. Every municipality within reach of a hub belongs to its nearest hub; those out of reach get nobody.
/// 3. Each team has three posts. Further posts go to teams by D'Hondt over the inflow of their areas, until none fits the budget.
/// 4. Of a team's posts, the spokes' share of the area's inflow, rounded, goes to named specialists at the spokes, by D'Hondt
///    among these; two stay at the hub.
/// 5. A named specialist serves the spoke where the post is, and the spokes without one that are nearer to it than to the hub.
struct HubAndSpokeStrategy {
    /// Least posts of a team (B5.1).
    static let leastPosts = 3
    /// Supervisor's share of a post for each team (B5.3).
    static let supervisor = 0.5

    let budget: AllocationBudget
    /// Posts of a team that stay at its hub at the least.
    static let leastAtHub = 2

    /// Minutes within which a municipality belongs to a hub.
    let reach: Double
    /// Most posts of a team; a hub with more has several teams. Nil for no limit.
    var largestTeam: Int?

    /// A hub with its spokes, and the posts of its team.
    private struct Area {
        var hub: Int
        var spokes: [Int]
        var size: Int
    }

    /// The teams, those of given hubs or of chosen ones.
    func teams(hubs given: [Int]?) throws(BudgetTooSmall) -> [Team] {
        let hubs = given ?? chosenHubs()
        var areas = areas(hubs)
        let start = teams(areas)
        guard !hubs.isEmpty, budget.affords(start) else {
            let several = given.map { $0.count > 1 ? " at each of \($0.count) hubs" : "" } ?? ""
            let cost = hubs.isEmpty ? cheapestHub() : budget.cost(start)
            throw BudgetTooSmall(needs: "a team of three with half a supervisor\(several)", cost: cost)
        }
        while let larger = withOneMorePost(areas) { areas = larger }
        return teams(areas)
    }

    private func cheapestHub() -> Double {
        candidates.map { budget.cost(teams(areas([$0]))) }.min() ?? 0
    }

    // MARK: Hubs

    /// Municipalities where an office sits.
    private var candidates: [Int] {
        Set(budget.region.offices.map(\.seat)).sorted { budget.number($0) < budget.number($1) }
    }

    private func chosenHubs() -> [Int] {
        var hubs: [Int] = []
        while let next = nextHub(hubs) { hubs.append(next) }
        return hubs
    }

    /// The candidate with most uncovered inflow; of equals the one with more inflow of its own, then the lower number.
    private func nextHub(_ hubs: [Int]) -> Int? {
        let covered = Set(areas(hubs).flatMap { [$0.hub] + $0.spokes })
        func uncovered(_ hub: Int) -> [Int] { withinReach(of: hub).filter { !covered.contains($0) } }
        func hasLargerNeighbour(_ hub: Int) -> Bool {
            candidates.contains { other in
                !covered.contains(other) && budget.inflow(other) > budget.inflow(hub)
                    && budget.region.travel.minutes(hub, other) <= reach
            }
        }
        return candidates.filter { !hubs.contains($0) && !uncovered($0).isEmpty && !hasLargerNeighbour($0) }
            .map { hub in (hub: hub, gain: uncovered(hub).reduce(0) { $0 + budget.inflow($1) }) }
            .sorted { a, b in
                (-a.gain, -budget.inflow(a.hub), budget.number(a.hub))
                    < (-b.gain, -budget.inflow(b.hub), budget.number(b.hub))
            }
            .first { budget.affords(teams(areas(hubs + [$0.hub]))) }?.hub
    }

    private func withinReach(of hub: Int) -> [Int] {
        budget.region.municipalities.indices.filter { budget.region.travel.minutes(hub, $0) <= reach }
    }

    // MARK: Areas and posts

    private func areas(_ hubs: [Int]) -> [Area] {
        var areas = hubs.map { Area(hub: $0, spokes: [], size: Self.leastPosts) }
        for municipality in budget.region.municipalities.indices where !hubs.contains(municipality) {
            guard let hub = budget.nearest(to: municipality, among: hubs),
                budget.region.travel.minutes(hub, municipality) <= reach, let index = hubs.firstIndex(of: hub)
            else { continue }
            areas[index].spokes.append(municipality)
        }
        return areas
    }

    /// The areas with the next post that the budget allows, or nil.
    private func withOneMorePost(_ areas: [Area]) -> [Area]? {
        for index in byQuotient(areas.indices.map { $0 }, inflow: { areaInflow(areas[$0]) }, posts: { areas[$0].size })
        {
            var larger = areas
            larger[index].size += 1
            if budget.affords(teams(larger)) { return larger }
        }
        return nil
    }

    /// D'Hondt's order: inflow over posts held and one more, largest first; then as listed.
    private func byQuotient(_ items: [Int], inflow: (Int) -> Double, posts: (Int) -> Int) -> [Int] {
        let quotients = items.enumerated().map { (-inflow($1) / Double(posts($1) + 1), $0, $1) }
        return quotients.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }

    private func areaInflow(_ area: Area) -> Double {
        area.spokes.reduce(budget.inflow(area.hub)) { $0 + budget.inflow($1) }
    }

    // MARK: Teams

    private func teams(_ areas: [Area]) -> [Team] {
        areas.flatMap { TeamSize.split(team($0), largest: largestTeam) { _ in Self.supervisor } }
    }

    /// Named specialists by spoke.
    private func postsAtSpokes(_ area: Area) -> [Int: Int] {
        let inflow = area.spokes.reduce(0) { $0 + budget.inflow($1) }
        guard inflow > 0 else { return [:] }
        let share = (Double(area.size) * inflow / areaInflow(area)).rounded()
        var posts: [Int: Int] = [:]
        for _ in 0..<min(Int(share), area.size - Self.leastAtHub) {
            let next = byQuotient(area.spokes, inflow: budget.inflow, posts: { posts[$0] ?? 0 }).first
            if let next { posts[next, default: 0] += 1 }
        }
        return posts
    }

    private func team(_ area: Area) -> Team {
        let posts = postsAtSpokes(area)
        let staffed = area.spokes.filter { posts[$0] != nil }
        var serves: [Int: [Int]] = [area.hub: [area.hub]]
        for spoke in area.spokes {
            let place = staffed.contains(spoke) ? spoke : server(of: spoke, staffed, area.hub)
            serves[place, default: []].append(spoke)
        }
        let outposts = staffed.map { Outpost(municipality: $0, posts: posts[$0] ?? 0, serves: serves[$0] ?? []) }
        return Team(
            name: budget.uniqueName(area.hub), base: area.hub, posts: area.size,
            supervisor: Self.supervisor, serves: serves[area.hub] ?? [], outposts: outposts)
    }

    /// Who serves a spoke without a specialist: the nearest one, if nearer than the hub.
    private func server(of spoke: Int, _ staffed: [Int], _ hub: Int) -> Int {
        guard let nearest = budget.nearest(to: spoke, among: staffed) else { return hub }
        let travel = budget.region.travel
        return travel.minutes(nearest, spoke) < travel.minutes(hub, spoke) ? nearest : hub
    }
}
