import Foundation
import Testing

@testable import Models

/// Scenarios drawn from the ranges of the registry, in debug builds with all invariants after every event.
///
/// `make test` takes some, `make test-full` a thousand. A failure is told with its seed and the fewest changes that show it. A broken
/// invariant stops the program; then the last line on standard error names the seed, and it can be run alone and cut down by hand:
///
///     FOTFESTE_RANDOM_SEED=17 FOTFESTE_RANDOM_KEEP=0-20 swift test -Xswiftc -O --skip-build --filter RandomScenarioTests
///
/// where the numbers are places in the list of changed parameters, which is printed.
@Suite(.serialized) struct RandomScenarioTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let seeds: [UInt64] = {
        if let one = environment["FOTFESTE_RANDOM_SEED"].flatMap({ UInt64($0) }) { return [one] }
        return Array(1...(fullTests ? 1_000 : 25))
    }()

    @Test func randomScenariosRun() {
        for seed in Self.seeds {
            CrashNote.set("random scenario with seed \(seed)")
            defer { CrashNote.clear() }
            let scenario = RandomScenario(seed: seed)
            let kept = Self.kept(of: scenario)
            guard let problem = ScenarioCheck(input: scenario.input(keeping: kept)).problem(seed: seed) else {
                continue
            }
            print("random scenario with seed \(seed): \(problem)")
            let fewest = Self.shrunk(scenario, kept)
            let told = fewest.map { key in
                "\(Registry[key].name): \(scenario.changes.first { $0.key == key }?.value ?? 0)"
            }
            Issue.record("random scenario with seed \(seed): \(problem); with \(told.joined(separator: ", "))")
        }
    }

    /// What the checker refuses it refuses with words, and what is left runs.
    @Test func contradictionsAreTold() {
        let refused = (1...20).flatMap { RandomScenario(seed: $0).contradictions }
        #expect(refused.count > 10)
        #expect(
            refused.allSatisfy { !$0.keys.isEmpty && $0.message.contains("allowed") || $0.message.contains("longer") })
    }

    /// All changes, or those that the environment asks for.
    private static func kept(of scenario: RandomScenario) -> [ParameterKey] {
        let all = scenario.changes.map(\.key)
        guard let text = environment["FOTFESTE_RANDOM_KEEP"] else { return all }
        let places = text.split(separator: ",").flatMap { part -> [Int] in
            let ends = part.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last else { return [] }
            return Array(first...last)
        }
        for (place, change) in scenario.changes.enumerated() {
            print("\(places.contains(place) ? "+" : "-") \(place) \(Registry[change.key].name) \(change.value)")
        }
        return all.indices.filter(places.contains).map { all[$0] }
    }

    /// Leaves out halves, quarters and so on of the changes as long as something is still wrong (delta debugging; A. Zeller and
    /// R. Hildebrandt 2002, doi:10.1109/32.988498).
    private static func shrunk(_ scenario: RandomScenario, _ keys: [ParameterKey]) -> [ParameterKey] {
        var kept = keys
        var size = (kept.count + 1) / 2
        while size > 0 {
            var start = 0
            while start < kept.count {
                let fewer = Array(kept[..<start] + kept[min(kept.count, start + size)...])
                if ScenarioCheck(input: scenario.input(keeping: fewer)).problem(seed: scenario.seed) != nil {
                    kept = fewer
                } else {
                    start += size
                }
            }
            size /= 2
        }
        return kept
    }
}
