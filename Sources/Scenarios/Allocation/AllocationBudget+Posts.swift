import Models

// How posts are counted out over places, and how many the budget carries.
extension AllocationBudget {
    /// People who become eligible a year in several municipalities.
    func inflow(of municipalities: [Int]) -> Double { municipalities.reduce(0) { $0 + inflow($1) } }

    /// Offices by expected inflow of their own municipalities, largest first; of equals the lower number of the seat.
    var officesBySize: [Int] {
        let offices = region.offices
        let sizes = offices.map { inflow(of: $0.municipalities) }
        return offices.indices.sorted { a, b in
            (-sizes[a], number(offices[a].seat), a) < (-sizes[b], number(offices[b].seat), b)
        }
    }

    /// The municipalities that posts at some offices serve: an office its own, and the others those that are nearest to it.
    ///
    /// - Parameter reach: minutes beyond which others are served by nobody; nil for no limit.
    func areas(ofOffices chosen: [Int], reach: Double? = nil) -> [Int: [Int]] {
        let seats = chosen.map { region.offices[$0].seat }
        var areas: [Int: [Int]] = [:]
        for (index, municipality) in region.municipalities.enumerated() {
            let own = chosen.contains(municipality.office) ? municipality.office : nil
            let nearest = nearest(to: index, among: seats).flatMap { seat in
                region.travel.minutes(seat, index) <= reach ?? .infinity
                    ? chosen.first { region.offices[$0].seat == seat } : nil
            }
            if let office = own ?? nearest { areas[office, default: []].append(index) }
        }
        return areas
    }

    /// Whole posts in proportion to weights by largest remainder (Hamilton's method), with so many for each at the least.
    ///
    /// Places whose proportional part is less than the least get the least, and the others share the rest. Of equal remainders
    /// the first goes before.
    static func largestRemainder(_ total: Int, weights: [Double], least: Int = 0) -> [Int] {
        var posts = Array(repeating: least, count: weights.count)
        var sharing = Array(weights.indices)
        while true {
            let rest = total - least * (weights.count - sharing.count)
            let quotas = quotas(rest, sharing.map { weights[$0] })
            let small = sharing.indices.filter { quotas[$0] < Double(least) }
            if small.isEmpty || small.count == sharing.count {
                for (index, part) in zip(sharing, rounded(quotas, to: rest)) { posts[index] = part }
                return posts
            }
            sharing = sharing.indices.filter { !small.contains($0) }.map { sharing[$0] }
        }
    }

    private static func quotas(_ total: Int, _ weights: [Double]) -> [Double] {
        let sum = weights.reduce(0, +)
        guard sum > 0 else { return weights.map { _ in Double(total) / Double(weights.count) } }
        return weights.map { Double(total) * $0 / sum }
    }

    private static func rounded(_ quotas: [Double], to total: Int) -> [Int] {
        var posts = quotas.map { Int($0) }
        let byRemainder = quotas.indices.sorted { a, b in
            (Double(posts[a]) - quotas[a], a) < (Double(posts[b]) - quotas[b], b)
        }
        for index in byRemainder.prefix(max(0, total - posts.reduce(0, +))) { posts[index] += 1 }
        return posts
    }

    /// Posts by place: as many as the budget carries.
    ///
    /// 1. The largest total whose teams are affordable, shared out by `share`.
    /// 2. Further posts one by one at places that have some, by D'Hondt over `weights`, until none fits.
    ///
    /// - Returns: nil where even `least` posts are too dear.
    func mostPosts(
        least: Int, weights: [Double], share: (Int) -> [Int], teams: ([Int]) -> [Team]
    ) -> [Int]? {
        let most = Int(min(limit / parameters[.postPrice], 1e6))
        guard most >= least, let total = (least...most).reversed().first(where: { affords(teams(share($0))) })
        else { return nil }
        var posts = share(total)
        while let larger = oneMore(posts, weights, teams) { posts = larger }
        return posts
    }

    private func oneMore(_ posts: [Int], _ weights: [Double], _ teams: ([Int]) -> [Team]) -> [Int]? {
        let staffed = posts.indices.filter { posts[$0] > 0 }
        let byQuotient = staffed.sorted { a, b in
            (-weights[a] / Double(posts[a] + 1), a) < (-weights[b] / Double(posts[b] + 1), b)
        }
        for index in byQuotient {
            var larger = posts
            larger[index] += 1
            if affords(teams(larger)) { return larger }
        }
        return nil
    }
}
