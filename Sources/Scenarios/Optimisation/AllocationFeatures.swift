import Foundation
import Models

/// What of an allocation is likely to matter, in a few numbers: what a search learns from.
///
/// Posts, supervision, colleagues at hand, minutes on the road, people away from the desk, people for each post at three scales, who is served at all,
/// how evenly, how large the places of the desks are, and how many employers there are for the people. Nothing here is a result of the model: how much each matters is learnt from its runs.
struct AllocationFeatures {
    let rules: AllocationRules
    private let inflow: [Double]
    private let whole: Double

    init(_ rules: AllocationRules) {
        self.rules = rules
        inflow = rules.region.municipalities.indices.map(rules.budget.inflow)
        whole = max(1e-9, inflow.reduce(0, +))
    }

    /// The numbers of an allocation.
    func of(_ allocation: DeskAllocation) -> [Double] {
        var sums = Array(repeating: 0.0, count: 9)
        let parameters = rules.budget.parameters
        let perPost = whole / Double(max(1, allocation.totalPosts))
        for base in allocation.teamBases {
            let size = Double(allocation.size(of: base))
            let supervised = parameters[.supervisedPosts] * AllocationRules.supervisor(posts: Int(size))
            sums[0] += min(size, supervised)
            for desk in allocation.desks(of: base) {
                let posts = Double(allocation.posts[desk])
                let milieu = posts + parameters[.outpostMilieuShare] * (size - posts)
                sums[1] += posts * min(1, (milieu - 1) / max(1e-9, parameters[.fullMilieu] - 1))
                let served = allocation.served(by: desk)
                let people = max(1e-9, served.reduce(0) { $0 + inflow[$1] })
                let minutes = served.reduce(0) { $0 + inflow[$1] * rules.region.travel.minutes(desk, $1) }
                sums[2] += posts * minutes / people
                sums[3] += posts * (1 - inflow[desk] / people)
                for (index, share) in [0.25, 0.5, 1].enumerated() {
                    sums[4 + index] += min(posts, people / (share * perPost))
                }
                sums[7] += posts * log(max(1e-3, inflow[desk]))
                sums[8] += posts * served.reduce(0) { $0 + Double(rules.region.municipalities[$1].employers) } / people
            }
        }
        return [Double(allocation.totalPosts)] + sums + [served(allocation), evenness(allocation)]
    }

    /// The share of people who are served at all.
    private func served(_ allocation: DeskAllocation) -> Double {
        inflow.indices.reduce(0) { $0 + (allocation.servers[$1] >= 0 ? inflow[$1] : 0) } / whole
    }

    /// 1 where all places have as many posts for their people, less the more they differ.
    private func evenness(_ allocation: DeskAllocation) -> Double {
        let mean = Double(allocation.totalPosts) / whole
        let ratios = inflow.indices.map { place -> Double in
            let desk = allocation.servers[place]
            return desk < 0 ? 0 : 1 / rules.demand(desk, allocation)
        }
        return 1 - inflow.indices.reduce(0) { $0 + inflow[$1] * abs(ratios[$1] - mean) } / (2 * whole * mean)
    }
}
