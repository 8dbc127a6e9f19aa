import Models

/// Full posts to offices in proportion to need, which is the expected inflow of their own municipalities.
///
/// 1. Of a number of posts, each office has its proportional part. Offices whose part is less than half a post get none, the
///    others share the posts by largest remainder.
/// 2. Each office with posts serves its own municipalities, and those of offices without that are nearest to it, within reach.
/// 3. The number of posts is the largest that the budget carries. Posts that are left by uneven costs go out by D'Hondt.
/// 4. Supervisors in proportion: a sixth of a post for each, as half a one has three (B5.3), a whole one at the most.
struct ProportionalStrategy {
    let budget: AllocationBudget
    /// Minutes within which other municipalities are served; nil for any distance.
    let reach: Double?

    /// The teams, one for each office that gets posts.
    func teams() throws(BudgetTooSmall) -> [Team] {
        let needs = budget.region.offices.map { budget.inflow(of: $0.municipalities) }
        let posts = budget.mostPosts(
            least: 1, weights: needs, share: { Self.posts($0, needs) }, teams: { teams($0) })
        guard let posts else {
            throw BudgetTooSmall(
                needs: "a single post with its supervision", cost: budget.cost(teams(Self.posts(1, needs))))
        }
        return teams(posts)
    }

    /// Posts by office, of so many in all.
    static func posts(_ total: Int, _ needs: [Double]) -> [Int] {
        let sum = needs.reduce(0, +)
        var kept = needs.indices.filter { sum > 0 ? Double(total) * needs[$0] / sum >= 0.5 : true }
        if kept.isEmpty { kept = needs.indices.filter { needs[$0] == needs.max() } }
        var posts = needs.map { _ in 0 }
        let shares = AllocationBudget.largestRemainder(total, weights: kept.map { needs[$0] })
        for (office, share) in zip(kept, shares) { posts[office] = share }
        return posts
    }

    /// A supervisor's share of a post for some posts, in whole hundredths.
    static func supervisor(posts: Int) -> Double { min(1, (Double(posts) / 6 * 100).rounded() / 100) }

    private func teams(_ posts: [Int]) -> [Team] {
        let staffed = budget.officesBySize.filter { posts[$0] > 0 }
        let areas = budget.areas(ofOffices: staffed, reach: reach)
        return staffed.map { office in
            Team(
                name: budget.region.offices[office].name, base: budget.region.offices[office].seat,
                posts: posts[office], supervisor: Self.supervisor(posts: posts[office]), serves: areas[office] ?? [])
        }
    }
}
