import Testing

@testable import Models

@Suite struct CalendarDateTests {
    @Test func datesAndWeekdays() throws {
        let date = try #require(CalendarDate("2019-01-01"))
        #expect(date.weekday == 2 && date.text == "2019-01-01" && !date.isWorkingDay)
        #expect((date + 59).text == "2019-03-01")
        #expect(
            CalendarDate("2020-02-29") != nil && CalendarDate("2019-02-29") == nil && CalendarDate("2019-13-01") == nil)
    }

    @Test(arguments: [(2019, "2019-04-21"), (2020, "2020-04-12"), (2024, "2024-03-31"), (2027, "2027-03-28")])
    func easter(year: Int, expected: String) { #expect(CalendarDate.easterSunday(year: year).text == expected) }

    @Test func norwegianHolidays() {
        let holidays2019 = [
            "2019-01-01", "2019-04-18", "2019-04-19", "2019-04-22", "2019-05-01", "2019-05-17", "2019-05-30",
            "2019-06-10", "2019-12-25", "2019-12-26",
        ]
        let days = (0..<365).compactMap { offset in CalendarDate("2019-01-01").map { $0 + offset } }
        #expect(days.filter { $0.isPublicHoliday && $0.weekday <= 5 }.map(\.text) == holidays2019)
    }
}
