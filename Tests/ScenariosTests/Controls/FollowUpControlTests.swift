import Foundation
import Simulator
import Testing

@testable import Models
@testable import Scenarios

/// Negative control of P7: where follow-up has no effect, trials find none.
@Suite struct FollowUpControlTests {
    /// What makes follow-up idle: nobody is proposed to an employer, meetings restore nothing, visits in a job support nothing. Seekers are
    /// still met, dropped, handed over and discharged.
    static let idle: [ParameterKey] = [.employerVisitsPerWeek, .motivationPerMeeting, .supportPerVisit]

    private static func trial() throws -> ModelInput {
        try Scenario.load(path: packageFolder + "/scenarios/trials/reme-2019.yaml").input
    }

    private static func idle(_ input: ModelInput) -> ModelInput { input.changing(idle) { _, _ in 0 } }

    /// In work at 12 months, placement and support less usual care, replication by replication.
    private static func contrasts(_ input: ModelInput, _ replications: Int) async throws -> [Double] {
        var all: [Int: Double] = [:]
        try await ReplicationRunner(jobs: ProcessInfo.processInfo.activeProcessorCount).run(
            1...replications,
            body: { number in
                let rows = FollowUp.replicate(input, seed: 21, replication: number).observations
                let values = OutcomeCatalogue.values(for: input, replications: [rows])
                func share(_ arm: Int) -> Double {
                    values.first { $0.name == "employed_at_12m" && $0.group == .arm(arm) }?.value ?? .nan
                }
                return share(1) - share(0)
            }, deliver: { all[$0] = $1 })
        return (1...replications).compactMap { all[$0] }
    }

    /// Two-sided p of a mean of 0 by Student's t.
    private static func pValue(_ values: [Double]) -> Double {
        let tally = Tally(values)
        let t = abs(tally.mean) / (tally.standardDeviation / Double(values.count).squareRoot())
        return 2 * studentUpperTail(t, degreesOfFreedom: values.count - 1)
    }

    /// With the effect p is below 0.001 and the contrast positive, without it p is above 0.01, on as many replications of the shipped trial.
    @Test func theContrastOfP7Vanishes() async throws {
        let replications = fullTests ? 100 : 20
        let present = try await Self.contrasts(Self.trial(), replications)
        let absent = try await Self.contrasts(Self.idle(Self.trial()), replications)
        print(
            "P7: with \(Tally(present).mean), p \(Self.pValue(present)); idle \(Tally(absent).mean), p \(Self.pValue(absent))"
        )
        #expect(Self.pValue(present) < 0.001 && Tally(present).mean > 0)
        #expect(Self.pValue(absent) > 0.01)
    }

    /// The same people with the same luck: in an idle service and with none at all everyone finds the same first job on the same day.
    ///
    /// Jobs do not end in the same instant, since clocks take up what changes with time (season, age, the workplace's own support) at contacts
    /// in the service and by the month outside: at 12 months six people at most may work in one life and not in the other.
    @Test func inAnIdleServicePeopleLiveAsWithoutAny() throws {
        let input = try Self.idle(Self.trial())
        let without = input.changing([.serviceDelivered]) { _, _ in 0 }
        var (people, contacts, jobs, sameFirst, more, less) = (0, 0, 0, 0, 0, 0)
        for replication in 1...3 {
            let (served, alone) = (try seekers(input, replication), try seekers(without, replication))
            for (one, other) in zip(served, alone) where one.identity == other.identity {
                people += 1
                contacts += Int(one.contacts)
                jobs += one.spells.isEmpty ? 0 : 1
                if isSameStart(one.spells.first, other.spells.first) { sameFirst += 1 }
                let later = one.eligibleAt + .months(12)
                if one.works(at: later), !other.works(at: later) { more += 1 }
                if !one.works(at: later), other.works(at: later) { less += 1 }
            }
        }
        print("idle: \(people) people, \(jobs) with jobs, \(sameFirst) alike; at 12 months \(more) more, \(less) less")
        #expect(people == 615 && jobs > 150 && contacts > 5_000)
        #expect(sameFirst == people)
        #expect(more + less <= 6)
    }

    private func seekers(_ input: ModelInput, _ replication: Int) throws -> [Seeker] {
        var model = FollowUpModel(input.ofArm(1), seed: 21, replication: replication)
        _ = model.simulate(until: .start + input.horizon)
        return model.seekers.rows
    }

    private func isSameStart(_ one: JobSpell?, _ other: JobSpell?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return abs((one.start - other.start).days) < 1e-6
    }
}
