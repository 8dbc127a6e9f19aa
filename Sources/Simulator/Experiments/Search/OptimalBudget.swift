/// How replications are best shared among candidates, so that the best is told from the rest: optimal computing budget allocation (OCBA).
///
/// Candidates that are close to the best, or noisy, get more; those that are plainly worse get few. C.-H. Chen, J. Lin, E. Yücesan and S. E. Chick
/// 2000, doi:10.1023/A:1008349927281. The rule takes candidates for independent; where they share their luck their differences are known better than it
/// thinks, and its shares are still sound ones.
public enum OptimalBudget {
    /// The share of each candidate, from the means and standard deviations of single replications; they sum to 1.
    ///
    /// Means that are nearer to the best than a thousandth of the noise count as that far from it, so that equal ones do not take all.
    public static func shares(
        means: [Double], standardDeviations: [Double], preference: SelectionRule.Preference = .larger
    ) -> [Double] {
        precondition(means.count == standardDeviations.count && !means.isEmpty, "a deviation for each mean")
        let even = means.map { _ in 1 / Double(means.count) }
        let sign = preference == .larger ? 1.0 : -1
        let best = means.indices.reduce(0) { sign * (means[$1] - means[$0]) > 0 ? $1 : $0 }
        guard let noise = standardDeviations.max(), noise > 0 else { return even }
        var ratios = means.indices.map { candidate -> Double in
            let gap = max(abs(means[best] - means[candidate]), 1e-3 * noise)
            return candidate == best ? 0 : standardDeviations[candidate] * standardDeviations[candidate] / (gap * gap)
        }
        let squares = ratios.indices.reduce(0) { sum, candidate in
            guard ratios[candidate] > 0 else { return sum }
            let ratio = ratios[candidate] / standardDeviations[candidate]
            return sum + ratio * ratio
        }
        ratios[best] = standardDeviations[best] * squares.squareRoot()
        let whole = ratios.reduce(0, +)
        return whole > 0 && whole.isFinite ? ratios.map { $0 / whole } : even
    }

    /// How many replications each candidate has after so many more, which are given where the shares of the whole leave most to be made up.
    static func targets(after more: Int, counts: [Int], shares: [Double], most: Int) -> [Int] {
        var targets = counts
        let whole = Double(counts.reduce(more, +))
        for _ in 0..<more {
            let open = targets.indices.filter { targets[$0] < most }
            func lack(_ candidate: Int) -> Double { shares[candidate] * whole - Double(targets[candidate]) }
            guard let first = open.first else { break }
            let next = open.reduce(first) { lack($1) > lack($0) ? $1 : $0 }
            targets[next] += 1
        }
        return targets
    }
}
