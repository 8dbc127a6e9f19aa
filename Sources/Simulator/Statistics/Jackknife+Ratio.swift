extension Jackknife {
    /// The jackknife of a ratio of two means, from one pair for each replication.
    ///
    /// The sum of the numerators over the sum of the denominators, not the mean of the ratios. Nil where the two differ in number, or
    /// where a denominator is zero: the whole, or the whole without one replication, as with a single one. The point estimate keeps its
    /// bias of order 1 / replications. J. Durbin, Biometrika 46 (1959) 477-480.
    ///
    /// - Complexity: O(replications).
    public init?(ratioOf numerators: [Double], to denominators: [Double]) {
        guard numerators.count == denominators.count else { return nil }
        let above = numerators.reduce(0, +)
        let below = denominators.reduce(0, +)
        guard below != 0, denominators.allSatisfy({ below - $0 != 0 }) else { return nil }
        self.init(
            whole: above / below,
            leavingOut: zip(numerators, denominators).map { (above - $0) / (below - $1) })
    }
}
