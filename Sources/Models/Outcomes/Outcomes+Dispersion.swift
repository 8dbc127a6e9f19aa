import Simulator

extension OutcomeCatalogue {
    /// The spread of coverage between municipalities; from one replication with the noise of binomial shares.
    @Sendable static func coverageDispersion(_ table: GroupTable) -> Dispersion {
        var found = dispersion(table, of: coverages)
        let pool = Pool(table: table, group: 0, leavingOut: nil)
        let (admitted, followed) = (pool[.admittedWithin90d], pool[.eligibleFollowed90d])
        guard followed > 0, found.groups > 1 else { return found }
        if table.replications < 2 {
            let share = admitted / followed
            found.noise = share * (1 - share) * Double(found.groups - 1) / followed
        } else if let freedom = found.freedom {
            // The variance of a rare event is known the worse the fewer there are: that of a Poisson count has the kurtosis 1 / mean.
            let events = admitted / Double(table.replications * found.groups)
            found.freedom = events > 0 ? max(1, 2 * freedom / (2 + 1 / events)) : nil
        }
        return found
    }

    /// Of a difference of quantiles while nobody is admitted anywhere: no municipality's share is above the limit of the smallest alone.
    @Sendable static func eventsOfTheSmallest(_ pool: Pool) -> EventCount? {
        let followed = pool.context.input.region.municipalities.indices.map { pool.municipal($0, .eligibleFollowed90d) }
        guard pool[.admittedWithin90d] == 0, let least = followed.filter({ $0 > 1e-9 }).min() else { return nil }
        return EventCount(events: 0, trials: least, perEvent: 1 / least)
    }

    /// The weighted variance of the municipalities' values around their mean, and what the spread between replications adds to it (jackknife).
    ///
    /// - Complexity: O(replications x municipalities) beside the values.
    static func dispersion(_ table: GroupTable, of values: (Pool) -> [Weighted?]) -> Dispersion {
        func deviations(leavingOut: Int?) -> (deviations: [Double], weights: [Double]) {
            let found = values(Pool(table: table, group: 0, leavingOut: leavingOut))
            let total = found.reduce(0) { $0 + ($1?.weight ?? 0) }
            guard total > 0 else { return (found.map { _ in 0 }, found.map { _ in 0 }) }
            let mean = found.reduce(0) { $0 + ($1.map { $0.weight * $0.value } ?? 0) } / total
            return (found.map { $0.map { $0.value - mean } ?? 0 }, found.map { ($0?.weight ?? 0) / total })
        }
        let (whole, weights) = deviations(leavingOut: nil)
        var tallies = whole.map { _ in Tally() }
        let count = table.replications
        for replication in 0..<(count > 1 ? count : 0) {
            for (place, value) in deviations(leavingOut: replication).deviations.enumerated() {
                tallies[place].add(value)
            }
        }
        // The variance of leave-one-out values is that of the value over (R - 1) squared, times R.
        let scale = count > 1 ? Double((count - 1) * (count - 1)) / Double(count) : 0
        let groups = weights.count { $0 > 0 }
        return Dispersion(
            observed: zip(whole, weights).reduce(0) { $0 + $1.1 * $1.0 * $1.0 },
            noise: zip(tallies, weights).reduce(0) { $0 + $1.1 * $1.0.variance } * scale, groups: groups,
            freedom: count > 1 ? Double((count - 1) * max(1, groups - 1)) : nil)
    }
}
