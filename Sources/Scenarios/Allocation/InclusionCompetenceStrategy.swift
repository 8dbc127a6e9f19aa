import Models

/// No specialists: trained counsellors at ordinary offices work by the same principles with less intensity (B5.6, B5.9).
///
/// 1. Every office, or so many of the smallest by expected inflow, has at least one trained counsellor, for its own municipalities only.
/// 2. The offices share the posts by expected inflow, each with a tenth of a post at the least, in hundredths (largest remainder).
/// 3. An office whose share is more than one counsellor may have trains several, with equal parts; parts are rounded down to hundredths.
/// 4. The posts are as many as the budget carries, with the training of each counsellor (`cost.training`). There are no supervisors.
struct InclusionCompetenceStrategy {
    /// Least share of an office, in hundredths of a post: half a day a week.
    static let leastShare = 10

    let budget: AllocationBudget
    /// Most of a post that one counsellor gives.
    let largestShare: Double

    /// One team of trained counsellors for each of the offices.
    ///
    /// - Parameter smallest: how many offices, the smallest first; nil for all.
    func teams(smallest: Int?) throws(BudgetTooSmall) -> [Team] {
        let offices = Array(budget.officesBySize.suffix(smallest ?? budget.region.offices.count))
        let weights = offices.map { budget.inflow(of: budget.region.offices[$0].municipalities) }
        let least = Self.leastShare * offices.count
        func teams(_ hundredths: Int) -> [Team] {
            let shares = AllocationBudget.largestRemainder(hundredths, weights: weights, least: Self.leastShare)
            return zip(offices, shares).map { team($0, hundredths: $1) }
        }
        guard budget.affords(teams(least)) else {
            let several =
                offices.count == 1 ? "a tenth of a post" : "a tenth of a post at each of \(offices.count) offices"
            throw BudgetTooSmall(needs: "\(several), with training", cost: budget.cost(teams(least)))
        }
        return teams(mostHundredths(from: least) { budget.affords(teams($0)) })
    }

    /// The largest affordable number, by bisection and then step by step, since rounding makes costs rise unevenly.
    private func mostHundredths(from least: Int, affords: (Int) -> Bool) -> Int {
        let price = budget.parameters[.postPrice] / 100
        var (low, high) = (least, max(least, Int(min(budget.limit / price, 1e6))) + 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if affords(middle) { low = middle } else { high = middle }
        }
        return (low...low + 100).last(where: affords) ?? low
    }

    private func team(_ office: Int, hundredths: Int) -> Team {
        let (place, largest) = (budget.region.offices[office], Int((largestShare * 100).rounded()))
        let people = max(1, (hundredths + largest - 1) / largest)
        return Team(
            name: place.name, base: place.seat, posts: people, supervisor: 0, serves: place.municipalities,
            fte: Double(hundredths / people) / 100, areCounsellors: true)
    }
}
