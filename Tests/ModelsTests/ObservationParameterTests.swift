import Simulator
import Testing

@testable import Models

/// Parameters that say how outcomes are counted change nothing that happens.
@Suite struct ObservationParameterTests {
    private static let keys = Registry.sections.filter { ["observation", "cost"].contains($0.id) }
        .flatMap(\.parameters).map(\.key)

    /// All that happens, byte by byte, in an open study and in an arm of a cohort.
    private static func lives(_ changes: [ParameterKey: Double]) -> [String] {
        let cohort = TestCohort.input([("service", 60, changes)]).ofArm(0)
        return [TestRegion.input(years: 4, warmup: 1, changes), cohort].flatMap { input in
            let lives = Lives(input, seed: 9, replication: 1)
            return lives.seekers.map { seeker in
                let events = (lives.happenings[seeker.identity] ?? []).map { "\($0.kind) \($0.time.days)" }
                return "\(seeker.identity) \(Lives.record(seeker)) \(events)"
            }
        }
    }

    private static let usual = lives([:])

    @Test(arguments: keys)
    func itChangesNoLife(_ key: ParameterKey) {
        #expect(Self.usual.count > 200 && Self.usual.contains { $0.contains("quit") })
        let range = Registry[key].range
        for value in [range.lowerBound, range.upperBound] {
            #expect(Self.lives([key: value]) == Self.usual, "\(Registry[key].name) at \(value)")
        }
    }

    /// The test sees a change of lives: of the weight of hours worked before.
    @Test func aHazardChangesLives() {
        #expect(Self.lives([.ownJobHoursEffect: Registry[.ownJobHoursEffect].range.upperBound]) != Self.usual)
    }
}
