import Foundation
import Simulator
import Testing

@testable import Models

/// One office, no travel, one kind of task: the queue for places is Erlang A.
///
/// Two posts with nine places each. Stays end by drop-out, whose clock starts at the first contact, on the day of admission, and by leaving
/// for elsewhere; patience by leaving for elsewhere alone, all exponential. Nobody visits employers, so that nobody finds a job there.
///
/// What remains approximate: places are given out in the mornings of working days, so that one which falls free stays empty until then
/// (0.93 days on average, and a little more with holidays), and the clock of drop-out waits for a specialist on leave (five weeks of 52, 8 days
/// on average: 0.8 days). Both lie between no delay and two days added to each stay, and the interval of the simulation has to meet the
/// answers of the chain between the two. Jobs found alone cannot be switched off: at the far end of the ranges used here one in 30 000 finds
/// one within a year. The longest stay ends one stay in 80 million.
@Suite struct PlaceQueueTests {
    private static let (leaving, droppingOut) = (1 / 400.0, 1 / 400.0)
    private static let places = 18

    private static let oneTask: [ParameterKey: Double] = [
        .inflowVariation: 0, .inflowRate: 0.02, .referralShare: 1, .referralDelay: 0, .referralQueueDeterrence: 0,
        .handoverMissedShare: 0, .caseloadCap: 9, .caseloadIntake: 20, .caseloadPhase5Weight: 1,
        // Of the background only leaving for elsewhere.
        .elsewhereRate: 365.25 * leaving, .disabilityRate: 0, .educationRate: 0, .ownJobShape: 2,
        .ownJobScale: 20_000, .ownJobHoursEffect: 5, .hoursBeforeWorkingShare: 0, .ownJobAbilityEffect: 0,
        .ownJobEfficacyEffect: 0, .ownJobExpectationEffect: 0,
        // Stays end by drop-out at a constant rate.
        .dropOutShape: 1, .dropOutScale: 1 / droppingOut, .dropOutTrustEffect: 0, .dropOutMotivationEffect: 0,
        .dropOutOverdueEffect: 0, .dropOutUnassignedEffect: 0, .dropOutPressuredEffect: 0, .dropOutPaceEffect: 0,
        .grantRefused: 0, .grantLength: 1_096, .longestStay: 3_650,
        // One short task, no drive, nobody away.
        .employerVisitsPerWeek: 0, .meetingHours: 0.1, .dayHours: 12, .administrationShare: 0, .teamMeetingHours: 0,
        .supervisionHours: 0, .firstContactWithin: 0, .travelTimeFactor: 0, .sickLeaveShare: 0, .departureRate: 0,
        .driftInterval: 28,
    ]

    private static func input(years: Double, returning days: Double) -> ModelInput {
        let office = Office(number: "8001", name: "Office", municipalities: [0], seat: 0)
        let place = Municipality(
            number: "9001", name: "Place", residents18to66: 1370, residents18to29: 300, benefitRecipients: 100,
            employers: 10, centrality: 4, office: 0)
        var values = ParameterValues()
        for (key, value) in oneTask { values[key] = value }
        values[.referralAgain] = days
        return ModelInput(
            region: Region(
                name: "One office", municipalities: [place], offices: [office],
                travel: TravelMatrix(minutes: [[0]], kilometres: [[0]], approximate: false)),
            teams: [Team(name: "Team", base: 0, posts: 2, supervisor: 1, serves: [0])], parameters: values,
            start: CalendarDate(dayNumber: 17897), horizon: .years(years), warmup: .years(15))
    }

    /// Means over time of one replication after the warm-up: all places wanted, number beyond the places, share that leaves the queue.
    private static func observe(_ input: ModelInput, replication: Int) -> [Double] {
        var model = FollowUpModel(input, seed: 51, replication: replication)
        let start = Instant.start + input.warmup
        let end = Instant.start + input.horizon
        var (full, queue, last, inSystem) = (0.0, 0.0, start, 0)
        while let event = model.calendar.next(until: end) {
            let passed = max(0, (model.now - last).days)
            if inSystem >= places { full += passed }
            queue += passed * Double(max(0, inSystem - places))
            last = max(start, model.now)
            model.handle(event)
            inSystem = model.inService + model.waiting(in: 0)
        }
        let joined = model.seekers.rows.flatMap(\.episodes).filter { $0.referredAt > start && $0.referredAt <= end }
        let lost = joined.filter { $0.leftQueueAt <= end }.count
        return [full / (end - start).days, queue / (end - start).days, Double(lost) / Double(joined.count)]
    }

    private static func theory(returning: Double, delay: Double) -> PlaceQueueTheory.Answer {
        // A delay that keeps a place lengthens the stay as far as it is ended by drop-out.
        let stay = 1 / (leaving + droppingOut) + delay
        return PlaceQueueTheory(
            places: places, arrivals: 27.4 / 365.25, leaving: leaving, droppingOut: 1 / stay - leaving,
            returning: returning
        ).solve()
    }

    /// Means over 16 replications, which lie between the answers without and with the delay, give or take 4.07 standard errors (Student's t,
    /// 15 degrees of freedom, two-sided p above 0.001): with returns; under `make test-full` longer, and also without them, as far as the registry allows.
    @Test(arguments: fullTests ? [3_650.0, 800] : [800])
    func placesAreErlangA(returningAfter days: Double) async {
        let input = Self.input(years: fullTests ? 100 : 40, returning: days)
        let rows = await withTaskGroup(of: [Double].self) { group in
            for replication in 1...16 { group.addTask { Self.observe(input, replication: replication) } }
            return await group.reduce(into: [[Double]]()) { $0.append($1) }
        }
        let exact = Self.theory(returning: 1 / days, delay: 0)
        let delayed = Self.theory(returning: 1 / days, delay: 2)
        #expect(exact.beyond < 1e-6)
        for (index, (a, b)) in [(exact.full, delayed.full), (exact.queue, delayed.queue), (exact.lost, delayed.lost)]
            .enumerated()
        {
            let tally = Tally(rows.map { $0[index] })
            let margin = 4.07 * tally.standardDeviation / 4
            #expect(abs(b / a - 1) < 0.1 && margin < (fullTests ? 0.3 : 0.6) * a)
            #expect(
                (min(a, b) - margin...max(a, b) + margin).contains(tally.mean), "\(tally.mean), theory \(a) to \(b)")
        }
    }

    /// The chain itself: where drop-out and leaving are alike and nobody comes back, everyone stays for an exponential time, whether served
    /// or not, and the number is Poisson.
    @Test func theChainMeetsTheClosedForm() {
        let chain = PlaceQueueTheory(places: 18, arrivals: 0.03, leaving: 1 / 500, droppingOut: 0, returning: 0).solve()
        let poisson = (0...70).map { exp(Double($0) * log(15) - 15 - lgamma(Double($0) + 1)) }
        let full = poisson[18...].reduce(0, +)
        let queue = (18...70).reduce(0) { $0 + poisson[$1] * Double($1 - 18) }
        #expect(abs(chain.full - full) < 1e-8 && abs(chain.queue - queue) < 1e-7)
        #expect(abs(chain.lost - queue / 15) < 1e-8)
    }
}

extension FollowUpModel {
    /// How many wait in a municipality.
    func waiting(in municipality: Int) -> Int {
        queues[municipality].reduce(0) { $0 + (isWaiting($1) ? 1 : 0) }
    }
}
