extension Measure {
    // A case without a payload is stored as its number among all, which a test holds against `allCases`; a look-up by name costs a hash of the name.
    /// Its place among all cases.
    public var ordinal: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

    /// Its place among all in the order of their names.
    var rank: Int { Self.ranks[ordinal] }

    private static let ranks: [Int] = {
        var ranks = Array(repeating: 0, count: allCases.count)
        let byName = allCases.sorted { $0.rawValue < $1.rawValue }
        for (rank, measure) in byName.enumerated() { ranks[measure.ordinal] = rank }
        return ranks
    }()

    /// By its number: a raw value would be hashed letter by letter.
    public func hash(into hasher: inout Hasher) { hasher.combine(UInt8(truncatingIfNeeded: ordinal)) }
}
