import Models
import Simulator
import Testing

@testable import Scenarios

@Suite struct CalibrationTests {
    /// Rules first, exceptions after: by study, by arm, by both.
    private static let parameters = """
        parameters:
          - {name: employers.opening_rate, low: 0.2, high: 4}
          - {name: background.job_scale, low: 100, high: 3000}
          - {name: background.job_scale, studies: [other], low: 100, high: 3000}
          - {name: background.job_scale, studies: [other], arms: [ips], low: 100, high: 3000}
          - {name: drop_out.scale, arms: [usual], low: 100, high: 3000}

        """

    @Test func parametersHoldWhereThePlanSays() throws {
        let plan = try PlanFixture().plan(PlanFixture.head + Self.parameters)
        let drawn: [Double] = [1, 200, 300, 400, 500]
        func value(_ key: ParameterKey, _ study: String, _ arm: String) -> Double? {
            plan.value(of: key, study: study, arm: arm, drawn)
        }
        #expect(value(.openingRate, "trial", "usual") == 1 && value(.openingRate, "open", "") == 1)
        #expect(value(.ownJobScale, "trial", "ips") == 200 && value(.ownJobScale, "open", "") == 200)
        #expect(value(.ownJobScale, "other", "usual") == 300 && value(.ownJobScale, "other", "ips") == 400)
        #expect(value(.dropOutScale, "trial", "usual") == 500 && value(.dropOutScale, "other", "usual") == 500)
        #expect(value(.dropOutScale, "trial", "ips") == nil && value(.dropOutScale, "open", "") == nil)
        #expect(value(.caseloadCap, "trial", "usual") == nil)
    }

    /// The same numbers as when the scenario itself states the values.
    @Test func anEvaluationIsTheStudyWithOtherNumbers() throws {
        let fixture = try PlanFixture()
        let text = """
            use: [P1]
            replications: 2
            parameters:
              - {name: employers.opening_rate, low: 0.2, high: 4}
              - {name: background.job_scale, low: 100, high: 3000}
              - {name: drop_out.scale, arms: [usual], low: 100, high: 3000}

            """
        let calibration = try fixture.calibration(PlanFixture.head + text)
        let found = try calibration.summaries(at: [3, 400, 900], seed: 5)
        let stated = "parameters: {employers.opening_rate: 3, background.job_scale: 400}\n"
        let trial = PlanFixture.trial(participants: 12).replacing(
            "{name: usual, programme: utvidet_oppfolging, n: 12}",
            with: "{name: usual, programme: utvidet_oppfolging, n: 12, parameters: {drop_out.scale: 900}}")
        try fixture.fixture.write("stated.yaml", trial + stated)
        let input = try fixture.fixture.load("stated.yaml").input
        let all = (1...2).map { FollowUp.replicate(input, seed: 5, replication: $0).observations }
        let values = OutcomeCatalogue.values(for: input, replications: all)
        let expected = [("ever_employed_12m", 1), ("early_break_share", 1)].map { name, arm in
            values.first { $0.name == name && $0.group == .arm(arm) }?.value
        }
        #expect(found == expected.map { $0 ?? .nan })
    }

    /// Where nobody is hired some numbers are undefined: such an evaluation is rejected and counted, and the rest goes on.
    @Test func anUndefinedNumberDoesNotPoisonTheRest() async throws {
        let text =
            PlanFixture.head + "use: [P1]\nparticles: 40\nevaluations: 90\ntolerance: 0\nreplications: 1\nparameters:\n"
            + "  - {name: employers.opening_rate, low: 0, high: 0.5}\n"
        let fixture = try PlanFixture()
        let calibration = try fixture.calibration(text)
        let nobody = try calibration.summaries(at: [0], seed: 1)
        #expect(nobody[0].isFinite && nobody[1].isNaN)
        var state = calibration.start
        try await calibration.run(&state, jobs: 2) { _ in }
        let undefined = state.history.reduce(state.notFinite) { $0 + $1.notFinite }
        #expect(undefined > 0 && state.evaluations == 90)
        #expect(!state.population.isEmpty)
        #expect(state.population.allSatisfy { $0.distance.isFinite && $0.summaries.allSatisfy(\.isFinite) })
        let report = CalibrationReport(calibration, state: state, seconds: 1)
        #expect(
            report.text.contains("\nIn \(undefined) of them a published number was undefined: they were rejected.\n"))
        #expect(report.text.contains("employers.opening_rate "))
        // Nothing but undefined numbers: the run ends, and says that nothing was found.
        let never = try fixture.calibration(text.replacing("high: 0.5", with: "high: 0.0000001"))
        var none = never.start
        try await never.run(&none, jobs: 2) { _ in }
        #expect(none.population.isEmpty && none.notFinite == 90 && none.stop == .evaluations)
        #expect(CalibrationReport(never, state: none, seconds: 1).text.hasSuffix("No generation is complete yet.\n"))
    }

    /// Moments that no answers can have: rejected like any other evaluation that gives nothing.
    @Test func contradictionsAreRejected() throws {
        let text = PlanFixture.head + "parameters:\n  - {name: population.ability_mean, low: 7, high: 9.8}\n"
        let fixture = try PlanFixture()
        let calibration = try fixture.calibration(text)
        #expect(try calibration.summaries(at: [9.8], seed: 1).allSatisfy { $0.isNaN })
        #expect(try calibration.summaries(at: [7.9], seed: 1)[0].isFinite)
    }

    @Test func theDigestIsOfEverythingButLimits() throws {
        let fixture = try PlanFixture()
        func digest(_ text: String) throws -> String { try fixture.calibration(PlanFixture.head + text).digest }
        let plan = "seed: 1\nparticles: 40\n" + PlanFixture.parameters
        let first = try digest(plan)
        #expect(try digest(plan + "evaluations: 7\ntolerance: 3\nname: z\n") == first)
        for (old, new) in [
            ("seed: 1", "seed: 2"), ("particles: 40", "particles: 41"), ("low: 0.2", "low: 0.25"),
            ("seed: 1", "seed: 1\nreplications: 2"), ("seed: 1", "use: [P1]"), ("0.2,", "0.2, arms: [ips],"),
        ] {
            #expect(try digest(plan.replacing(old, with: new)) != first, "\(new)")
        }
        try fixture.fixture.write("other.yaml", PlanFixture.trial(participants: 13))
        #expect(try digest(plan) != first)
        try fixture.fixture.write("other.yaml", PlanFixture.trial(participants: 12))
        #expect(try digest(plan) == first)
    }
}
