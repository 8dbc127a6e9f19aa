/// What the calendar says of each day of a run.
struct DayTable: Sendable {
    let working: [Bool]
    /// November to April, when roads take longer.
    let winter: [Bool]
    /// October to January, when seasonal work ends.
    let seasonEnd: [Bool]
    let weekday: [UInt8]
    /// Whole weeks since 1 January, from 0: leave is taken in the same weeks every year.
    let weekOfYear: [UInt8]
    /// Calendar years since that of the start.
    let yearOfRun: [UInt16]

    init(start: CalendarDate, length: Int) {
        let dates = (0..<length).map { start + $0 }
        working = dates.map(\.isWorkingDay)
        winter = dates.map { $0.month >= 11 || $0.month <= 4 }
        seasonEnd = dates.map { $0.month >= 10 || $0.month == 1 }
        yearOfRun = dates.map { UInt16($0.year - start.year) }
        weekday = dates.map { UInt8($0.weekday) }
        weekOfYear = dates.map { date in
            let newYear = CalendarDate(year: date.year, month: 1, day: 1) ?? date
            return UInt8((date.dayNumber - newYear.dayNumber) / 7)
        }
    }

    func nextWorkingDay(after day: Int) -> Int? {
        (day + 1..<max(day + 1, working.count)).first { working[$0] }
    }
}
