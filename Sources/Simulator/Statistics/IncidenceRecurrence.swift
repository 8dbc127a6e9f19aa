/// The Aalen-Johansen recurrence for one of several competing ends: the incidence grows by those who survived and then end of it.
///
/// Shared by `AalenJohansen`, which has single subjects and exact times, and by `CumulativeIncidence`, which has counts by day.
struct IncidenceRecurrence {
    /// The share that has not ended of anything.
    private(set) var survival = 1.0
    /// The share that has ended of the one cause.
    private(set) var incidence = 0.0

    /// Passes a time at which so many of those at risk (above 0) end of the cause, and so many of any.
    mutating func pass(ends: Double, allEnds: Double, atRisk: Double) {
        incidence += survival * ends / atRisk
        survival *= max(0, 1 - allEnds / atRisk)
    }
}
