import Simulator
import Testing

@testable import Models

/// The accounts of the contract, in every replication. Debug builds check the invariants after every event as well.
@Suite struct BooksTests {
    @Test(arguments: 1...6)
    func booksBalance(replication: Int) {
        let sums = Sums(
            FollowUp.replicate(TestRegion.input(teams: TestRegion.twoTeams), seed: 7, replication: replication))
        #expect(sums[.admitted] > 20 && sums[.exitJob] > 5)
        #expect(
            sums[.waitingAtStart] + sums[.referred] == sums[.admitted] + sums[.leftQueue] + sums[.waitingAtEnd])
        let exits =
            sums[.exitJob] + sums[.exitDropout] + sums[.exitDisability] + sums[.exitEducation]
            + sums[.exitTimeLimit] + sums[.exitOther]
        #expect(sums[.inServiceAtStart] + sums[.admitted] == exits + sums[.inServiceAtEnd])
    }

    @Test(arguments: 1...3)
    func hoursBookedNeverExceedHoursAvailable(replication: Int) {
        let result = FollowUp.replicate(TestRegion.input(teams: TestRegion.twoTeams), seed: 8, replication: replication)
        let sums = Sums(result)
        let booked = Measure.phaseHours.reduce(0) { $0 + sums[$1] } + sums[.hoursTravel] + sums[.hoursAdministration]
        #expect(booked > 0.3 * sums[.hoursAvailable])
        #expect(booked <= sums[.hoursAvailable] + 1e-6)
        for team in 0..<2 {
            func hours(_ measures: [Measure]) -> Double {
                result.observations.filter { $0.cell.team == team && measures.contains($0.measure) }
                    .reduce(0) { $0 + $1.value }
            }
            let used = hours(Measure.phaseHours + [.hoursTravel, .hoursAdministration])
            #expect(used <= hours([.hoursAvailable]) + 1e-6)
        }
    }

    @Test func noDayIsBookedBeyondItsHours() {
        var stream = RandomStream(StreamName(seed: 3, replication: 1, kind: 99, identity: 0, purpose: 0))
        for _ in 0..<500 {
            let tasks = (0..<stream.index(below: 15)).map { _ in
                DueTask(
                    place: stream.index(below: 6), hours: 0.5 + 2 * stream.uniform(), weight: stream.uniform(),
                    remote: stream.chance(0.5), outside: stream.chance(0.5))
            }
            let plan = DailyPlan(tasks: tasks, base: 0, hours: 5.5, remoteBeyond: 45) { abs(Double($0)) * 0.7 + 0.1 }
            #expect(plan.taskHours + plan.travelHours <= 5.5 * Double(plan.days) + 1e-9)
            #expect(Set(plan.items.map(\.task)).count == plan.items.count)
        }
    }

    @Test func noCaseloadIsEverAboveTheCap() {
        var model = FollowUpModel(
            TestRegion.input(teams: TestRegion.twoTeams, [.caseloadCap: 4, .inflowRate: 0.03]), seed: 9, replication: 1)
        var highest = 0.0
        while let event = model.calendar.next(until: Instant(days: 1200)) {
            model.handle(event)
            for post in model.specialists.indices { highest = max(highest, model.load(post)) }
        }
        #expect(highest == 4)
    }

    @Test func nobodyIsServedWithoutPosts() {
        let sums = Sums(FollowUp.replicate(TestRegion.input(teams: []), seed: 1, replication: 1))
        #expect(sums[.eligible] > 100)
        #expect(sums[.referred] == 0 && sums[.admitted] == 0 && sums[.hoursAvailable] == 0)
        #expect(sums[.sustainedJobsEligible] == sums[.sustainedJobsWithoutMeasure])
        #expect(sums[.sustainedJobsEligible] > 0)
    }
}
