import Models

/// Teams at a few large offices, as growth came in Troms (B5.3).
///
/// 1. The offices are given, or are those with the largest expected inflow.
/// 2. Every municipality belongs to the nearest of them within reach; those further away get nobody (B5.6).
/// 3. Posts go by the expected inflow of what they serve (largest remainder), at least three to a team (B5.1) where the budget
///    has so many, as many as the budget carries.
/// 4. A team of three has half a supervisor (B5.3), one of six a whole one (B2.6), between them a sixth per post; never more.
struct ConcentrateStrategy {
    /// Least posts of a team (B5.1), where the budget has so many.
    static let leastPosts = 3

    let budget: AllocationBudget
    /// Minutes within which a municipality belongs to a team; nil for any distance.
    let reach: Double?
    /// Most posts of a team; an office with more has several teams. Nil for no limit.
    var largestTeam: Int?
    /// How a team works, once its posts and municipalities are known.
    var arranged: (Team) -> Team = { $0 }

    /// The places of the offices with the largest expected inflow.
    static func largestOffices(_ count: Int, _ budget: AllocationBudget) -> [Int] {
        budget.officesBySize.prefix(count).map { budget.region.offices[$0].seat }
    }

    /// A supervisor's share of a post for a team, in whole hundredths.
    static func supervisor(posts: Int) -> Double { max(0.5, ProportionalStrategy.supervisor(posts: posts)) }

    /// The teams at some municipalities.
    func teams(at places: [Int]) throws(BudgetTooSmall) -> [Team] {
        try teams(at: places, serving: areas(places))
    }

    /// The teams at some municipalities, each with the area that it serves.
    func teams(at places: [Int], serving areas: [[Int]]) throws(BudgetTooSmall) -> [Team] {
        let weights = areas.map { budget.inflow(of: $0) }
        let posts = budget.mostPosts(
            least: places.count, weights: weights, share: { Self.share($0, weights) },
            teams: { teams(places, areas, $0) })
        guard let posts else {
            let least = teams(places, areas, places.map { _ in 1 })
            let several = places.count == 1 ? "a post" : "a post at each of \(counted(places.count, "office"))"
            throw BudgetTooSmall(needs: "\(several), with half a supervisor for each team", cost: budget.cost(least))
        }
        return teams(places, areas, posts)
    }

    private static func share(_ total: Int, _ weights: [Double]) -> [Int] {
        AllocationBudget.largestRemainder(total, weights: weights, least: min(leastPosts, total / weights.count))
    }

    /// What each place serves, itself first.
    private func areas(_ places: [Int]) -> [[Int]] {
        var areas = places.map { [$0] }
        for municipality in budget.region.municipalities.indices where !places.contains(municipality) {
            guard let place = budget.nearest(to: municipality, among: places),
                budget.region.travel.minutes(place, municipality) <= reach ?? .infinity,
                let index = places.firstIndex(of: place)
            else { continue }
            areas[index].append(municipality)
        }
        return areas
    }

    private func teams(_ places: [Int], _ areas: [[Int]], _ posts: [Int]) -> [Team] {
        places.indices.flatMap { index in
            let whole = Team(
                name: budget.uniqueName(places[index]), base: places[index], posts: posts[index],
                supervisor: Self.supervisor(posts: posts[index]), serves: areas[index])
            return TeamSize.split(whole, largest: largestTeam, supervisor: Self.supervisor).map(arranged)
        }
    }
}
