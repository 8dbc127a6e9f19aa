import Foundation
import Simulator
import Synchronization
import Testing

@testable import Scenarios

@Suite struct SelectionStudyTests {
    private static let scenarios = [30.0, 33, 38, 37.5].map {
        MixedLuckStudy.scenario("p\(shortText($0))", percent: $0)
    }

    private static func shortText(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }

    private func goal(
        _ zone: Double, maximum: Int = 2000, goesOn: Bool = true, name: String = "coverage_90d"
    ) -> SelectionGoal {
        let target = SelectionTarget(
            name: name, unit: "share", zone: zone, preference: name == "coverage_gini" ? .smaller : .larger)
        return SelectionGoal(stated: [target], goesOn: goesOn, maximum: maximum)
    }

    private func compare(
        _ folder: String, _ goal: SelectionGoal, jobs: Int = 2, replications: Int? = nil,
        say: (String) -> Void = { _ in }
    ) async throws -> Comparison {
        let options = StudyOptions(replications: replications, jobs: jobs, output: folder)
        return try await MixedLuckStudy.study.compare(
            Self.scenarios, files: ["a", "b", "c", "d"], by: goal, tradeOff: ["coverage_90d", "coverage_gini"],
            options: options, say: say
        ).comparison
    }

    private func entry(_ comparison: Comparison, _ name: String = "coverage_90d") throws -> SelectionEntry {
        try #require(comparison.selection?.entries.first { $0.target.name == name })
    }

    /// The best of four is found; the worse ones are not run as far, and tables are of what all have.
    @Test func goesOnUntilOneIsBest() async throws {
        try await inTemporaryFolder { folder in
            let told = Mutex<[String]>([])
            let comparison = try await compare(folder, goal(0.015)) { text in told.withLock { $0.append(text) } }
            let found = try entry(comparison)
            #expect(found.status == .selected && found.needed == 0 && (found.leader ?? 0) >= 2)
            #expect(found.replications > 40 && comparison.runs.allSatisfy { $0.replications < found.replications })
            let stored = try StudyFile(reading: folder + "/p38.sqlite")
            #expect(try stored.storedReplications().count == found.replications)
            try stored.close()
            let text = try #require(comparison.selection?.text)
            #expect(text.contains("Which is best, each outcome for itself (95 % sure)\n"))
            #expect(
                text.contains(
                    #/90 days +1.5 points +p3[78][.5]* will do: ahead by .*, within the zone \(\d+ replications\)/#
                ))
            let first = try #require(told.withLock { $0.first })
            #expect(
                first.contains(#/^40 replications: coverage_90d: [234] scenarios left; about \d+ more, about .* s$/#),
                "\(first)")
        }
    }

    /// The looks follow from the results alone: what was stored before, and the number of jobs, change nothing.
    @Test func whatWasStoredBeforeChangesNothing() async throws {
        try await inTemporaryFolder { folder in
            let whole = try await compare(folder + "/whole", goal(0.015), jobs: 1)
            for stored in [7, 300] {
                let options = StudyOptions(replications: stored, output: folder + "/\(stored)")
                for scenario in Self.scenarios.prefix(3) {
                    _ = try await MixedLuckStudy.study.run(scenario, options: options)
                }
                let continued = try await compare(folder + "/\(stored)", goal(0.015), jobs: 3)
                #expect(continued.selection == whole.selection && continued.tradeOff == whole.tradeOff)
                #expect(continued.runs.map(\.resultsDigest) == whole.runs.map(\.resultsDigest))
            }
        }
    }

    @Test func stopsAtTheMostAndSaysWhatItWouldTake() async throws {
        try await inTemporaryFolder { folder in
            let comparison = try await compare(folder, goal(0.002, maximum: 50))
            let found = try entry(comparison)
            #expect(found.status == .undecided && found.replications == 50 && (found.needed ?? 0) > 50)
            let text = try #require(comparison.selection?.text)
            #expect(
                text.contains(
                    #/cannot be told apart.*: .*p38.*; about \d+ more replications would \(50 replications\)/#))
            #expect(text.contains("--maximum allows no more replications, and not every outcome is decided."))
        }
    }

    /// A fixed number of replications is judged by one look; other outcomes of the same runs come along.
    @Test func aFixedNumberIsJudgedToo() async throws {
        try await inTemporaryFolder { folder in
            let fixed = goal(0.03, goesOn: false, name: "coverage_gini")
            let comparison = try await compare(folder, fixed, replications: 150)
            let found = try entry(comparison, "coverage_gini")
            #expect(found.contenders.allSatisfy { $0 >= 2 } && found.target.preference == .smaller)
            #expect(try entry(comparison).replications == 150)
            #expect(try entry(comparison, "eligible_sustained_26w").status == .undefined)
            #expect(
                comparison.selection?.text.contains("not judged: p30: it has no such outcome") == true)
            let few = try await compare(folder, fixed, replications: 8)
            #expect(try entry(few).status == .tooFew)
            #expect(few.selection?.text.hasPrefix("Which is best: too few replications to say; 40 or more") == true)
            #expect(few.tradeOff?.text == "Trade-off: 8 replications are too few to say; from 10 on.\n")
        }
    }

    /// The lowest coverage has the highest share left out: beaten on both. The best is beaten by nobody.
    @Test func whatIsBeatenOnAllOutcomes() async throws {
        try await inTemporaryFolder { folder in
            let comparison = try await compare(folder, goal(0.03, goesOn: false), replications: 100)
            let tradeOff = try #require(comparison.tradeOff)
            #expect(tradeOff.standings.map(\.name) == ["p30", "p33", "p38", "p37.5"])
            #expect(tradeOff.standings[0].probability > 0.95 && !tradeOff.standings[0].dominatedBy.isEmpty)
            #expect(tradeOff.standings.contains { $0.dominatedBy.isEmpty })
            #expect(tradeOff.text.contains(#/p30 +beaten by|p30 +p3/#))
            #expect(tradeOff.text.contains("can be left out"))
            #expect(comparison.json.text.contains(#""trade_off": ["#))
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(comparison.json.text.utf8)) as? [String: [[String: Any]]])
            let selection = try #require(object["selection"]?.first { $0["name"] as? String == "coverage_90d" })
            #expect(selection["better"] as? String == "larger" && selection["zone"] as? Double == 0.03)
            #expect(selection["replications"] as? Int == 100 && selection["status"] is String)
        }
    }

    @Test func whatIsNotDefinedIsRefused() async throws {
        try await inTemporaryFolder { folder in
            let invalid = await #expect(throws: InvalidInput.self) {
                _ = try await compare(folder, goal(1, name: "wait_days_median"))
            }
            #expect(
                invalid?.diagnostics.map(\.text) == [
                    "--select: error: 'wait_days_median' is not defined in p30: fewer than half are ever admitted; leave it out of --select"
                ])
        }
    }
}
