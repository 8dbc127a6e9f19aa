import Simulator

/// What the calendar says of each day of a run.
struct DayTable: Sendable {
    let working: [Bool]
    /// When roads take longer.
    let winter: [Bool]
    /// When seasonal work ends.
    let seasonEnd: [Bool]
    /// For each day, the next one on which that changes.
    private let seasonTurn: [Instant]
    let weekday: [UInt8]
    /// Whole weeks since 1 January, from 0: leave is taken in the same weeks every year.
    let weekOfYear: [UInt8]
    /// Calendar years since that of the start.
    let yearOfRun: [UInt16]

    init(start: CalendarDate, length: Int, values: ParameterValues) {
        let dates = (0..<length).map { start + $0 }
        working = dates.map(\.isWorkingDay)
        let isWinter = Self.months(from: values[.winterFirstMonth], to: values[.winterLastMonth])
        winter = dates.map { isWinter[$0.month - 1] }
        let endsSeason = Self.months(from: values[.seasonFirstMonth], to: values[.seasonLastMonth])
        seasonEnd = dates.map { endsSeason[$0.month - 1] }
        seasonTurn = Self.turns(of: seasonEnd)
        yearOfRun = dates.map { UInt16($0.year - start.year) }
        weekday = dates.map { UInt8($0.weekday) }
        weekOfYear = dates.map { date in
            let newYear = CalendarDate(year: date.year, month: 1, day: 1) ?? date
            return UInt8((date.dayNumber - newYear.dayNumber) / 7)
        }
    }

    /// For each month, whether it lies between two, which may be on either side of New Year.
    private static func months(from first: Double, to last: Double) -> [Bool] {
        let (first, last) = (Int(first), Int(last))
        return (1...12).map { first <= last ? (first...last).contains($0) : $0 >= first || $0 <= last }
    }

    private static func turns(of flags: [Bool]) -> [Instant] {
        var turns = Array(repeating: Instant.never, count: flags.count)
        for day in flags.indices.dropLast().reversed() {
            turns[day] = flags[day + 1] == flags[day] ? turns[day + 1] : Instant(days: Double(day + 1))
        }
        return turns
    }

    /// When seasonal work begins to end, or has ended.
    func nextSeason(after day: Int) -> Instant {
        day < seasonTurn.count ? seasonTurn[day] : .never
    }

    func nextWorkingDay(after day: Int) -> Int? {
        (day + 1..<max(day + 1, working.count)).first { working[$0] }
    }
}
