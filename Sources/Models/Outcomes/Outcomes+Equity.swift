import Simulator

extension OutcomeCatalogue {
    /// Differences between municipalities, on counts pooled over replications, weighted by eligible.
    ///
    /// Those that depend on the size of differences, and not on their sign, are corrected for the noise of the municipalities' values (`Dispersion`).
    static let equityOutcomes: [Outcome] = [
        Outcome(name: "coverage_gini", unit: "1", scope: .whole, dispersion: coverageDispersion) {
            (pool, _) throws(Outcome.Undefined) in
            let shares = coverages(pool).compactMap(\.self)
            guard shares.contains(where: { $0.value > 0 }) else {
                throw Outcome.Undefined(reason: "nobody is admitted within 90 days")
            }
            return gini(shares)
        },
        Outcome(
            name: "coverage_p90_minus_p10", unit: "share", scope: .whole, events: eventsOfTheSmallest,
            dispersion: coverageDispersion
        ) { (pool, _) throws(Outcome.Undefined) in
            let shares = coverages(pool).compactMap(\.self)
            guard !shares.isEmpty else { throw Outcome.Undefined(reason: "nobody is followed for 90 days") }
            return quantile(shares, 0.9) - quantile(shares, 0.1)
        },
        Outcome(name: "coverage_remote_gap", unit: "share", scope: .whole) { (pool, _) throws(Outcome.Undefined) in
            let central = try coverage(pool, "1 to 4") { $0 <= 4 }
            return try central - coverage(pool, "5 and 6") { $0 >= 5 }
        },
        Outcome(
            name: "access_gini", unit: "1", scope: .whole, dispersion: { dispersion($0, of: accesses) }
        ) { (pool, _) throws(Outcome.Undefined) in
            let access = accesses(pool).compactMap(\.self)
            guard access.contains(where: { $0.value > 0 }) else { throw Outcome.Undefined(reason: "no post is filled") }
            return gini(access)
        },
    ]

    /// What these outcomes need by municipality.
    public static let municipalMeasures: Set<Measure> = [
        .eligibleFollowed90d, .admittedWithin90d, .postDays, .eligible,
    ]

    typealias Weighted = (value: Double, weight: Double)

    /// By municipality; nil where nobody is followed.
    static func coverages(_ pool: Pool) -> [Weighted?] {
        pool.context.input.region.municipalities.indices.map { m in
            let followed = pool.municipal(m, .eligibleFollowed90d)
            return followed > 1e-9 ? (pool.municipal(m, .admittedWithin90d) / followed, followed) : nil
        }
    }

    private static func coverage(
        _ pool: Pool, _ classes: String, where chosen: (Int) -> Bool
    ) throws(Outcome.Undefined) -> Double {
        var (admitted, followed) = (0.0, 0.0)
        for (m, municipality) in pool.context.input.region.municipalities.enumerated()
        where chosen(municipality.centrality) {
            admitted += pool.municipal(m, .admittedWithin90d)
            followed += pool.municipal(m, .eligibleFollowed90d)
        }
        return try divide(admitted, followed, "nobody eligible in municipalities of centrality class \(classes)")
    }

    /// Enhanced two-step floating catchment area: W. Luo and Y. Qi, Health & Place 15 (2009), doi:10.1016/j.healthplace.2009.06.002.
    /// Supply = filled posts at their desks, demand = residents aged 18 to 66, three zones with the weights of the paper.
    private static func accesses(_ pool: Pool) -> [Weighted?] {
        let input = pool.context.input
        let all = input.region.municipalities.indices
        let catchment = input.parameters[.accessCatchment]
        func weight(_ from: Int, _ to: Int) -> Double {
            let thirds = from == to ? 0 : input.region.travel.minutes(from, to) / (catchment / 3)
            return thirds < 1 ? 1 : thirds < 2 ? 0.68 : thirds < 3 ? 0.22 : 0
        }
        let supply = all.map { pool.municipal($0, .postDays) }
        let ratios = all.map { j in
            let demand = all.reduce(0) { $0 + weight($1, j) * input.region.municipalities[$1].residents18to66 }
            return demand > 0 ? supply[j] / demand : 0
        }
        return all.map { i in
            (all.reduce(0) { $0 + weight(i, $1) * ratios[$1] }, max(pool.municipal(i, .eligible), 0))
        }
    }

    /// Gini coefficient of weighted values: half the mean absolute difference over the mean.
    static func gini(_ values: [Weighted]) -> Double {
        let sorted = values.sorted { $0.value < $1.value }
        let total = sorted.reduce(0) { $0 + $1.weight }
        let sum = sorted.reduce(0) { $0 + $1.weight * $1.value }
        guard total > 0, sum > 0 else { return 0 }
        var (below, area) = (0.0, 0.0)
        for item in sorted {
            let share = item.weight * item.value / sum
            area += item.weight / total * (2 * below + share)
            below += share
        }
        return 1 - area
    }

    /// The value below which a share of the weight lies, linear between the middles of the weights, so that it moves smoothly with the
    /// counts; 0 where there is none.
    static func quantile(_ values: [Weighted], _ share: Double) -> Double {
        values.isEmpty ? 0 : WeightedSums.quantile(share, values.map(\.value), values.map(\.weight))
    }
}
