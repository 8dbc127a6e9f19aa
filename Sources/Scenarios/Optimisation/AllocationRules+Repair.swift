import Models
import Simulator

extension AllocationRules {
    /// The allocation put in order after a change: within the rules, with as many posts as the budget carries; nil where that cannot be.
    ///
    /// 1. Desks without posts go; what they served goes to the nearest desk within reach.
    /// 2. Teams that are too small join the nearest other team.
    /// 3. Posts go, one by one, where there are most for the people, until the rest is affordable.
    /// 4. Posts come, where there are fewest, until none is.
    func repaired(_ changed: DeskAllocation, _ stream: inout RandomStream) -> DeskAllocation? {
        var allocation = tidied(changed)
        joinSmallTeams(&allocation)
        for _ in 0..<max(4, allocation.totalPosts) where cost(allocation) > budget.limit {
            let desks = allocation.desks.filter { mayLose($0, allocation) }
            guard let desk = drawn(desks, &stream, weight: { 1 / demand($0, allocation) }) else { return nil }
            allocation.posts[desk] -= 1
            allocation = tidied(allocation)
        }
        fill(&allocation, &stream)
        return allow(allocation) ? allocation : nil
    }

    /// People a year for each post of a desk; never quite none.
    func demand(_ desk: Int, _ allocation: DeskAllocation, more: Int = 0) -> Double {
        let people = budget.inflow(of: allocation.served(by: desk))
        return max(people, 1e-3) / Double(max(1, allocation.posts[desk] + more))
    }

    /// One of several by weights; nil of none.
    func drawn(_ items: [Int], _ stream: inout RandomStream, weight: (Int) -> Double) -> Int? {
        items.isEmpty ? nil : items[stream.category(weights: items.map(weight))]
    }

    /// True where the desk's team is still large enough with one post less.
    func mayLose(_ desk: Int, _ allocation: DeskAllocation) -> Bool {
        let size = allocation.size(of: allocation.bases[desk])
        return size > teamAtLeast || size == 1 && allocation.desks.count > 1
    }

    /// Desks, bases and service areas made to fit the posts.
    private func tidied(_ changed: DeskAllocation) -> DeskAllocation {
        var allocation = changed
        for base in allocation.teamBases where allocation.posts[base] == 0 {
            let rest = allocation.desks.filter { allocation.bases[$0] == base }
            let next = rest.max { (allocation.posts[$0], -$0) < (allocation.posts[$1], -$1) }
            for desk in rest { allocation.bases[desk] = next ?? -1 }
        }
        for place in allocation.posts.indices where allocation.posts[place] == 0 { allocation.bases[place] = -1 }
        for municipality in allocation.servers.indices {
            if allocation.posts[municipality] > 0 {
                allocation.servers[municipality] = municipality
                continue
            }
            let desk = allocation.servers[municipality]
            let isLost = desk >= 0 && (allocation.posts[desk] == 0 || !isWithinReach(desk, municipality))
            if isLost || desk == -1 && servesAll {
                allocation.servers[municipality] = nearestDesk(to: municipality, allocation) ?? -1
            }
        }
        return allocation
    }

    private func joinSmallTeams(_ allocation: inout DeskAllocation) {
        for base in allocation.teamBases where allocation.size(of: base) < teamAtLeast {
            let others = allocation.teamBases.filter { $0 != base && isNear(base, base: $0) }
            guard let next = budget.nearest(to: base, among: others) else { return }
            for desk in allocation.desks(of: base) { allocation.bases[desk] = next }
        }
    }

    private func fill(_ allocation: inout DeskAllocation, _ stream: inout RandomStream) {
        let price = budget.parameters[.postPrice]
        while budget.limit - cost(allocation) >= price {
            let desks = allocation.desks
            guard let desk = drawn(desks, &stream, weight: { demand($0, allocation, more: 1) }) else { return }
            var larger = allocation
            larger.posts[desk] += 1
            guard cost(larger) <= budget.limit else { return }
            allocation = larger
        }
    }
}
