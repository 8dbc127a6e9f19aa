import Models
import Scenarios
import Testing

@testable import Studio

/// A film shows the replication that is counted.
@Suite struct FilmTests {
    @Test func aFilmAgreesWithTheCountsOfItsReplication() throws {
        let input = try PlanTests.reader.plan(
            .object([
                "extends": .string("troms-finnmark-2019"), "horizon": .string("3 years"), "warmup": .string("1 years"),
                "parameters": .object(["inflow.rate": .number(0.002)]),
            ])
        ).scenario.input
        let film = try FollowUp.film(input, seed: 3, replication: 2)
        let counted = FollowUp.replicate(input, seed: 3, replication: 2).observations
        func sum(_ measure: Measure) -> Double { counted.filter { $0.measure == measure }.reduce(0) { $0 + $1.value } }
        // The first look at or after the end of the warm-up; the last look is up to a week before the horizon.
        #expect(film.people.count > 20)
        #expect(film.people.allSatisfy { $0.admitted >= 0 && Double($0.admitted) <= input.horizon.days })
        let inWindow = film.people.count { Double($0.admitted) > input.warmup.days }
        #expect(Double(inWindow) <= sum(.admitted))
        // The same replication as the course of the region, which counts in another way.
        let course = try FollowUp.course(of: input, everyDays: Double(Film.step), seed: 3, replication: 2)
        for (look, day) in course.days.enumerated() {
            #expect(film.waiting.reduce(0) { $0 + $1[look + 1] } == Int(course.waiting[look]), "day \(day)")
            #expect(film.inService.reduce(0) { $0 + $1[look + 1] } == Int(course.inService[look]), "day \(day)")
        }
        for look in film.inWork.indices {
            let phases = film.phases.reduce(0) { $0 + $1[look] }
            let inService = film.inService.reduce(0) { $0 + $1[look] }
            #expect(phases <= inService && inService - phases <= 1)
        }
        // Nobody is on two trips at a time.
        var until: [Int: Int] = [:]
        for trip in film.trips {
            #expect(
                trip.day >= until[trip.post, default: 0] && trip.days >= 1
                    && trip.destination != film.posts[trip.post].base)
            until[trip.post] = trip.day + 1
        }
    }
}
