import Simulator
import Testing

@testable import Models

/// Presence days: the destination is the planned one, and nowhere else that has days of its own.
@Suite struct PresenceTests {
    /// Half an hour per step on a line; the base is 0.
    private func plan(_ tasks: [DueTask], _ trips: DailyPlan.Trips, remoteBeyond: Double = 1000) -> DailyPlan {
        DailyPlan(tasks: tasks, base: 0, hours: 6, remoteBeyond: remoteBeyond, trips: trips) { 0.5 * Double($0) }
    }

    private let tasks = [
        DueTask(place: 1, hours: 1, weight: 9), DueTask(place: 2, hours: 1, weight: 1),
        DueTask(place: 4, hours: 1, weight: 5, remote: true), DueTask(place: 0, hours: 1, weight: 2),
    ]

    @Test func onAPresenceDayTheTripGoesToThePlannedPlace() {
        let day = plan(tasks, .only(2), remoteBeyond: 45)
        #expect(day.destination == 2 && day.travelHours == 2)
        // What is due there first, then from there by telephone and back at the desk, by weight.
        #expect(day.items.map(\.task) == [1, 2, 3])
        #expect(day.items.map(\.remote) == [false, true, false])
    }

    @Test func thePlannedPlaceIsVisitedEvenIfNothingIsDueThere() {
        let day = plan(tasks, .only(3))
        #expect(day.destination == 3 && day.days == 1 && day.travelHours == 3 && day.items.map(\.task) == [3])
    }

    @Test func aPlannedPlaceBeyondTheLongestTripIsNotVisited() {
        let day = plan(tasks, .only(30))
        #expect(day.destination == nil && day.items.map(\.task) == [3])
    }

    @Test func presenceAtTheDeskIsADayAtTheDesk() {
        #expect(plan(tasks, .only(0)).destination == nil)
    }

    @Test func onOtherDaysNoTripGoesToPlacesWithDaysOfTheirOwn() {
        #expect(plan(tasks, .anywhere).destination == 1)
        #expect(plan(tasks, .elsewhere(than: [1])).destination == 4)
        #expect(plan(tasks, .elsewhere(than: [1, 4])).destination == 2)
        let home = plan(tasks, .elsewhere(than: [1, 2, 4]))
        #expect(home.destination == nil && home.items.map(\.task) == [3])
    }

    @Test(arguments: [(1, 1, [0, 1, 2, 3, 4, 5]), (2, 1, [0, 2, 4]), (3, 3, [2, 5])])
    func daysFallInTheirWeeks(every: Int, week: Int, weeks: [Int]) {
        let day = PresenceDay(municipality: 0, weekday: 2, every: every, week: week)
        #expect((0..<6).filter { day.falls(on: 2, ofWeek: $0) } == weeks)
        #expect(!(0..<6).contains { day.falls(on: 3, ofWeek: $0) })
    }

    private static let presence = [
        PresenceDay(municipality: 1, weekday: 2, post: 1), PresenceDay(municipality: 2, weekday: 2, post: 2),
        PresenceDay(municipality: 2, weekday: 4, every: 2, week: 2, post: 2),
    ]
    private static let team = Team(
        name: "Town", base: 0, posts: 3, supervisor: 0.5, serves: [0, 1, 2, 3], presence: presence)

    @Test func aPlaceWithPresenceDaysIsServedByThoseWhoHaveThem() {
        #expect(Self.team.served(byPost: 1) == [0, 1, 3])
        #expect(Self.team.served(byPost: 2) == [0, 2, 3])
        #expect(Self.team.served(byPost: 3) == [0, 3])
    }

    @Test func travelIsPlannedByThePlan() {
        let cost = PlannedCost(teams: [Self.team], region: TestRegion.region, parameters: ParameterValues())
        // 44 weeks, 4 NOK a kilometre: 30 km weekly, 60 km weekly and 60 km every other week, there and back; the rest, at 0 and 3, by rule.
        let weekly: Double = 30 + 60 + 60 / 2
        let byPlan = 44 * 4 * 2 * weekly
        let mean: Double = 90 * 1500 / 19_500
        let byRule = 3 * 2 * 44 * 2 * 4 * mean
        #expect(abs(cost.travel - byPlan - byRule) < 1e-6)
    }

    /// The whole model: trips to a place happen on its day, which is a Tuesday.
    @Test func whoIsOutByPlanDrivesOnNoOtherDay() {
        var model = FollowUpModel(
            TestRegion.input(teams: [Self.team], [.inflowRate: 0.03]), seed: 5, replication: 1)
        var (out, home) = (0, 0)
        while let event = model.calendar.next(until: Instant(days: 1000)) {
            if case .workingDay = event {
                let weekday = model.days.weekday[model.today]
                let post = model.specialists.indices.first { model.specialists[$0].base == 0 }
                guard let post else { break }
                switch model.tripsToday(post) {
                case .only(let place):
                    #expect(place == 1 && weekday == 2)
                    out += 1
                case .elsewhere(let places):
                    #expect(places == [1])
                    home += weekday == 2 ? 0 : 1
                case .anywhere: Issue.record("a trip without regard to the plan")
                }
            }
            model.handle(event)
        }
        #expect(out > 80 && home > 400)
    }

    @Test func kilometresAreThoseOfThePlan() {
        func trips(_ presence: [PresenceDay]) -> Double {
            let team = Team(name: "Town", base: 0, posts: 1, supervisor: 0, serves: [1], presence: presence)
            let changes: [ParameterKey: Double] = [
                .inflowRate: 0.03, .commutingMinutes: 0, .travelLocalKilometresPerMinute: 0,
            ]
            let input = TestRegion.input(teams: [team], years: 4, warmup: 1, changes)
            return Sums(FollowUp.replicate(input, seed: 6, replication: 1))[.kilometres] / 60
        }
        let tuesdays = 3 * 52.2
        let planned = trips([PresenceDay(municipality: 1, weekday: 2)])
        #expect(planned > 0.5 * tuesdays && planned <= tuesdays)
        #expect(trips([]) > 1.5 * tuesdays)
    }

    @Test(arguments: 1...3)
    func booksBalanceUnderAPlan(replication: Int) {
        let sums = Sums(
            FollowUp.replicate(TestRegion.input(teams: [Self.team]), seed: 7, replication: replication))
        #expect(sums[.admitted] > 20)
        #expect(
            sums[.waitingAtStart] + sums[.referred] == sums[.admitted] + sums[.leftQueue] + sums[.waitingAtEnd])
        let booked = Measure.phaseHours.reduce(0) { $0 + sums[$1] } + sums[.hoursTravel] + sums[.hoursAdministration]
        #expect(booked <= sums[.hoursAvailable] + 1e-6)
    }
}
