import Models

/// Teams at a few offices whose specialists are out on fixed days: each has places of his or her own, visited in turn.
///
/// 1. Teams, areas and posts as for `ConcentrateStrategy`.
/// 2. The outlying municipalities of a team go to its specialists one by one, largest expected inflow first, each to the one with the
///    least so far. Nobody else serves the place.
/// 3. A specialist is out on the given weekdays. The cycle takes as many weeks as it needs to come to each of the places once;
///    days that are left over go by largest remainder over expected inflow.
/// 4. Within the cycle the next day goes to the place that lags most behind its part.
struct RotatingStrategy {
    let budget: AllocationBudget
    /// Minutes within which municipalities are visited.
    let reach: Double
    /// 1 = Monday to 5 = Friday, ascending.
    let weekdays: [Int]

    /// The teams at some municipalities.
    func teams(at places: [Int]) throws(BudgetTooSmall) -> [Team] {
        try ConcentrateStrategy(budget: budget, reach: reach, arranged: withPresence).teams(at: places)
    }

    /// The team with presence days for all that it serves away from its base.
    func withPresence(_ team: Team) -> Team {
        var arranged = team
        for (index, places) in placesByPost(team).enumerated() {
            arranged.presence += presence(of: places, post: index + 1)
        }
        return arranged
    }

    private func placesByPost(_ team: Team) -> [[Int]] {
        var places = Array(repeating: [Int](), count: team.posts)
        let outlying = team.serves.filter { $0 != team.base }.sorted { a, b in
            (-budget.inflow(a), budget.number(a)) < (-budget.inflow(b), budget.number(b))
        }
        for place in outlying {
            let least = places.indices.min { a, b in
                (budget.inflow(of: places[a]), places[a].count, a) < (budget.inflow(of: places[b]), places[b].count, b)
            }
            if let least { places[least].append(place) }
        }
        return places
    }

    private func presence(of places: [Int], post: Int) -> [PresenceDay] {
        guard !places.isEmpty else { return [] }
        let weeks = (places.count + weekdays.count - 1) / weekdays.count
        return turns(places, days: weeks * weekdays.count).enumerated().map { turn, place in
            PresenceDay(
                municipality: place, weekday: weekdays[turn % weekdays.count], every: weeks,
                week: turn / weekdays.count + 1, post: post)
        }
    }

    /// Which place is visited on each day of the cycle.
    private func turns(_ places: [Int], days: Int) -> [Int] {
        let shares = AllocationBudget.largestRemainder(days, weights: places.map(budget.inflow), least: 1)
        var visits = places.map { _ in 0 }
        return (1...days).map { day in
            func lag(_ index: Int) -> Double { Double(shares[index] * day) / Double(days) - Double(visits[index]) }
            let open = places.indices.filter { visits[$0] < shares[$0] }
            let next = open.min { (-lag($0), $0) < (-lag($1), $1) } ?? 0
            visits[next] += 1
            return places[next]
        }
    }
}
