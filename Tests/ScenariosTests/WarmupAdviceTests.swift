import Foundation
import Models
import Simulator
import Testing

@testable import Scenarios

@Suite struct WarmupAdviceTests {
    /// An exponential rise to a level, with a little noise: the rule leaves out most of the rise and not much more.
    @Test func aRiseIsLeftOut() throws {
        var stream = RandomStream(StreamName(seed: 1, replication: 1, kind: 0, identity: 0, purpose: 0))
        let series = (1...130).map { 100 * (1 - exp(-Double($0) / 8)) + stream.normal() }
        guard case .days(let days) = WarmupAdvice.truncation(series) else {
            Issue.record("refused")
            return
        }
        // After 20 looks the rise is within 8 of its level, after 50 within 0.2.
        #expect(days >= 20 * 28 && days <= 50 * 28, "\(days)")
    }

    @Test func whatGrowsWithoutEndHasNoSteadyState() {
        let series = (1...130).map { Double($0) }
        #expect(
            WarmupAdvice.truncation(series)
                == .refused("does not settle within half of the run: it grows on, or wanders slowly"))
    }

    @Test func terminatingStudiesNeedNone() async throws {
        var scenario = SmallStudy.scenario()
        scenario.input.warmup = .zero
        let advice = try await WarmupAdvice(scenario, jobs: 1)
        #expect(
            advice.text
                == "Warm-up: a terminating study, none needed: it begins empty, and is observed from its first day.\n")
        let cohort = ModelInput(
            region: scenario.input.region, parameters: scenario.input.parameters, start: scenario.input.start,
            cohort: SmallStudy.cohort)
        scenario.input = cohort
        #expect(
            try await WarmupAdvice(scenario, jobs: 1).finding
                == .terminating("everyone in the cohort is followed from enrolment"))
    }

    /// Of the model itself: from an empty start the service fills within three years or so; the blindness is said.
    @Test func theServiceFillsFromAnEmptyStart() async throws {
        let fixture = try Fixture()
        try fixture.write("a.yaml", Fixture.sound)
        let scenario = try Scenario.load(path: fixture.path("a.yaml"))
        let advice = try await WarmupAdvice(scenario, replications: 4, jobs: 2)
        guard case .settled(_, let inService) = advice.finding, case .days(let days) = inService else {
            Issue.record("\(advice.text)")
            return
        }
        #expect(days > 0 && days < 1500, "\(days)")
        #expect(advice.text.contains("blind to what is slow and small"))
        #expect(advice.text.contains("The scenario leaves out 1096 days"))
    }
}
