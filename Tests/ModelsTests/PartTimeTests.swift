import Simulator
import Testing

@testable import Models

/// Part-time posts; debug builds check the invariants after every event as well.
@Suite struct PartTimeTests {
    /// Nobody leaves, falls sick or has to wait for a successor.
    private static let calm: [ParameterKey: Double] = [.departureRate: 0, .sickLeaveShare: 0, .inflowRate: 0.03]

    private static func teams(_ posts: Int, fte: Double) -> [Team] {
        [Team(name: "Town", base: 0, posts: posts, supervisor: 0, serves: [0], fte: fte)]
    }

    private static func sums(_ teams: [Team], _ changes: [ParameterKey: Double] = calm) -> Sums {
        Sums(FollowUp.replicate(TestRegion.input(teams: teams, changes), seed: 21, replication: 1))
    }

    @Test(arguments: [0.5, 0.3, 0.1])
    func partOfAPostHasItsPartOfTheHours(fte: Double) {
        let (whole, part) = (Self.sums(Self.teams(1, fte: 1)), Self.sums(Self.teams(1, fte: fte)))
        #expect(abs(part[.hoursAvailable] / whole[.hoursAvailable] / fte - 1) < 0.05)
        #expect(abs(part[.postDays] - fte * whole[.postDays]) < 1e-6)
        #expect(abs(part[.postWeeks] - fte * whole[.postWeeks]) < 1e-6)
        #expect(part[.admitted] > 0)
    }

    @Test func halfAPostHasHalfTheCap() {
        var model = FollowUpModel(
            TestRegion.input(teams: Self.teams(1, fte: 0.5), Self.calm), seed: 21, replication: 1)
        var highest = 0.0
        while let event = model.calendar.next(until: Instant(days: 1200)) {
            model.handle(event)
            for post in model.specialists.indices { highest = max(highest, model.load(post)) }
        }
        #expect(model.values[.caseloadCap] == 15)
        #expect(highest == 7)
    }

    /// What is measured per full-time post is of one size: two halves are a whole.
    @Test func outcomesArePerFullTimePost() throws {
        let (whole, halves) = Self.wholeAndHalves(Self.calm)
        #expect(whole["cost_posts"] == halves["cost_posts"])
        for name in ["caseload_mean", "employer_contacts_per_week"] {
            let (one, two) = (try #require(whole[name]), try #require(halves[name]))
            #expect(abs(two / one - 1) < 0.2, "\(name): \(one), \(two)")
        }
    }

    /// Nearly so for visits to employers where meetings leave time for them: they are what gives way first, and sooner on half a week.
    @Test func halvesVisitAsMuchWhereThereIsTime() throws {
        let (whole, halves) = Self.wholeAndHalves(Self.calm.merging([.phase3Cadence: 28]) { $1 })
        let name = "employer_contacts_per_week"
        let (one, two) = (try #require(whole[name]), try #require(halves[name]))
        #expect(abs(two / one - 1) < 0.1, "\(one), \(two)")
    }

    /// Outcomes of the region by name, of one post and of two of half its size.
    private static func wholeAndHalves(_ changes: [ParameterKey: Double]) -> ([String: Double], [String: Double]) {
        func estimates(_ teams: [Team]) -> [String: Double] {
            let input = TestRegion.input(teams: teams, changes)
            let all = (1...16).map { FollowUp.replicate(input, seed: 22, replication: $0).observations }
            let regional = OutcomeCatalogue.estimates(for: input, replications: all).filter { $0.group == .region }
            return regional.reduce(into: [:]) { $0[$1.name] = $1.jackknife?.whole }
        }
        return (estimates(teams(1, fte: 1)), estimates(teams(2, fte: 0.5)))
    }

    /// 0.6 a week over twenty weeks with a queue, since two a week is a whole post's intake.
    @Test func whoTakesInTooManyInAWeekWaitsForTheNext() {
        let crowd = Self.calm.merging([.inflowRate: 0.1, .referralShare: 1, .caseloadCap: 60]) { $1 }
        var model = FollowUpModel(
            TestRegion.input(teams: Self.teams(1, fte: 0.3), crowd), seed: 21, replication: 1)
        let start = Instant(days: 60)
        while let event = model.calendar.next(until: start + .weeks(20)) { model.handle(event) }
        let admitted = model.seekers.rows.filter { $0.episode.admittedAt > start && $0.episode.admittedAt < .never }
        #expect(model.values[.caseloadIntake] == 2)
        #expect((11...13).contains(admitted.count), "\(admitted.count)")
    }

    @Test func trainingIsPaidForEachCounsellor() {
        let counsellors = [
            Team(name: "Town", base: 0, posts: 4, supervisor: 0, serves: [0], fte: 0.25, areCounsellors: true)
        ]
        let cost = PlannedCost(teams: counsellors, region: TestRegion.region, parameters: ParameterValues())
        #expect(cost.posts == 800_000 && cost.training == 100_000 && cost.total == 900_000)
    }
}
