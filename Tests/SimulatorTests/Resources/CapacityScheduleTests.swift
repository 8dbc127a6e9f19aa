import Testing

@testable import Simulator

@Suite struct CapacityScheduleTests {
    private let week = CapacitySchedule(
        period: .weeks(1),
        steps: (0..<5).flatMap { day in
            [(.days(Double(day)) + .hours(8), 3), (.days(Double(day)) + .hours(16), 0)]
        })

    @Test func repeatsByTheWeek() {
        func at(_ day: Double, _ hour: Double) -> Instant { .start + .days(day) + .hours(hour) }
        #expect(week.capacity(at: .start) == 0 && week.capacity(at: at(0, 8)) == 3 && week.capacity(at: at(0, 16)) == 0)
        #expect(week.capacity(at: at(5, 12)) == 0 && week.capacity(at: at(7, 12)) == 3)
        #expect(week.nextChange(after: at(0, 7)) == at(0, 8) && week.nextChange(after: at(0, 8)) == at(0, 16))
        #expect(week.nextChange(after: at(4, 16)) == at(7, 8))
    }

    /// What holds before the first step is what the last one left.
    @Test func theLastStepHoldsUntilTheFirst() {
        let night = CapacitySchedule(period: .days(1), steps: [(.hours(6), 1), (.hours(22), 4)])
        #expect(night.capacity(at: .start) == 4 && night.capacity(at: .start + .days(3) + .hours(5)) == 4)
        #expect(night.capacity(at: .start + .days(3) + .hours(6)) == 1)
    }

    /// From change to change time goes on, every change is met in its turn, and the capacity there is that of its step: also for periods that
    /// are no binary fractions, where k times the period, divided by the period, can be less than k.
    @Test(arguments: [Span.hours(7), .hours(8), .hours(49), .days(0.1), .days(0.7), .days(1.7), .months(1), .weeks(1)])
    func everyChangeComesOnce(_ period: Span) {
        let schedule = CapacitySchedule(
            period: period, steps: [(.zero, 1), (period * 0.3, 2), (period * 0.3 + .minutes(1), 3), (period * 0.9, 0)])
        var time = Instant.start
        for change in 1...40_000 {
            let next = schedule.nextChange(after: time)
            guard next > time, schedule.capacity(at: next) == [1, 2, 3, 0][change % 4],
                schedule.capacity(at: Instant(days: next.days.nextDown)) == [1, 2, 3, 0][(change - 1) % 4]
            else {
                Issue.record("change \(change) of a period of \(period.days) days, at \(next.days) after \(time.days)")
                return
            }
            time = next
        }
        #expect(abs(time.days / period.days - 10_000) < 1e-6)
    }
}
