import Models

/// What an allocation has to keep to, and how one becomes teams of a scenario.
///
/// Supervisors follow one rule, so that nothing is gained by leaving them out: a team of three or more has half of one (B5.3), of six a
/// whole one (B2.6), a sixth for each post between them; one or two posts have none, as lone specialists have (B5.6).
struct AllocationRules: Sendable {
    /// The region with its numbers, and what posts, supervision and travel may cost a year.
    let budget: AllocationBudget
    /// Posts of a team, those at its outposts included.
    let teamAtLeast: Int
    /// Minutes in summer from a desk to what it serves; nil for any.
    let longestDrive: Double?
    /// Minutes in summer from the base of a team to its outposts.
    let outpostsWithin: Double
    /// True where every municipality is to be served by somebody.
    let servesAll: Bool

    var region: Region { budget.region }

    /// Least posts of a team that has a supervisor.
    static let supervisedFrom = 3

    /// The supervisor's share of a post for a team.
    static func supervisor(posts: Int) -> Double {
        posts < supervisedFrom ? 0 : ConcentrateStrategy.supervisor(posts: posts)
    }

    /// The teams, named by their bases.
    func teams(of allocation: DeskAllocation) -> [Team] {
        allocation.teamBases.map { base in
            let size = allocation.size(of: base)
            let outposts = allocation.desks(of: base).dropFirst().map {
                Outpost(municipality: $0, posts: allocation.posts[$0], serves: allocation.served(by: $0))
            }
            return Team(
                name: region.municipalities[base].name, base: base, posts: size,
                supervisor: Self.supervisor(posts: size), serves: allocation.served(by: base), outposts: outposts)
        }
    }

    /// What it is planned to cost, NOK of 2019 a year.
    func cost(_ allocation: DeskAllocation) -> Double { budget.cost(teams(of: allocation)) }

    /// True where all rules are kept.
    func allow(_ allocation: DeskAllocation) -> Bool {
        !allocation.desks.isEmpty && allocation.teamBases.allSatisfy { allocation.size(of: $0) >= teamAtLeast }
            && allocation.desks.allSatisfy { isNear($0, base: allocation.bases[$0]) }
            && allocation.servers.indices.allSatisfy { isServedAsAllowed($0, allocation) }
            && cost(allocation) <= budget.limit
    }

    private func isServedAsAllowed(_ municipality: Int, _ allocation: DeskAllocation) -> Bool {
        let desk = allocation.servers[municipality]
        return desk == -1 ? !servesAll : isWithinReach(desk, municipality)
    }

    /// True where a desk is near enough to the base of its team.
    func isNear(_ desk: Int, base: Int) -> Bool {
        desk == base || region.travel.minutes(base, desk) <= outpostsWithin
    }

    /// True where the drive is not too long.
    func isWithinReach(_ desk: Int, _ municipality: Int) -> Bool {
        desk == municipality || region.travel.minutes(desk, municipality) <= longestDrive ?? .infinity
    }

    /// The desk with the shortest drive to a municipality that is not too long; nil where there is none.
    func nearestDesk(to municipality: Int, _ allocation: DeskAllocation) -> Int? {
        budget.nearest(to: municipality, among: allocation.desks).flatMap {
            isWithinReach($0, municipality) ? $0 : nil
        }
    }
}
