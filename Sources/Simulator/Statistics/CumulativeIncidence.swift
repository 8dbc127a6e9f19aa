/// The Aalen-Johansen estimate of the cumulative incidence of one kind of end among competing ones, from counts by whole day.
///
/// Works on counts by whole day (index = day), which can be pooled over replications. What is censored on a day is at risk on that day.
/// The same estimate as `AalenJohansen` gives for exact times and single subjects, but without a variance: subjects of one replication
/// share their queue and their staff, so that only a `Jackknife` over replications tells how uncertain the curve is.
/// O. O. Aalen and S. Johansen, Scandinavian Journal of Statistics 5 (1978) 141-150.
///
/// - Complexity: O(days).
public struct CumulativeIncidence: Sendable {
    /// Cumulative incidence at the end of each day.
    public let byDay: [Double]

    /// The estimate from counts of ends, of competing ends and of censored times by day, all of one length.
    public init(events: [Double], competing: [Double], censored: [Double]) {
        var atRisk = events.reduce(0, +) + competing.reduce(0, +) + censored.reduce(0, +)
        var recurrence = IncidenceRecurrence()
        var curve: [Double] = []
        curve.reserveCapacity(events.count)
        for day in events.indices {
            let allEnds = events[day] + competing[day]
            if atRisk > 0 { recurrence.pass(ends: events[day], allEnds: allEnds, atRisk: atRisk) }
            atRisk -= allEnds + censored[day]
            curve.append(recurrence.incidence)
        }
        byDay = curve
    }

    /// The last day whose ends all come before a time, in days: one minus the incidence on it is the survival just before the time.
    ///
    /// An end exactly at the time is not counted, nor one of the same day before it. At 0 and earlier it is day 0.
    public static func day(before time: Double) -> Int { max(0, Int(time.rounded(.up)) - 1) }

    /// The first day that counts all ends up to and including a time, in days.
    public static func day(through time: Double) -> Int { max(0, Int(time.rounded(.up))) }

    /// When the incidence reaches `level`, linear within the day before the count of that day; nil where it never does.
    ///
    /// Day d counts what happened after day d - 1, up to d.
    public func time(reaching level: Double) -> Double? {
        guard let day = byDay.firstIndex(where: { $0 >= level }) else { return nil }
        let before = day > 0 ? byDay[day - 1] : 0
        return max(0, Double(day) - 1) + (byDay[day] > before ? (level - before) / (byDay[day] - before) : 0)
    }
}
