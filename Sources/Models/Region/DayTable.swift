/// What the calendar says of each day of a run.
struct DayTable: Sendable {
    let working: [Bool]
    /// When roads take longer.
    let winter: [Bool]
    /// When seasonal work ends.
    let seasonEnd: [Bool]
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

    func nextWorkingDay(after day: Int) -> Int? {
        (day + 1..<max(day + 1, working.count)).first { working[$0] }
    }
}
