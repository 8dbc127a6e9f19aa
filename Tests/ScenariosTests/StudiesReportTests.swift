import Foundation
import GRDB
import Models
import Simulator
import Testing

@testable import Scenarios

@Suite struct StudiesReportTests {
    private let names = CellNames(SmallStudy.input(level: 1))

    private func outcome(
        _ values: [Double], unit: String = "share", group: Group = .region, name: String = "coverage_90d"
    ) -> ReportedOutcome {
        let (total, count) = (values.reduce(0, +), Double(values.count))
        let jackknife = Jackknife(
            whole: total / count, leavingOut: values.map { (total - $0) / max(1, count - 1) })
        return ReportedOutcome(
            OutcomeEstimate(name: name, unit: unit, group: group, jackknife: jackknife, reason: nil), names: names,
            confidence: 0.95, replications: values.count)
    }

    private func report(_ name: String, _ outcomes: [ReportedOutcome]) -> RunReport {
        RunReport(
            name: name, scenarioDigest: "aa", resultsDigest: "bb", programVersion: "0.1.0", seed: .max,
            replications: 4, horizonDays: 1826.25, warmupDays: 0, seconds: 0.5, events: 7, outcomes: outcomes,
            notes: ["A note."])
    }

    @Test func theJSONOfARun() {
        let outcomes = [
            outcome([0.25, 0.25], group: .office(1)), outcome([.nan, 1]), outcome([0.5], group: .team(0)),
        ]
        #expect(
            report("a \"b\"", outcomes).json.text == #"""
                {
                  "name": "a \"b\"",
                  "scenario_digest": "aa",
                  "results_digest": "bb",
                  "program_version": "0.1.0",
                  "seed": 18446744073709551615,
                  "replications": 4,
                  "horizon_days": 1826.25,
                  "warmup_days": 0,
                  "seconds": 0.5,
                  "events": 7,
                  "outcomes": [
                    {"name": "coverage_90d", "unit": "share", "estimate": 0.25, "low": 0.25, "high": 0.25, "half_width": 0, "confidence": 0.95, "level": 0.95, "method": "jackknife", "replications": 2, "by": {"office": "1901"}, "reason": null},
                    {"name": "coverage_90d", "unit": "share", "estimate": null, "low": null, "high": null, "half_width": null, "confidence": 0.95, "level": 0.95, "method": null, "replications": 2, "by": {}, "reason": "not a finite number"},
                    {"name": "coverage_90d", "unit": "share", "estimate": 0.5, "low": null, "high": null, "half_width": null, "confidence": 0.95, "level": 0.95, "method": null, "replications": 1, "by": {"team": "Nord, \"A\""}, "reason": null}
                  ]
                }

                """#)
    }

    @Test func differencesArePaired() throws {
        let a = [0.1, 0.2, 0.3, 0.4]
        let comparison = Comparison([
            report("a", [outcome(a), outcome(a, group: .municipality(0)), outcome(a, group: .municipality(1))]),
            report("b", [outcome(a.map { $0 + 0.5 }), outcome(a, group: .municipality(1))]),
            report("c", [outcome([.nan, 1, 1, 1])]),
        ])
        #expect(comparison.differences.map(\.b) == ["b", "b", "c"])
        #expect(comparison.differences.map(\.group.value) == ["", "5402", ""])
        let first = try #require(comparison.differences.first)
        #expect(abs((first.estimate ?? 0) - 0.5) < 1e-12)
        #expect((first.halfWidth ?? 1) < 1e-9)
        #expect(abs((first.correlation ?? 0) - 1) < 1e-9)
        #expect(first.excludesZero)
        let last = try #require(comparison.differences.last)
        #expect(last.estimate == nil)
        #expect(comparison.json.text.contains(#""b": "c", "estimate": null, "low": null, "high": null"#))
    }

    /// Ends that are written as the estimate is are no interval, and a difference that is written as nought is hardly one.
    @Test func aSentenceTellsEndsFromTheEstimate() throws {
        let a = [0.1, 0.2, 0.3, 0.4]
        func sentence(_ later: RunReport) throws -> String {
            try #require(PlainSentence("coverage_90d", Comparison([report("a", [outcome(a)]), later]))?.text)
        }
        let better = try sentence(report("b", [outcome(a.map { $0 + 0.5 })]))
        #expect(better.hasPrefix("Of 1000 eligible people, ") && better.hasSuffix("; under b 500 more."))
        let same = try sentence(report("c", [outcome(a)]))
        #expect(same.hasSuffix("; under c there is hardly a difference (0)."))
    }

    @Test func twoScenariosOfOneNameAreRefused() async throws {
        try await inTemporaryFolder { folder in
            let invalid = await #expect(throws: InvalidInput.self) {
                _ = try await SmallStudy.study.compare(
                    [SmallStudy.scenario(), SmallStudy.scenario(text: "other")], files: ["a.yaml", "b.yaml"],
                    options: StudyOptions(output: folder))
            }
            #expect(
                invalid?.diagnostics.map(\.text) == [
                    "b.yaml: error: this scenario is named 'small', and so is a.yaml; give each its own name"
                ])
        }
    }

    @Test func aReplayFindsTheRowThatWasChanged() async throws {
        try await inTemporaryFolder { folder in
            let options = StudyOptions(replications: 6, jobs: 2, output: folder)
            let path = try await SmallStudy.study.run(SmallStudy.scenario(), options: options).path
            #expect(try await SmallStudy.study.verify(path, replay: true, jobs: 2).text.hasSuffix("matches.\n"))
            let queue = try DatabaseQueue(path: path)
            try await queue.write {
                try $0.execute(sql: "UPDATE observation SET value = 77 WHERE replication = 4 AND day = 3")
            }
            try queue.close()
            let stored = try await SmallStudy.study.verify(path, replay: false, jobs: 1)
            #expect(!stored.matches)
            #expect(stored.resultsDigest != stored.storedResultsDigest)
            let replayed = try await SmallStudy.study.verify(path, replay: true, jobs: 2)
            #expect(replayed.replayedDigest == replayed.storedResultsDigest)
            #expect(replayed.firstDifference?.stored?.hasPrefix("1,4,") == true)
            #expect(replayed.firstDifference?.stored?.hasSuffix(",3,77.0") == true)
        }
    }
}

@Suite struct StudiesTextTests {
    @Test(arguments: [
        ("share", 0.3127, "31.3"), ("NOK", 812_345.4, "812 345"), ("NOK", -1234.0, "-1 234"), ("days", 12.345, "12.3"),
        ("hours", -0.0001, "0.000"),
    ])
    func numbers(unit: String, value: Double, text: String) {
        #expect(NumberText(unit: unit, row: [value]).text(value) == text)
    }

    @Test func aRunForAPlanner() async throws {
        try await inTemporaryFolder { folder in
            let options = StudyOptions(replications: 8, jobs: 2, output: folder)
            let report = try await SmallStudy.study.run(SmallStudy.scenario(), options: options).report
            let lines = RunText(report).text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines[0] == "small: 2 years observed after 3 years of warm-up, 8 replications, seed 1")
            #expect(lines.contains("Of all who become eligible (these compare policies)"))
            #expect(lines.contains("  wait_days_median: fewer than half are ever admitted"))
            #expect(lines.contains("  - A note."))
            #expect(lines.contains { $0.wholeMatch(of: #/  Tromsø .*[0-9] \([0-9.]+ to [0-9.]+\).*/#) != nil })
        }
    }

    @Test func aComparisonForAPlanner() async throws {
        try await inTemporaryFolder { folder in
            let options = StudyOptions(replications: 8, jobs: 2, output: folder)
            let scenarios = [
                SmallStudy.scenario("a"), SmallStudy.scenario("b under c", text: "b", level: 20),
            ]
            let comparison = try await SmallStudy.study.compare(
                scenarios, files: ["a", "b"], options: options
            ).comparison
            let text = ComparisonText(comparison).text
            let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(line.contains(" get a place within 90 days under a; under b under c "))
            #expect(text.contains("Difference: b under c less a\n"))
        }
    }
}
