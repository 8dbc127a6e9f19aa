import Simulator

/// An employer whom the service knows.
struct Employer: Sendable {
    // What is looked at when a specialist chooses whom to visit comes first.
    var visits: UInt64 = 0
    var lastVisit = Instant.start
    /// A point on the unit square of trades.
    let trade: (Double, Double)
    let identity: UInt64
    let municipality: Int
    /// 0 calm to 1 fast.
    let pace: Double
    /// 0 to 1.
    let inclusiveness: Double
    /// What internal support can grow to, 0 to 1.
    let supportCeiling: Double
    /// Willing to hire permanently without subsidy, 0 to 1.
    let permanentReadiness: Double
    /// 1 to 4: 1-4, 5-19, 20-99, 100 or more employees.
    let sizeClass: Int

    /// Cups of tea, 0 to 3 (B2.15).
    var stage = 0
    /// From earlier placements, -1 to 1 (B2.19).
    var goodwill = 0.0
    var openingsAsked: UInt64 = 0
    /// Visits, those longer ago counting less.
    var wear = 0.0
}
