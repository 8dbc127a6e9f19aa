/// A date of the Gregorian calendar, for weekdays, holidays and seasons.
public struct CalendarDate: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970.
    public var dayNumber: Int

    /// The date so many days after 1 January 1970.
    public init(dayNumber: Int) { self.dayNumber = dayNumber }

    /// The date of a year (0 to 9999), month (1 to 12) and day (1 to 31), or nil where there is none such.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        self.init(dayNumber: Self.days(year: year, month: month, day: day))
        guard self.year == year, self.month == month, self.day == day else { return nil }
    }

    /// The date written `2019-01-31`, or nil.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
        guard isPlain, parts.count == 3, parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2,
            let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Earlier.
    public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.dayNumber < b.dayNumber }
    /// The date some days later.
    public static func + (date: CalendarDate, days: Int) -> CalendarDate {
        CalendarDate(dayNumber: date.dayNumber + days)
    }

    /// The year.
    public var year: Int { parts.year }
    /// The month, 1 to 12.
    public var month: Int { parts.month }
    /// The day of the month, 1 to 31.
    public var day: Int { parts.day }
    /// 1 = Monday to 7 = Sunday.
    public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }
    /// As `2019-01-31`.
    public var text: String {
        func padded(_ value: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(value).count)) + String(value)
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// True on Monday to Friday, public holidays of Norway excepted.
    public var isWorkingDay: Bool { weekday <= 5 && !isPublicHoliday }

    /// True on a public holiday of Norway that can fall on a weekday.
    public var isPublicHoliday: Bool {
        switch (month, day) {
        case (1, 1), (5, 1), (5, 17), (12, 25), (12, 26): return true
        default:
            let sinceEaster = dayNumber - Self.easterSunday(year: year).dayNumber
            return [-3, -2, 1, 39, 50].contains(sinceEaster)
        }
    }

    /// Easter Sunday, by the algorithm of Meeus and Jones (J. Meeus, Astronomical Algorithms, 1991, chapter 8).
    static func easterSunday(year: Int) -> CalendarDate {
        let a = year % 19
        let (b, c) = (year / 100, year % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return CalendarDate(dayNumber: days(year: year, month: n / 31, day: n % 31 + 1))
    }

    private var parts: (year: Int, month: Int, day: Int) {
        let z = dayNumber + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// Days since 1970 in the proleptic calendar; years start in March so that the leap day comes last.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
