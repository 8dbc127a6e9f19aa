import Foundation
import Simulator
import Synchronization
import Testing

@testable import Scenarios

@Suite struct PrecisionStudyTests {
    private static let scenario = RatioStudy.scenario("a", percent: 30)

    private func goal(_ halfWidth: Double, maximum: Int = 2000, name: String = "coverage_90d") -> PrecisionGoal {
        PrecisionGoal(
            targets: [PrecisionTarget(name: name, unit: "share", halfWidth: halfWidth)], maximum: maximum)
    }

    private func run(
        _ folder: String, _ goal: PrecisionGoal, jobs: Int = 2, say: (PrecisionForecast) -> Void = { _ in }
    ) async throws -> RunReport {
        let options = StudyOptions(jobs: jobs, output: folder)
        return try await RatioStudy.study.run(Self.scenario, until: goal, options: options, say: say).report
    }

    @Test func stopsWhereTheHalfWidthIsReached() async throws {
        try await inTemporaryFolder { folder in
            let report = try await run(folder, goal(0.02))
            let (entry, outcome) = (try #require(report.precision?.entries.first), report.regional("coverage_90d"))
            #expect(entry.reached == outcome?.halfWidth && entry.isReached)
            #expect(report.precision?.stoppedBy == .precision)
            #expect(report.replications > 40 && report.replications < 110)
            #expect(
                report.json.text.contains(
                    #""widest": "", "replications": \#(report.replications), "stopped_by": "precision"}"#))
            // Not precise at 9 of 10 of them: no look was so late that it cost much.
            let options = StudyOptions(replications: report.replications * 8 / 10, output: folder)
            let before = try await RatioStudy.study.run(Self.scenario, options: options).report
            #expect((before.regional("coverage_90d")?.halfWidth ?? 0) > 0.02)
        }
    }

    /// The looks follow from the results alone: what was stored before, and the number of jobs, change nothing.
    @Test func whatWasStoredBeforeChangesNothing() async throws {
        try await inTemporaryFolder { folder in
            let whole = try await run(folder + "/whole", goal(0.03), jobs: 1)
            for stored in [7, 150] {
                let options = StudyOptions(replications: stored, output: folder + "/\(stored)")
                _ = try await RatioStudy.study.run(Self.scenario, options: options)
                let continued = try await run(folder + "/\(stored)", goal(0.03), jobs: 3)
                #expect(continued.resultsDigest == whole.resultsDigest)
                #expect(continued.precision == whole.precision)
            }
        }
    }

    @Test func stopsAtTheMost() async throws {
        try await inTemporaryFolder { folder in
            let told = Mutex<[String]>([])
            let report = try await run(folder, goal(0.01, maximum: 30)) { forecast in
                told.withLock { $0.append(forecast.text) }
            }
            #expect(report.replications == 30 && report.precision?.stoppedBy == .maximum)
            #expect(report.json.text.contains(#""stopped_by": "maximum""#))
            #expect(
                RunText(report).text.contains(
                    "\n  As many replications as --maximum allows, and not every outcome is as precise as asked for.\n")
            )
            let first = try #require(told.withLock { $0.first })
            #expect(
                first.wholeMatch(
                    of:
                        #/20 replications: coverage_90d: ± [0-9.]+ points, 1 wanted; about \d+ more would do, --maximum allows 10, about (\d+ (h|min) )?\d+ (s|min)/#
                ) != nil, "\(first)")
        }
    }

    @Test func whatIsNotDefinedIsRefused() async throws {
        try await inTemporaryFolder { folder in
            for (name, message) in [
                (
                    "wait_days_median",
                    "'wait_days_median' is not defined in a: fewer than half are ever admitted; leave it out of --precision"
                ), ("retention_12m", "'retention_12m' is no outcome of a"),
            ] {
                let invalid = await #expect(throws: InvalidInput.self) {
                    _ = try await run(folder, goal(0.01, name: name))
                }
                #expect(invalid?.diagnostics.map(\.text) == ["--precision: error: " + message])
            }
        }
    }

    @Test func aReportForPeople() {
        let target = PrecisionTarget(name: "coverage_90d", unit: "share", halfWidth: 0.02)
        let days = PrecisionTarget(name: "wait_days_mean", unit: "days", halfWidth: 2)
        var report = PrecisionReport(goal(0.02), [], differences: [], replications: 65)
        report.entries = [
            .init(target: target, reached: 0.01834, widest: "b less a"), .init(target: days, reached: 1.5, widest: "b"),
        ]
        #expect(
            report.text == """
                Precision after 65 replications
                  coverage_90d: ± 1.83 points, 2 wanted (widest: b less a)
                  wait_days_mean: ± 1.50 days, 2.00 wanted (widest: b)
                  Every outcome is as precise as asked for.

                """)
    }

    /// Levels and differences of all scenarios, each with the interval that is printed.
    @Test func comparisonsArePreciseInLevelsAndDifferences() async throws {
        try await inTemporaryFolder { folder in
            let scenarios = [30, 34, 60].map { RatioStudy.scenario("p\(Int($0))", percent: $0) }
            let comparison = try await RatioStudy.study.compare(
                scenarios, files: ["a", "b", "c"], until: goal(0.03), options: StudyOptions(output: folder)
            ).comparison
            #expect(comparison.precision?.stoppedBy == .precision)
            #expect(comparison.runs.allSatisfy { $0.replications == comparison.runs[0].replications })
            let widths =
                comparison.runs.map { $0.regional("coverage_90d")?.halfWidth }
                + comparison.differences.filter(\.group.isWhole).filter { $0.estimate != nil }.map(
                    \.simultaneousHalfWidth)
            #expect(widths.count == 5 && widths.allSatisfy { ($0 ?? 1) <= 0.03 })
            #expect(comparison.precision?.entries.first?.reached == widths.compactMap(\.self).max())
            #expect(comparison.json.text.contains(#""precision": ["#))
        }
    }
}
